"""Going on where one left off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, PRESS_DAY, TREATY, Screen, running

from readout_tui.library import Library
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.user.paths import user_paths
from readout_tui.user.settings import load_settings


@asynccontextmanager
async def running_app(library: Library, app: ReadoutApp) -> AsyncIterator[Screen]:
    async with app.run_test(size=(140, 40)) as pilot:
        screen = Screen(pilot)
        await screen.settle()
        yield screen


async def test_the_panes_stand_as_they_were_left(library: Library) -> None:
    async with running(library) as screen:
        await screen.press(">", ">", "-", "4", "z")
        panes = screen.browser.panes
        width = panes.timeline_width
        assert width is not None
        screen.pilot.app.exit()
    async with running(library) as screen:
        panes = screen.browser.panes
        assert (panes.pane, panes.zoomed, panes.timeline_width) == ("related", True, width)
        assert panes.timeline.zoom == "month"
        assert screen.pilot.app.focused is panes.related
        assert not panes.frame("timeline").display
        await screen.press("z")
        assert panes.frame("timeline").outer_size.width == width


@pytest.mark.parametrize("size", [(59, 20), (99, 20)])
async def test_a_narrow_terminal_shows_the_pane_that_had_the_focus(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library) as screen:
        await screen.press("3")
        screen.pilot.app.exit()
    async with running(library, size=size) as screen:
        assert screen.pane == "participants"
        assert screen.browser.panes.participants.has_focus
        assert screen.browser.panes.frame("participants").display


async def test_filters_hold_again(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"juri", "enter", "f", *"after:may 2031", "enter")
        texts = [one.text for one in screen.browser.panes.timeline_pane.filters]
        assert len(texts) == 2
        assert screen.shown == TREATY
        screen.pilot.app.exit()
    async with running(library) as screen:
        pane = screen.browser.panes.timeline_pane
        assert [one.text for one in pane.filters] == texts
        assert len(pane.timeline.shown) == 1
        await screen.press("F")
        assert len(pane.timeline.shown) == pane.timeline.total


async def test_the_last_search_is_gone_on_with(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("/")
        await screen.type("timetable")
        await screen.press("enter")
        found = screen.sentence
        await screen.press("1", "k", "g")
        screen.pilot.app.exit()
    async with running(library) as screen:
        assert screen.sentence != found
        await screen.press("/")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        assert sheet.query_input.value == "timetable"
        await screen.press("escape", "n")
        assert screen.sentence == found


async def test_a_readout_that_is_gone_gives_way_to_the_latest(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#3.1") as screen:
            await screen.press("J")
            assert screen.shown == TREATY
            screen.pilot.app.exit()
    (archive / "2031" / f"{TREATY}.yaml").unlink()
    with Library.open(archive) as library:
        async with running(library) as screen:
            assert screen.shown == PRESS_DAY
            await screen.press("H")
            assert (screen.shown, screen.sentence) == (MEETING, "Thank you, Madam President.")


async def test_the_place_is_found_in_a_readout_that_was_edited(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#2.2") as screen:
            await screen.press("j")
            assert screen.sentence == "We will."
            screen.pilot.app.exit()
    path = archive / "2031" / f"{MEETING}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("turns:\n", "turns:\n  - text: The doors were opened.\n", 1), "utf-8")
    with Library.open(archive) as library:
        async with running(library) as screen:
            assert screen.sentence == "We will."


async def test_without_a_session_nothing_is_read_or_kept(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        screen.pilot.app.exit()
    kept = user_paths().session.read_bytes()

    async with running_app(library, ReadoutApp(library, load_settings(), remember=False)) as screen:
        assert screen.shown == PRESS_DAY
        await screen.press("3", "k")
        screen.pilot.app.exit()
    assert user_paths().session.read_bytes() == kept

    user_paths().session.unlink()
    async with running_app(library, ReadoutApp(library, load_settings(), remember=False)) as screen:
        screen.pilot.app.exit()
    assert not user_paths().session.exists()


async def test_a_theme_for_this_run_is_over_the_chosen_one_and_does_not_replace_it(library: Library) -> None:
    async with running(library) as screen:
        screen.pilot.app.theme = "dusk"
        screen.pilot.app.exit()
    for given in [{"READOUT_THEME": "paper"}, {}]:
        flags = {} if given else {"theme": "paper"}
        async with running_app(library, ReadoutApp(library, load_settings(given, flags))) as screen:
            assert screen.pilot.app.theme == "paper"
            screen.pilot.app.exit()
    async with running(library) as screen:
        assert screen.pilot.app.theme == "dusk"


async def test_nonsense_in_the_session_is_no_obstacle(library: Library, archive: Path) -> None:
    path = user_paths().session
    path.parent.mkdir(parents=True)
    visit = (
        f'{{"at": {{"locator": "{MEETING}#9.9", "character": 900}}, "pane": "reader", "zoom": "week",'
        ' "widths": {"timeline": 4000}, "filters": [{"field": "date", "value": "x", "shown": "x"}, 3],'
        ' "back": [{"locator": "gone#1.1"}], "query": ""}'
    )
    path.write_text(f'{{"version": 1, "visits": {{"{archive}": {visit}}}}}', encoding="utf-8")
    async with running(library) as screen:
        assert (screen.shown, screen.pane) == (MEETING, "reader")
        assert screen.browser.panes.timeline_pane.filters == ()
        await screen.press("H", "n")
        told = [n.message for n in screen.pilot.app._notifications]
        assert "no readout gone in this archive" in told


async def test_a_theme_that_the_settings_file_names_later_is_over_the_chosen_one(library: Library) -> None:
    config = user_paths().config_file
    config.parent.mkdir(parents=True, exist_ok=True)
    begun = []
    for named in ("paper", "paper", "ledger", "paper"):
        config.write_text(f'theme = "{named}"\n', encoding="utf-8")
        async with running(library) as screen:
            begun.append(screen.pilot.app.theme)
            if len(begun) == 1:
                screen.pilot.app.theme = "signal"
            screen.pilot.app.exit()
    assert begun == ["paper", "signal", "ledger", "paper"]
