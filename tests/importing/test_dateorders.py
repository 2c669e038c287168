"""What settles whether a numeric date has the day first or the month."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.model import Readout

DOUBT = "day and month in the dateline could be the other way round"


def page(head: str, line: str, text: str = "They met, and spoke of the bridge over the river.") -> Readout:
    body = f"<h1>A meeting of ministers</h1><p>{line}</p><p>{text}</p>"
    return import_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


@pytest.mark.parametrize(
    ("head", "line", "text"),
    [
        ('<meta property="article:published_time" content="2034-04-12T16:20">', "12/04/2034", "They met."),
        ('<meta property="article:published_time" content="2034-04-14">', "Date: 12/04/2034", "They met."),
        ('<link rel="canonical" href="https://a.example/press/2034/04/bridge">', "12/04/2034", "They met."),
        ("", "Wednesday 12/04/2034", "They met."),
        ("", "Mittwoch, 12/04/2034", "They met."),
        ("", "среда, 12/04/2034", "They met."),
        ("", "12/04/2034", "They met on 12 April, and again in June."),
        ("", "12/04/2034", "On 25/04/2034 they will meet again."),
        ("", "12/04/2034", "Los ministros se reunieron en el puerto y hablaron de la obra de la ciudad."),
        ("", "12/04/2034", "Les ministres se sont réunis dans le port pour parler du pont et de la ville."),
    ],
)
def test_other_evidence_of_the_page_settles_the_day_first(head: str, line: str, text: str) -> None:
    readout = page(head, line, text)
    assert readout.date == "2034-04-12"
    assert [doubt.text for doubt in readout.doubts] == []


@pytest.mark.parametrize(
    ("head", "line", "text"),
    [
        ('<meta property="article:published_time" content="2034-12-04">', "12/04/2034", "They met."),
        ("", "Monday 12/04/2034", "They met."),
        ("", "12/04/2034", "They met on December 4, and again in June."),
        ('<meta name="language" content="en-US">', "12/04/2034", "They met."),
        ('<link rel="canonical" href="https://www.harbour.gov/bridge">', "12/04/2034", "They met."),
    ],
)
def test_other_evidence_of_the_page_settles_the_month_first(head: str, line: str, text: str) -> None:
    readout = page(head, line, text)
    assert readout.date == "2034-12-04"
    assert [doubt.text for doubt in readout.doubts] == []


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("", "They met."),
        ('<meta property="article:published_time" content="2034-08-01">', "They met."),
        ("", "They met on 4 December, after a call on 12 April."),
    ],
)
def test_where_nothing_settles_it_the_doubt_stays(head: str, text: str) -> None:
    assert DOUBT in [doubt.text for doubt in page(head, "12/04/2034", text).doubts]


def test_the_name_of_the_file_settles_it_last() -> None:
    text = b"A meeting\n\n12/04/2034\n\nThey met.\n"
    readout = import_page(text, "2034-04-12-meeting.txt")
    assert (readout.date, readout.doubts) == ("2034-04-12", ())
