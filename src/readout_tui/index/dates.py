"""Days that a query means: a date as readouts have them, or one in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from readout_tui.timespan import Timespan

_UNLIKE_WORDS = re.compile(r"\d{4}\W.*|\d{1,4}\W*")
"""Dates with a number in front that is a year, or alone."""
_LAST = re.compile(r"(?:last|past|this)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from first to last, as proleptic ordinals (`date.toordinal`); None where it has no end."""

    first: int | None
    last: int | None

    def meets(self, first: int, last: int) -> bool:
        """Tell whether some days, from first to last, share one with these."""
        return (self.first is None or last >= self.first) and (self.last is None or first <= self.last)


@dataclass(frozen=True, slots=True)
class Days(DayRange):
    """Days from first to last, both known."""

    first: int
    last: int
    read_as: str | None = None
    """The date as readouts have it, if it was given in words."""


@lru_cache(maxsize=256)
def days_meant(text: str, today: date) -> Days:
    """Return the days that a date means: `2020-11`, `2020-11/2021-02`, `last march`, `3 days ago`.

    Raises:
        ValueError: With a sentence for the user, if it means none.
    """
    read_as = None
    try:
        span = Timespan.parse(text)
    except ValueError as error:
        # Of numbers like `2031-13` dateparser makes any date at all.
        read_as = None if _UNLIKE_WORDS.fullmatch(text) else _in_words(text, today)
        if read_as is None:
            raise error from None
        span = Timespan.parse(read_as)
    return Days(span.first_day.toordinal(), span.last_day.toordinal(), read_as)


def _in_words(text: str, today: date) -> str | None:
    """Return a date in words as readouts have it, as exact as the words are."""
    from dateparser.date import DateDataParser  # Takes a third of a second, and few queries need it.

    parser = DateDataParser(
        settings={
            "RELATIVE_BASE": datetime.combine(today, time()),
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "first",
        }
    )
    # dateparser knows "last week", but not "last march"; a bare "march" it takes for the last one.
    for words in (text, _LAST.sub("", text)):
        found = parser.get_date_data(words)
        if found.date_obj is not None:
            return _as_exact(found.date_obj.date(), found.period or "day")
    return None


def _as_exact(day: date, period: str) -> str:
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return day.isoformat()[: {"year": 4, "month": 7}.get(period, 10)]
