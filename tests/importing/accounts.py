"""What a page's words came to: the law that importing loses none and adds none."""

from __future__ import annotations

import re
from collections import Counter

from readout_tui.model import Readout


def words(text: str) -> Counter[str]:
    """Count a text's words as they are written."""
    return Counter(re.findall(r"\w+", text))


def accounted(readout: Readout) -> Counter[str]:
    """Count the words that a readout has of its page: title, dateline, labels, text and notes."""
    parts = [readout.dateline or ""]
    if not any(doubt.at == "title" for doubt in readout.doubts):
        # Otherwise the title is the file's name, which is none of the page's words.
        parts.append(readout.title)
    for turn in readout.turns:
        parts += [turn.label or "", turn.text]
    parts += [note.text for note in readout.notes]
    return words("\n".join(parts))
