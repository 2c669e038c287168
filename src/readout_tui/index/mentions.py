"""Days that a text mentions: `9 June`, `yesterday`, `in March of last year`, `le 9 juin`.

All of it works on folded text (`text.fold`). A day without a year, or a month, is the nearest one that had
come by the day of the text; where that leads nowhere, the years before may be meant.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Literal

from readout_tui.index.dates import Days
from readout_tui.text import fold

Grain = Literal["day", "week", "month"]
"""How exactly days are mentioned."""

YEARS = 4
"""Years back that a day without a year may lie."""

_FIRST_YEAR = 100
"""Texts from before mention no days: calendars end a little earlier."""
_MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second"
    " twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth"
    " thirtieth thirty-first"
).split()
_RELATIVE = {
    "the day before yesterday": "2 day ago",
    "yesterday": "1 day ago",
    "last night": "1 day ago",
    "last week": "1 week ago",
    "past week": "1 week ago",
    "last month": "1 month ago",
    "past month": "1 month ago",
}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_NEAR = {"day": 0, "week": 3, "year": 3}
"""Days on each side that `three weeks ago` and `a year ago` may mean."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Some days that a text mentions."""

    start: int
    end: int
    """Its span in the folded text."""
    days: tuple[Days, ...]
    """What it may mean, the nearest first; all before the text, or on its day."""
    grain: Grain


@dataclass(frozen=True, slots=True)
class _Calendar:
    """How one language names days."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]
    """From 1, by folded name."""
    weekdays: Mapping[str, int]
    """From 0 for Monday, by folded name."""
    relative: Mapping[str, str]
    """Folded phrases, as `1 day ago`."""


def mentions_in(folded: str, language: str | None, first: date, last: date) -> Iterator[Mention]:
    """Yield the days that a text mentions, in order.

    Args:
        folded: The text, folded.
        language: A BCP 47 tag; English is understood in every text.
        first: The day of the text; where it may be of several days, the first.
        last: The last of them.
    """
    if first.year < _FIRST_YEAR:
        return
    names = _calendar((language or "en").lower().partition("-")[0])
    for match in names.pattern.finditer(folded):
        days, grain = _meant(match, names, first, last)
        past = tuple(one for one in days if one.first <= last.toordinal())
        if past:
            yield Mention(match.start(), match.end(), past, grain)


def month_words(month: int, languages: Sequence[str]) -> set[str]:
    """Return what a month, from 1, is called in some languages (BCP 47 tags), folded, and in English."""
    calendars = [_calendar(language.lower().partition("-")[0]) for language in {"en", *languages}]
    return {name for names in calendars for name, number in names.months.items() if number == month}


def day_words(day: int) -> set[tuple[str, ...]]:
    """Return the words that may stand for a day of a month, folded and cut as `words.words_of` cuts them."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    spelled = tuple(_ORDINALS[day - 1].split("-"))
    return {(str(day),), (f"{day:02}",), (f"{day}{ending}",), spelled}


def relative_words(languages: Sequence[str]) -> set[str]:
    """Return words of which each reference to recent days has one, in some languages and in English."""
    found = {"ago"}
    for language in {"en", *languages}:
        names = _calendar(language.lower().partition("-")[0])
        found |= set(names.weekdays)
        # The first long word of a phrase such as `le mois dernier` is in every piece that holds it.
        found |= {max(re.findall(r"\w+", phrase), key=len) for phrase in names.relative}
    return found


@lru_cache(maxsize=32)
def _calendar(language: str) -> _Calendar:
    months = {name: number for number, name in enumerate(_MONTHS, 1)}
    months |= {name: number for number, name in enumerate(_SHORT_MONTHS, 1)} | {"sept": 9}
    weekdays = {name: number for number, name in enumerate(_WEEKDAYS)}
    relative = dict(_RELATIVE)
    if language != "en":
        known = _names_of(language)
        for number, name in enumerate(_MONTHS, 1):
            months |= {fold(other): number for other in known.get(name, ()) if len(other) > 2}
        for number, name in enumerate(_WEEKDAYS):
            weekdays |= {fold(other): number for other in known.get(name, ()) if len(other) > 3}
        for name in ("1 day ago", "2 day ago", "1 week ago", "1 month ago"):
            relative |= {fold(other): name for other in known.get(name, ()) if "." not in other}
    return _Calendar(_pattern(months, weekdays, relative), months, weekdays, relative)


