"""A letterhead is no title, and the date beside a release line is the page's."""

from __future__ import annotations

import pytest

from readout_tui.importing import import_page
from readout_tui.model import Readout


def page(*blocks: str, name: str = "page.txt") -> Readout:
    return import_page("\n\n".join(blocks).encode(), name)


@pytest.mark.parametrize(
    ("head", "release", "title"),
    [
        (
            "The Grey Hall\nOffice of Communications",
            "For Immediate Release                    May 3, 2031",
            "Remarks by President Lund Before a Meeting",
        ),
        (
            "Ministerium für Häfen\nPressestelle",
            "PRESSEMITTEILUNG Nr. 12/2031 vom 3. Mai 2031",
            "Ministerin Lund trifft Minister Orr",
        ),
        (
            "Ministère des Ports",
            "Pour diffusion immédiate – le 3 mai 2031",
            "Entretien de Mme Lund avec M. Orr",
        ),
        (
            "Ministerio de Puertos\nOficina de Prensa",
            "COMUNICADO DE PRENSA   3 de mayo de 2031",
            "La ministra Lund recibe al ministro Orr",
        ),
        (
            "Министерство портов\nПресс-служба",
            "Пресс-релиз, 3 мая 2031 года",
            "Встреча с министром Орром",
        ),
    ],
)
def test_what_stands_over_a_release_line_is_no_title(head: str, release: str, title: str) -> None:
    readout = page(head, release, title, "They met in the harbour and spoke of a bridge.")
    assert (readout.title, readout.date, readout.place) == (title, "2031-05-03", None)
    kept = [*head.split("\n"), " ".join(release.split())]
    assert [note.text for note in readout.notes] == kept


def test_the_clock_under_the_title_belongs_to_the_day_of_the_release_line() -> None:
    readout = page(
        "The Grey Hall\nOffice of Communications\nFor Immediate Release     May 3, 2031",
        "REMARKS BY PRESIDENT LUND AND MINISTER ORR\nBEFORE A MEETING",
        "Oval Library",
        "10:42 A.M. EDT",
        "     PRESIDENT LUND:  Welcome.",
        "     MINISTER ORR:  Thank you.",
        *("     PRESIDENT LUND:  Well.",) * 9,
    )
    assert readout.title == "REMARKS BY PRESIDENT LUND AND MINISTER ORR BEFORE A MEETING"
    assert (readout.date, readout.place) == ("2031-05-03T10:42-04:00", "Oval Library")
    assert [person.name for person in readout.participants] == ["President Lund", "Minister Orr"]


def test_the_name_of_a_ministry_over_a_title_is_a_letterhead_without_a_release_line() -> None:
    readout = page(
        "Ministry of Harbours", "Joint statement on the bridge", "Varnholm, 3 May 2031", "They met."
    )
    assert (readout.title, readout.date) == ("Joint statement on the bridge", "2031-05-03")


def test_a_title_over_the_release_line_stays_the_title() -> None:
    readout = page(
        "Readout of a call with Minister Orr",
        "FOR IMMEDIATE RELEASE\nOffice of the Press Secretary\nMay 3, 2031",
        "They spoke.",
    )
    assert (readout.title, readout.date) == ("Readout of a call with Minister Orr", "2031-05-03")
    assert [turn.text for turn in readout.turns] == ["They spoke."]


def test_a_title_that_begins_with_a_body_is_a_title() -> None:
    readout = page("Department of Harbours opens a bridge", "3 May 2031", "The bridge was opened today.")
    assert readout.title == "Department of Harbours opens a bridge"


def test_a_web_page_that_calls_itself_by_its_letterhead_has_another_title() -> None:
    lines = ["The Grey Hall", "Office of the Press Secretary", "For Immediate Release May 3, 2031"]
    said = [f"<p>President Lund welcomed Minister Orr, and spoke of bridge {n}.</p>" for n in range(9)]
    body = "".join(f"<p>{line}</p>" for line in lines) + "<h2>President Lund's meeting</h2>" + "".join(said)
    readout = page(f"<title>The Grey Hall</title><body>{body}</body>", name="page.html")
    assert (readout.title, readout.date) == ("President Lund's meeting", "2031-05-03")
