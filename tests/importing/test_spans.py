"""Several days printed as one date."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.importing.dates import find_date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9–10 September 2034", "2034-09-09/2034-09-10"),
        ("from 9 to 11 September 2034", "2034-09-09/2034-09-11"),
        ("9th and 10th of September 2034", "2034-09-09/2034-09-10"),
        ("9, 10 and 11 September 2034", "2034-09-09/2034-09-11"),
        ("September 9–10, 2034", "2034-09-09/2034-09-10"),
        ("September 30 – October 2, 2034", "2034-09-30/2034-10-02"),
        ("December 30, 2033 – January 2, 2034", "2033-12-30/2034-01-02"),
        ("Monday 9 – Tuesday 10 September 2034", "2034-09-09/2034-09-10"),
        ("9. und 10. Juni 2034", "2034-06-09/2034-06-10"),
        ("9./10. Juni 2034", "2034-06-09/2034-06-10"),
        ("vom 30. Juni bis 2. Juli 2034", "2034-06-30/2034-07-02"),
        ("du 9 au 10 juin 2034", "2034-06-09/2034-06-10"),
        ("les 1er et 2 juin 2034", "2034-06-01/2034-06-02"),
        ("9 y 10 de junio de 2034", "2034-06-09/2034-06-10"),
        ("del 9 al 10 de junio de 2034", "2034-06-09/2034-06-10"),
        ("dal 9 al 10 giugno 2034", "2034-06-09/2034-06-10"),
        ("9 a 11 de junho de 2034", "2034-06-09/2034-06-11"),
        ("с 9 по 10 июня 2034 года", "2034-06-09/2034-06-10"),
        ("9 і 10 червня 2034 року", "2034-06-09/2034-06-10"),
        ("9 ve 10 Haziran 2034", "2034-06-09/2034-06-10"),
        ("9 i 10 czerwca 2034 r.", "2034-06-09/2034-06-10"),
        ("2034. június 9-10.", "2034-06-09/2034-06-10"),
        ("من 9 إلى 11 يونيو 2034", "2034-06-09/2034-06-11"),
        ("2034年9月30日至10月2日", "2034-09-30/2034-10-02"),
        ("2034年9月9日～10日", "2034-09-09/2034-09-10"),
        ("2034년 9월 9일부터 10일까지", "2034-09-09/2034-09-10"),
        ("2034-09-09/2034-09-10", "2034-09-09/2034-09-10"),
        ("9.-10.9.2034", "2034-09-09/2034-09-10"),
        ("09/09/2034 - 10/09/2034", "2034-09-09/2034-09-10"),
    ],
)
def test_several_days_are_one_span_in_the_forms_that_pages_print(text: str, days: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.text == days
    assert not any(map(str.isdigit, text[: found.start] + text[found.end :]))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10:30 – 9 May 2034", "2034-05-09"),
        ("No. 5 – 9 May 2034", "2034-05-09"),
        ("10 and 9 May 2034", "2034-05-09"),
        ("9 May 2034, 10:00 - 11:00", "2034-05-09"),
        ("1 January 2030 – 9 May 2034", "2030-01-01"),
    ],
)
def test_what_is_no_second_day_makes_no_span(text: str, day: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.text == day


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("9–10 September 2034, Tollund City", "Tollund City"),
        ("Birkenfurt, 9. und 10. Juni 2034", "Birkenfurt"),
        ("Paris-sur-Ombre, du 9 au 10 juin 2034", "Paris-sur-Ombre"),
        ("Старые Ключи, 9–10 июня 2034 года", "Старые Ключи"),
        ("2034年9月9日至10日，东江", "东江"),
    ],
)
def test_a_dateline_with_two_days_gives_both_and_the_place_alone(line: str, place: str) -> None:
    readout = import_page(f"A meeting\n\n{line}\n\nThe ministers met.\n".encode(), "page.txt")
    assert readout.date is not None
    assert (readout.date[7:], readout.place) == (f"-09/{readout.date[:7]}-10", place)
    assert readout.doubts == ()


def test_a_date_of_the_front_matter_within_the_days_is_no_contradiction() -> None:
    page = "---\ntitle: A meeting\ndate: 2034-09-10\n---\n\n9–10 September 2034, Tollund\n\nThey met.\n"
    readout = import_page(page.encode(), "page.md")
    assert (readout.date, readout.doubts) == ("2034-09-10", ())
