"""Day first or month first: what settles `12/04/2034` besides itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from readout_tui.importing.dates import Order, find_date, months_and_days, numeric_order
from readout_tui.importing.language import language_of
from readout_tui.importing.pages import Block, Facts
from readout_tui.importing.spans import WEEKDAYS

_HEAD = 14
"""The blocks from the start among which a doubtful date is sought."""
_BLOCKS = 40
_TEXT = 20_000
_LINE = 300
_NEAR, _FAR = 7, 14
"""Days from the day of publication: a reading within the first is likely, one beyond the second is not."""
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])(?:[/_-]?(\d\d))?(?!\d)")
_SEVENS = (*WEEKDAYS[:35], *WEEKDAYS[-14:])
"""Names of days by whole weeks, Monday first."""
_DAYS = {name: number % 7 for number, name in enumerate(_SEVENS)}
_WORD = re.compile(r"[^\W\d_]{3,14}")
_AMERICAN = re.compile(r"\b(?:E[SD]T|C[SD]T|M[SD]T|P[SD]T|Eastern Time)\b")
_EITHER = frozenset("en zh ja ko".split())
"""Languages that print such dates both ways, or the year first."""

Readings = tuple[date, date]
"""What a date is, read day first and read month first."""


def date_order(facts: Facts, blocks: Sequence[Block], name: str) -> Order | None:
    """Return in which order a page prints day and month, as far as anything on it tells.

    In turn: its own numeric dates with a day above 12; a weekday beside the date; what it says of itself; its
    address; the same day printed with the month's name; the file's name; and the habit of its language.
    """
    lines = [block.text for block in blocks[:_BLOCKS]]
    if shown := numeric_order("\n".join(lines)):
        return shown
    doubtful = next(_doubtful([facts.title or "", *lines[:_HEAD]]), None)
    if doubtful is None:
        return None
    line, readings = doubtful
    text = "\n".join(lines)[:_TEXT]
    return (
        _of_weekday(line, readings)
        or _of_facts(facts, readings)
        or _of_address(facts.url or "", readings)
        or _of_day(text, readings)
        or _of_address(name, readings)
        or _of_habit(facts, text)
    )


def _doubtful(lines: Sequence[str]) -> Iterator[tuple[str, Readings]]:
    for line in lines:
        if len(line) <= _LINE and (found := find_date(line)) and not found.sure:
            first, other = find_date(line, "day-first"), find_date(line, "month-first")
            if first and other:
                yield line, (first.day, other.day)


def _one(fits: Iterable[bool]) -> Order | None:
    """Return the order of the one reading that fits, day first or month first; two settle nothing."""
    day_first, month_first = fits
    if day_first == month_first:
        return None
    return "day-first" if day_first else "month-first"


def _of_weekday(line: str, readings: Readings) -> Order | None:
    named = {_DAYS[word] for m in _WORD.finditer(line) if (word := m.group().lower()) in _DAYS}
    return _one(day.weekday() in named for day in readings)


def _of_facts(facts: Facts, readings: Readings) -> Order | None:
    """Compare with the days that the page states of itself: the same one, or the only one that is near."""
    for said in (facts.date, facts.published):
        found = find_date(said or "")
        if found is None or not found.sure:
            continue
        away = [abs((day - found.day).days) for day in readings]
        order = _one(days == 0 for days in away) or (
            _one(days <= _NEAR for days in away) if max(away) > _FAR else None
        )
        if order:
            return order
    return None


def _of_address(address: str, readings: Readings) -> Order | None:
    for match in _YEAR_MONTH.finditer(address):
        same = [(day.year, day.month) == (int(match[1]), int(match[2])) for day in readings]
        if order := _one(same):
            return order
    return None


def _of_day(text: str, readings: Readings) -> Order | None:
    """Look for the same day with the month's name, whether a year stands there or not."""
    printed = set(months_and_days(text))
    return _one((day.month, day.day) in printed for day in readings)


def _of_habit(facts: Facts, text: str) -> Order | None:
    """Ask country and language: nearly all print the day first, and those of one country the month."""
    language, _, country = (facts.language or language_of(text) or "").partition("-")
    host = urlsplit(facts.url or "").hostname or ""
    if country == "US" or host.endswith((".gov", ".mil")) or _AMERICAN.search(text):
        return "month-first"
    return "day-first" if language and (country or language not in _EITHER) else None
