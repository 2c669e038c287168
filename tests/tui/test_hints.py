"""The hints at the bottom, and messages over the screen."""

from __future__ import annotations

import webbrowser
from itertools import pairwise

import pytest
from tests.tui.driver import MEETING, TREATY, Screen, running, seen
from textual import events
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from readout_tui.library import Library
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.widgets.hints import Hints


def hints(screen: Screen) -> list[str]:
    keys = screen.pilot.app.screen.query(FooterKey)
    return [f"{key.key_display} {key.description}" for key in keys]


def told(screen: Screen) -> list[str]:
    return [notification.message for notification in screen.pilot.app._notifications]


@pytest.mark.parametrize("width", [120, 80, 60, 30])
async def test_hints_are_whole_and_help_is_always_among_them(library: Library, width: int) -> None:
    async with running(library, (width, 20), start=MEETING) as screen:
        keys = list(screen.pilot.app.screen.query(FooterKey))
        assert keys[0].description == "Select"
        assert keys[-1].description == "Help"
        assert all(key.region.right <= width for key in keys)
        assert all(key.region.width == len(f" {key.key_display} {key.description} ") for key in keys)
        assert all(one.region.right == other.region.x for one, other in pairwise(keys))
        await screen.press("v")
        assert hints(screen)[0] == "j k h l Move the end" or width == 30
        assert hints(screen)[-1] == "? Help"


async def test_keys_that_change_no_hint_leave_them_as_they_are(library: Library) -> None:
    async with running(library) as screen:
        before = list(screen.pilot.app.screen.query(FooterKey))
        await screen.press("k", "j")
        assert list(screen.pilot.app.screen.query(FooterKey)) == before
        await screen.press("2")
        assert hints(screen)[0].endswith("Select")
        assert not set(before) & set(screen.pilot.app.screen.query(FooterKey))


@pytest.mark.parametrize("key", ["slash", "colon", "M", "f"])
async def test_where_text_is_typed_the_hint_on_help_names_a_key_that_is_no_letter(
    library: Library, key: str
) -> None:
    async with running(library) as screen:
        await screen.press(key)
        assert "F1 Help" in hints(screen)
        assert "? Help" not in hints(screen)


async def test_the_hint_in_the_list_of_themes_says_use(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("t")
        assert "Enter Use" in hints(screen)


async def test_a_message_is_shown_once_and_few_at_a_time(library: Library) -> None:
    async with running(library) as screen:
        app = screen.pilot.app
        await screen.press(*"HHHH")
        assert told(screen) == ["nowhere to go back to"]
        for number in range(5):
            app.notify(f"message {number}")
        await screen.settle()
        assert told(screen) == ["message 2", "message 3", "message 4"]


async def test_a_key_of_another_pane_says_where_it_works(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("Y")
        assert told(screen) == ["Y works in the reader: 2 goes there"]
        await screen.press("2", "plus")
        assert told(screen)[-1] == "+ works in the timeline: 1 goes there"
        before = told(screen)
        await screen.press("x", "right")
        assert told(screen) == before


async def test_looking_again_says_when_nothing_changed(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("R")
        await seen(lambda: screen.browser.status.activity == "nothing changed")


async def test_a_page_without_a_browser_is_named(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    async with running(library, start=TREATY) as screen:
        await screen.press("O")
        assert told(screen)[-1].startswith(("there is no browser here", "this readout names no page"))


async def test_an_interrupt_says_how_to_leave(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("ctrl+c")
        assert told(screen) == ["q leaves, Ctrl+Q at once"]


async def test_a_focus_that_comes_late_does_not_select_what_is_typed(library: Library) -> None:
    async with running(library) as screen:
        for key, kind in (("slash", SearchSheet), ("colon", Palette)):
            await screen.press(key, *"rive")
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, kind)
            line = sheet.query_one(Input)
            line.post_message(events.Focus())
            await screen.press("r")
            assert line.value == "river"
            await screen.press("escape")


async def test_hints_of_a_closed_sheet_are_not_written_anew(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("?")
        line = screen.pilot.app.screen.query_one(Hints)
        await screen.press("escape")
        assert not line.is_attached
        await line.recompose()
        assert list(line.children) == []
