"""Which readouts refer to one: found through the word index, so that no archive is read from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from tantivy import Query

from readout_tui.index.answers import Reference
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.groups import Groups
from readout_tui.index.kindwords import LAST, OURS, words_for
from readout_tui.index.mentions import day_words, month_words, relative_words
from readout_tui.index.occasions import Occasions
from readout_tui.index.references import References
from readout_tui.index.rows import Card, readout_number, split_piece_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.surroundings import PREPOSITIONS
from readout_tui.index.wordindex import WordSearcher, all_of, any_of, one_of, phrase, scored
from readout_tui.index.words import words_of

_MOST = 500
"""Pieces that are looked at for each way of referring."""
_RECENT = 62
"""Days after which nobody says "last month" of an event any more."""
_YEAR = 400
"""Days after which nobody says "in March" of an event any more."""
_LONGEST = 5
"""Days of a visit by whose dates it is referred to."""


class Referrers:
    """Finds what refers to a readout in one state of an archive."""

    def __init__(
        self,
        catalogue: Catalogue,
        snapshot: Snapshot,
        occasions: Occasions,
        groups: Groups,
        words: WordSearcher,
        references: References,
    ) -> None:
        """Take what there is to search, and what tells where a reference leads."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._occasions = occasions
        self._groups = groups
        self._words = words
        self._references = references

    def of(self, number: int) -> dict[int, Reference]:
        """Return the readings that refer to one, each with the first reference."""
        if not self._occasions.known_to_days(number):
            return {}
        card = self._snapshot.cards[number]
        keys = {split_piece_key(piece)[0] for query in self._queries(number) for piece in self._found(query)}
        later = [key for key in sorted(keys) if self._is_later(readout_number(key), card)]
        paragraphs = self._catalogue.paragraphs(later)
        found: dict[int, Reference] = {}
        for key in later:
            other = readout_number(key)
            if key in paragraphs and other not in found:
                for reference in self._references.within(other, paragraphs[key]):
                    if reference.target_id == card.id:
                        found[other] = reference
                        break
        return found

    def _found(self, query: Query) -> list[int]:
        return [found.key for found in self._words.best(query, _MOST)]

    def _is_later(self, other: int, card: Card) -> bool:
        there = self._snapshot.cards.get(other)
        return there is not None and there.last_day > card.last_day

    def _queries(self, number: int) -> Iterator[Query]:
        """Yield queries that together match whatever may refer to a reading."""
        card = self._snapshot.cards[number]
        languages = sorted({card.language for card in self._snapshot.cards.values() if card.language})
        first, last = date.fromordinal(card.first_day), date.fromordinal(card.last_day)
        if (last - first).days < _LONGEST:
            days = [first + timedelta(back) for back in range((last - first).days + 1)]
            yield scored(any_of([phrase(words) for day in days for words in _dates(day, languages)]), 0.0)
        recent = self._after(number, _RECENT)
        if recent:
            relative = sorted(relative_words(languages))
            yield all_of([one_of("readout", recent), scored(one_of("text", relative), 0.0)])
        kinds = sorted(words_for(card.kind))
        places = [words_of(place) for place in self._occasions.places(number)]
        telling = [one_of("text", kinds), *(phrase(words) for words in places if words)]
        within_a_year = self._after(number, _YEAR)
        if within_a_year:
            months = {word for day in (first, last) for word in month_words(day.month, languages)}
            must = [one_of("readout", within_a_year), one_of("text", sorted(months)), any_of(telling)]
            yield scored(all_of(must), 0.0)
        named = [
            phrase([kind, preposition, *words])
            for kind, preposition, words in product(kinds, sorted(PREPOSITIONS), places)
            if words
        ]
        if named:
            yield scored(any_of(named), 0.0)

        met_again = [
            other
            for other, group in self._groups.shared(number).items()
            if len(group) > 1 and self._is_later(other, card)
        ]
        if met_again:
            noun = [phrase([ours, word]) for ours, word in product(sorted(OURS), sorted(LAST))]
            verb = [
                phrase(words) for who in ("we", "they") for words in ([who, "last"], ["last", "time", who])
            ]
            yield all_of([one_of("readout", met_again), scored(any_of([*noun, *verb]), 0.0)])

    def _after(self, number: int, days: int) -> list[int]:
        last = self._snapshot.cards[number].last_day
        return [other for other in self._occasions.between(last + 1, last + days) if other != number]


def _dates(day: date, languages: list[str]) -> Iterator[list[str]]:
    """Yield the ways of writing a day, or its month, in words as the word index has them."""
    for words, month in product(day_words(day.day), month_words(day.month, languages)):
        for name in (words_of(month), ["of", *words_of(month)], ["de", *words_of(month)]):
            yield [*words, *name]
        yield [*words_of(month), *words]
    for month in month_words(day.month, languages):
        for year in ([str(day.year)], ["last", "year"]):
            yield [*words_of(month), *year]
            yield [*words_of(month), "of", *year]
    yield [str(day.year), f"{day.month:02}", f"{day.day:02}"]
    for left, right in ((f"{day.day:02}", f"{day.month:02}"), (str(day.day), str(day.month))):
        yield [left, right, str(day.year)]
