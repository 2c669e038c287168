"""The fields of a query, to filters for the word index: they hold before anything is ranked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tantivy import Query

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.names import Names
from readout_tui.index.query import Condition, DateCondition, ParsedQuery
from readout_tui.index.rows import Card, readout_number, whole_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher, all_of, any_of, one_of, phrase, scored
from readout_tui.index.words import name_words
from readout_tui.locator import Locator


@dataclass(frozen=True, slots=True)
class Known:
    """What only the caller knows: the user's own state."""

    new: Collection[str] = ()
    """Ids of readouts since the last visit."""
    marked: Collection[Locator] = ()
    """What the user has marked."""


@dataclass(slots=True)
class Filter:
    """What a piece must match, whatever its words."""

    must: list[Query] = field(default_factory=list)
    must_not: list[Query] = field(default_factory=list)
    allows: list[Callable[[int], bool]] = field(default_factory=list)
    """Tell of a paragraph's key whether it may be found."""
    must_whole: list[Query] = field(default_factory=list)
    """What `allows` tells, as it holds for whole paragraphs."""
    remarks: list[str] = field(default_factory=list)


class FilterMaker:
    """Makes filters for one state of an archive."""

    def __init__(
        self, catalogue: Catalogue, snapshot: Snapshot, searcher: WordSearcher, names: Callable[[], Names]
    ) -> None:
        """Take what is known of the archive; `names` is called when the names are needed."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._searcher = searcher
        self._names = names

    def make(self, query: ParsedQuery, known: Known) -> Filter:
        """Make the filter of a query."""
        made = Filter()
        numbers: AbstractSet[int] = self._snapshot.cards.keys()
        everything = numbers
        for condition in query.conditions:
            if isinstance(condition, Condition) and condition.field in ("speaker", "side", "lang", "mode"):
                self._add_values(made, condition)
            elif isinstance(condition, Condition) and condition.field == "is":
                numbers = numbers & self._add_state(made, condition, known)
            else:
                chosen = self._chosen(made, condition)
                numbers = numbers - chosen if condition.negated else numbers & chosen
        if numbers is not everything:
            self._add_numbers(made, numbers)
        made.must_not += [phrase(words) for words in query.without]
        return made

    def _add_values(self, made: Filter, condition: Condition) -> None:
        """Filter by a field that the word index has for each piece."""
        name, values = condition.field, list[str]()
        for wanted in condition.values:
            fitting = self._values(name, wanted)
            if not fitting:
                made.remarks.append(f"nothing has {name} '{wanted}'")
            values += fitting
        fits = scored(one_of("language" if name == "lang" else name, values), 0.0)
        (made.must_not if condition.negated else made.must).append(fits)

    def _values(self, name: str, wanted: str) -> list[str]:
        if name == "speaker":
            return self._names().speakers(wanted)
        if name == "side":
            return self._names().sides(wanted)
        if name == "mode":
            return [wanted]
        tag = wanted.lower()
        return [
            language
            for language in self._searcher.values("language", tag)
            if language == tag or language.startswith(tag + "-")
        ]

    def _add_state(self, made: Filter, condition: Condition, known: Known) -> set[int]:
        """Filter by the user's own state; return the readings that may hold something."""
        numbers = self._snapshot.numbers
        whole = {numbers[i] for i in known.new if i in numbers} if "new" in condition.values else set()
        places = known.marked if "marked" in condition.values else ()
        keys = {
            key
            for place in places
            if place.id in numbers
            for key in self._catalogue.keys_at(numbers[place.id], place)
        }
        made.allows.append(lambda key: (key in keys or readout_number(key) in whole) is not condition.negated)
        meant = any_of([one_of("readout", whole), one_of("key", map(whole_key, keys))])
        made.must_whole.append(all_of([], [meant]) if condition.negated else scored(meant, 0.0))
        return set(self._snapshot.cards) if condition.negated else whole | set(map(readout_number, keys))

    def _chosen(self, made: Filter, condition: Condition | DateCondition) -> set[int]:
        """Return the readings of which a condition, were it not negated, is true."""
        cards = self._snapshot.cards
        if isinstance(condition, DateCondition):
            return {
                number
                for number, card in cards.items()
                if card.date and any(days.meets(card.first_day, card.last_day) for days in condition.ranges)
            }
        found = set()
        for wanted in condition.values:
            if condition.field == "with":
                persons = self._names().persons(wanted)
                some = {n for n in cards if not persons.isdisjoint(self._snapshot.participants(n))}
            else:
                fits = _OF_CARDS[condition.field]
                some = {number for number, card in cards.items() if fits(card, wanted)}
            if not some:
                made.remarks.append(f"nothing has {condition.field} '{wanted}'")
            found |= some
        return found

    def _add_numbers(self, made: Filter, numbers: AbstractSet[int]) -> None:
        """Filter by readings, with the shorter of the two lists."""
        others = self._snapshot.cards.keys() - numbers
        if len(others) < len(numbers):
            if others:
                made.must_not.append(one_of("readout", others))
        else:
            made.must.append(scored(one_of("readout", numbers), 0.0))


def _has_words(text: str | None, wanted: str) -> bool:
    words = name_words(text or "")
    return all(any(word.startswith(part) for word in words) for part in name_words(wanted))


_OF_CARDS: Mapping[str, Callable[[Card, str], bool]] = {
    "place": lambda card, wanted: _has_words(card.place, wanted),
    "kind": lambda card, wanted: card.kind == wanted,
    "tag": lambda card, wanted: any(_has_words(tag, wanted) for tag in card.tags),
    "publisher": lambda card, wanted: _has_words(card.publisher, wanted),
}
