from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.model import Readout


def page(text: str, name: str = "page.txt") -> Readout:
    return import_page(text.encode(), name)


def test_title_and_dateline_stand_over_the_text() -> None:
    readout = page("Working meeting\n\nMarch 28, 2031, 11:45, Port Varn\n\nThe Premier came.\n")
    assert (readout.title, readout.date) == ("Working meeting", "2031-03-28T11:45")
    assert (readout.dateline, readout.place) == ("March 28, 2031, 11:45, Port Varn", "Port Varn")


def test_a_title_that_is_a_sentence_is_known_by_the_dateline_under_it() -> None:
    assert (
        page("The Premier came to Varn.\n\n3 May 2031\n\nShe stayed.\n").title == "The Premier came to Varn."
    )


def test_a_title_that_stands_twice_is_kept_as_a_note() -> None:
    readout = page("A visit\n\n3 May 2031\n\nA visit\n\nShe came.\n")
    assert [note.text for note in readout.notes] == ["A visit"]
    assert readout.turns[0].text == "She came."


def test_a_page_without_a_title_gets_the_files_name_and_a_doubt() -> None:
    readout = page("The council came together in the morning.\n\nIt went home.\n", "a-day_in_varn.txt")
    assert readout.title == "a day in varn"
    assert [doubt.at for doubt in readout.doubts] == ["title"]


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Hafenstadt, Mittwoch, den 21. Februar 2031", "2031-02-21", "Hafenstadt"),
        ("středa 15. března 2031", "2031-03-15", None),
        ("Αθήνα, 13 Μαρτίου 2031", "2031-03-13", "Αθήνα"),
        ("24 серпня 2031 року", "2031-08-24", None),
        ("17 maj 2031", "2031-05-17", None),
        ("Sitting Date: 12 January 2031", "2031-01-12", None),
    ],
)
def test_datelines_of_many_languages_give_day_and_place(line: str, date: str, place: str | None) -> None:
    readout = page(f"A title\n\n{line}\n\nThe text.\n")
    assert (readout.date, readout.place) == (date, place)


def test_a_title_may_end_with_a_date_and_a_full_stop() -> None:
    line = "Sprawozdanie z posiedzenia w dniu 24 kwietnia 2031 r."
    readout = page(f"{line}\n\nMarszałek Adam Lund:\n\nDziękuję.\n\nMarszałek Adam Lund:\n\nTak.\n")
    assert (readout.title, readout.date) == (line, "2031-04-24")


@pytest.mark.parametrize("heading", ["COMMUNIQUÉ DE PRESSE", "Press release", "Пресс-релиз"])
def test_what_kind_of_page_it_is_stands_over_the_title(heading: str) -> None:
    readout = page(f"{heading}\n\nCall of the Premier with M. Anton Orre\n\n3 May 2031\n\nThey talked.\n")
    assert (readout.title, readout.kind) == ("Call of the Premier with M. Anton Orre", "call")
    assert [note.text for note in readout.notes] == [heading]


def test_where_nothing_else_is_a_title_it_is_one() -> None:
    assert page("COMMUNIQUÉ DE PRESSE\n\n3 May 2031\n\nThey talked.\n").title == "COMMUNIQUÉ DE PRESSE"


def test_the_place_over_a_clock_is_part_of_the_dateline() -> None:
    readout = page(
        "Briefing of 3 May 2031\n\nHarbour Press Room\n\n1:18 P.M. EDT\n\nMR. OBI: Hello.\n\nMR. OBI: So.\n"
    )
    assert (readout.dateline, readout.place) == ("Harbour Press Room, 1:18 P.M. EDT", "Harbour Press Room")


def test_a_clock_on_the_line_before_the_speech_is_no_speech() -> None:
    readout = page(
        "---\ntitle: Remarks\n---\n\n9:59 A.M. EST  \nMR. OBI:  Hello.\n\nMR. OBI:  So.\n", "page.md"
    )
    assert [turn.text for turn in readout.turns] == ["Hello.", "So."]
    assert readout.dateline == "9:59 A.M. EST"


@pytest.mark.parametrize(
    ("text", "date", "doubts"),
    [
        ("Briefing, 4/29/31\n\nThe text.\n", "2031-04-29", []),
        (
            "Briefing (April 06, 2031)\n\nApril 07, 2031\n\nThe text.\n",
            "2031-04-06",
            ["the dateline says 2031-04-07"],
        ),
        ("Speech at the 9 May 1945 memorial in Varn\n\nThe text.\n", None, []),
        ("Briefing\n\nOn 3 May 2031 the council met in Varn, and it stayed until 5 May.\n", None, []),
        (
            "Briefing, 3/4/2031\n\nThe text.\n",
            "2031-03-04",
            ["day and month in the title could be the other way round"],
        ),
    ],
)
def test_the_date_is_the_events_and_never_out_of_prose(
    text: str, date: str | None, doubts: list[str]
) -> None:
    readout = page(text)
    assert (readout.date, [doubt.text for doubt in readout.doubts]) == (date, doubts)


def test_the_date_of_the_front_matter_holds_and_the_dateline_is_a_doubt() -> None:
    readout = page(
        "---\ntitle: A call\ndate: 2031-05-04\npublished_time: 2031-05-04 08:00\n---\n"
        "(May 3, 2031)\n\n5:47 P.M. EDT\n\n"
        "MODERATOR:  Hello.\n\nMODERATOR:  So.\n",
        "page.md",
    )
    assert readout.date == "2031-05-04"
    assert readout.dateline is not None and "May 3, 2031" in readout.dateline
    assert readout.source is not None and readout.source.published == "2031-05-04"
    assert [doubt.text for doubt in readout.doubts] == ["the dateline says 2031-05-03"]


def test_the_files_name_is_the_last_source_of_a_date_and_doubted() -> None:
    readout = page("Notes\n\nThe text.\n", "2031-05-03_notes.txt")
    assert readout.date == "2031-05-03"
    assert readout.doubts[0].text == "the page shows none: taken from the file's name"
    assert page("Notes\n\nThe text.\n", "VRN_1978.txt").date == "1978"


def test_a_title_that_goes_on_in_small_letters_is_one() -> None:
    readout = page("Press conference\n\nby Director Anders Holm in Varn\n\n3 May 2031\n\nQ: So?\n\nQ: And?\n")
    assert readout.title == "Press conference by Director Anders Holm in Varn"
