"""When a paragraph counts, as numbers for the word index: the months that an event touches, or its year."""

from __future__ import annotations

from datetime import date

from readout_tui.index.rows import Card

_MOST = 120
"""Months; what lasts longer is of none: each is kept for each paragraph."""
_YEARS = 12 * 10_000
"""The number of the year 0 as a whole: months have lower ones."""


def months_of(card: Card) -> list[int]:
    """Return the months that an event touches, each as twelve times the year and the month from 0.

    Of an event that is known to the year alone, return its years, in numbers behind those of all months.
    """
    if not card.date:
        return []
    first, last = date.fromordinal(card.first_day), date.fromordinal(card.last_day)
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    if len(months) > _MOST:
        return []
    if all(len(end) == len("YYYY") for end in card.date.split("/")):
        return list(range(_YEARS + first.year, _YEARS + last.year + 1))
    return list(months)


def year_and_month(number: int) -> tuple[int, int]:
    """Return what a number of `months_of` means; the month is from 1, and 0 for the whole year."""
    return (number - _YEARS, 0) if number >= _YEARS else (number // 12, number % 12 + 1)
