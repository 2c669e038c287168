"""What the index answers with: plain records that screen, command line and exports show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout_tui.locator import Locator, Place
from readout_tui.model import Mode, Position
from readout_tui.text import word_spans
from readout_tui.timespan import sort_key

Span = tuple[int, int]
"""Code points of a text, half open."""

ChangeKind = Literal["kept", "dropped", "added", "replaced"]
"""What became of some words on the way from one wording to another."""


@dataclass(frozen=True, slots=True)
class Event:
    """One timeline row: what a readout is about."""

    id: str
    title: str
    date: str | None
    """As in the file: what `timespan.Timespan` reads, or None if undated."""
    place: str | None
    kind: str | None
    publisher: str | None
    people: tuple[str, ...]
    """Ids of the persons who took part, in the order of the file."""
    tags: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[bool, str, str]:
        """Sorts by local start, coarser dates first, undated events last."""
        return self.date is None, sort_key(self.date) if self.date else "", self.id


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search found."""

    locator: Locator
    speaker: str | None
    """The name to show; of narration, whom it is about, or None."""
    mode: Mode
    """Only what is `direct` is a quotation."""
    date: str | None
    title: str
    text: str
    """The whole paragraph."""
    score: float
    """From 0 to 100, higher is better."""
    spans: tuple[tuple[int, int], ...]
    """What to highlight: code points in `text`, half open, in order."""
    near: tuple[tuple[int, int], ...] = ()
    """What of it is not written as in the query, but only like it."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The ranked hits of one query."""

    query: str
    hits: tuple[Hit, ...]
    milliseconds: float
    """From query to ranked hits, nothing left out."""
    remark: str | None = None
    """What the user should know: what of the query cannot be, how a date was read, what nothing has."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the paragraphs that match a query are of one speaker, one side or one month."""

    name: str
    """To show; a month as `2031-04`, a whole year as `2031`."""
    narrower: str
    """What to put before the query to find only these: `speaker:adela-marn`, `date:2031-04`."""
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How the paragraphs that match a query are spread; all of them, not only the hits that are shown."""

    paragraphs: int
    """How many match."""
    speakers: tuple[Count, ...]
    """The most first, a hundred at most; narration by itself is of none."""
    sides: tuple[Count, ...]
    """The same."""
    months: tuple[Count, ...]
    """In the order of time. What lasts several months counts in each; what is known to the year alone, in
    that year, which stands before its months; what is undated, or lasts more than ten years, in none."""
    unspoken: int = 0
    """How many nobody speaks: narration."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of one event to another, with its reason."""

    event: Event
    """The other event."""
    relation: str
    """A declared relation's name, which those that are found bear too where they say the same; or
    `same-occasion`, `same-participants` or `same-tag`."""
    reason: str
    """The reason in words, as the screen shows it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase in a readout's text that means another readout, and leads there like a link."""

    place: Place
    """The paragraph."""
    start: int
    end: int
    """Where the phrase stands in the paragraph: code points, half open."""
    target_id: str
    """The id of the readout that is meant."""
    phrase: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a run of words on the way from one wording to another."""

    kind: ChangeKind
    before: Span
    """Where they stand in the one text; empty if they were added."""
    after: Span
    """Where they stand in the other; empty if they were dropped."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A paragraph that nearly repeats some words of another."""

    locator: Locator
    speaker: str | None
    """The name to show; of narration, whom it is about, or None."""
    mode: Mode
    """Only what is `direct` is a quotation."""
    date: str | None
    title: str
    text: str
    """The whole paragraph."""
    similarity: float
    """How much of the two stretches is the same, from 0 to 100; rare words count more."""
    earlier: bool
    """It is older than the paragraph that was asked for, or stands before it."""
    closest: bool
    """Of those that are older, it has the nearest wording."""
    span: Span
    """The stretch in `text`."""
    asked: Span
    """The stretch in the paragraph that was asked for."""
    differences: tuple[Change, ...]
    """How the stretch moved, from the older text to the newer: `before` is in `text` if that is earlier."""

    @property
    def extent(self) -> str:
        """How much is the same, of how many words: all of three says less than most of thirty."""
        return f"{self.similarity:.0f}% of {len(word_spans(self.text[slice(*self.span)]))} words"


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of one of two readouts that are compared."""

    locator: Locator
    speaker: str | None
    """The name to show; None for narration."""
    side: str | None
    """The speaker's, as printed."""
    mode: Mode
    text: str
    only: tuple[Span, ...]
    """What the paragraph at its side does not say: code points in `text`, in order.

    Where it stands alone, that is the whole paragraph.
    """


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Two paragraphs that tell of the same, or one that the other side does not have."""

    left: ComparedParagraph | None
    right: ComparedParagraph | None
    similarity: float
    """From 0 to 100; rare words count more. 0 where one stands alone."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readouts of one event, side by side."""

    left: Event
    right: Event
    rows: tuple[ComparedRow, ...]
    """All paragraphs of both, each in its own order."""


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One person and how much of the archive is theirs."""

    id: str
    name: str
    aliases: tuple[str, ...]
    """Other names and spellings, from `people.yaml` and from the readouts."""
    roles: tuple[str, ...]
    sides: tuple[str, ...]
    readouts: int
    turns: int
    first: str | None
    """The date of the first readout, as in its file."""
    last: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A role in which a person took part, as readouts print it."""

    role: str | None
    side: str | None
    first: str | None
    """The date of the first readout that prints it, as in its file; None if none of them is dated."""
    last: str | None
    readouts: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who took part in the same events."""

    id: str
    name: str
    readouts: int
    """How many they share."""


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """All that an archive knows of one person."""

    summary: PersonSummary
    positions: tuple[Position, ...]
    """The offices that `people.yaml` names."""
    roles: tuple[Role, ...]
    """In the order in which they first appear."""
    companions: tuple[Companion, ...]
    """Those who are met most often first."""
    events: tuple[Event, ...]
    """In timeline order."""


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """Two persons who may be one."""

    into: PersonSummary
    """The one who is better known."""
    other: PersonSummary
    reason: str
    """The reason in words."""
    confidence: int
    """From 0 to 100, higher is surer: an order, not a probability."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The files of an archive that no answer is from."""

    files: int
    """How many there are in all, `people.yaml` not among them."""
    unreadable: int
    """How many of them hold no valid readout."""
    doubled: int
    """How many have the id of another."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over a whole archive."""

    readouts: int
    turns: int
    paragraphs: int
    people: int
    first: str | None
    """The earliest date, as in its file."""
    last: str | None
