from __future__ import annotations

import pytest

from readout_tui.importing.dates import Order, find_any_date, find_clock, find_date, numeric_order


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21 november 2020, 19:30", "2020-11-21"),
        ("05 сентября 2017, 18:09", "2017-09-05"),
        ("March 28, 2019, 11:45, Varn", "2019-03-28"),
        ("2017-04-11 16:50 | www.example.org | 0", "2017-04-11"),
        ("New Varn, 24 September 2013", "2013-09-24"),
        ("• 24 May. 2017 -", "2017-05-24"),
        ("Last updated 25-May-2017 09:01", "2017-05-25"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("1er décembre 2019", "2019-12-01"),
        ("3. März 2023", "2023-03-03"),
        ("25 Nisan 2023", "2023-04-25"),
        ("2022年2月24日", "2022-02-24"),
        ("令和6年11月5日", "2024-11-05"),
        ("13.04.2021", "2021-04-13"),
        ("29/4/15", "2015-04-29"),
    ],
)
def test_a_date_is_found_in_the_forms_that_pages_print(text: str, day: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.day.isoformat(), found.sure) == (day, True)


@pytest.mark.parametrize("text", ["1:18 P.M. EDT", "31.02.2020", "Resolution 1373 (2001)", "Nov. 29", "2020"])
def test_no_date_is_found_where_there_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("order", "day", "sure"),
    [("day-first", "2015-04-03", True), ("month-first", "2015-03-04", True), (None, "2015-03-04", False)],
)
def test_the_pages_order_settles_a_numeric_date(order: Order | None, day: str, sure: bool) -> None:
    found = find_date("3/4/2015", order)
    assert found is not None
    assert (found.day.isoformat(), found.sure) == (day, sure)


def test_the_order_is_that_of_the_pages_clear_dates() -> None:
    assert numeric_order("on 25/3/2015 and 4/3/2015") == "day-first"
    assert numeric_order("on 3/25/2015") == "month-first"
    assert numeric_order("on 3/25/2015 and 25/3/2015") is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("1:18 P.M. EDT", "13:18-04:00"),
        ("12:05 a.m.", "00:05"),
        ("21 november 2020, 19:30", "19:30"),
        ("13.04.2021 14:00 MSK", "14:00+03:00"),
        ("14時32分", "14:32"),
        ("3:09 P.M. XST", "15:09"),
    ],
)
def test_a_clock_is_read_with_an_offset_that_is_clear(text: str, clock: str) -> None:
    found = find_clock(text)
    assert found is not None
    assert found.text == clock


@pytest.mark.parametrize("text", ["13.04.2021", "25:00", "1:012 P.M. EDT", "no time"])
def test_what_is_no_clock_is_none(text: str) -> None:
    assert find_clock(text) is None


def test_a_line_in_another_script_is_left_to_dateparser() -> None:
    found = find_any_date("٥ ديسمبر ٢٠١٩")
    assert found is not None
    assert found.day.isoformat() == "2019-12-05"


def test_a_line_without_a_year_is_no_date_in_any_language() -> None:
    assert find_any_date("Monday at noon, 12 people") is None
