from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.index.mentions import mentions_in
from readout_tui.text import fold

WEDNESDAY = date(2031, 11, 26)


def first_meant(text: str, language: str = "en", day: date = WEDNESDAY) -> list[tuple[str, str, str]]:
    """Return each mention with the nearest days that it may mean."""
    folded = fold(text)
    return [
        (
            folded[mention.start : mention.end],
            date.fromordinal(mention.days[0].first).isoformat(),
            date.fromordinal(mention.days[0].last).isoformat(),
        )
        for mention in mentions_in(folded, language, day, day)
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the 9 June statement", "2031-06-09"),
        ("on June 9th, as agreed", "2031-06-09"),
        ("the ninth of June", "2031-06-09"),
        ("on 9 December", "2030-12-09"),
        ("on 9 June 2029", "2029-06-09"),
        ("her address of 19 August last", "2030-08-19"),
        ("from 5 to 9 May", "2031-05-05 2031-05-09"),
        ("in March", "2031-03-01 2031-03-31"),
        ("in March of last year", "2030-03-01 2030-03-31"),
        ("last November", "2030-11-01 2030-11-30"),
        ("yesterday's call", "2031-11-25"),
        ("the day before yesterday", "2031-11-24"),
        ("last week's talks", "2031-11-17 2031-11-23"),
        ("our meeting last month", "2031-10-01 2031-10-31"),
        ("on Tuesday", "2031-11-25"),
        ("on Wednesday", "2031-11-19"),
        ("three days ago", "2031-11-23"),
        ("two months ago", "2031-09-01 2031-09-30"),
        ("a year ago", "2030-11-23 2030-11-29"),
        ("on 2031-06-09", "2031-06-09"),
        ("on 09.06.2031", "2031-06-09"),
    ],
)
def test_days_are_read_against_the_day_of_the_text(text: str, days: str) -> None:
    first, _, last = days.partition(" ")
    assert [found[1:] for found in first_meant(text)] == [(first, last or first)]


@pytest.mark.parametrize(
    "text",
    [
        "we may march",
        "9 June 2044",
        "version 9.6.2",
        "at 09:06",
        "31 June",
        "2031-19-09",
        "00.00.2031",
        "nine of them",
        "Mayor Augustine",
    ],
)
def test_what_is_no_day_that_had_come_is_no_mention(text: str) -> None:
    assert first_meant(text) == []


def test_a_full_stop_belongs_to_a_shortened_name_alone() -> None:
    assert first_meant("on 9 Sept. and on 9 June.")[0][0] == "9 sept."
    assert first_meant("on 9 Sept. and on 9 June.")[1][0] == "9 june"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "la déclaration du 9 juin", "2031-06-09"),
        ("fr-CA", "hier", "2031-11-25"),
        ("ru", "заявление 9 ноября 2030 года", "2030-11-09"),
        ("de", "am 9. Juni", "2031-06-09"),
        ("es", "el 9 de junio", "2031-06-09"),
        ("xx", "on 9 June", "2031-06-09"),
    ],
)
def test_other_languages_have_their_own_names(language: str, text: str, day: str) -> None:
    assert [found[1] for found in first_meant(text, language)] == [day]


def test_a_text_of_the_first_years_mentions_nothing() -> None:
    day = date(1, 1, 1)
    assert list(mentions_in("yesterday, on monday, a year ago, on 9 june", "en", day, day)) == []


def test_a_day_without_a_year_may_lie_further_back() -> None:
    (mention,) = mentions_in("on 9 june", "en", WEDNESDAY, WEDNESDAY)
    assert [date.fromordinal(days.first).year for days in mention.days] == [2031, 2030, 2029, 2028, 2027]


def test_of_a_visit_of_several_days_nobody_knows_what_yesterday_was() -> None:
    found = list(mentions_in("yesterday, and on 9 june", "en", date(2031, 11, 20), WEDNESDAY))
    assert len(found) == 1


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 ,./-ofjuneyarstdlmch", max_size=40))
def test_whatever_is_found_lies_in_the_text_and_in_the_past(text: str) -> None:
    for mention in mentions_in(text, "en", WEDNESDAY, WEDNESDAY):
        assert 0 <= mention.start < mention.end <= len(text)
        assert all(days.first <= WEDNESDAY.toordinal() for days in mention.days)
