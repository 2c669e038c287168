"""Dates and clocks as pages print them, in any language, and none out of running prose.

ISO, numeric, East Asian and the common forms with a month's name are read by rules of our own, which cost
nothing; what they leave, `dateparser` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from readout_tui.importing.spans import LONGEST, Days, find_spans
from readout_tui.text import fold

Order = Literal["day-first", "month-first"]

_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        (
            "january jan enero janvier januar jänner janeiro xaneiro gennaio января январь січня ocak "
            "yanvar stycznia janar gener januari leden ledna januára ianuarie ιανουαρίου ιανουάριος "
            "януари јануара siječnja tammikuuta jaanuar janvāris janvārī sausio იანვარი қаңтар يناير "
            "ינואר",
            "february feb febrero février februar feber fevereiro febreiro febbraio февраля февраль "
            "лютого şubat fevral lutego febrer februari únor února februára februarie φεβρουαρίου "
            "февруари фебруара veljače helmikuuta veebruar februāris vasario თებერვალი ақпан فبراير "
            "פברואר",
            "march mar marzo mars märz março марта март березня mart marca març maart marts březen "
            "března marec március martie μαρτίου ožujka maaliskuuta martā kovo მარტი наурыз مارس מרץ "
            "maret",
            "april apr abril avril aprile апреля апрель квітня nisan aprel kwietnia duben dubna "
            "apríla április aprilie απριλίου априла travnja huhtikuuta aprill aprīlī balandžio აპრილი "
            "сәуір أبريل אפריל",
            "may mayo mai maio maggio мая май травня mayıs maja maig mei maj květen května május "
            "μαΐου майа маја svibnja toukokuuta maijs maijā gegužės მაისი мамыр مايو מאי",
            "june jun junio juin juni junho xuño giugno июня июнь червня haziran iyun czerwca juny "
            "červen června júna június iunie ιουνίου юни јуна lipnja kesäkuuta juuni jūnijs jūnijā "
            "birželio ივნისი маусым يونيو יוני",
            "july jul julio juillet juli julho xullo luglio июля июль липня temmuz iyul lipca juliol "
            "červenec července júla július iulie ιουλίου юли јула srpnja heinäkuuta juuli jūlijs "
            "jūlijā liepos ივლისი шілде يوليو יולי",
            "august aug agosto août августа август серпня ağustos avqust sierpnia agost augustus "
            "augusti srpen srpna augusta augusztus αυγούστου kolovoza elokuuta augusts rugpjūčio "
            "აგვისტო тамыз أغسطس אוגוסט agustus",
            "september sep sept septiembre septembre setembro setembre settembre сентября сентябрь "
            "вересня eylül sentyabr września září septembra szeptember septembrie σεπτεμβρίου "
            "септември септембра rujna syyskuuta septembris septembrī rugsėjo სექტემბერი қыркүйек "
            "سبتمبر ספטמבר",
            "october oct octubre octobre oktober outubro ottobre октября октябрь жовтня ekim oktyabr "
            "października říjen října októbra octombrie οκτωβρίου октомври октобра lokakuuta oktoober "
            "oktobris oktobrī spalio ოქტომბერი қазан أكتوبر אוקטובר",
            "november nov noviembre novembre novembro ноября ноябрь листопада kasım noyabr listopada "
            "listopad novembra noiembrie νοεμβρίου ноември новембра studenoga studenog marraskuuta "
            "novembris novembrī lapkričio ნოემბერი қараша نوفمبر נובמבר",
            "december dec diciembre décembre dezember dezembro decembro dicembre декабря декабрь "
            "грудня aralık dekabr grudnia desembre prosinec prosince decembra decembrie δεκεμβρίου "
            "декември децембра prosinca joulukuuta detsember decembris decembrī gruodžio დეკემბერი "
            "желтоқсан ديسمبر דצמבר",
        ),
        1,
    )
    for name in names.split()
}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<name>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_OF = r"(?:\s+(?:of|de|del|do|di))?"
_FORMS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]?"
    ),
    re.compile(rf"(?<!\w){_DAY}{_OF}[\s-]+{_MONTH}{_OF},?[\s-]+{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\w){_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?!\d)"),
)
_NO_YEAR = (
    re.compile(rf"(?<!\w){_DAY}{_OF}[\s-]{{1,2}}{_MONTH}(?!\w)"),
    re.compile(rf"(?<!\w){_MONTH}\s{{1,2}}{_DAY}(?!\w)"),
)
_DIGIT = re.compile(r"\d")
"""Every date has one, and most texts have none."""
_A_YEAR = re.compile(r"(?<!\d)[12१२١٢۱۲]\d{3}(?!\d)")
"""A year in any script: without one, no line is worth a slow look in two hundred languages."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ERA = re.compile(r"(令和|平成|昭和)\s?(\d{1,2}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})([./-])(?P<b>\d{1,2})\2(?P<year>(?:19|20)\d\d|\d\d)(?![\d./-])"
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h時点](?P<minute>\d\d))[分]?(?:[:.]\d\d)?(?![\d:])\s{0,2}(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s{0,2}\(?(?P<zone>Z|UTC|GMT|[A-Z]{3,4}|[+-]\d\d:?\d\d)\b\)?)?",
    re.IGNORECASE,
)
_ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "PDT": "-07:00",
    "MDT": "-06:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "JST": "+09:00", "KST": "+09:00", "HKT": "+08:00",
}  # fmt: skip
"""Only what means one offset wherever it is printed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, and where it stands."""

    day: date
    start: int
    end: int
    sure: bool = True
    """False where day and month could be the other way round."""
    last: date | None = None
    """The last day where several are printed as one date."""

    @property
    def text(self) -> str:
        """The day, or `START/END`, as readouts have dates."""
        return self.day.isoformat() + (f"/{self.last.isoformat()}" if self.last else "")

    def agrees(self, other: Found) -> bool:
        """Tell whether both have a day in common."""
        return self.day <= (other.last or other.day) and other.day <= (self.last or self.day)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text, and where it stands."""

    text: str
    """`hh:mm`, with an offset if the page gives one that is clear."""
    start: int
    end: int


def find_date(text: str, order: Order | None = None) -> Found | None:
    """Return the first date in a short text, by the cheap rules; the order settles `3/4/2015`."""
    if not _DIGIT.search(text):
        return None
    hits = [found for form in _FORMS for match in form.finditer(text) if (found := _of_form(match))]
    hits += [found for match in _ERA.finditer(text) if (found := _of_era(match))]
    hits += [found for match in _NUMERIC.finditer(text) if (found := _of_numbers(match, order))]
    hits += [found for days in find_spans(text) if (found := _of_days(days))]
    return min(hits, key=lambda found: (found.start, -found.end)) if hits else None


def find_any_date(text: str) -> Found | None:
    """Return the date that a whole short line gives in whatever language `dateparser` knows."""
    if len(text) > 80 or not _A_YEAR.search(text):
        return None
    found = _parse_any(text.strip())
    return Found(found, 0, len(text)) if found else None


@lru_cache(maxsize=256)
def _parse_any(text: str) -> date | None:
    from dateparser import parse

    try:
        found = parse(
            text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
        )
    except (ValueError, OverflowError, TypeError):
        # Some of its locales fail on numbers that no calendar has.
        return None
    return found.date() if found and 1800 < found.year < 2200 else None


def _of_form(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups.get("month") else _MONTHS.get(fold(groups.get("name") or ""))
    if month is None:
        return None
    return _found(int(groups["year"]), month, int(groups["day"]), match.span())


def _of_days(days: Days) -> Found | None:
    """Make a date of two days, or none where they are not of one event."""
    (year, month, day), (last_year, last_month, last_day), span = days
    first = _found(year, _month_of(month), day, span)
    last = _found(last_year, _month_of(last_month), last_day, span)
    if first is None or last is None or not 0 < (last.day - first.day).days <= LONGEST:
        return None
    return Found(first.day, *span, last=last.day)


def _month_of(month: int | str) -> int:
    """Return a month's number, 0 if it is the name of none."""
    return month if isinstance(month, int) else _MONTHS.get(fold(month), 0)


