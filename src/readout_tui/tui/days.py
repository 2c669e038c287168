"""Days that people name in the palette: which texts plausibly name one, and which day that is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from readout_tui.index.answers import Event
from readout_tui.index.dates import days_meant
from readout_tui.timespan import Timespan
from readout_tui.tui.chronicle import days_of

_YEAR = r"(?P<year>[1-9]\d{3})"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}\s+{_MONTH}(?:\s+{_DAY})?",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
    )
)
# What needs the library of dates, which takes a second to load: relative days, and months in other languages.
_IN_WORDS = re.compile(
    r".*\b(?:yesterday|today|ago|last\s+\w{3,})|(?=.*[^\W\d_]{3})(?=.*\b[1-9]\d{3}$)\d{1,2}\b[\w\s.,]+",
    re.IGNORECASE,
)


def day_named(words: str, events: Sequence[Event], near: date | None) -> date | None:
    """Return the day that a plain date means, or None; it takes no time.

    Args:
        words: `2031`, `2031-03`, `2031-03-27`, `27 March 2031`, `Mar 27`, `March 2031`, `27.3.2031`.
        events: An archive's in their order: a day without a year is one within their time.
        near: The day to which that is the nearest such one; without, the last.
    """
    try:
        # Less than four digits are a number yet, and those of no year are one for good.
        return Timespan.parse(words).first_day if words[:1] != "0" else None
    except ValueError:
        match = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if match is None:
        return None
    parts = match.groupdict()
    month, day = _month(parts["month"]), int(parts.get("day") or 1)
    if month is None:
        return None
    if parts.get("year"):
        return _day(int(parts["year"]), month, day)
    return _nearest(month, day, events, near)


def may_be_worded(words: str) -> bool:
    """Tell whether words may mean a day that `day_meant` has to find out."""
    return _IN_WORDS.fullmatch(words) is not None


def day_meant(words: str, today: date) -> date | None:
    """Return the day that `yesterday` or `27 mars 2031` means, or None; it may take a second."""
    try:
        return date.fromordinal(days_meant(words, today).first)
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    named = (n for n in range(1, 13) if calendar.month_name[n].lower().startswith(text.lower()))
    return next(named, None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, events: Sequence[Event], near: date | None) -> date | None:
    first = next(filter(None, map(days_of, events)), None)
    last = next(filter(None, map(days_of, reversed(events))), None)
    if first is None or last is None:
        return None
    begin, end = first[0], last[1]
    near = near or end
    years = range(begin.year, end.year + 1)
    days = [found for year in years if (found := _day(year, month, day)) is not None]
    return min(days, key=lambda found: (not begin <= found <= end, abs(found - near)), default=None)
