"""Events in order of time as rows: under headings, or a year or month as one row with its count."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from readout_tui.index.answers import Event
from readout_tui.timespan import Timespan

Zoom: TypeAlias = Literal["year", "month", "day"]
"""What a row stands for: a year, a month, or an event under its day."""

ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
"""From the outermost to the innermost."""

DAY_WIDTH = 5
"""Cells for the day or days before a title."""
STRETCH_WIDTH = 9
"""Cells for the name of a year or month that is a row."""
COUNT_WIDTH = 6
"""Cells for a row's count."""
BAR_WIDTHS = range(1, 31)
"""Cells for a row's bar."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the rows of a year or a month, or over those without."""

    text: str
    count: int
    """How many events it stands over."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year or a month as one row."""

    text: str
    places: range
    """The places of its events among all that are listed."""


Row: TypeAlias = Event | Heading | Stretch


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some events at one zoom."""

    items: list[Row] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """For each row the place, among the events, of its own event or of the first one that it stands for."""
    headings: list[int] = field(default_factory=list)
    """Which rows are headings, in order."""
    most: int = 0
    """How many events the fullest stretch has."""

    def row_of(self, place: int) -> int:
        """Return the row of the event at a place, or of the stretch that holds it."""
        return bisect_right(self.places, place) - 1

    def heading_over(self, row: int) -> int | None:
        """Return which row is the heading over a row, or the row itself if it is one; None without any."""
        count = bisect_right(self.headings, row)
        return self.headings[count - 1] if count else None


def rows_of(events: Sequence[Event], zoom: Zoom) -> Rows:
    """Make the rows of events, which must be in timeline order."""
    rows = Rows()
    most = 0
    dated = bisect_left(events, True, key=lambda event: event.date is None)
    for year, of_year in (*_runs(events, 0, dated, 4), *_runs(events, dated, len(events), 4)):
        if zoom == "year":
            most = max(most, len(of_year))
            _add_stretch(rows, year or "Undated", of_year)
            continue
        if year or zoom == "month":
            _add_heading(rows, year or "Undated", of_year)
        for month, of_month in _runs(events, of_year.start, of_year.stop, 7):
            if zoom == "month":
                most = max(most, len(of_month))
                _add_stretch(rows, _month_in_year(month), of_month)
                continue
            if len(month) != 4:
                _add_heading(rows, _month(month), of_month)
            rows.items.extend(events[of_month.start : of_month.stop])
            rows.places.extend(of_month)
    return Rows(rows.items, rows.places, rows.headings, most)


def first_days(events: Sequence[Event]) -> list[date | None]:
    """Return the first day that each event may cover; None where it is undated."""
    return [_first_day(event.date) if event.date else None for event in events]


def days_of(event: Event) -> tuple[date, date] | None:
    """Return the first and the last day that an event may cover, or None if it is undated."""
    if event.date is None:
        return None
    if "/" not in event.date and len(event.date) >= 10:
        day = date.fromisoformat(event.date[:10])
        return day, day
    span = Timespan.parse(event.date)
    return span.first_day, span.last_day


def day_column(event: Event) -> str:
    """Return the day or days of the month that an event has, as they are written before its title."""
    if event.date is None:
        return ""
    span = Timespan.parse(event.date)
    days = [str(moment.day) for moment in (span.start, span.end) if moment.day]
    return "–".join(dict.fromkeys(days))


def nearest_place(shown: Sequence[int], number: int) -> int | None:
    """Return the place among some sorted numbers of one of them, else of the next one, else of the last."""
    return min(bisect_left(shown, number), len(shown) - 1) if shown else None


def nearest_event(events: Sequence[Event], event: Event) -> Event | None:
    """Return an event as it is among others in timeline order, else the one in its place, if any."""
    same = next((other for other in events if other.id == event.id), None)
    place = bisect_left(events, event.sort_key, key=lambda other: other.sort_key)
    return same or (events[min(place, len(events) - 1)] if events else None)


def has_any(numbers: Sequence[int], among: range) -> bool:
    """Tell whether any of some sorted numbers is in a range."""
    return bisect_left(numbers, among.start) < bisect_left(numbers, among.stop)


def place_after(shown: Sequence[int], number: int, step: int) -> int | None:
    """Return the place that is so many steps from a number, which need not be one of the sorted ones.

    Args:
        shown: The sorted numbers.
        number: Where to start.
        step: Above zero to go on, below it to go back.
    """
    place = bisect_left(shown, number)
    listed = place < len(shown) and shown[place] == number
    place += step if listed or step < 0 else step - 1
    return place if 0 <= place < len(shown) else None


def _key(event: Event, length: int) -> str:
    start = (event.date or "")[:length]
    return start[:4] if "/" in start else start


def _runs(events: Sequence[Event], first: int, stop: int, length: int) -> Iterator[tuple[str, range]]:
    """Yield runs of events whose dates begin with the same characters, as places."""
    # By halves: there are few months, and far more events than there is time to look at.
    while first < stop:
        key = _key(events[first], length)
        end = bisect_right(events, key, first, stop, key=lambda event: _key(event, length))
        yield key, range(first, end)
        first = end


# Most dates of a large archive are of few days.
@lru_cache(maxsize=1 << 15)
def _first_day(text: str) -> date:
    if len(text) >= 10 and "/" not in text[:10]:
        return date.fromisoformat(text[:10])
    return Timespan.parse(text).first_day


def _add_heading(rows: Rows, text: str, places: range) -> None:
    rows.headings.append(len(rows.items))
    rows.items.append(Heading(text, len(places)))
    rows.places.append(places.start)


def _add_stretch(rows: Rows, text: str, places: range) -> None:
    rows.items.append(Stretch(text, places))
    rows.places.append(places.start)


def _month(key: str) -> str:
    return f"{calendar.month_name[int(key[5:7])]} {key[:4]}" if key else "Undated"


def _month_in_year(key: str) -> str:
    return calendar.month_name[int(key[5:7])] if len(key) == 7 else "no month" if key else "no date"
