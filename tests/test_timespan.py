from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.timespan import Moment, Timespan, sort_key


@st.composite
def moments(draw: st.DrawFn) -> str:
    """Draw a date as the file format writes it, of any precision."""
    day = draw(st.dates())
    text = f"{day.year:04}-{day.month:02}-{day.day:02}"
    cut = draw(st.sampled_from([4, 7, 10, 16, 22]))
    time = draw(st.times())
    return f"{text}T{time:%H:%M}{draw(st.sampled_from(['+02:00', '-11:30']))}"[:cut]


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "spelled"),
    [
        ("2031", "year", date(2031, 1, 1), date(2031, 12, 31), "2031"),
        ("2032-02", "month", date(2032, 2, 1), date(2032, 2, 29), "February 2032"),
        ("2031-05-03", "day", date(2031, 5, 3), date(2031, 5, 3), "3 May 2031"),
        ("2031-05-03T19:30", "minute", date(2031, 5, 3), date(2031, 5, 3), "3 May 2031, 19:30"),
        ("2031-05-03T19:30+04:00", "minute", date(2031, 5, 3), date(2031, 5, 3), "3 May 2031, 19:30"),
        ("2031-05-03T00:00Z", "minute", date(2031, 5, 3), date(2031, 5, 3), "3 May 2031, 00:00"),
    ],
)
def test_moment_is_as_exact_as_it_is_known(
    text: str, precision: str, first: date, last: date, spelled: str
) -> None:
    moment = Moment.parse(text)
    assert (moment.precision, moment.first_day, moment.last_day) == (precision, first, last)
    assert moment.spelled() == spelled


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write YYYY"),
        ("soon", "write YYYY"),
        ("31", "write YYYY"),
        ("2031-5-3", "write YYYY"),
        ("2031-05-03 ", "write YYYY"),
        ("2031-05-03T7:30", "write YYYY"),
        ("2031-05T07:30", "write YYYY"),
        ("٢٠٣١", "write YYYY"),
        ("0000", "year"),
        ("2031-13", "month"),
        ("2031-02-29", "day is out of range"),
        ("2031-05-03T24:00", "the time must be"),
        ("2031-05-03T10:60", "the time must be"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        Moment.parse(text)
    assert str(refused.value).startswith(f"'{text}' is no date")


def test_span_of_several_days_is_spelled_with_both_ends() -> None:
    span = Timespan.parse("2031-05-03/2031-05-05")
    assert (span.first_day, span.last_day) == (date(2031, 5, 3), date(2031, 5, 5))
    assert span.spelled() == "3 to 5 May 2031"
    assert Timespan.parse("2031-05").spelled() == "May 2031"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("2031-09-30/2031-10-02", "30 September to 2 October 2031"),
        ("2031-12-30/2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031-05/2031-06", "May to June 2031"),
        ("2031-05/2032-05", "May 2031 to May 2032"),
        ("2031/2032", "2031 to 2032"),
        ("2031-05-20/2031-05", "20 May 2031 to May 2031"),
        ("2031-05-03T10:00/2031-05-03T12:30", "3 May 2031, 10:00 to 12:30"),
        ("2031-05-03T10:00/2031-05-05T12:30", "3 May 2031, 10:00 to 5 May 2031, 12:30"),
        ("2031-05-03T10:00/2031-05-05", "3 May 2031, 10:00 to 5 May 2031"),
    ],
)
def test_what_both_ends_share_is_spelled_once(text: str, spelled: str) -> None:
    assert Timespan.parse(text).spelled() == spelled


@pytest.mark.parametrize("text", ["2031-05-05/2031-05-03", "2032/2031", "2031/", "/2031", "2031/2032/2033"])
def test_span_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|ends before it starts"):
        Timespan.parse(text)


def test_span_may_end_in_the_month_in_which_it_starts() -> None:
    assert Timespan.parse("2031-05-20/2031-05").last_day == date(2031, 5, 31)


def test_order_is_by_local_start_and_coarser_dates_come_first() -> None:
    ordered = [
        "2031",
        "2031-05",
        "2031-05-03",
        "2031-05-03/2031-05-05",
        "2031-05-03T09:00+09:00",
        "2031-05-03T10:00Z",
        "2031-05-03T11:00",
        "2031-05-04",
        "2031-06",
    ]
    mixed = ordered[::-1]
    assert sorted(mixed, key=lambda text: (Timespan.parse(text).sort_key, text)) == ordered
    assert Timespan.parse("2031-05-03T09:00+09:00").sort_key == "2031-05-03T09:00"
    assert sort_key("2031-05-03T09:00+09:00/2031-05-05") == "2031-05-03T09:00"


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2031", "2031-12-31", True),
        ("2031", "2032-01", False),
        ("2031-05-03/2031-05-05", "2031-05-05/2031-05-09", True),
        ("2031-05-03/2031-05-05", "2031-05-06", False),
        ("2031-05", "2031-05-03T10:00", True),
    ],
)
def test_spans_overlap_where_both_may_cover_a_day(one: str, other: str, meet: bool) -> None:
    assert Timespan.parse(one).overlaps(Timespan.parse(other)) is meet
    assert Timespan.parse(other).overlaps(Timespan.parse(one)) is meet


@settings(derandomize=True, max_examples=200)
@given(moments(), moments())
def test_every_moment_can_be_read_and_two_in_order_are_a_span(one: str, other: str) -> None:
    first, second = Moment.parse(one), Moment.parse(other)
    assert first.text == one
    assert first.first_day <= first.last_day
    if first.first_day <= second.last_day:
        span = Timespan.parse(f"{one}/{other}")
        assert (span.start, span.end) == (first, second)
        assert span.overlaps(span)
