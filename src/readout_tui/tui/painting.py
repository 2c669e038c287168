"""Turning text and styled ranges into the segments of a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style


class Layer(NamedTuple):
    """A style laid over part of a line."""

    start: int
    end: int
    style: Style


def paint(text: str, base: Style, layers: Iterable[Layer]) -> list[Segment]:
    """Return a line's segments.

    Args:
        text: The line.
        base: The style under all layers.
        layers: In code points of `text`; a later one covers an earlier one. What lies outside is cut off.
    """
    inside = [(max(0, s), min(len(text), e), style) for s, e, style in layers if e > 0 and s < len(text)]
    cuts = sorted({0, len(text), *(edge for s, e, _ in inside for edge in (s, e))})
    segments = []
    for start, end in pairwise(cuts):
        style = base
        for s, e, over in inside:
            if s <= start and end <= e:
                style += over
        segments.append(Segment(text[start:end], style))
    return segments


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return which of some spans, in order and none in another, touch what is between two places."""
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]


@lru_cache(64)
def covering(style: Style) -> Style:
    """Return a style that leaves nothing of the text styles under it: it has all, or has them not.

    Else a bold sentence would make bold what is found in it, which without colours means something else.
    """
    return style + Style(
        bold=bool(style.bold),
        dim=bool(style.dim),
        italic=bool(style.italic),
        underline=bool(style.underline),
        strike=bool(style.strike),
        reverse=bool(style.reverse),
    )


def cut(text: str, width: int) -> str:
    """Return text that is at most so many cells wide, with an ellipsis where it had to be cut."""
    if cell_len(text) <= width:
        return text
    return "" if width < 1 else set_cell_size(text, width - 1).rstrip() + "…"


def bar(count: int, most: int, width: int) -> str:
    """Return a bar for a count, in eighths of a cell; the greatest count fills the width, and any is seen."""
    eighths = max(count * width * 8 // most, 1) if count and most else 0
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
