"""What the filter sheet offers for the words that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import chain
from typing import TypeAlias

from rapidfuzz import fuzz, process

from readout_tui.collecting import collecting_paused
from readout_tui.text import folded_words
from readout_tui.tui.filtering import (
    DATE_FIELDS,
    VALUE_FIELDS,
    Facets,
    Field,
    Filter,
    Value,
    ValueField,
    date_filter,
)

OVERVIEW = 6
"""Values of each field that are offered before one types."""
MOST = 100
"""Values that are offered at most."""
SHORTEST_LIKE = 3
"""Letters of the words from which on a value that is only like them is offered."""
LIKE_ENOUGH = 81
"""How like a value, of 100, the words must be where no value has them."""

FIELD_TITLES: dict[ValueField, str] = {
    "is": "Since the last visit",
    "kind": "What sort of event",
    "with": "Who was present",
    "side": "Which side",
    "place": "Where",
    "tag": "About what",
    "publisher": "Published by",
}

QUICK: tuple[ValueField, ...] = ("is", "kind", "place", "tag", "publisher")
"""Fields that are prepared sooner than the rest."""

_RANKS: dict[Field, int] = {name: rank for rank, name in enumerate(VALUE_FIELDS)}

# dateparser makes dates of much that is none: "we" is Wednesday to it.
_DATE_LIKE = re.compile(r"\d|\b(?:last|yesterday|today|ago)\b", re.IGNORECASE)
_NAMED_FIELD = re.compile(rf"({'|'.join((*VALUE_FIELDS, *DATE_FIELDS))}):\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that is offered."""

    filter: Filter
    count: int
    """How many events of those that the filters of other fields let through."""
    active: bool
    """Whether it is one of the filters now; choosing it takes it back."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over choices."""

    text: str
    left_out: int = 0
    """Values that are to be found by typing."""
    counting: bool = False
    """Whether its values are not known yet."""


Offered = Choice | Group


_Known: TypeAlias = tuple[int, str, str, int, str, bool]
"""A value that can be offered: how many have it, negative, so that the commonest sort first; how it is shown;
the value; the number of its field; the folded words of its names, each after a space, a line for each name;
and whether it filters now.

Plain tuples, as Python does not look through them for garbage, and there may be 40,000.
"""


class Offer:
    """Narrows the values of an archive by what is typed."""

    def __init__(self, facets: Facets, filters: Sequence[Filter], today: date) -> None:
        """Take the values, the filters that hold now, and what relative dates refer to."""
        self._facets = facets
        self._filters = filters
        self._count = facets.counting(filters)
        self._active = {(one.field, one.value) for one in filters}
        self._today = today
        self._known: dict[ValueField, list[_Known]] = {}
        self._all: tuple[bool, list[_Known]] | None = None

    @property
    def complete(self) -> bool:
        """Whether all fields are prepared."""
        return all(name in self._known for name in VALUE_FIELDS)

    @collecting_paused()
    def prepare(self, names: Iterable[ValueField] = VALUE_FIELDS) -> None:
        """Find the values of fields, which are offered from then on: it takes long where many persons are.

        It may be called in another thread than what is offered is asked in.
        """
        for name in names:
            if name not in self._known:
                known = map(self._known_value, self._facets.values_of(name))
                self._known[name] = sorted(one for one in known if one[0] or one[-1])
        if self.complete:
            self._values(None)

    def overview(self) -> list[Offered]:
        """Return what is offered before one types: the filters that hold, and what most events have."""
        rows: list[Offered] = []
        if self._filters:
            rows.append(Group("Now"))
            rows += [self._choice(one) for one in self._filters]
        for name in VALUE_FIELDS:
            known = self._known.get(name)
            if known is None:
                rows.append(Group(FIELD_TITLES[name], counting=True))
            elif known:
                rows.append(Group(FIELD_TITLES[name], max(0, len(known) - OVERVIEW)))
                rows += map(_choice, known[:OVERVIEW])
        return rows

    def narrowed(self, typed: str) -> list[Choice]:
        """Return what typed words may mean, the likeliest first.

        Args:
            typed: Beginnings of a value's words, in any order; or a date; or either after `field:`.
        """
        named = _NAMED_FIELD.match(typed.strip())
        name, words = (named[1].lower(), named[2]) if named else (None, typed.strip())
        return [*self._dates(name, words), *self._having(name, words)][:MOST]

    def _values(self, name: str | None) -> list[_Known]:
        """Return the values that some event has, and those that filter now, the commonest first."""
        if name is not None:
            return [one for field, known in self._known.items() if field == name for one in known]
        if self._all is None or not self._all[0]:
            self._all = self.complete, sorted(chain.from_iterable(self._known.values()))
        return self._all[1]

    def _known_value(self, value: Value) -> _Known:
        one, names = value.filter, [f" {' '.join(folded_words(name))}" for name in value.names]
        rank = _RANKS[one.field]
        return -self._count(one), one.shown, one.value, rank, "\n".join(names), self._is_active(one)

    def _is_active(self, one: Filter) -> bool:
        return (one.field, one.value) in self._active

    def _choice(self, one: Filter) -> Choice:
        return Choice(one, self._count(one), self._is_active(one))

    def _having(self, name: str | None, typed: str) -> list[Choice]:
        wanted = folded_words(typed)
        if not wanted:
            return [] if name is None else list(map(_choice, self._values(name)))
        # Few values are left by the longest word; only these are looked at closely.
        longest = f" {max(wanted, key=len)}"
        ranked = []
        for one in self._values(name):
            if longest in one[4] and (rank := _rank_of_names(wanted, one[4])):
                ranked.append((rank, one))
        if not ranked:
            return self._resembling(name, typed)
        best = nsmallest(MOST, ranked, key=lambda pair: pair[0])
        return [_choice(one) for _, one in best]

    def _resembling(self, name: str | None, typed: str) -> list[Choice]:
        if len(typed) < SHORTEST_LIKE or not self.complete:
            return []
        values = self._values(name)
        found = process.extract(
            " ".join(folded_words(typed)),
            [one[4] for one in values],
            scorer=fuzz.partial_ratio,
            score_cutoff=LIKE_ENOUGH,
            limit=MOST,
        )
        return [_choice(values[place]) for _, _, place in found]

    def _dates(self, name: str | None, words: str) -> Iterator[Choice]:
        if not _DATE_LIKE.search(words):
            return
        for field in DATE_FIELDS:
            if name in (None, field):
                try:
                    yield self._choice(date_filter(field, words, self._today))
                except ValueError:
                    return


def _choice(known: _Known) -> Choice:
    count, shown, value, rank, _, active = known
    return Choice(Filter(VALUE_FIELDS[rank], value, shown), -count, active)


def _rank_of_names(wanted: Sequence[str], names: str) -> tuple[bool, int] | None:
    """Return how well words fit, the best first; None where none of the names has them."""
    ranks = enumerate(_rank(wanted, name.split()) for name in names.split("\n"))
    # What a person is also called comes after what is shown.
    return min([(bool(number), rank) for number, rank in ranks if rank], default=None)


def _rank(wanted: Sequence[str], words: Sequence[str]) -> int | None:
    """Return how well words fit, from 1, the best; None where one that is wanted begins none of them."""
    if list(wanted) == list(words):
        return 1
    if not all(any(word.startswith(part) for word in words) for part in wanted):
        return None
    return 2 if words[0].startswith(wanted[0]) else 3
