"""Phrases that several styles share."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Sequence

from readout_tui.citing.excerpt import Excerpt
from readout_tui.timespan import Moment, Timespan

_STRAIGHT_QUOTES = re.compile(r'"([^"]*)"')
_CURLY_QUOTES = str.maketrans("“”", "‘’")
_MLA_MONTHS = (
    "",
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


def attribution(passage: Excerpt, direct: str = "in", reported: str = "as reported in") -> str:
    """Return who speaks and a word that leads to the title: `Ada Orrin, Mayor of Velm, in`.

    Returns:
        Nothing for narration, whose author is the publisher.
    """
    voices = passage.voices
    if not voices:
        return ""
    if all(voice.mode == "reported" for voice in voices):
        return f"{'; '.join(map(str, voices))}, {reported}"
    return f"{'; '.join(voice.described for voice in voices)}, {direct}"


def spaced(*parts: str) -> str:
    """Join those parts that have words."""
    return " ".join(filter(None, parts))


def spoken(passage: Excerpt) -> list[str]:
    """Return the paragraphs; in a passage of several turns each begins with who speaks, in brackets."""
    texts = []
    for part in passage.parts:
        first, *others = part.paragraphs
        texts += [f"[{part.voice.heading}:] {first}" if len(passage.parts) > 1 else first, *others]
    return texts


def nested(text: str) -> str:
    """Return a text that can stand in double quotation marks: its own become single ones."""
    return _STRAIGHT_QUOTES.sub(r"‘\1’", text).translate(_CURLY_QUOTES)


def stopped(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def chicago_date(span: Timespan) -> str:
    """Write `November 21, 2020`, `May 4–5, 2033`."""
    year = span.start.year
    return _spelled(
        span, _chicago_day, lambda days: f"{days}, {year}" if span.start.day else f"{days} {year}"
    )


def apa_date(span: Timespan) -> str:
    """Write `2020, November 21`, `2033, May 4–5`."""
    return _spelled(span, _apa_day, lambda days: f"{span.start.year}, {days}")


def mla_date(span: Timespan) -> str:
    """Write `21 Nov. 2020`, `4–5 May 2033`."""
    return _spelled(span, _mla_day, lambda days: f"{days} {span.start.year}", _MLA_MONTHS)


def _spelled(
    span: Timespan,
    day: Callable[[Moment], str],
    with_year: Callable[[str], str],
    months_behind: Sequence[str] | None = None,
) -> str:
    """Write a day, or the first and the last of several, what both share once.

    Args:
        span: The days, or months, or years.
        day: Writes one of them whole.
        with_year: Adds the year that all of them are in.
        months_behind: The months' names, where they stand behind the day.
    """
    start, end = span.start, span.end
    whole = list(dict.fromkeys((day(start), day(end))))
    shared = start.year == end.year and start.month and end.month and bool(start.day) == bool(end.day)
    if len(whole) == 1 or not shared:
        return "–".join(whole)
    months = months_behind or month_name
    first, last = (
        [part for part in (months[moment.month or 0], str(moment.day or "")) if part]
        for moment in (start, end)
    )
    if months_behind:
        first, last = first[::-1], last[::-1]
    if start.month == end.month:
        (first if months_behind else last).remove(months[start.month or 0])
    return with_year(f"{' '.join(first)}–{' '.join(last)}")


def _chicago_day(moment: Moment) -> str:
    if moment.month is None:
        return str(moment.year)
    day = f" {moment.day}," if moment.day else ""
    return f"{month_name[moment.month]}{day} {moment.year}"


def _apa_day(moment: Moment) -> str:
    if moment.month is None:
        return str(moment.year)
    day = f" {moment.day}" if moment.day else ""
    return f"{moment.year}, {month_name[moment.month]}{day}"


def _mla_day(moment: Moment) -> str:
    parts = (moment.day, _MLA_MONTHS[moment.month or 0], moment.year)
    return " ".join(str(part) for part in parts if part)
