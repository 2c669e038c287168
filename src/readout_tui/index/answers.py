"""What the index answers with: plain records that screen, command line and exports show."""

from __future__ import annotations

from dataclasses import dataclass

from readout_tui.locator import Locator
from readout_tui.timespan import Timespan


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

    @property
    def sort_key(self) -> tuple[bool, str, str]:
        """Sorts by local start, coarser dates first, undated events last."""
        return self.date is None, Timespan.parse(self.date).sort_key if self.date else "", self.id


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search found."""

    locator: Locator
    speaker: str | None
    """The name to show; None for narration."""
    date: str | None
    title: str
    text: str
    """The whole paragraph."""
    score: float
    """From 0 to 100, higher is better."""
    spans: tuple[tuple[int, int], ...]
    """What to highlight: code points in `text`, half open, in order."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The ranked hits of one query."""

    query: str
    hits: tuple[Hit, ...]
    milliseconds: float
    """From query to ranked hits, nothing left out."""
    remark: str | None = None
    """What the user should know: that the query was read as plain words, and why."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of one event to another, with its reason."""

    event: Event
    """The other event."""
    relation: str
    """A declared relation's name, or `same-participants`."""
    reason: str
    """The reason in words, as the screen shows it."""


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
class Statistics:
    """Counts over a whole archive."""

    readouts: int
    turns: int
    paragraphs: int
    people: int
    first: str | None
    """The earliest date, as in its file."""
    last: str | None
