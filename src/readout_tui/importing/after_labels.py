"""What follows a label and is nothing that somebody says: a date, or the names of those who are present."""

from __future__ import annotations

import re

from readout_tui.importing.dates import find_date
from readout_tui.importing.names import split_designation
from readout_tui.importing.words import looks_like_name

SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def is_person(text: str) -> bool:
    """Tell whether a text is a name and no more, with an office or without."""
    short = len(text.split()) < 8 and not SENTENCE_END.search(text)
    return short and looks_like_name(split_designation(text).name or "")


def is_roll(text: str) -> bool:
    """Tell whether a text is names with commas between and nothing else."""
    if "," not in text:
        return False
    names = text.split(",") if len(text) < 300 and not SENTENCE_END.search(text) else []
    return len(names) > 1 and all(
        looks_like_name(split_designation(name.strip()).name or "") for name in names
    )


def is_dated(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a colon stands in a clock, or before a date and nothing else."""
    colon, rest = match.end("label"), text[match.end() : end]
    if text[colon - 1 : colon].isdigit() and text[colon + 1 : colon + 2].isdigit():
        return True
    found = find_date(rest) if len(rest) < 40 else None
    return found is not None and not rest[: found.start] and len(rest) - found.end < 4
