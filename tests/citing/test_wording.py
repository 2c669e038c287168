from __future__ import annotations

import pytest

from readout_tui.citing.excerpt import excerpt
from readout_tui.citing.wording import (
    apa_date,
    attribution,
    chicago_date,
    mla_date,
    nested,
    spoken,
    stopped,
)
from readout_tui.locator import Locator, passage_at, resolve
from readout_tui.model import Readout
from readout_tui.timespan import Timespan


@pytest.mark.parametrize(
    ("date", "chicago", "apa", "mla"),
    [
        ("2033", "2033", "2033", "2033"),
        ("2033-05", "May 2033", "2033, May", "May 2033"),
        ("2033-05-04", "May 4, 2033", "2033, May 4", "4 May 2033"),
        ("2033-09-04T09:15+02:00", "September 4, 2033", "2033, September 4", "4 Sept. 2033"),
        ("2033-05-04/2033-05-05", "May 4–5, 2033", "2033, May 4–5", "4–5 May 2033"),
        ("2033-05-30/2033-06-02", "May 30–June 2, 2033", "2033, May 30–June 2", "30 May–2 June 2033"),
        ("2033-09/2033-10", "September–October 2033", "2033, September–October", "Sept.–Oct. 2033"),
        (
            "2033-09/2033-10-04",
            "September 2033–October 4, 2033",
            "2033, September–2033, October 4",
            "Sept. 2033–4 Oct. 2033",
        ),
        (
            "2033-12-30/2034-01-02",
            "December 30, 2033–January 2, 2034",
            "2033, December 30–2034, January 2",
            "30 Dec. 2033–2 Jan. 2034",
        ),
        ("2033/2034", "2033–2034", "2033–2034", "2033–2034"),
        ("2033-05-04T09:15/2033-05-04T18:00", "May 4, 2033", "2033, May 4", "4 May 2033"),
    ],
)
def test_dates_are_written_as_each_manual_has_them(date: str, chicago: str, apa: str, mla: str) -> None:
    span = Timespan.parse(date)

    assert (chicago_date(span), apa_date(span), mla_date(span)) == (chicago, apa, mla)


@pytest.mark.parametrize(
    ("place", "lead"),
    [
        ("#1.1", ""),
        ("#2.1", "Ada Orrin, Mayor of Velm, in"),
        ("#4.1", "Tomaš Belq, Envoy, Harrow Isles, as reported in"),
        (
            "#3.1-4.1",
            "Tomaš Belq, Envoy, Harrow Isles; Tomaš Belq, Envoy, Harrow Isles (in reported speech), in",
        ),
        ("#5.1", "Q, in"),
    ],
)
def test_attribution_says_how_the_page_gives_the_words(visit: Readout, place: str, lead: str) -> None:
    locator = Locator.parse(visit.id + place)
    found = resolve(visit, locator)
    assert found is not None

    assert attribution(excerpt(visit, passage_at(visit, locator, found))) == lead


def test_each_of_several_turns_begins_with_who_speaks(visit: Readout) -> None:
    locator = Locator.parse(f"{visit.id}#1.1-2.2")
    found = resolve(visit, locator)
    assert found is not None

    assert spoken(excerpt(visit, passage_at(visit, locator, found))) == [
        "[Narration:] The mayor met the envoy on the quay.",
        "[Ada Orrin:] Welcome to Velm. The harbour, Mr. Belq, is open again.",
        "We shall keep it open!",
    ]


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert nested('A “new” page and "another" one: 6" wide') == 'A ‘new’ page and ‘another’ one: 6" wide'


def test_one_mark_ends_a_sentence() -> None:
    assert [stopped(text) for text in ("Why?", "Thus", "Thus.")] == ["Why?", "Thus.", "Thus."]
