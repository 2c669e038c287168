"""A readout as the reader walks it: paragraphs in one row, and the units that the keys step by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from readout_tui.locator import Passage, Place, Point, paragraphs
from readout_tui.model import Readout, Turn
from readout_tui.tui.sides import sides_of
from readout_tui.tui.units import Sentences, words_back, words_onward

Unit: TypeAlias = Literal["word", "sentence", "paragraph", "turn", "speaker"]
"""What a step goes by; `speaker` is a turn of the same speaker."""


class Position(NamedTuple):
    """A character: the index of its paragraph and its index there, both counted from 0."""

    paragraph: int
    character: int


class Range(NamedTuple):
    """A run of text, its end excluded."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with what the reader needs to know of its turn."""

    place: Place
    text: str
    turn: Turn
    opens_turn: bool
    closes_turn: bool

    @property
    def voice(self) -> str | None:
        """Whoever speaks here, as an id or a label; None for narration."""
        return self.turn.speaker or self.turn.label


class Document:
    """A readout's paragraphs, and where its words, sentences, paragraphs and turns begin and end."""

    def __init__(self, readout: Readout, ranks: Mapping[str, int] | None = None) -> None:
        """Flatten a readout; sentences and words are only looked for where they are asked for.

        Args:
            readout: What is read.
            ranks: Those of the archive's sides (`sides.ranked_sides`).
        """
        self.readout = readout
        self.sides = sides_of(readout, ranks)
        """The number of each side, by name."""
        self._sentences: dict[int, Sentences] = {}

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order."""
        found = []
        for place, text in paragraphs(self.readout):
            turn = self.readout.turns[place.turn - 1]
            last = len(turn.paragraphs)
            found.append(Paragraph(place, text, turn, place.paragraph == 1, place.paragraph == last))
        return tuple(found)

    @cached_property
    def _index_of(self) -> dict[Place, int]:
        return {paragraph.place: index for index, paragraph in enumerate(self.paragraphs)}

    @property
    def start(self) -> Position:
        """The first character."""
        return Position(0, 0)

    @property
    def end(self) -> Position:
        """The position after the last character."""
        if not self.paragraphs:
            return self.start
        return Position(len(self.paragraphs) - 1, len(self.paragraphs[-1].text))

    def position(self, place: Place, character: int = 0) -> Position:
        """Return where a paragraph's character is; the beginning if there is no such paragraph."""
        index = self._index_of.get(place)
        return self.start if index is None else Position(index, character)

    def _sentences_of(self, paragraph: int) -> Sentences:
        if paragraph not in self._sentences:
            self._sentences[paragraph] = Sentences(self.paragraphs[paragraph].text)
        return self._sentences[paragraph]

    def sentence_at(self, position: Position) -> Range:
        """Return the sentence at a position, or the next one where it stands between two."""
        if not self.paragraphs:
            return Range(self.start, self.start)
        index, character = position
        start, end = self._sentences_of(index).at(character)
        return Range(Position(index, start), Position(index, end))

    def word_at(self, position: Position) -> Range:
        """Return the word at a position; the character there where it stands between two."""
        index, character = position
        words = words_onward(self.paragraphs[index].text, character)
        start, end = next((span for span in words if span[1] > character), (character, character))
        if start > character or start == end:
            start, end = character, character + 1
        return Range(Position(index, start), Position(index, end))

    def paragraph_at(self, position: Position) -> Range:
        """Return the paragraph at a position."""
        end = len(self.paragraphs[position.paragraph].text)
        return Range(Position(position.paragraph, 0), Position(position.paragraph, end))

    def whole_turns(self, part: Range) -> Range:
        """Return a range that is not empty, extended to the whole of the turns that it touches."""
        first, last = part.start.paragraph, part.end.paragraph
        if part.end.character == 0 and last > first:
            last -= 1
        while not self.paragraphs[first].opens_turn:
            first -= 1
        while not self.paragraphs[last].closes_turn:
            last += 1
        return Range(Position(first, 0), self.paragraph_at(Position(last, 0)).end)

    def next_start(self, unit: Unit, position: Position) -> Position | None:
        """Return the first beginning of a unit after a position."""
        return next((p for p in self._starts(unit, position, 1) if p > position), None)

    def previous_start(self, unit: Unit, position: Position) -> Position | None:
        """Return the last beginning of a unit before a position."""
        return next((p for p in self._starts(unit, position, -1) if p < position), None)

    def next_end(self, unit: Unit, position: Position) -> Position | None:
        """Return the first end of a unit after a position."""
        return next((p for p in self._ends(unit, position, 1) if p > position), None)

    def previous_end(self, unit: Unit, position: Position) -> Position | None:
        """Return the last end of a unit before a position."""
        return next((p for p in self._ends(unit, position, -1) if p < position), None)

    def turns_of(self, person_id: str) -> list[Position]:
        """Return where a person's turns begin."""
        return [
            Position(index, 0)
            for index, paragraph in enumerate(self.paragraphs)
            if paragraph.opens_turn and paragraph.turn.speaker == person_id
        ]

    def text(self, part: Range) -> str:
        """Return the text of a range, word for word, paragraphs separated by a blank line."""
        return "\n\n".join(
            self.paragraphs[index].text[start:end] for index, start, end in self._slices(part) if start < end
        )

    def voices(self, part: Range) -> list[str]:
        """Return who speaks in a range, by id or label, each once."""
        voices = (self.paragraphs[index].voice for index, start, end in self._slices(part) if start < end)
        return list(dict.fromkeys(voice for voice in voices if voice is not None))

    def passage(self, part: Range) -> Passage:
        """Return a range as a passage of its readout."""
        start, end = (
            Point(self.paragraphs[position.paragraph].place, position.character) for position in part
        )
        return Passage(self.readout.id, start, end)

    def _slices(self, part: Range) -> Iterator[tuple[int, int, int]]:
        for index in range(part.start.paragraph, min(part.end.paragraph + 1, len(self.paragraphs))):
            start = part.start.character if index == part.start.paragraph else 0
            whole = len(self.paragraphs[index].text)
            yield index, start, part.end.character if index == part.end.paragraph else whole

    def _indices(self, position: Position, direction: Literal[1, -1]) -> range:
        return range(position.paragraph, len(self.paragraphs) if direction == 1 else -1, direction)

    def _starts(self, unit: Unit, position: Position, direction: Literal[1, -1]) -> Iterator[Position]:
        for index in self._indices(position, direction):
            spans = self._spans(unit, index, position, direction)
            yield from (Position(index, start) for start, _ in spans)

    def _ends(self, unit: Unit, position: Position, direction: Literal[1, -1]) -> Iterator[Position]:
        for index in self._indices(position, direction):
            if unit in ("turn", "speaker"):
                paragraph = self.paragraphs[index]
                if paragraph.closes_turn:
                    yield Position(index, len(paragraph.text))
            else:
                spans = self._spans(unit, index, position, direction)
                yield from (Position(index, end) for _, end in spans)

    def _spans(
        self, unit: Unit, index: int, position: Position, direction: Literal[1, -1]
    ) -> Iterable[tuple[int, int]]:
        """Return the spans of the units that begin in a paragraph, in a direction, from a position in it."""
        paragraph = self.paragraphs[index]
        edge = 0 if direction == 1 else len(paragraph.text)
        character = position.character if index == position.paragraph else edge
        if unit == "word":
            return (words_onward if direction == 1 else words_back)(paragraph.text, character)
        if unit == "sentence":
            sentences = self._sentences_of(index)
            return (sentences.onward if direction == 1 else sentences.back)(character)
        begins = (
            unit == "paragraph"
            or (paragraph.opens_turn and unit == "turn")
            or (paragraph.opens_turn and paragraph.voice == self.paragraphs[position.paragraph].voice)
        )
        return [(0, len(paragraph.text))] if begins else []
