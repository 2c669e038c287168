"""Where a passage stands: locators for people to write down, passages for the program to cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout_tui.model import Readout
from readout_tui.text import excerpt, text_hash

_LOCATOR = re.compile(
    r"(?P<id>[^\s#]+)(?:#(?P<turn>[1-9]\d{0,6})(?:\.(?P<paragraph>[1-9]\d{0,6}))?(?:~(?P<digits>[0-9a-f]{4}))?"
    r"(?:-(?P<end_turn>[1-9]\d{0,6})\.(?P<end_paragraph>[1-9]\d{0,6}))?)?"
)


_SHOWN = 80
"""Code points of a paragraph by which it is known when it is named."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A paragraph within a readout, counted from 1."""

    turn: int
    paragraph: int

    def __str__(self) -> str:
        """Write `turn.paragraph`."""
        return f"{self.turn}.{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Locator:
    """A reference to a readout, a turn, a paragraph or a range: `ID#2.3`, `ID#2.3~9f1c`, `ID#2.3-2.5`."""

    id: str
    turn: int | None = None
    paragraph: int | None = None
    digits: str | None = None
    """Four hexadecimal digits of the first paragraph's hash (`text.text_hash`)."""
    end: Place | None = None

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read a locator.

        Raises:
            ValueError: With a sentence for the user, if it has another form or ends before it starts.
        """
        match = _LOCATOR.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"'{text}' is no locator: write ID, ID#turn, ID#turn.paragraph or ID#2.3-2.5")
        number = {k: int(v) for k, v in match.groupdict().items() if v and k not in ("id", "digits")}
        end = Place(number["end_turn"], number["end_paragraph"]) if "end_turn" in number else None
        turn, paragraph = number.get("turn"), number.get("paragraph")
        if end and (paragraph is None or turn is None or end < Place(turn, paragraph)):
            raise ValueError(f"'{text}' is no locator: a range goes from one paragraph to a later one")
        return cls(match["id"], turn, paragraph, match["digits"], end)

    def __str__(self) -> str:
        """Write the locator as `parse` reads it."""
        text = self.id
        if self.turn:
            text += f"#{self.turn}" + (f".{self.paragraph}" if self.paragraph else "")
            text += f"~{self.digits}" if self.digits else ""
        return text + (f"-{self.end}" if self.end else "")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A character within a readout: its paragraph's place and its position there, counted from 0."""

    place: Place
    character: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A selected run of text, from a character in one paragraph to before one in the same or a later one."""

    id: str
    start: Point
    end: Point

    def __post_init__(self) -> None:
        """Refuse a passage that ends before it starts."""
        if self.end < self.start:
            raise ValueError("a passage ends before it starts")


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of one paragraph that a passage covers."""

    place: Place
    text: str
    start: int
    end: int
    paragraph: str
    """The whole paragraph, of which `text` is `paragraph[start:end]`."""


def paragraphs(readout: Readout) -> Iterator[tuple[Place, str]]:
    """Yield each paragraph of a readout with its place, in reading order."""
    for number, turn in enumerate(readout.turns, 1):
        for count, text in enumerate(turn.paragraphs, 1):
            yield Place(number, count), text


def slices(readout: Readout, passage: Passage) -> list[Slice]:
    """Cut a passage out of its readout, one slice a paragraph, empty ones left out."""
    found = []
    for place, text in paragraphs(readout):
        if passage.start.place <= place <= passage.end.place:
            start = passage.start.character if place == passage.start.place else 0
            end = min(len(text), passage.end.character if place == passage.end.place else len(text))
            if start < end:
                found.append(Slice(place, text[start:end], start, end, text))
    return found


def locator_of(readout: Readout, passage: Passage) -> Locator:
    """Return the locator to write down for a passage: with the hash of its first paragraph."""
    covered = slices(readout, passage)
    if not covered:
        return Locator(readout.id, passage.start.place.turn, passage.start.place.paragraph)
    first, last = covered[0], covered[-1]
    return Locator(
        readout.id,
        first.place.turn,
        first.place.paragraph,
        text_hash(first.paragraph),
        last.place if last.place != first.place else None,
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a locator leads in a readout as it is now."""

    place: Place
    moved: bool
    """The paragraph stands at another place than the locator says."""
    lost: bool
    """The locator's hash matches no paragraph: `place` is the nearest that exists."""


def resolve(readout: Readout, locator: Locator) -> Resolved | None:
    """Find a locator's paragraph, by its hash where it has one.

    Returns:
        None if the readout has no paragraph, or if a locator without a hash names one that does not exist.
    """
    places = dict(paragraphs(readout))
    if not places:
        return None
    wanted = Place(locator.turn or 1, locator.paragraph or 1)
    if locator.digits is None:
        return Resolved(wanted, moved=False, lost=False) if wanted in places else None
    if wanted in places and text_hash(places[wanted]) == locator.digits:
        return Resolved(wanted, moved=False, lost=False)
    nearest = sorted(
        places, key=lambda p: (abs(p.turn - wanted.turn), abs(p.paragraph - wanted.paragraph), p)
    )
    same = next((p for p in nearest if text_hash(places[p]) == locator.digits), None)
    return Resolved(same, moved=True, lost=False) if same else Resolved(nearest[0], moved=False, lost=True)


def why_lost(readout: Readout, locator: Locator, found: Resolved) -> str:
    """Return a sentence for the user: a locator's words are gone; and what stands there now, and whose it is.

    Those are other words, of another speaker perhaps, and never to be given for the ones that were meant.
    """
    turn = readout.turns[found.place.turn - 1]
    who = readout.speaker_name(turn) if turn.spoken_mode != "narration" else None
    said = f"{who} (reported)" if who and turn.spoken_mode == "reported" else who or "Narration"
    words, _ = excerpt(turn.paragraphs[found.place.paragraph - 1], (), _SHOWN)
    at = Locator(locator.id, found.place.turn, found.place.paragraph)
    return f"lost: the words of {locator} are gone; now at {at}: {said}: {words}"


def passage_at(readout: Readout, locator: Locator, found: Resolved) -> Passage:
    """Return the whole paragraphs that a resolved locator means: its readout, turn, paragraph or range.

    A range whose beginning moved keeps its length; one whose end does not exist ends before it.
    """
    places = dict(paragraphs(readout))
    first = last = found.place
    if locator.end and locator.paragraph and locator.turn:
        turn = locator.end.turn + first.turn - locator.turn
        shift = first.paragraph - locator.paragraph if locator.end.turn == locator.turn else 0
        end = Place(turn, locator.end.paragraph + shift)
        last = max(place for place in places if first <= place <= max(first, end))
    elif locator.paragraph is None:
        same_turn = [p for p in places if locator.turn is None or p.turn == first.turn]
        first, last = same_turn[0], same_turn[-1]
    return Passage(readout.id, Point(first, 0), Point(last, len(places[last])))
