"""The sides of a meeting: each has a colour and a sign, so that they are told apart without colours too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from readout_tui.model import Readout
from readout_tui.user.themes import SIDES

SIGNS = "●▲■◆○△□◇"
"""One for each colour of a theme's `sides`, in their order."""


def ranked_sides(sides: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return each side of an archive with its rank from 0: those in the most readouts first, then by name.

    Args:
        sides: Those of each readout, as printed.
    """
    counts = Counter(side for together in sides for side in together)
    ordered = sorted(counts, key=lambda side: (-counts[side], side))
    return {side: rank for rank, side in enumerate(ordered)}


def sides_of(readout: Readout, ranks: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return the number of each side of a readout; see `numbered_sides`."""
    return numbered_sides((person.side for person in readout.participants if person.side), ranks)


def numbered_sides(sides: Iterable[str], ranks: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return the number of each side, from 1 to `SIDES`, by name.

    The first sides of the archive have a number of their own, the same in all its readouts. The others share
    these: each takes the one of its rank, or the next one that no other of these sides has.
    None of one that is alone: there is nothing to tell it apart from.

    Args:
        sides: Those that are shown together.
        ranks: Those of the archive's sides; one that is unknown is behind them, in the given order.
    """
    named = dict.fromkeys(sides)
    known = ranks or {}
    ranked = {side: known.get(side, len(known) + place) for place, side in enumerate(named)}
    numbers: dict[str, int] = {}
    for side, rank in sorted(ranked.items(), key=lambda item: item[1]):
        wished = ((rank + step) % SIDES + 1 for step in range(SIDES))
        taken = set(numbers.values())
        numbers[side] = next((number for number in wished if number not in taken), rank % SIDES + 1)
    return numbers if len(numbers) > 1 else {}


def sign_of(number: int) -> str:
    """Return the sign of a side's number; none of 0."""
    return SIGNS[number - 1] if number else ""