def _of_era(match: re.Match[str]) -> Found | None:
    year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return _found(year, int(match[3]), int(match[4]), match.span())


def _of_numbers(match: re.Match[str], order: Order | None) -> Found | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        year += 1900 if year > 60 else 2000
    if a > 12 or order == "day-first":
        return _found(year, b, a, match.span())
    if b > 12 or order == "month-first":
        return _found(year, a, b, match.span())
    # A full stop between the numbers is a day-first habit; a slash is either's.
    if match[2] == ".":
        return _found(year, b, a, match.span())
    return _found(year, a, b, match.span(), sure=a == b)


def _found(year: int, month: int, day: int, span: tuple[int, int], *, sure: bool = True) -> Found | None:
    try:
        return Found(date(year, month, day), *span, sure)
    except ValueError:
        return None


def months_and_days(text: str) -> Iterator[tuple[int, int]]:
    """Yield month and day of each date that a text prints with the month's name, with a year or without."""
    for form in _NO_YEAR:
        for match in form.finditer(text):
            if month := _MONTHS.get(fold(match["name"])):
                yield month, int(match["day"])


def numeric_order(text: str) -> Order | None:
    """Return the order that a page's own numeric dates show, or None if they show none or both."""
    seen: set[Order] = set()
    for match in _NUMERIC.finditer(text):
        if int(match["a"]) > 12 >= int(match["b"]):
            seen.add("day-first")
        elif int(match["b"]) > 12 >= int(match["a"]):
            seen.add("month-first")
    return seen.pop() if len(seen) == 1 else None


def find_clock(text: str) -> Clock | None:
    """Return the first time of day in a short text; an impossible one is none."""
    dated = find_date(text)
    if dated:
        # `13.04.2021` is no time of day.
        text = text[: dated.start] + " " * (dated.end - dated.start) + text[dated.end :]
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        half = (match["half"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour < 24 and minute < 60:
            zone = (match["zone"] or "").upper()
            offset = _ZONES.get(zone, "") if zone[:1] not in "+-" or not zone else f"{zone[:3]}:{zone[-2:]}"
            return Clock(f"{hour:02}:{minute:02}{offset}", *match.span())
    return None
