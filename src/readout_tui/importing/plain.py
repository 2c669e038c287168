"""Plain text as it was pasted into a file."""

from __future__ import annotations

from dataclasses import replace

from readout_tui.importing.pages import Block, Page
from readout_tui.importing.wrapping import blocks_of_lines

_OPENING = 2
"""The blocks at a page's start whose lines may be title, date and place."""
_SHORT = 120


def read_plain(text: str) -> Page:
    """Read plain text: its blank lines and its habit of breaking lines divide it into blocks."""
    blocks = blocks_of_lines(text)
    opening = [line for block in blocks[:_OPENING] for line in _lines(block)]
    return Page((*opening, *blocks[_OPENING:]))


def _lines(block: Block) -> list[Block]:
    """Part title, date and place where they stand in one block on lines of their own."""
    first, *others = block.text.split("\n")
    if len(others) > 3 or max(map(len, (first, *others))) > _SHORT:
        return [block]
    parted = (replace(block, text=line, runs_on=True, marks=()) for line in others)
    return [replace(block, text=first), *parted]