def _names_of(language: str) -> dict[str, Sequence[str]]:
    """Return dateparser's names of months, weekdays and relative days in a language, as far as it knows."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return {}
    try:
        # A tenth of a second, which archives in English save.
        data = import_module(f"dateparser.data.date_translation_data.{language}")
    except ModuleNotFoundError:
        return {}
    info: dict[str, Sequence[str]] = data.info
    relative = data.info.get("relative-type", {})
    return {**info, **relative}


def _any(words: Iterator[str] | Mapping[str, object] | Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(
    months: Mapping[str, int], weekdays: Mapping[str, int], relative: Mapping[str, str]
) -> re.Pattern[str]:
    # A full stop belongs to a shortened name; after a whole one it ends the sentence.
    short = [name for name in months if any(other.startswith(name) and other != name for other in months)]
    month = rf"(?:(?:{_any(short)})\b\.?|(?:{_any(months)})\b)"
    year = r"(?:,?\s+(?:of\s+|de\s+)?(?P<{0}>(?:19|20)\d\d\b|(?:last|this)\s+year|last\b))?"
    number = r"(?:[12]\d|3[01]|0?[1-9])"
    ending = r"(?:st|nd|rd|th|er|\.)?"
    several = rf"(?:(?P<{{0}}>{number}){ending}\s*(?:-|–|to|and|et)\s*)?"
    return re.compile(
        r"(?<![\w.,:/-])(?:"
        rf"{several.format('from1')}(?P<day1>{number}){ending}\s+(?:of\s+|de\s+|day\s+of\s+)?(?P<month1>{month}){year.format('year1')}"
        rf"|(?P<month2>{month})\s+{several.format('from2')}(?P<day2>{number})(?:st|nd|rd|th)?\b(?![:.]\d){year.format('year2')}"
        rf"|(?:the\s+)?(?P<ordinal>{_any(_ORDINALS)})\s+(?:day\s+)?of\s+(?P<month3>{month}){year.format('year3')}"
        rf"|(?:(?:in|since|early|late|of)\s+)?(?P<month4>{month})(?:\s+of)?\s+(?P<year4>(?:19|20)\d\d\b|(?:last|this)\s+year)"
        rf"|(?:in|since|last|early|late|en|im|v|в)\s+(?P<month5>{month})"
        rf"|(?P<relative>{_any(relative)})\b"
        rf"|(?:(?:on|last)\s+)?(?:the\s+)?(?P<weekday>{_any(weekdays)})\b"
        rf"|(?P<count>a|{_any(_NUMBERS)}|\d{{1,2}})\s+(?P<unit>day|week|month|year)s?\s+ago\b"
        r"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
        r"|(?P<dotted>[0-3]?\d\.[01]?\d\.(?:19|20)\d\d)\b"
        r")"
    )


def _meant(match: re.Match[str], names: _Calendar, first: date, last: date) -> tuple[Sequence[Days], Grain]:
    """Return the days that a match may mean, the nearest first."""
    group = match.groupdict()
    for form in "123":
        if (month := group[f"month{form}"]) is not None:
            number = names.months[month.rstrip(".")]
            day = int(group.get(f"day{form}") or 0) or _ORDINALS.index(group["ordinal"]) + 1
            start = int(group.get(f"from{form}") or day)
            years = _years(group[f"year{form}"], last)
            return _days_of_years(years, number, min(start, day), day, last), "day"
    if (month := group["month4"] or group["month5"]) is not None:
        number = names.months[month.rstrip(".")]
        years = _years(group["year4"], last)
        if match.group().startswith("last") and number == last.month:
            years = years[1:]
        return _months_of_years(years[:2], number, last), "month"
    if group["iso"] or group["dotted"]:
        parts = [int(part) for part in re.split(r"[-.]", match.group())]
        year, number, day = parts if group["iso"] else parts[::-1]
        return _days_of_years([year], number, day, day, last), "day"
    if (last - first).days > 1:
        return (), "day"  # Of a visit of a week, nobody knows what "yesterday" was.
    if group["weekday"] is not None:
        back = (last.weekday() - names.weekdays[group["weekday"]]) % 7 or 7
        day_meant = (last - timedelta(back)).toordinal()
        return [Days(day_meant, day_meant)], "day"
    if group["relative"] is not None:
        count, unit, _ = names.relative[group["relative"]].split()
        return _ago(int(count), unit, last)
    return _ago(_counted(group["count"]), group["unit"], last)


def _counted(word: str) -> int:
    return 1 if word == "a" else int(word) if word.isdigit() else _NUMBERS.index(word) + 1


def _ago(count: int, unit: str, today: date) -> tuple[Sequence[Days], Grain]:
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return _months_of_years([months // 12], months % 12 + 1, today), "month"
    if unit == "week" and count == 1:
        monday = today.toordinal() - today.weekday() - 7
        return [Days(monday, monday + 6)], "week"
    day = today.toordinal() - count * _UNITS[unit]
    near = _NEAR[unit]
    return [Days(day - near, day + near)], "day" if unit == "day" else "week"


def _years(text: str | None, today: date) -> Sequence[int]:
    if text is None:
        return [today.year - back for back in range(YEARS + 1)]
    if text.isdigit():
        return [int(text)]
    if text == "last":
        return [today.year - 1, today.year]  # `19 August last` is the one before, and seldom of this year.
    return [today.year - text.startswith("last")]


def _days_of_years(years: Sequence[int], month: int, first: int, last: int, today: date) -> list[Days]:
    found: list[Days] = []
    if not (1 <= month <= 12 and first):
        return found
    for year in years:
        if last <= calendar.monthrange(year, month)[1] and date(year, month, first) <= today:
            found.append(Days(date(year, month, first).toordinal(), date(year, month, last).toordinal()))
    return found


def _months_of_years(years: Sequence[int], month: int, today: date) -> list[Days]:
    found = []
    for year in years:
        first = date(year, month, 1)
        if first <= today:
            end = first.toordinal() + calendar.monthrange(year, month)[1] - 1
            found.append(Days(first.toordinal(), min(end, today.toordinal())))
    return found[:1]
