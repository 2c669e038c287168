"""Which events of an archive are listed: filters by a field's value, and the values that there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from typing import Literal, TypeAlias, get_args

from readout_tui.index.answers import Event, PersonSummary
from readout_tui.index.dates import DayRange, days_meant
from readout_tui.tui.chronicle import days_of

ValueField: TypeAlias = Literal["is", "kind", "with", "side", "place", "tag", "publisher"]
DateField: TypeAlias = Literal["date", "after", "before"]
Field: TypeAlias = ValueField | DateField
"""What events are filtered by. The names are those of the query language (`index.query`)."""

VALUE_FIELDS: tuple[ValueField, ...] = get_args(ValueField)
"""Fields whose values an archive has, in the order in which they are offered."""
DATE_FIELDS: tuple[DateField, ...] = get_args(DateField)
"""Fields whose values are days that the user names."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition. Of the same field any one must hold, of different fields all."""

    field: Field
    value: str
    """As events have it: a person's id, a place; for `is` the word `new`; or the days as they were typed."""
    shown: str
    """The value for readers: a person's name."""
    days: DayRange | None = None
    """The days that a date means; None for other fields."""

    @property
    def text(self) -> str:
        """The filter as the query language writes it, without the quotation marks."""
        return f"{self.field}:{self.shown}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that events of the archive have."""

    filter: Filter
    """By that value."""
    names: tuple[str, ...]
    """What it may be called by: itself, and a person's other names."""


def date_filter(name: DateField, text: str, today: date) -> Filter:
    """Make a filter by days.

    Args:
        name: `date` for events that overlap, `after` for that day or later, `before` for earlier.
        text: A date or a span as readouts have it, or one in words.
        today: What words such as "last" refer to.

    Raises:
        ValueError: With a sentence for the user, if the text means no day.
    """
    days = days_meant(text, today)
    ranges: dict[DateField, DayRange] = {
        "date": days,
        "after": DayRange(days.first, None),
        "before": DayRange(None, days.first - 1),
    }
    return Filter(name, text, text, ranges[name])


def toggled(filters: Sequence[Filter], one: Filter) -> tuple[Filter, ...]:
    """Return the filters without one of them, or with it if it was none of them."""
    without = tuple(other for other in filters if (other.field, other.value) != (one.field, one.value))
    return without if len(without) < len(filters) else (*filters, one)


class Facets:
    """The events of an archive by what they can be filtered by. It never changes, so threads may share it."""

    def __init__(
        self,
        events: Sequence[Event],
        *,
        people: Callable[[], Iterable[PersonSummary]] = tuple,
        sides: Callable[[], Mapping[str, Collection[str]]] = dict,
        new: AbstractSet[str] = frozenset(),
    ) -> None:
        """Take events, which are sorted by the values of a field when it is first asked for.

        Args:
            events: In timeline order.
            people: Asked who has which names; an unknown person is called by the id. It may take long.
            sides: Asked for the sides that took part, by id of the readout. It may take long.
            new: Ids of the readouts that are new since the last visit.
        """
        self.new = new
        """Ids of the readouts that are new since the last visit."""
        self._events = events
        self._ask_people = people
        self._ask_sides = sides
        self._numbers: dict[Field, Mapping[str, Sequence[int]]] = {}

    def values_of(self, name: ValueField) -> Iterator[Value]:
        """Yield the values of a field, in their order."""
        person = self._person if name == "with" else None
        for value in sorted(self._by_value(name)):
            yield person(value) if person else Value(Filter(name, value, value), (value,))

    @property
    def values(self) -> Sequence[Value]:
        """All values, by field in their order."""
        return [value for name in VALUE_FIELDS for value in self.values_of(name)]

    def matching(self, filters: Iterable[Filter]) -> Sequence[int]:
        """Return the numbers of the events that filters let through, counted from 0, in order."""
        numbers = self._matching(filters)
        return range(len(self._events)) if numbers is None else sorted(numbers)

    def counting(self, filters: Sequence[Filter]) -> Callable[[Filter], int]:
        """Return what counts a filter's events, among those that the filters of other fields let through."""
        bases: dict[Field, AbstractSet[int] | None] = {}

        def count(one: Filter) -> int:
            if one.field not in bases:
                bases[one.field] = self._matching(other for other in filters if other.field != one.field)
            base = bases[one.field]
            numbers = self._having(one)
            return len(numbers) if base is None else sum(1 for number in numbers if number in base)

        return count

    def _matching(self, filters: Iterable[Filter]) -> AbstractSet[int] | None:
        """Return the numbers that filters let through; None where there are no filters."""
        fields: dict[Field, set[int]] = {}
        for one in filters:
            fields.setdefault(one.field, set()).update(self._having(one))
        if not fields:
            return None
        return reduce(lambda some, others: some & others, sorted(fields.values(), key=len))

    def _having(self, one: Filter) -> Sequence[int]:
        """Return the numbers of the events of which one filter is true."""
        if one.days is None:
            return self._by_value(one.field).get(one.value, ())
        return [number for number, first, last in self._days if one.days.meets(first, last)]

    @cached_property
    def _days(self) -> Sequence[tuple[int, int, int]]:
        """Number, first and last day of each dated event; days as proleptic ordinals."""
        return [
            (number, days[0].toordinal(), days[1].toordinal())
            for number, event in enumerate(self._events)
            if (days := days_of(event))
        ]

    def _by_value(self, name: Field) -> Mapping[str, Sequence[int]]:
        """Return the numbers of the events with each value of a field."""
        if name not in self._numbers:
            found: dict[str, list[int]] = {}
            for number, values in enumerate(self._of_events(name)):
                for value in dict.fromkeys(values):
                    if value:
                        found.setdefault(value, []).append(number)
            self._numbers[name] = {value: tuple(numbers) for value, numbers in found.items()}
        return self._numbers[name]

    def _of_events(self, name: Field) -> Iterator[Iterable[str | None]]:
        """Yield the values of a field for each event."""
        if name == "with":
            return (event.people for event in self._events)
        if name == "tag":
            return (event.tags for event in self._events)
        if name == "side":
            sides = self._ask_sides()
            return (sides.get(event.id, ()) for event in self._events)
        if name == "is":
            return (("new",) if event.id in self.new else () for event in self._events)
        return ((getattr(event, name),) for event in self._events)

    def _person(self, person_id: str) -> Value:
        person = self._people.get(person_id)
        names = (person.name, *person.aliases) if person else (person_id,)
        return Value(Filter("with", person_id, names[0]), names)

    @cached_property
    def _people(self) -> Mapping[str, PersonSummary]:
        return {person.id: person for person in self._ask_people()}
