"""Dates as readouts have them: a year, a month, a day or a minute, and a span from one to another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["year", "month", "day", "minute"]

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
_MONTHS = tuple(calendar.month_name)
_LOCAL = len("YYYY-MM-DDThh:mm")


@dataclass(frozen=True, slots=True)
class Moment:
    """One point in time, as exactly as it is known."""

    text: str
    """`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, with an offset if known."""
    year: int
    month: int | None = None
    day: int | None = None
    time: str | None = None
    """`hh:mm`, local to the place."""
    offset: str | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read one point in time.

        Raises:
            ValueError: With a sentence for the user, if it has another form or the day does not exist.
        """
        match = _POINT.fullmatch(text)
        if match is None:
            raise ValueError(f"'{text}' is no date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm")
        month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
        time = f"{match['hour']}:{match['minute']}" if match["hour"] else None
        try:
            date(int(match["year"]), month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"'{text}' is no date: {error}") from None
        if time is not None and not (int(match["hour"]) < 24 and int(match["minute"]) < 60):
            raise ValueError(f"'{text}' is no date: the time must be from 00:00 to 23:59")
        return cls(text, int(match["year"]), month, day, time, match["offset"])

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.time:
            return "minute"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def spelled(self) -> str:
        """Write it for a reader: `21 November 2020, 19:30`."""
        parts = [str(self.year)]
        if self.month:
            parts.insert(0, _MONTHS[self.month])
        if self.day:
            parts.insert(0, str(self.day))
        return " ".join(parts) + (f", {self.time}" if self.time else "")


@dataclass(frozen=True, slots=True)
class Timespan:
    """When an event took place: one moment, or several days from start to end."""

    start: Moment
    end: Moment

    @classmethod
    def parse(cls, text: str) -> Timespan:
        """Read a moment, or `START/END`.

        Raises:
            ValueError: With a sentence for the user, if it has another form or ends before it starts.
        """
        first, slash, last = text.partition("/")
        start = Moment.parse(first)
        end = Moment.parse(last) if slash else start
        if end.last_day < start.first_day:
            raise ValueError(f"'{text}' ends before it starts")
        return cls(start, end)

    @property
    def sort_key(self) -> str:
        """Text that sorts by local start, coarser dates first."""
        return sort_key(self.start.text)

    @property
    def first_day(self) -> date:
        """The first day that it may cover."""
        return self.start.first_day

    @property
    def last_day(self) -> date:
        """The last day that it may cover."""
        return self.end.last_day

    def overlaps(self, other: Timespan) -> bool:
        """Tell whether both may cover a same day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def spelled(self) -> str:
        """Write it for a reader, what both ends share once: `3 to 5 May 2031`, `30 May to 2 June 2031`."""
        start, end = self.start, self.end
        if start == end:
            return start.spelled()
        first = start.spelled()
        if start.precision == end.precision and start.year == end.year and not start.time:
            same_month = start.day and start.month == end.month
            first = str(start.day) if same_month else first.removesuffix(f" {start.year}")
        elif start.time and end.time and start.first_day == end.first_day:
            return f"{first} to {end.time}"
        return f"{first} to {end.spelled()}"


def sort_key(text: str) -> str:
    """Return the `Timespan.sort_key` of a text that `Timespan` reads, without taking it apart.

    A timeline sorts all its events whenever one file changes.
    """
    return text.partition("/")[0][:_LOCAL]
