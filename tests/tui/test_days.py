"""Days that are named in the palette."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

import pytest
from tests.tui.driver import TREATY, Screen, running
from tests.tui.events import event

from readout_tui.library import Library
from readout_tui.tui.days import day_meant, day_named, may_be_worded
from readout_tui.tui.screens.commanding import Choice
from readout_tui.tui.screens.palette import Palette

EVENTS = [event("a", "2031-04-02"), event("b", "2033-02-11"), event("c")]


@pytest.mark.parametrize(
    "words",
    [
        "2031-03-27",
        "27 March 2031",
        "27th of mar 2031",
        "Mar 27, 2031",
        "march 27 2031",
        "27.3.2031",
        "2031 Mar 27",
    ],
)
def test_a_whole_date_is_that_day_however_it_is_written(words: str) -> None:
    assert day_named(words, EVENTS, None) == date(2031, 3, 27)


def test_a_day_without_a_year_is_the_nearest_one_within_the_archives_time() -> None:
    assert day_named("27 mar", EVENTS, None) == date(2032, 3, 27)
    assert day_named("3 may", EVENTS, None) == date(2032, 5, 3)
    assert day_named("may 3", EVENTS, date(2031, 4, 2)) == date(2031, 5, 3)


@pytest.mark.parametrize(
    "words", ["2", "20", "203", "0203", "27", "27 m", "31 feb", "mar", "2031-13", "12 2031"]
)
def test_numbers_and_beginnings_are_no_dates(words: str) -> None:
    assert day_named(words, EVENTS, None) is None
    assert not may_be_worded(words)


def test_words_for_a_day_are_read_by_the_library_of_dates() -> None:
    assert may_be_worded("yesterday")
    assert may_be_worded("27 mars 2031")
    assert day_meant("yesterday", date(2031, 3, 28)) == date(2031, 3, 27)


def test_no_beginning_of_a_locator_needs_the_library_of_dates() -> None:
    assert not any(map(may_be_worded, accumulate("2031-04-02-marn-osk-7-june-2031#12.3@a1b2")))


def palette(screen: Screen) -> Palette:
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, Palette)
    return sheet


async def test_words_for_a_day_are_offered_once_they_are_read_and_enter_may_come_before(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout_tui.tui.screens.palette.day_meant", lambda words, today: date(2031, 5, 1))
    async with running(library) as screen:
        await screen.press("colon")
        sheet = palette(screen)
        sheet.input.value = "yesterday"
        await screen.settle()
        (row,) = sheet.choices.items
        assert isinstance(row, Choice)
        assert row.title == "Go to 1 May 2031"
        sheet.input.value = "1 mayo 2031"
        await screen.pilot.press("enter")
        await screen.settle()
        assert screen.shown == TREATY


async def test_a_day_leads_past_an_event_of_which_only_the_month_is_known(library: Library) -> None:
    async with running(library) as screen:
        timeline = screen.browser.panes.timeline
        timeline.show([event("march", "2031-03"), event("april", "2031-04-02")])
        found = timeline.from_day(date(2031, 3, 27))
        assert found is not None
        assert found.id == "april"
