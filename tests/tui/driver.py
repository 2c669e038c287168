"""Driving the screen by keys, without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.screens.browser import Browser
from readout_tui.tui.widgets.reader import Reader
from readout_tui.user.definitions import WatchSetting
from readout_tui.user.settings import load_settings

LIMIT = 15.0
"""Seconds within which a change must be seen; it takes less than one on a quiet machine."""

MEETING, TREATY, PRESS_DAY, NOTE = (
    "2031-04-02-marn-osk",
    "2031-05-20-ferry-treaty",
    "2031-06-press-day",
    "note-on-names",
)


class Screen:
    """The application under test, and what its panes show."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def browser(self) -> Browser:
        return next(screen for screen in self.pilot.app.screen_stack if isinstance(screen, Browser))

    @property
    def reader(self) -> Reader:
        return self.browser.panes.reader

    @property
    def pane(self) -> str:
        return self.browser.panes.pane

    @property
    def event(self) -> str | None:
        return self.browser.panes.timeline.event.id if self.browser.panes.timeline.event else None

    @property
    def shown(self) -> str | None:
        return self.reader.document.readout.id if self.reader.document else None

    @property
    def sentence(self) -> str:
        assert self.reader.document is not None
        return self.reader.document.text(self.reader.current)

    async def settle(self) -> None:
        """Wait until messages have gone all the way up, and workers are done, and what they caused too."""
        app = self.pilot.app
        for _ in range(2):
            await self.pilot.pause()
            for node in (app.focused or app.screen).ancestors_with_self:
                await handled_by(node)
            await app.workers.wait_for_complete()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.type([key])

    async def type(self, keys: Iterable[str]) -> None:
        """Type without waiting between the keys, as people do."""
        for key in keys:
            self._send(key)
        await handled_by(self.pilot.app)
        await self.settle()

    def _send(self, key: str) -> None:
        # Not by the pilot, which waits forty milliseconds and more after each key, besides `settle`.
        name = key if len(key) > 1 else _character_to_key(key)
        event = events.Key(name, key if len(key) == 1 else key_to_character(key))
        self.pilot.app.post_message(event)


async def handled_by(node: MessagePump) -> None:
    """Wait until a node has handled its messages, or has ended, and handles none any more."""
    done = asyncio.Event()
    if node.call_later(done.set):
        while node.is_running and not done.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), 0.1)


async def seen(condition: Callable[[], bool]) -> None:
    """Wait until the screen shows something by itself."""
    async with asyncio.timeout(LIMIT):
        while not condition():
            await asyncio.sleep(0.02)


@asynccontextmanager
async def running(
    library: Library,
    size: tuple[int, int] = (140, 40),
    start: str | None = None,
    *,
    watch: WatchSetting = "off",
) -> AsyncIterator[Screen]:
    settings = replace(load_settings(), watch=watch)
    app = ReadoutApp(library, settings, Locator.parse(start) if start else None)
    async with app.run_test(size=size) as pilot:
        screen = Screen(pilot)
        await screen.settle()
        yield screen


@asynccontextmanager
async def watched(library: Library, start: str | None = None, rows: int = 40) -> AsyncIterator[Screen]:
    """The screen over an archive that is watched, once it misses nothing any more."""
    async with running(library, (140, rows), start, watch="auto") as screen:
        await seen(lambda: all(watch.begun.is_set() for watch in library._watches))
        await screen.settle()
        yield screen
