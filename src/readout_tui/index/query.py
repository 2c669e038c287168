"""The query language: what a user types, to a query that can be run.

`words` · `"exact phrase"` · `-word` · `field:value` · `field:"two words"` · `-field:value`. Values of the
same field are alternatives; different fields must all match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from readout_tui.index.dates import DayRange, days_meant
from readout_tui.index.words import words_of
from readout_tui.model import KINDS, Mode
from readout_tui.text import fold, nearest

FIELDS: dict[str, str] = {
    "speaker": "who says it, by any name",
    "with": "who was present",
    "side": "whose side the speaker is on",
    "place": "where",
    "kind": "what sort of event: " + " ".join(KINDS),
    "tag": "a tag",
    "publisher": "who published it",
    "lang": "in which language: en, ru",
    "mode": "how it is told: " + " ".join(get_args(Mode)),
    "date": "when: 2020, 2020-11, 2020-11-21, 2020-11/2021-02",
    "after": "on that day or later; also in words",
    "before": "earlier than that day; also in words",
    "is": "new (since the last visit) or marked",
    "sort": "date (latest first) or relevance",
}
"""Each field's name with what its value says."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "mode": get_args(Mode),
    "is": ("new", "marked"),
    "sort": ("date", "relevance"),
}
_DATE_FIELDS = frozenset({"date", "after", "before"})
_TERM = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)(?P<close>"?)|(?P<bare>\S*))"""
)


class QueryError(ValueError):
    """A query that does not parse; the message says why and where."""

    def __init__(self, message: str, position: int) -> None:
        """Take a sentence and the place of the fault, counted in characters from 0."""
        super().__init__(f"{message} (at character {position + 1})")
        self.position = position


@dataclass(frozen=True, slots=True)
class Condition:
    """What a field must be: one of some values, or none of them."""

    field: str
    """A name of `FIELDS`."""
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class DateCondition:
    """When an event must have been: in one of some ranges of days, or in none."""

    field: str
    """`date`, `after` or `before`."""
    ranges: tuple[DayRange, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query that can be run. Words are folded and cut as `words.words_of` does."""

    words: tuple[str, ...] = ()
    """To be found in any order, with other spellings."""
    unfinished: bool = False
    """The last of the words may go on."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """To be found as they are."""
    without: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that must not stand there."""
    conditions: tuple[Condition | DateCondition, ...] = ()
    by_date: bool = False
    """Put the latest first, not the best."""


def plain_query(text: str) -> ParsedQuery:
    """Take everything for words to look for."""
    return ParsedQuery(tuple(words_of(fold(text))), unfinished=not text[-1:].isspace())


def parse_query(text: str, today: date) -> ParsedQuery:
    """Read a query.

    Args:
        text: What the user typed.
        today: What relative dates refer to.

    Raises:
        QueryError: It does not parse.
    """
    return _Parser(text, today).parse()


@dataclass(frozen=True, slots=True)
class _Term:
    start: int
    negated: bool
    field: str | None
    value: str
    quoted: bool


class _Parser:
    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._words: list[str] = []
        self._phrases: list[tuple[str, ...]] = []
        self._without: list[tuple[str, ...]] = []
        self._values: dict[tuple[str, bool], list[str]] = {}
        self._ranges: dict[tuple[str, bool], list[DayRange]] = {}
        self._by_date = False

    def parse(self) -> ParsedQuery:
        unfinished = False
        for term in self._terms():
            unfinished = self._take(term)
        return ParsedQuery(
            tuple(self._words),
            unfinished and not self._text[-1:].isspace(),
            tuple(self._phrases),
            tuple(self._without),
            (
                *(Condition(name, tuple(values), no) for (name, no), values in self._values.items()),
                *(DateCondition(name, tuple(ranges), no) for (name, no), ranges in self._ranges.items()),
            ),
            self._by_date,
        )

    def _terms(self) -> Iterator[_Term]:
        position = 0
        while position < len(self._text):
            if self._text[position].isspace():
                position += 1
                continue
            match = _TERM.match(self._text, position)
            assert match is not None  # The bare part matches anything.
            if match["quoted"] is not None and not match["close"]:
                raise QueryError("the quotation mark is not closed", match.start("quoted") - 1)
            yield self._term(match)
            position = match.end()

    def _term(self, match: re.Match[str]) -> _Term:
        quoted = match["quoted"] is not None
        value: str = match["quoted"] if quoted else match["bare"]
        field = match["field"].casefold() if match["field"] else None
        if field and field not in FIELDS:
            meant = nearest(field, FIELDS) if len(field) > 3 and value else None
            if meant and meant[0] == field[0] and abs(len(meant) - len(field)) < 3:
                raise QueryError(
                    f"there is no field '{field}': did you mean '{meant}'?", match.start("field")
                )
            value, field = f"{field}:{value}", None
        return _Term(match.start(), match["minus"] is not None, field, value, quoted)

    def _take(self, term: _Term) -> bool:
        """Add a term to the query; tell whether it is a word that may go on."""
        if term.field:
            self._take_field(term, term.field)
            return False
        words = tuple(words_of(fold(term.value)))
        if words and term.negated:
            self._without.append(words)
        elif words and term.quoted:
            self._phrases.append(words)
        else:
            self._words += words
            return bool(words)
        return False

    def _take_field(self, term: _Term, name: str) -> None:
        value = term.value.strip()
        if not value:
            raise QueryError(f"'{name}:' needs a value", term.start)
        choices = _CHOICES.get(name)
        if choices:
            value = value.casefold()
            if value not in choices:
                raise QueryError(f"'{name}:' is one of {', '.join(choices)}", term.start)
        if name == "sort":
            self._by_date = value == "date"
        elif name in _DATE_FIELDS:
            self._ranges.setdefault((name, term.negated), []).append(self._days(name, value, term.start))
        else:
            self._values.setdefault((name, term.negated), []).append(value)

    def _days(self, name: str, value: str, position: int) -> DayRange:
        try:
            days = days_meant(value, self._today)
        except ValueError as error:
            raise QueryError(str(error), position) from None
        if name == "after":
            return DayRange(days.first, None)
        return DayRange(None, days.first - 1) if name == "before" else DayRange(days.first, days.last)
