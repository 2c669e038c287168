"""How many paragraphs match a query, and how they are spread over speakers, sides and months.

A query is fuzzy, and every paragraph matches a little. Counted are those that match as fully as the best hit:
they hold every word of the query that it holds, each in the same spelling or in one that is as near to the
query's. So they are the exact ones where there are any, and a word that is wrongly remembered does no harm.
What must hold whatever the words, fields and phrases, holds for all that are counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from tantivy import Query

from readout_tui.index.answers import Count, Counts
from readout_tui.index.filters import Filter
from readout_tui.index.meaning import Meaning
from readout_tui.index.names import Names, exactly, plain_words
from readout_tui.index.query import ParsedQuery
from readout_tui.index.rows import LABEL, PERSON
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher, any_of, one_of, phrase, scored

Needed = tuple[frozenset[str], ...]
"""For each word that a paragraph must hold to be counted, the spellings that will do."""

_FIELDS = ("text", "whole")
"""What holds the words of whole paragraphs, whether they are searched in pieces or not."""

MOST_NAMED = 100
"""Speakers, and sides, that are told: those with the most paragraphs."""


def needed(meanings: Sequence[Meaning], held: Sequence[float]) -> Needed:
    """Return what matches as fully as a hit.

    Args:
        meanings: The words of the query.
        held: For each, the similarity of what the hit holds; 0 if it does not.
    """
    return tuple(
        frozenset(word for word, similarity in meaning.neighbours.items() if similarity >= least)
        for meaning, least in zip(meanings, held, strict=True)
        if least > 0
    )


class Counting:
    """Counts in one state of an archive."""

    def __init__(
        self, snapshot: Snapshot, words: WordSearcher, names: Names, printed: Mapping[str, str]
    ) -> None:
        """Take the readouts, their words, what names mean, and the printed name for each id."""
        self._snapshot = snapshot
        self._words = words
        self._names = names
        self._printed = printed

    def count(self, query: ParsedQuery, needed: Needed, wanted: Filter) -> Counts:
        """Count the paragraphs that hold what is needed, and what the query wants besides."""
        must = [
            *(_in_whole(*(one_of(field, spellings) for field in _FIELDS)) for spellings in needed),
            *(_in_whole(*(phrase(words, field) for field in _FIELDS)) for words in query.phrases),
        ]
        without = [phrase(words, field) for words in query.without for field in _FIELDS]
        if self._snapshot.unseen:
            without.append(one_of("readout", self._snapshot.unseen))
        tally = self._words.tally([*must, *wanted.must, *wanted.must_whole], [*without, *wanted.must_not])
        months = (
            Count(month, f"date:{month}", count)
            for (year, number), count in sorted(tally.months.items())
            for month in [f"{year:04}-{number:02}" if number else f"{year:04}"]
        )
        return Counts(
            tally.paragraphs,
            _most(self._speakers(tally.speakers)),
            _most(self._sides(tally.sides)),
            tuple(months),
            tally.paragraphs - sum(tally.speakers.values()),
        )

    def _speakers(self, tallied: Mapping[str, int]) -> Iterable[Count]:
        persons: dict[str, int] = defaultdict(int)
        labels: dict[str, int] = {}
        for key, count in tallied.items():
            if key.startswith(PERSON):
                persons[self._snapshot.person_id(key.removeprefix(PERSON))] += count
            else:
                labels[key.removeprefix(LABEL)] = count
        # Of common words there are thousands.
        for person, count in nlargest(MOST_NAMED, persons.items(), key=itemgetter(1, 0)):
            narrower = person if "-" in person else exactly(person)
            yield Count(self._name(person), f"speaker:{narrower}", count)
        for label, count in _joined(labels):
            yield Count(label, f"speaker:{exactly(label)}", count)

    def _name(self, person: str) -> str:
        known = self._snapshot.persons.get(person)
        return known.name if known else self._printed.get(person, person)

    def _sides(self, tallied: Mapping[str, int]) -> Iterable[Count]:
        for side, count in _joined(tallied):
            alone = {plain_words(other) for other in self._names.sides(side)} == {plain_words(side)}
            yield Count(
                side, f'side:"{side}"' if alone and '"' not in side else f"side:{exactly(side)}", count
            )


def _in_whole(*queries: Query) -> Query:
    """Match what stands in one of the fields that hold whole paragraphs."""
    return scored(any_of(queries), 0.0)


def _joined(tallied: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Join what is printed in different ways and has the same words; the most common one stands for all."""
    counts: dict[str, int] = defaultdict(int)
    shown: dict[str, str] = {}
    for printed, count in sorted(tallied.items(), key=lambda item: -item[1]):
        key = plain_words(printed)
        counts[key] += count
        shown.setdefault(key, printed)
    return [(shown[key], count) for key, count in counts.items() if key]


def _most(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda one: (-one.count, one.name, one.narrower))[:MOST_NAMED])
