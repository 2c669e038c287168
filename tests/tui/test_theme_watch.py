"""A theme's file is read again when it was saved."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.tui.driver import Screen, running
from textual.color import Color

from readout_tui.library import Library
from readout_tui.tui import theme_watch
from readout_tui.tui.theming import all_themes
from readout_tui.user.paths import shipped, user_paths

INK = (shipped("themes") / "ink.yaml").read_text(encoding="utf-8")
BEFORE, AFTER = "#11151a", "#221100"
PATIENCE = 10.0
"""Seconds after which what must come has not come."""


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme of the user's, which is in use."""
    path = user_paths().themes / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(INK, encoding="utf-8")
    monkeypatch.setenv("READOUT_THEME", "mine")
    return path


def coming_colours(screen: Screen) -> asyncio.Event:
    """Return what is set when the screen takes colours from now on."""
    event = asyncio.Event()
    screen.pilot.app.theme_changed_signal.subscribe(screen.browser, lambda _: event.set())
    return event


async def come(screen: Screen, event: asyncio.Event) -> None:
    await asyncio.wait_for(event.wait(), PATIENCE)
    event.clear()
    await screen.settle()


def ground(screen: Screen) -> Color:
    return screen.reader.styles.background


async def test_a_saved_theme_is_seen_and_a_file_put_in_its_place_too(own: Path, library: Library) -> None:
    async with running(library) as screen:
        assert ground(screen) == Color.parse(BEFORE)
        colours = coming_colours(screen)
        own.write_text(INK.replace(BEFORE, AFTER), encoding="utf-8")
        await come(screen, colours)
        assert ground(screen) == Color.parse(AFTER)
        new = own.with_suffix(".new")
        new.write_text(INK, encoding="utf-8")
        new.replace(own)
        await come(screen, colours)
        assert ground(screen) == Color.parse(BEFORE)
        assert screen.pilot.app.theme == "mine"


async def test_a_broken_theme_is_told_by_file_and_line_and_leaves_the_colours(
    own: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library) as screen:
        told: asyncio.Queue[str] = asyncio.Queue()
        monkeypatch.setattr(screen.pilot.app, "notify", lambda message, **_: told.put_nowait(message))
        colours = coming_colours(screen)
        own.write_text(INK.replace(f'"{BEFORE}"', "dark"), encoding="utf-8")
        message = await asyncio.wait_for(told.get(), PATIENCE)
        assert message.startswith(f"{own}:3: no colour 'dark'")
        assert ground(screen) == Color.parse(BEFORE)
        assert not colours.is_set()
        own.write_text(INK.replace(BEFORE, AFTER), encoding="utf-8")
        await come(screen, colours)
        assert ground(screen) == Color.parse(AFTER)
        assert told.empty()


async def test_a_theme_that_is_tried_out_is_watched_and_can_be_taken_back(
    own: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_THEME", "ledger")
    async with running(library) as screen:
        first = ground(screen)
        await screen.press("t", "j")
        assert screen.pilot.app.theme == "mine"
        colours = coming_colours(screen)
        own.write_text(INK.replace(BEFORE, AFTER), encoding="utf-8")
        await come(screen, colours)
        assert ground(screen) == Color.parse(AFTER)
        await screen.press("escape")
        assert ground(screen) == first


async def test_a_file_is_read_once_it_stays_as_it_is(
    own: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme_watch, "INTERVAL", 3600)
    async with running(library) as screen:
        watch = theme_watch.ThemeWatch(screen.pilot.app, all_themes())
        own.write_text(INK.replace(BEFORE, AFTER), encoding="utf-8")
        await watch.look()
        assert screen.pilot.app.theme_variables["background"] == BEFORE
        own.unlink()
        await watch.look()
        await watch.look()
        assert screen.pilot.app.theme_variables["background"] == BEFORE


async def test_a_theme_that_was_added_meanwhile_can_be_chosen(own: Path, library: Library) -> None:
    async with running(library) as screen:
        own.with_name("aaa.yaml").write_text(INK.replace(BEFORE, AFTER), encoding="utf-8")
        own.with_name("broken.yaml").write_text("about: nothing", encoding="utf-8")
        await screen.press("t", "g", "enter")
        assert screen.pilot.app.theme == "aaa"
        assert ground(screen) == Color.parse(AFTER)
