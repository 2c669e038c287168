from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tui.events import event, timelines

from readout_tui.index.answers import Event
from readout_tui.tui.chronicle import days_of
from readout_tui.tui.filtering import VALUE_FIELDS, DateField, Facets, Filter, date_filter, toggled

TODAY = date(2031, 7, 1)
NEW = frozenset({"e1", "e4", "e7"})
SIDES = {f"e{number}": ("a", "b")[: number % 3] for number in range(12)}

VALUES = st.builds(
    lambda name, value: Filter(name, value, value),
    st.sampled_from([name for name in VALUE_FIELDS if name != "is"]),
    st.sampled_from(["a", "b", "c", "none"]),
)
IS_NEW = st.just(Filter("is", "new", "new"))
DAYS = st.tuples(st.dates(), st.dates()).map(
    lambda pair: date_filter("date", "/".join(sorted(day.isoformat() for day in pair)), TODAY)
)
EDGES = st.builds(
    lambda name, day: date_filter(name, day.isoformat(), TODAY),
    st.sampled_from(["after", "before"]),
    st.dates(date(1, 1, 2)),
)
FILTERS = st.lists(st.one_of(VALUES, VALUES, IS_NEW, DAYS, EDGES), max_size=4)


def has(one: Event, wanted: Filter) -> bool:
    """Tell plainly whether a filter is true of an event."""
    days = days_of(one)
    if wanted.days is not None:
        return days is not None and wanted.days.meets(days[0].toordinal(), days[1].toordinal())
    values: dict[str, Collection[str | None]] = {
        "is": ("new",) if one.id in NEW else (),
        "kind": (one.kind,),
        "with": one.people,
        "side": SIDES[one.id],
        "place": (one.place,),
        "tag": one.tags,
        "publisher": (one.publisher,),
    }
    return wanted.value in values[wanted.field]


def passes(one: Event, filters: list[Filter]) -> bool:
    fields = {wanted.field for wanted in filters}
    return all(any(has(one, w) for w in filters if w.field == name) for name in fields)


@given(events=timelines(), filters=FILTERS)
@settings(max_examples=100, deadline=None)
def test_any_of_the_same_field_and_all_of_different_ones(events: list[Event], filters: list[Filter]) -> None:
    facets = Facets(events, sides=lambda: SIDES, new=NEW)
    expected = [number for number, one in enumerate(events) if passes(one, filters)]
    assert list(facets.matching(filters)) == expected


@given(events=timelines(), filters=FILTERS)
@settings(max_examples=60, deadline=None)
def test_a_value_counts_as_many_events_as_are_listed_when_it_alone_is_of_its_field(
    events: list[Event], filters: list[Filter]
) -> None:
    facets = Facets(events, sides=lambda: SIDES, new=NEW)
    count = facets.counting(filters)
    for value in facets.values:
        others = [one for one in filters if one.field != value.filter.field]
        assert count(value.filter) == len(facets.matching([*others, value.filter]))


@given(events=timelines())
@settings(max_examples=60, deadline=None)
def test_values_are_those_that_some_event_has(events: list[Event]) -> None:
    facets = Facets(events, sides=lambda: SIDES, new=NEW)
    for value in facets.values:
        assert any(has(one, value.filter) for one in events)
    fields = [value.filter.field for value in facets.values]
    assert list(dict.fromkeys(fields)) == [name for name in VALUE_FIELDS if name in fields]


def test_a_filter_is_taken_back_by_choosing_it_again() -> None:
    kind, place = Filter("kind", "call", "call"), Filter("place", "Veld", "Veld")
    assert toggled((), kind) == (kind,)
    assert toggled((kind,), place) == (kind, place)
    assert toggled((kind, place), kind) == (place,)


def test_dates_are_told_apart_from_an_edge() -> None:
    events = [event("a", "2031-04-30"), event("b", "2031-05"), event("c", "2031-05-01"), event("d")]
    facets = Facets(events)

    def found(name: DateField, text: str) -> str:
        return "".join(events[number].id for number in facets.matching([date_filter(name, text, TODAY)]))

    assert found("date", "2031-05-01") == "bc"
    assert found("date", "2031-05-02/2031-05-30") == "b"
    assert found("after", "2031-05") == "bc"
    assert found("before", "2031-05") == "a"


def test_words_that_mean_no_day_are_refused() -> None:
    with pytest.raises(ValueError, match="is no date"):
        date_filter("date", "the ferry", TODAY)


def test_who_and_which_side_is_asked_for_only_where_it_matters() -> None:
    def refuse() -> NoReturn:
        raise AssertionError

    events = [event("a", "2031-04-30", place="Veld", people=("osk",)), event("b", "2031-05")]
    facets = Facets(events, people=refuse, sides=refuse)
    filters = [Filter("place", "Veld", "Veld"), Filter("with", "osk", "Juri Osk")]
    assert list(facets.matching(filters)) == [0]
    assert facets.counting(filters)(filters[1]) == 1
    for name in ("with", "side"):
        with pytest.raises(AssertionError):
            next(facets.values_of(name))
