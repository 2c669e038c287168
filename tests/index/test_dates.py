from __future__ import annotations

from datetime import date

import pytest

from readout_tui.index.dates import DayRange, days_meant

TODAY = date(2031, 11, 24)  # A Monday.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031-02-03/2031-02-05", "2031-02-03", "2031-02-05"),
        ("last march", "2031-03-01", "2031-03-31"),
        ("last december", "2030-12-01", "2030-12-31"),
        ("march 2029", "2029-03-01", "2029-03-31"),
        ("yesterday", "2031-11-23", "2031-11-23"),
        ("3 days ago", "2031-11-21", "2031-11-21"),
        ("last week", "2031-11-17", "2031-11-23"),
        ("last year", "2030-01-01", "2030-12-31"),
        ("3. Mai 2031", "2031-05-03", "2031-05-03"),
    ],
)
def test_a_date_means_as_many_days_as_it_says(text: str, first: str, last: str) -> None:
    days = days_meant(text, TODAY)
    assert date.fromordinal(days.first).isoformat() == first
    assert date.fromordinal(days.last).isoformat() == last


def test_what_is_no_date_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="'soonish' is no date"):
        days_meant("soonish", TODAY)


@pytest.mark.parametrize("text", ["2031-13", "2031-02-30", "2031/13", "13", "203"])
def test_numbers_that_are_no_date_are_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        days_meant(text, TODAY)


def test_a_date_in_words_says_how_it_was_read() -> None:
    assert days_meant("last march", TODAY).read_as == "2031-03"
    assert days_meant("2031-03", TODAY).read_as is None


def test_ranges_meet_where_they_share_a_day() -> None:
    assert DayRange(5, None).meets(1, 5)
    assert not DayRange(5, None).meets(1, 4)
    assert DayRange(None, 5).meets(5, 9)
    assert not DayRange(None, 5).meets(6, 9)
