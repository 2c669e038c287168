from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tui.events import DATES, event, in_order, timelines

from readout_tui.index.answers import Event
from readout_tui.timespan import Timespan
from readout_tui.tui.chronicle import (
    ZOOMS,
    Heading,
    Stretch,
    Zoom,
    day_column,
    days_of,
    first_days,
    has_any,
    nearest_place,
    place_after,
    rows_of,
)

SHELF = in_order(
    [
        event("year", "2031"),
        event("span", "2031-04-29/2031-05-02"),
        event("april", "2031-04-02T10:15"),
        event("june", "2031-06"),
        event("later", "2032-01-31"),
        event("never"),
    ]
)


def written(zoom: Zoom) -> list[str]:
    texts = []
    for item in rows_of(SHELF, zoom).items:
        if isinstance(item, Heading):
            texts.append(f"[{item.text} {item.count}]")
        else:
            texts.append(f"{item.text} {len(item.places)}" if isinstance(item, Stretch) else item.id)
    return texts


def test_events_stand_under_their_year_and_month() -> None:
    assert written("day") == [
        *("[2031 4]", "year", "[April 2031 2]", "april", "span", "[June 2031 1]", "june"),
        *("[2032 1]", "[January 2032 1]", "later", "[Undated 1]", "never"),
    ]


def test_months_are_rows_under_their_year() -> None:
    assert written("month") == [
        *("[2031 4]", "no month 1", "April 2", "June 1"),
        *("[2032 1]", "January 1", "[Undated 1]", "no date 1"),
    ]


def test_years_are_rows() -> None:
    assert written("year") == ["2031 4", "2032 1", "Undated 1"]


def test_the_fullest_stretch_is_known() -> None:
    assert [rows_of(SHELF, zoom).most for zoom in ZOOMS] == [4, 2, 0]


@given(events=timelines(), zoom=st.sampled_from(ZOOMS))
@settings(max_examples=60, deadline=None)
def test_every_event_has_a_row_and_is_counted_once(events: list[Event], zoom: Zoom) -> None:
    rows = rows_of(events, zoom)
    stretches = [item.places for item in rows.items if isinstance(item, Stretch)]
    listed = [item for item in rows.items if isinstance(item, Event)]
    assert [place for places in stretches for place in places] == (
        [] if zoom == "day" else list(range(len(events)))
    )
    assert listed == (events if zoom == "day" else [])
    for place, one in enumerate(events):
        item = rows.items[rows.row_of(place)]
        assert item is one if isinstance(item, Event) else isinstance(item, Stretch) and place in item.places
        assert rows.places[rows.row_of(place)] <= place


@given(events=timelines(), zoom=st.sampled_from(ZOOMS))
@settings(max_examples=60, deadline=None)
def test_headings_differ_and_stand_over_as_many_events_as_they_say(events: list[Event], zoom: Zoom) -> None:
    rows = rows_of(events, zoom)
    headings = [rows.items[row] for row in rows.headings]
    assert all(isinstance(heading, Heading) for heading in headings)
    assert len(headings) == sum(isinstance(item, Heading) for item in rows.items)
    texts = [heading.text for heading in headings if isinstance(heading, Heading)]
    assert len(set(texts)) == len(texts)
    years = sum(h.count for h in headings if isinstance(h, Heading) and h.text.isdigit())
    dated = sum(one.date is not None for one in events)
    assert years == (0 if zoom == "year" else dated)


def test_the_heading_over_a_row_is_the_nearest_above() -> None:
    rows = rows_of(SHELF, "day")
    assert [rows.heading_over(row) for row in range(7)] == [0, 0, 2, 2, 2, 5, 5]
    assert rows_of(SHELF, "year").heading_over(1) is None


@given(date=DATES)
def test_days_are_those_of_the_date(date: str | None) -> None:
    one = event("e", date)
    if date is None:
        assert (days_of(one), first_days([one])) == (None, [None])
    else:
        span = Timespan.parse(date)
        assert (days_of(one), first_days([one])) == ((span.first_day, span.last_day), [span.first_day])


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, ""),
        ("2031", ""),
        ("2031-04", ""),
        ("2031-04-02T10:15", "2"),
        ("2031-04-29/2031-05-02", "29–2"),
        ("2031-04-02T10:00/2031-04-02T12:00", "2"),
    ],
)
def test_the_day_column_has_the_days(date: str | None, shown: str) -> None:
    assert day_column(event("e", date)) == shown


SORTED = st.lists(st.integers(0, 30), unique=True).map(sorted)


@given(shown=SORTED, number=st.integers(0, 30))
def test_the_nearest_is_itself_or_the_next_or_the_last(shown: list[int], number: int) -> None:
    place = nearest_place(shown, number)
    if not shown:
        assert place is None
    else:
        later = [other for other in shown if other >= number]
        assert place is not None and shown[place] == (later[0] if later else shown[-1])


@given(shown=SORTED, number=st.integers(0, 30), step=st.sampled_from([-2, -1, 1, 2]))
def test_steps_lead_to_those_that_are_listed(shown: list[int], number: int, step: int) -> None:
    place = place_after(shown, number, step)
    if step > 0:
        later = [other for other in shown if other > number]
        assert (None if place is None else shown[place]) == (later[step - 1] if len(later) >= step else None)
    else:
        earlier = [other for other in shown if other < number][::-1]
        assert (None if place is None else shown[place]) == (
            earlier[-step - 1] if len(earlier) >= -step else None
        )


@given(numbers=SORTED, start=st.integers(0, 30), length=st.integers(0, 5))
def test_a_range_has_any_where_one_is_in_it(numbers: list[int], start: int, length: int) -> None:
    among = range(start, start + length)
    assert has_any(numbers, among) is any(number in among for number in numbers)
