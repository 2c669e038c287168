"""Marked text in lines and columns, as wide as a terminal shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from readout_tui.text import clean_line

Span = tuple[int, int]
Mark = Callable[[str], str]
"""Marks a run of text, with colours or signs."""


def marked(text: str, spans: Sequence[Span], mark: Mark) -> str:
    """Return a text as one line, with some spans of it, in order, marked."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [clean_line(text[position:start]), mark(text[start:end])]
        position = end
    return "".join([*pieces, clean_line(text[position:])]).strip()


def marked_lines(text: str, spans: Sequence[Span], width: int, mark: Mark) -> Iterator[tuple[str, int]]:
    """Yield the lines of a text that is wrapped at spaces, each with its width in cells.

    Args:
        text: A paragraph; line breaks count as spaces.
        spans: What to mark: code points in `text`, in order. A run that goes over the end of a line is marked
            on each by itself.
        width: Cells a line; a word that is longer than a line is cut.
        mark: Marks a run. What it adds is counted as cells unless it is an escape sequence.
    """
    text = clean_line(text)
    extra = 0 if "\033" in mark("x") else _cells(mark("x")) - 1
    start = 0
    while (start := start + len(text[start:]) - len(text[start:].lstrip())) < len(text):
        end, cells = _line_end(text, spans, start, width, extra)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
        yield marked(text[start:end], inside, mark), cells
        start = end


def _line_end(text: str, spans: Sequence[Span], start: int, width: int, extra: int) -> tuple[int, int]:
    """Return where a line ends, at a space if there is one, and its width."""
    last_space, cells, cells_there, runs = None, 0, 0, 0
    opened = {max(a, start) for a, b in spans if b > start}
    for position in range(start, len(text)):
        if text[position] == " ":
            last_space, cells_there = position, cells + extra * runs
        before = cells + extra * runs
        runs += position in opened
        cells += _cells(text[position])
        if cells + extra * runs > width and position > start:
            return (last_space, cells_there) if last_space else (position, before)
    return len(text), cells + extra * runs


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def side_by_side(
    left: Sequence[tuple[str, int]], right: Sequence[tuple[str, int]], width: int, gap: str
) -> Iterator[str]:
    """Yield lines of two columns, the left one filled up to a width."""
    for (one, cells), (other, _) in zip_longest(left, right, fillvalue=("", 0)):
        yield f"{one}{' ' * (width - cells)}{gap}{other}".rstrip()
