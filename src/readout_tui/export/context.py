"""What stands around a passage: the sentence before it and the one after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout_tui.locator import Passage, Place, paragraphs
from readout_tui.model import Mode, Readout
from readout_tui.text import sentence_spans

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence, or the part of one that a passage leaves out."""

    text: str
    speaker: str | None
    """Who says it, where the passage's own turn is another one; `Narration` if nobody does."""
    language: str | None
    """The turn's, else the readout's."""
    mode: Mode = "direct"
    """How the turn gives it: reported speech is in the publisher's words."""

    @property
    def told_by(self) -> str | None:
        """Who says it, to print before the text, and whether it is reported; None if that needs no word."""
        reported = " (reported)" if self.mode == "reported" else ""
        return f"{self.speaker}{reported}" if self.speaker else None


def before(readout: Readout, passage: Passage) -> Context | None:
    """Return the sentence before a passage, or the beginning of the one that it starts in, if any."""
    start = passage.start
    earlier = [
        (place, text[: start.character] if place == start.place else text)
        for place, text in paragraphs(readout)
        if place <= start.place
    ]
    for place, text in reversed(earlier):
        if sentences := _sentences(text):
            return _context(readout, place, sentences[-1], start.place)
    return None


def after(readout: Readout, passage: Passage) -> Context | None:
    """Return the sentence after a passage, or the end of the one that it ends in, if any."""
    end = passage.end
    later = (
        (place, text[end.character :] if place == end.place else text)
        for place, text in paragraphs(readout)
        if place >= end.place
    )
    for place, text in later:
        if sentences := _sentences(text):
            return _context(readout, place, sentences[0], end.place)
    return None


def _sentences(text: str) -> list[str]:
    """Return the sentences that have words: neither a number nor a full stop that was left out is one."""
    return [text[start:end] for start, end in sentence_spans(text) if _LETTER.search(text, start, end)]


def _context(readout: Readout, place: Place, text: str, own: Place) -> Context:
    turn = readout.turns[place.turn - 1]
    speaker = None
    if place.turn != own.turn:
        speaker = (readout.speaker_name(turn) if turn.spoken_mode != "narration" else None) or "Narration"
    return Context(text, speaker, turn.language or readout.language, turn.spoken_mode)
