"""One state of an archive, with all that is computed from it when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from readout_tui.index import summaries
from readout_tui.index.alignment import aligned
from readout_tui.index.answers import (
    Comparison,
    Counts,
    Echo,
    Hit,
    PersonProfile,
    PersonSummary,
    SuggestedMerge,
)
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.counting import Counting, Needed
from readout_tui.index.echoes import Echoes
from readout_tui.index.filters import Filter, FilterMaker, Known
from readout_tui.index.groups import Groups
from readout_tui.index.names import Names
from readout_tui.index.profile import profile
from readout_tui.index.query import ParsedQuery
from readout_tui.index.relations import Relations
from readout_tui.index.search import Searcher
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.stretches import Stretches
from readout_tui.index.wordindex import WordSearcher
from readout_tui.locator import Locator
from readout_tui.model import Readout

if TYPE_CHECKING:
    from readout_tui.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Searched:
    """What the last search found out, which counting needs too."""

    query: ParsedQuery
    known: Known
    wanted: Filter
    needed: Needed | None


class View:
    """Answers questions about one state of an archive. The state never changes, so threads may share it."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, words: WordSearcher) -> None:
        """Take the readouts and the words of the same state."""
        self.snapshot = snapshot
        self._catalogue = catalogue
        self._words = words
        self._searched: _Searched | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the archive."""
        # It needs numpy: a tenth of a second, which opening saves.
        from readout_tui.index.vocabulary import Vocabulary

        return Vocabulary(self._words.vocabulary())

    @cached_property
    def groups(self) -> Groups:
        """Who meets whom."""
        return Groups(self.snapshot)

    @cached_property
    def relations(self) -> Relations:
        """The ties between readouts."""
        return Relations(self._catalogue, self.snapshot, self.groups, self._words)

    def echoes(self, number: int, locator: Locator) -> list[Echo]:
        """Return what echoes the first paragraph that a locator covers in a reading."""
        keys = self._catalogue.keys_at(number, locator)
        finder = Echoes(self._catalogue, self.snapshot, self._words, self.vocabulary)
        return finder.of(keys[0]) if keys else []

    def compare(self, one: Readout, other: Readout) -> Comparison:
        """Return two readouts, aligned paragraph by paragraph."""
        stretches = Stretches(self._words.pieces, self.vocabulary.count)
        rows = aligned(one, other, stretches.weight, self.snapshot.person_id)
        left, right = (self.snapshot.event(self.snapshot.numbers[readout.id]) for readout in (one, other))
        return Comparison(left, right, tuple(rows))

    @cached_property
    def people(self) -> Sequence[PersonSummary]:
        """All persons, those in most readouts first."""
        return summaries.people(self._catalogue, self.snapshot)

    def profile(self, person: str) -> PersonProfile | None:
        """Return all that is known of a person, or None if nobody has that id."""
        return profile(person, self.people, self._catalogue, self.snapshot)

    @cached_property
    def sides(self) -> Mapping[str, tuple[str, ...]]:
        """The sides that took part, as printed, by id of the readout; a readout without is left out."""
        return summaries.sides(self._catalogue, self.snapshot)

    @cached_property
    def printed_names(self) -> Mapping[str, str]:
        """Each id that readouts use, merged or not, with the name that they print most often."""
        return summaries.printed_names(self._catalogue, self.snapshot)

    @cached_property
    def merges(self) -> Sequence[SuggestedMerge]:
        """Which persons may be one, the surest first."""
        # It needs the tables of countries and offices, which opening saves.
        from readout_tui.index.merges import suggest

        known = self.snapshot
        differing = {
            frozenset((person.id, known.person_id(other)))
            for person in known.people.people
            for other in person.differs_from
        }
        return suggest(self.people, self.groups, known.persons, differing)

    @cached_property
    def names(self) -> Names:
        """The names of persons, sides and unnamed speakers."""
        return Names(self._catalogue, self.snapshot, self._words)

    def prepare_search(self) -> None:
        """Load what searching and counting need of the whole archive."""
        self.vocabulary.prepare()
        _ = self.printed_names

    def search(self, query: ParsedQuery, known: Known, limit: int) -> tuple[list[Hit], list[str]]:
        """Return the hits of a query, the best first, and what the user should know of its fields."""
        searched, hits = self._search(query, known, limit)
        return hits, searched.wanted.remarks

    def _search(self, query: ParsedQuery, known: Known, limit: int) -> tuple[_Searched, list[Hit]]:
        maker = FilterMaker(self._catalogue, self.snapshot, self._words, lambda: self.names)
        wanted = maker.make(query, known)
        searcher = Searcher(self._catalogue, self.snapshot, self._words, self.vocabulary)
        hits, needed = searcher.search(query, wanted, limit)
        self._searched = _Searched(query, known, wanted, needed)
        return self._searched, hits

    def counts(self, query: ParsedQuery, known: Known) -> Counts:
        """Return how the paragraphs that match a query are spread."""
        searched = self._searched
        if searched is None or (searched.query, searched.known) != (query, known):
            searched, _ = self._search(query, known, 1)
        if searched.needed is None:
            return Counts(0, (), (), ())
        counting = Counting(self.snapshot, self._words, self.names, self.printed_names)
        return counting.count(query, searched.needed, searched.wanted)
