"""How wording moved from one text to another, to be read with colours and without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from readout_tui.index.answers import Change, Echo
from readout_tui.text import word_spans

_WHITE = re.compile(r"\s+")

LONG = 8_000
"""Code points of a piece from which its middle is left out."""
MOST = 40_000
"""Code points of a wording that are shown at most."""
CUT = " […] "
"""What stands for what is left out."""

PieceKind: TypeAlias = Literal["kept", "dropped", "added"]

STRONG = 75.0
STRONG_WORDS = 8
"""How similar an echo is, of 100, and how many words it has, from which on the margin tells of it."""


def wording(echo: Echo, asked: str) -> Iterator[tuple[str, PieceKind]]:
    """Yield the pieces of an echo from the older to the newer wording: `[-dropped-] {+added+}`.

    Args:
        echo: Some echo.
        asked: The paragraph that was asked for.
    """
    before, after = (echo.text, asked) if echo.earlier else (asked, echo.text)
    end: int | None = None
    for change in echo.differences:
        start, stop = change.after
        # What stands between the runs, as the newer text has it: a space, or a comma and a space.
        gap = "" if end is None else after[end:start] or " "
        for text, kind in _pieces(change, before, after, gap):
            yield _WHITE.sub(" ", text), kind
        end = stop if end is None or stop > start else max(end, start)


def shortened(pieces: Iterable[tuple[str, PieceKind]]) -> Iterator[tuple[str, PieceKind]]:
    """Yield pieces of a wording, each without its middle if it is long, as far as anyone reads on."""
    length = 0
    for text, kind in pieces:
        shown = without_middle(text)
        length += len(shown)
        if length > MOST:
            yield CUT, "kept"
            return
        yield shown, kind


def without_middle(text: str) -> str:
    """Leave the middle of a text out that is longer than one looks through on a sheet."""
    return text if len(text) <= LONG else f"{text[: LONG // 2]}{CUT}{text[-LONG // 2 :]}"


def _pieces(change: Change, before: str, after: str, gap: str) -> Iterator[tuple[str, PieceKind]]:
    old, new = before[slice(*change.before)], after[slice(*change.after)]
    if change.kind == "kept":
        yield gap + new, "kept"
        return
    if gap:
        yield gap, "kept"
    if old:
        yield dropped_told(old), "dropped"
    if old and new:
        yield " ", "kept"
    if new:
        yield added_told(new), "added"


def dropped_told(text: str) -> str:
    """Write words of the older wording that are gone."""
    return f"[-{text}-]"


def added_told(text: str) -> str:
    """Write words that the newer wording alone has."""
    return f"{{+{text}+}}"


def is_strong(echo: Echo, asked: str) -> bool:
    """Tell whether an echo is so long and so similar that the margin tells of it."""
    return echo.similarity >= STRONG and len(word_spans(asked[slice(*echo.asked)])) >= STRONG_WORDS
