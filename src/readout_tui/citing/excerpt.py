"""What a citation is made of: the words, who said them, and where they were published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from readout_tui.locator import Locator, Passage, Slice, locator_of, slices
from readout_tui.model import Mode, Participant, Readout, Source, Turn
from readout_tui.text import fold, sentence_spans
from readout_tui.timespan import Timespan

CUT = "[…]"

_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a part of a passage, and how the page gives it."""

    name: str | None
    """None in narration."""
    role: str | None
    """The role, and the side where the role does not name it."""
    mode: Mode

    def __str__(self) -> str:
        """Write name and role, and nothing for narration."""
        return ", ".join(filter(None, (self.name, self.role)))

    @property
    def described(self) -> str:
        """Write name, role, and that it is reported speech if it is."""
        return f"{self} (in reported speech)" if self.mode == "reported" else str(self)

    @property
    def heading(self) -> str:
        """What stands before its words where others speak too."""
        if self.name is None:
            return "Narration"
        return f"{self.name} (reported)" if self.mode == "reported" else self.name


@dataclass(frozen=True, slots=True)
class Part:
    """What a passage takes from one turn."""

    voice: Voice
    language: str | None
    """The turn's, else the readout's."""
    paragraphs: tuple[str, ...]
    """Verbatim but for `CUT`, without white space around them."""
    verbatim: str
    """The words alone, paragraphs divided by a blank line, without `CUT`."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage cut out of its readout."""

    readout: Readout
    parts: tuple[Part, ...]
    """One a turn, in order; never empty."""
    verbatim: str
    """The words alone, paragraphs divided by a blank line, without `CUT`."""
    locator: Locator

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks, each once, in the order of their words; narration left out."""
        return tuple(dict.fromkeys(part.voice for part in self.parts if part.voice.name))

    @property
    def source(self) -> Source:
        """Where it was published, as far as the file says."""
        return self.readout.source or Source()

    @property
    def url(self) -> str | None:
        """The page's address, or else its lasting copy's."""
        return self.source.url or self.source.archived

    @property
    def date(self) -> Timespan | None:
        """When it took place, or else was published."""
        text = self.readout.date or self.source.published
        return Timespan.parse(text) if text else None


def excerpt(readout: Readout, passage: Passage) -> Excerpt:
    """Cut a passage out, mark cuts, and find who speaks.

    A cut is marked where the passage starts or ends inside a sentence.

    Raises:
        ValueError: The passage holds no words.
    """
    covered = [piece for piece in slices(readout, passage) if piece.text.strip()]
    if not covered:
        raise ValueError("the passage holds no words")
    shown = [piece.text.strip() for piece in covered]
    if _starts_inside_sentence(covered[0]):
        shown[0] = f"{CUT} {shown[0]}"
    if _ends_inside_sentence(covered[-1]):
        shown[-1] = f"{shown[-1]} {CUT}"
    by_turn = groupby(zip(covered, shown, strict=True), key=lambda pair: pair[0].place.turn)
    return Excerpt(
        readout,
        tuple(_part(readout, readout.turns[number - 1], list(pairs)) for number, pairs in by_turn),
        "\n\n".join(piece.text for piece in covered),
        locator_of(readout, passage),
    )


def voice_of(readout: Readout, turn: Turn) -> Voice:
    """Return who speaks in a turn."""
    mode = turn.spoken_mode
    name = None if mode == "narration" else readout.speaker_name(turn)
    who = readout.participant(turn.speaker) if name else None
    return Voice(name, _role(who) if who else None, mode)


def _part(readout: Readout, turn: Turn, pairs: Sequence[tuple[Slice, str]]) -> Part:
    return Part(
        voice_of(readout, turn),
        turn.language or readout.language,
        tuple(text for _, text in pairs),
        "\n\n".join(piece.text for piece, _ in pairs),
    )


def _role(who: Participant) -> str | None:
    if who.role and who.side and fold(who.side) not in fold(who.role):
        return f"{who.role}, {who.side}"
    return who.role or who.side


def _starts_inside_sentence(piece: Slice) -> bool:
    """Tell whether words of the first sentence are left out: punctuation alone is no cut."""
    return any(
        start < piece.start < end and _LETTER.search(piece.paragraph, start, piece.start)
        for start, end in sentence_spans(piece.paragraph)
    )


def _ends_inside_sentence(piece: Slice) -> bool:
    return any(
        start < piece.end < end and _LETTER.search(piece.paragraph, piece.end, end)
        for start, end in sentence_spans(piece.paragraph)
    )
