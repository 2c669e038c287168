"""The line that prints date, time and place: what is one, and what it has besides the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout_tui.importing.dates import Found, Order, find_any_date, find_clock, find_date
from readout_tui.importing.pages import Block
from readout_tui.importing.spans import WEEKDAYS
from readout_tui.importing.words import is_office

_WEEKDAY = re.compile(
    rf"[（(][月火水木金土日](?:曜日?)?[)）]|於：|(?<!\w)(?:{'|'.join(WEEKDAYS)})(?!\w)"
    r"|(?<![\w-])(?:on|at|le|el|am|den|г|года|року|р|r|ora|saat|kl)\.?(?![\w-])",
    re.IGNORECASE,
)
"""What stands with a date and is no part of a place."""
_LINKING = " \t\n,;|/•·()-–—:.،؛，、；"
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+[^\W\d_]$")
_NO_PLACE = re.compile(
    r"www\.|\d{3,}|https?:|^via |: |^(?:published|updated|posted|issued)$|\b(?:date|datum|fecha|дата|tarih)$",
    re.IGNORECASE,
)
HEAD_BLOCKS = 12
"""The blocks from the start among which title and dateline are sought."""
_DATELINES = 4
"""The lines with dates that a block may begin with: more are no dateline."""
_DATELINE_LENGTH = 120
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that part no words, so that letters are counted."""


def is_dateline(text: str, most_words: int = 9) -> bool:
    """Tell whether a text is a short line with a date or a clock and at most so many words else."""
    if len(text) > _DATELINE_LENGTH:
        return False
    dated, clock = date_of_line(text, None), find_clock(text)
    if dated is None and clock is None:
        return False
    rest = rest_of_line(text, dated)
    longest = 12 if _SPACELESS.search(rest) else 60
    return len(rest) <= longest and len(rest.split()) <= most_words


def date_of_line(text: str, order: Order | None) -> Found | None:
    """Return the first date in a line, by the cheap rules or, of a short line, in any language."""
    found = find_date(text, order)
    if found is None and len(text) <= 60 and len(text.split()) <= 8:
        found = find_any_date(text)
    return found


def rest_of_line(text: str, dated: Found | None) -> str:
    """Return what a dateline has besides date, clock and weekday: mostly the place."""
    spans = [(dated.start, dated.end)] if dated else []
    if clock := find_clock(text):
        spans.append((clock.start, clock.end))
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\n{text[end:]}"
    rest = ", ".join(
        piece for part in _WEEKDAY.sub(" ", text).split("\n") if (piece := " ".join(_unlinked(part).split()))
    )
    return _unlinked(rest)


def _unlinked(text: str) -> str:
    """Take off what links a place to a date, but for the last full stop of initials: `Washburn, D.C.`."""
    stripped = text.strip(_LINKING)
    dotted = _INITIALS.search(stripped) and text[text.find(stripped) + len(stripped) :].startswith(".")
    return f"{stripped}." if dotted else stripped


def with_datelines_parted(blocks: Sequence[Block]) -> list[Block]:
    """Part the lines with date and clock that a page's first blocks begin with from the speech under them."""
    parted: list[Block] = []
    for block in blocks[:HEAD_BLOCKS]:
        first, broken, rest = block.text.partition("\n")
        for _ in range(_DATELINES):
            if not (broken and block.kind == "paragraph" and is_dateline(first, 4)):
                break
            shift = len(first) + 1
            bold = tuple((max(0, a - shift), b - shift) for a, b in block.bold if b > shift)
            parted.append(replace(block, text=first, bold=(), marks=()))
            block = replace(block, text=rest, bold=bold)
            first, broken, rest = rest.partition("\n")
        parted.append(block)
    return [*parted, *blocks[HEAD_BLOCKS:]]


def names_place(text: str) -> bool:
    """Tell whether what a dateline has besides the date may be a place: no address, number or office."""
    if _NO_PLACE.search(text) or is_office(text.split("\n")[0]):
        return False
    return re.search(r"[^\W\d_]{2,}", text) is not None
