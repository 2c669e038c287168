"""Breaking text into lines of a width in terminal cells, with positions kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size

# Up to U+02FF each printing character is one cell wide; the soft hyphen alone may be none.
_ANY_WIDTH = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff]")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break text into lines, at white space where there is any, else anywhere.

    Args:
        text: Cleaned text; a line feed breaks always.
        width: In terminal cells, at least 1.

    Returns:
        The lines' spans, in code points, without the white space at which they were broken. At least one.
    """
    break_line = _wrap_cells if _ANY_WIDTH.search(text.replace("\n", " ")) else _wrap_narrow
    spans: list[tuple[int, int]] = []
    start = 0
    for piece in text.split("\n"):
        spans.extend((start + a, start + b) for a, b in break_line(piece, max(1, width)))
        start += len(piece) + 1
    return spans


def _wrap_narrow(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text in which each character is one cell wide."""
    start, size = 0, len(text)
    while size - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            yield start, start + width
            start += width
        else:
            yield start, start + len(text[start:cut].rstrip(" "))
            start = cut
        while start < size and text[start] == " ":
            start += 1
    yield start, size


def _wrap_cells(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text of any script, counting cells: also between wide characters, never before a mark."""
    start = cells = 0
    breakable = -1
    for index, character in enumerate(text):
        size = get_character_cell_size(character)
        if character == " " and index == start > 0:
            start += 1  # White space at a break stands on neither line.
            continue
        if character == " " or (size == 2 and index > start):
            breakable = index
        if cells + size > width and size and index > start:
            cut = breakable if breakable > start else index
            yield start, start + len(text[start:cut].rstrip(" "))
            start = cut + 1 if text[cut] == " " else cut
            cells = sum(get_character_cell_size(c) for c in text[start:index])
            breakable = -1
            if start > index:
                continue
        cells += size
    yield start, len(text)
