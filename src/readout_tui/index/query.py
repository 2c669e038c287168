"""The query language: what a user types, to a query that can be run.

`words` · `"exact phrase"` · `-word` · `field:value` · `field:"two words"` · `-field:value`. Values of the
same field are alternatives; different fields must all match. The beginning of a value will do where there are
few to choose from: `kind:press`.

What is wrong with a field is remarked, and does not keep the rest of a query from being run: a field that
there is not is searched as words, since texts have colons too; a value that cannot be is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias, get_args

from readout_tui.index.dates import DayRange, days_meant
from readout_tui.index.words import words_of
from readout_tui.model import KINDS, Mode
from readout_tui.text import fold, nearest

Order: TypeAlias = Literal["date", "oldest", "relevance"]
ORDERS: tuple[Order, ...] = get_args(Order)

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
    "sort": "date (latest first), oldest (first) or relevance",
}
"""Each field's name with what its value says."""

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "mode": get_args(Mode),
    "is": ("new", "marked"),
    "sort": ORDERS,
}
"""The fields that have few values, with these."""
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
    order: Order = "relevance"
    """What comes first: the best, the latest (`date`), or the oldest."""
    remarks: tuple[str, ...] = field(default=(), compare=False)
    """What the user should know: what was left out, and how dates in words were read."""


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


def narrowed(text: str, narrower: str) -> str:
    """Put a condition before a query, so that only what fits it is found.

    Conditions of the same field go, because they would be alternatives to it. The condition stands in front,
    so that the query's last word may still go on.

    Args:
        text: A query.
        narrower: A condition, `speaker:adela-marn` say.
    """
    name, _, value = narrower.partition(":")
    try:
        terms = list(_Parser(text, date.min).terms())
    except QueryError:
        return f"{narrower} {' '.join(words_of(fold(text)))}"
    same = [term for term in terms if term.field == name and not term.negated]
    if name == "date" and any(term.value.startswith(value) for term in same):
        # A day of that month is less than the month.
        narrower, same = "", [term for term in same if not term.value.startswith(value)]
    for term in reversed(same):
        text = text[: term.start] + text[term.end :].lstrip()
    return f"{narrower} {text}".lstrip()


@dataclass(frozen=True, slots=True)
class _Term:
    start: int
    end: int
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
        self._order: Order = "relevance"
        self._remarks: list[str] = []

    def parse(self) -> ParsedQuery:
        unfinished = False
        for term in self.terms():
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
            self._order,
            tuple(self._remarks),
        )

    def terms(self) -> Iterator[_Term]:
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
        name = match["field"].casefold() if match["field"] else None
        if name and name not in FIELDS:
            # Texts have colons too: `note: ...`, `https://...`.
            if value and not value.startswith("//"):
                self._remarks.append(f"'{name}:{value}' is searched as words: {_no_field(name)}")
            value, name = f"{name}:{value}", None
        return _Term(match.start(), match.end(), match["minus"] is not None, name, value, quoted)

    def _take(self, term: _Term) -> bool:
        """Add a term to the query; tell whether it is a word that may go on."""
        if term.field:
            try:
                self._take_field(term.field, term.value.strip(), term.negated)
            except ValueError as error:
                left_out = (
                    f"'{term.field}:{term.value}' is left out: {error}" if term.value.strip() else str(error)
                )
                self._remarks.append(left_out)
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

    def _take_field(self, name: str, value: str, negated: bool) -> None:
        """Add a condition; raise ValueError with a sentence for the user if there is no such value."""
        if not value:
            raise ValueError(f"'{name}:' needs a value")
        values = _chosen(name, value.casefold(), CHOICES[name]) if name in CHOICES else [value]
        if name == "sort":
            self._order = next(order for order in ORDERS if order == values[0])
        elif name in _DATE_FIELDS:
            days = self._days(name, value)
            self._ranges.setdefault((name, negated), []).append(days)
        else:
            self._values.setdefault((name, negated), []).extend(values)

    def _days(self, name: str, value: str) -> DayRange:
        days = days_meant(value, self._today)
        if days.read_as:
            self._remarks.append(f"'{name}:{value}' is read as {days.read_as}")
        if name == "after":
            return DayRange(days.first, None)
        return DayRange(None, days.first - 1) if name == "before" else DayRange(days.first, days.last)


def _no_field(name: str) -> str:
    near = nearest(name, FIELDS)
    return f"there is no field '{name}'" + (
        f", did you mean '{near}:'?" if near else f" (there are {', '.join(FIELDS)})"
    )


def _chosen(name: str, value: str, choices: Sequence[str]) -> list[str]:
    """Return the choices that a value is, or else begins."""
    found = [value] if value in choices else [choice for choice in choices if choice.startswith(value)]
    if not found:
        near = nearest(value, choices)
        raise ValueError(
            f"{name} is one of {', '.join(choices)}" + (f"; did you mean '{near}'?" if near else "")
        )
    return found
