"""What the index keeps of one readout: the rows of the catalogue and the pieces of the word index."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from readout_tui.index.words import pieces_of, words_of
from readout_tui.model import Participant, Readout, Turn
from readout_tui.text import fold
from readout_tui.timespan import Timespan

PERSON = "person "
"""Begins the key of a speaker with an id."""
LABEL = "label "
"""Begins the key of a speaker with nothing but a printed label."""

PART = "part"
WHOLE = "whole"

_PIECE_BITS = 14
_PARAGRAPH_BITS = 24
"""Enough for the paragraphs of the largest file that is read; the rest of 62 bits counts readings."""


class Card(Struct, frozen=True, array_like=True, kw_only=True, gc=False):
    """What the timeline and the filters need to know of a readout."""

    id: str
    title: str
    date: str | None
    first_day: int
    """The proleptic ordinal of the first day (`date.toordinal`); 0 if undated."""
    last_day: int
    """The same of the last day."""
    place: str | None
    kind: str | None
    language: str | None
    publisher: str | None
    tags: tuple[str, ...]
    people: tuple[str, ...]
    """Ids of the participants, in the order of the file."""
    related: tuple[tuple[str, str], ...]
    """Ids of other readouts, each with the declared relation."""
    turns: int
    paragraphs: int


class Piece(Struct, frozen=True, array_like=True):
    """A stretch of a paragraph that is searched as one, or a whole paragraph, which is counted as one."""

    paragraph: int
    """Counted from 0 within the readout."""
    number: int
    """Counted from 0 within the paragraph."""
    part: str
    """`PART` of a paragraph, the `WHOLE` of one that has parts, or empty: both in one."""
    words: str
    """Folded, separated by spaces."""
    speaker: str
    """As `speaker_key` makes it; empty for narration."""
    side: str
    """The speaker's, as printed."""
    mode: str
    language: str


class Rows(Struct, frozen=True, array_like=True):
    """All that the index keeps of one readout."""

    card: Card
    participants: list[tuple[str, str, str | None, str | None, int]]
    """Id, name, role, side and number of turns."""
    turns: list[tuple[int, str | None, str]]
    """Number, the speaker's name and mode of each turn."""
    paragraphs: list[tuple[int, int, str]]
    """Turn, paragraph within it, and text."""
    pieces: list[Piece]


def speaker_key(turn: Turn) -> str:
    """Return what the word index knows a speaker by: the person's id, else the printed label."""
    if turn.speaker:
        return PERSON + turn.speaker
    return LABEL + turn.label if turn.label else ""


def paragraph_key(readout: int, paragraph: int) -> int:
    """Return the key of a paragraph (counted from 0) of the reading with that number."""
    return readout << _PARAGRAPH_BITS | paragraph


def piece_key(readout: int, piece: Piece) -> int:
    """Return the key of a piece of the reading with that number."""
    return paragraph_key(readout, piece.paragraph) << _PIECE_BITS | piece.number


def whole_key(paragraph: int) -> int:
    """Return the key under which a paragraph is counted."""
    return paragraph << _PIECE_BITS


def split_piece_key(key: int) -> tuple[int, int]:
    """Return the paragraph's key and the piece's number."""
    return key >> _PIECE_BITS, key & ((1 << _PIECE_BITS) - 1)


def readout_number(paragraph: int) -> int:
    """Return the number of the reading that a paragraph's key belongs to."""
    return paragraph >> _PARAGRAPH_BITS


def rows_of(readout: Readout) -> Rows:
    """Make the rows of one readout."""
    spoken = Counter(turn.speaker for turn in readout.turns)
    participants = {p.id: p for p in readout.participants}
    rows = Rows(
        _card(readout),
        participants=[(p.id, p.name, p.role, p.side, spoken[p.id]) for p in participants.values()],
        turns=[],
        paragraphs=[],
        pieces=[],
    )
    for number, turn in enumerate(readout.turns, 1):
        _add_turn(rows, number, turn, readout, participants.get(turn.speaker or ""))
    return rows


def _card(readout: Readout) -> Card:
    span = Timespan.parse(readout.date) if readout.date else None
    return Card(
        id=readout.id,
        title=readout.title,
        date=readout.date,
        first_day=span.first_day.toordinal() if span else 0,
        last_day=span.last_day.toordinal() if span else 0,
        place=readout.place,
        kind=readout.kind,
        language=readout.language,
        publisher=readout.source.publisher if readout.source else None,
        tags=readout.tags,
        people=tuple(dict.fromkeys(p.id for p in readout.participants)),
        related=tuple((r.id, r.relation) for r in readout.related),
        turns=len(readout.turns),
        paragraphs=sum(len(turn.paragraphs) for turn in readout.turns),
    )


def _add_turn(rows: Rows, number: int, turn: Turn, readout: Readout, speaker: Participant | None) -> None:
    rows.turns.append((number, readout.speaker_name(turn), turn.spoken_mode))
    language = (turn.language or readout.language or "").lower()
    of_turn = (speaker_key(turn), (speaker.side or "") if speaker else "", turn.spoken_mode, language)
    for count, text in enumerate(turn.paragraphs, 1):
        paragraph = len(rows.paragraphs)
        rows.paragraphs.append((number, count, text))
        folded = fold(text)
        spans = list(pieces_of(folded))
        part = PART if len(spans) > 1 else ""
        for piece, (start, end) in enumerate(spans):
            rows.pieces.append(Piece(paragraph, piece, part, _joined(folded[start:end]), *of_turn))
        if part:
            rows.pieces.append(Piece(paragraph, 0, WHOLE, _joined(folded), *of_turn))


def _joined(folded: str) -> str:
    return " ".join(words_of(folded))
