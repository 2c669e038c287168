"""What the filter sheet offers for the words that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from readout_tui.text import fold, folded_words
from readout_tui.tui.filtering import (
    DATE_FIELDS,
    VALUE_FIELDS,
    Facets,
    Filter,
    Value,
    ValueField,
    date_filter,
)

OVERVIEW = 6
"""Values of each field that are offered before one types."""
MOST = 100
"""Values that are offered at most."""
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


Offered = Choice | Group


class Offer:
    """Narrows the values of an archive by what is typed."""

    def __init__(self, facets: Facets, filters: Sequence[Filter], today: date) -> None:
        """Take the values, the filters that hold now, and what relative dates refer to."""
        self._facets = facets
        self._filters = filters
        self._count = facets.counting(filters)
        self._today = today

    def prepare(self) -> None:
        """Find out now what the first keys would wait for: it takes long where many persons are."""
        _ = self._values, self._words

    def overview(self) -> list[Offered]:
        """Return what is offered before one types: the filters that hold, and what most events have."""
        rows: list[Offered] = []
        if self._filters:
            rows.append(Group("Now"))
            rows += [self._choice(one) for one in self._filters]
        for name in VALUE_FIELDS:
            choices = [choice for choice, value in self._values if value.filter.field == name]
            if choices:
                rows.append(Group(FIELD_TITLES[name], max(0, len(choices) - OVERVIEW)))
                rows += choices[:OVERVIEW]
        return rows

    def narrowed(self, typed: str) -> list[Choice]:
        """Return what typed words may mean, the likeliest first.

        Args:
            typed: Beginnings of a value's words, in any order; or a date; or either after `field:`.
        """
        named = _NAMED_FIELD.match(typed.strip())
        name, words = (named[1].lower(), named[2]) if named else (None, typed.strip())
        return [*self._dates(name, words), *self._having(name, words)][:MOST]

    @cached_property
    def _values(self) -> list[tuple[Choice, Value]]:
        """The values that some event has, and those that filter now, the commonest first."""
        choices = [(self._choice(value.filter), value) for value in self._facets.values]
        return sorted(
            ((choice, value) for choice, value in choices if choice.count or choice.active),
            key=lambda pair: (-pair[0].count, pair[0].filter.shown, pair[0].filter.value),
        )

    @cached_property
    def _words(self) -> list[list[list[str]]]:
        """The folded words of each value's names."""
        return [[folded_words(name) for name in value.names] for _, value in self._values]

    def _choice(self, one: Filter) -> Choice:
        active = any((other.field, other.value) == (one.field, one.value) for other in self._filters)
        return Choice(one, self._count(one), active)

    def _having(self, name: str | None, typed: str) -> list[Choice]:
        wanted = folded_words(typed)
        if not wanted:
            if name is None:
                return []
            return [choice for choice, _ in self._values if choice.filter.field == name]
        ranked = []
        for (choice, _), names in zip(self._values, self._words, strict=True):
            if name in (None, choice.filter.field):
                # What a person is also called comes after what is shown.
                ranks = [(bool(n), rank) for n, words in enumerate(names) if (rank := _rank(wanted, words))]
                if ranks:
                    ranked.append((min(ranks), choice))
        if not ranked:
            return self._resembling(name, typed)
        return [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]

    def _resembling(self, name: str | None, typed: str) -> list[Choice]:
        choices = [(c, v) for c, v in self._values if name in (None, c.filter.field)]
        texts = [fold(" ".join(value.names)) for _, value in choices]
        found = process.extract(
            fold(typed), texts, scorer=fuzz.partial_ratio, score_cutoff=LIKE_ENOUGH, limit=MOST
        )
        return [choices[place][0] for _, _, place in found] if len(typed) > 2 else []

    def _dates(self, name: str | None, words: str) -> Iterator[Choice]:
        if not _DATE_LIKE.search(words):
            return
        for field in DATE_FIELDS:
            if name in (None, field):
                try:
                    yield self._choice(date_filter(field, words, self._today))
                except ValueError:
                    return


def _rank(wanted: Sequence[str], words: Sequence[str]) -> int | None:
    """Return how well words fit, from 1, the best; None where one that is wanted begins none of them."""
    if list(wanted) == list(words):
        return 1
    if not all(any(word.startswith(part) for word in words) for part in wanted):
        return None
    return 2 if words[0].startswith(wanted[0]) else 3
