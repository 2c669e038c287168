"""Several days printed as one date: `9–10 September 2034`, `du 9 au 10 juin 2034`, `9. und 10. Juni 2034`."""

from __future__ import annotations

import re
from collections.abc import Iterator

WEEKDAYS = tuple(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
    samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves
    viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira
    terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag måndag mandag tisdag tirsdag onsdag torsdag fredag lördag lørdag söndag søndag
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle
    понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma
    cumartesi pazar
    """.split()
)
"""The names of days as datelines print them, in small letters."""
LONGEST = 62
"""The most days of an event: more are a term of office or the life of a treaty."""
_WORDS = (
    "until|through|hasta|till|thru|and|bis|und|tot|met|och|til|até|to|au|et|al|ao|по|до|та|ve|və|en|og|ja|és"
    "|și|až|do|y|e|a|i|и|і|й"
)
_BETWEEN = (
    rf",?(?:\s{{0,2}}(?:[-–—~～〜/&+]|\.\s?[-–—/])\s{{0,2}}|\s{{1,2}}(?:{_WORDS})\s{{1,2}}"
    r"|\s{1,2}(?:و|إلى|حتى)\s{0,2})"
)
_DAY_NAME = rf"(?:{'|'.join(WEEKDAYS)})"
_WEEKDAY = rf"(?:{_DAY_NAME},?\s{{1,2}})"
_FROM = (
    r"(?:from|between|du|les|vom|del|desde el|entre el|dal|dall['’]|со?|із?|з|od|von|fra|från|van|من|den|de)"
)
_BEGINS = (
    r"(?<![\w:.,/№#-])(?<!\bNo\. )(?<!\bNr\. )(?<!№ )"
    rf"(?:{_DAY_NAME}{_BETWEEN}{_WEEKDAY})?(?:{_FROM}\s{{1,2}})?"
)
_THE = r"(?:(?:the|le|el|il|lo|den|der|dem|o|det)\s{1,2})?"
_MORE = r"(?:,\s?\d{1,2}\.?){0,3}"
"""Days between the first and the last: `9, 10 and 11 September`."""
_ENDING = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_OF = r"(?:\s{1,2}(?:of|de|del|do|di))?"


def _month(number: int) -> str:
    return rf"(?P<m{number}>[^\W\d_]{{3,12}})\.?"


def _day(number: int) -> str:
    return rf"(?P<d{number}>\d{{1,2}}){_ENDING}"


_YEARS = r"(?P<y1>(?:19|20)\d\d)", r"(?P<y2>(?:19|20)\d\d)"
_NAMED: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"{_BEGINS}{_day(1)}{_MORE}(?:{_OF}[\s-]{{1,2}}{_month(1)}(?:{_OF},?\s{{1,2}}{_YEARS[0]})?)?"
        rf"{_BETWEEN}{_WEEKDAY}?{_THE}{_day(2)}{_OF}[\s-]{{1,2}}{_month(2)}{_OF},?[\s-]{{1,2}}{_YEARS[1]}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_month(1)}\s{{1,2}}{_day(1)}{_MORE}(?:,?\s{{1,2}}{_YEARS[0]})?{_BETWEEN}{_WEEKDAY}?"
        rf"(?:{_month(2)}\s{{1,2}})?{_day(2)},?\s{{1,2}}{_YEARS[1]}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d){_YEARS[0]}(?:\.|\s?m\.)?\s{{1,2}}{_month(1)}\s{{1,2}}{_day(1)}\s?[-–—]\s?{_day(2)}(?!\d)",
        re.IGNORECASE,
    ),
)
_ISO = re.compile(
    rf"(?<!\d){_YEARS[0]}-(?P<m1>\d\d)-(?P<d1>\d\d)(?:/|\s{{0,2}}[–—]\s{{0,2}}|\s-\s|\sto\s)"
    rf"{_YEARS[1]}-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"
)
_EAST_ASIAN = re.compile(
    rf"(?<!\d){_YEARS[0]}\s?[年년]\s?(?P<m1>\d{{1,2}})\s?[月월]\s?(?P<d1>\d{{1,2}})\s?[日일]?"
    r"(?:\s?[(（][^()（）]{1,4}[)）])?\s?(?:至|到|から|부터|[-–—~～〜－、和])\s?"
    rf"(?:{_YEARS[1]}\s?[年년]\s?)?(?:(?P<m2>\d{{1,2}})\s?[月월]\s?)?(?P<d2>\d{{1,2}})\s?[日일](?:\s?까지|まで)?"
)
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<d1>\d{{1,2}})(?:(?P<dot>[./])(?:(?P<m1>\d{{1,2}})(?:(?P=dot)(?:{_YEARS[0]})?)?)?)?"
    rf"\s{{0,2}}[-–—]\s{{0,2}}(?P<d2>\d{{1,2}})(?P<sign>[./])(?P<m2>\d{{1,2}})(?P=sign){_YEARS[1]}(?![\d./-])"
)

Days = tuple[tuple[int, int | str, int], tuple[int, int | str, int], tuple[int, int]]
"""Year, month and day of the first and of the last day, and the span in the text; a month may be a name."""


def find_spans(text: str) -> Iterator[Days]:
    """Yield what looks like two days of one event in a short text; whether they exist is not looked at."""
    for form in (*_NAMED, _ISO, _EAST_ASIAN):
        for match in form.finditer(text):
            yield _days(match)
    for match in _NUMERIC.finditer(text):
        # With a slash, only two whole dates are more than a fraction or a number of a document.
        if match["sign"] == "." or (match["dot"] == "/" and match["y1"]):
            yield _days(match)


def _days(match: re.Match[str]) -> Days:
    """Give each day what only the other one prints of month and year."""
    parts = match.groupdict()
    months = [_number(parts.get("m1")), _number(parts.get("m2"))]
    years = [parts.get("y1"), parts.get("y2")]
    first = int(years[0] or years[1] or 0), months[0] or months[1] or 0, int(match["d1"])
    last = int(years[1] or years[0] or 0), months[1] or months[0] or 0, int(match["d2"])
    return first, last, match.span()


def _number(month: str | None) -> int | str | None:
    return int(month) if month and month.isdigit() else month
