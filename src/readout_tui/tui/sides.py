"""The sides of a meeting: each has a colour and a sign, so that they are told apart without colours too."""

from __future__ import annotations

from readout_tui.model import Readout
from readout_tui.user.themes import SIDES

SIGNS = "●▲■◆○△□◇"
"""One for each colour of a theme's `sides`, in their order."""


def sides_of(readout: Readout) -> dict[str, int]:
    """Return the number of each side, from 1 to `SIDES` and then again from 1, in the file's order.

    None of one that is alone: there is nothing to tell it apart from.
    """
    named = dict.fromkeys(person.side for person in readout.participants if person.side)
    return {side: number % SIDES + 1 for number, side in enumerate(named)} if len(named) > 1 else {}


def sign_of(number: int) -> str:
    """Return the sign of a side's number; none of 0."""
    return SIGNS[number - 1] if number else ""
