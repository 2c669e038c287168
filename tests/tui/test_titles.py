"""Events found by words of their titles."""

from __future__ import annotations

import pytest
from tests.tui.driver import MEETING, TREATY, running
from tests.tui.events import event

from readout_tui.library import Library
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.titles import MOST, Titles

EVENTS = [
    event("2031-02-protocol", "2031-02", title="Protocol of Ostrévna"),
    event("2031-03-visit", "2031-03", title="Visit; the protocol and Ostrevna"),
    event("2031-05-protocol", "2031-05", title="On the Protocol of Ostrevna"),
    event("note", None, title="Protocol of Ostrevna, a note"),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("protocol of ostrevna", ["2031-05-protocol", "2031-02-protocol", "note"]),
        ("ostrevna proto", ["2031-05-protocol", "2031-03-visit", "2031-02-protocol", "note"]),
        ("2031-05-pro", ["2031-05-protocol"]),
        ("ostrevna ferry", []),
        ("os", []),
        ("rotocol", []),
    ],
)
def test_events_with_all_the_words_are_found(words: str, found: list[str]) -> None:
    assert [one.id for one in Titles().found(words, EVENTS)] == found


def test_what_is_found_is_that_of_the_events_that_there_are_now() -> None:
    titles = Titles()
    assert len(titles.found("ostrevna", EVENTS)) == 4
    assert len(titles.found("ostrevna", EVENTS[:1])) == 1
    assert len(titles.found("ostrevna", EVENTS * 40)) == MOST


async def test_the_palette_goes_to_an_event_by_its_title_or_a_part_of_its_id(library: Library) -> None:
    async with running(library) as screen:
        for words, shown in (("ferry treaty", TREATY), (MEETING[:-2], MEETING)):
            await screen.press("colon")
            await screen.type(words)
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, Palette)
            assert len(sheet.choices.items) == 1
            await screen.press("enter")
            assert screen.shown == shown
