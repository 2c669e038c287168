"""Keeping the index up with the archive while the screen shows it, so that no key ever waits for that."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from textual.screen import Screen
from textual.worker import get_current_worker

from readout_tui.library import Library, Refreshed, Touched, Watch
from readout_tui.store.problems import Problem

FINISHED = 2.1
"""Seconds after which what seemed to be written just now is looked at again."""

_REST = 2.0
"""How much longer the screen has for itself between two refreshes than the last one took."""


@dataclass(frozen=True, slots=True)
class News:
    """What a refresh brought, with what takes long to find out."""

    refreshed: Refreshed
    first: bool
    """Whether it was the first one of the visit."""
    new: frozenset[str]
    """Ids of the readouts that changed since the last visit, if it was the first one of this."""
    broken: int
    """How many of the readouts that are gone have a file still, which cannot be read."""
    problems: Sequence[Problem]
    """What is wrong with the archive's files."""
    finished: bool
    """Whether nothing that was to be looked at waits."""
    groups: Sequence[tuple[str, ...]]
    """The readouts of each event that has several."""


class Refreshing:
    """Refreshes one after the other, in a thread: what is told meanwhile waits, and is looked at as one."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        since: datetime | None,
        reading: Callable[[int, int], None],
        show: Callable[[News], None],
    ) -> None:
        """Work for a screen.

        Args:
            screen: The screen.
            library: What is refreshed.
            since: When the user left it last; None for the first time.
            reading: Told on the screen's thread how many files are read, of how many.
            show: Shows what a refresh brought, on the screen's thread.
        """
        self._screen = screen
        self._library = library
        self._since = since
        self._reading = reading
        self._show = show
        self._waiting: Touched = frozenset()
        self._busy = False
        self._first = True
        self._watch: Watch | None = None

    def watch(self, *, polling: bool) -> None:
        """Look whenever files change, from now on."""
        self._watch = self._library.watch(self._told, polling=polling)

    def _told(self, touched: Touched) -> None:
        # From the watch's thread: it only leaves a message.
        self._screen.call_later(self.look, touched)

    def close(self) -> None:
        """Watch no longer."""
        if self._watch is not None:
            self._watch.close()

    def look(self, touched: Touched = None) -> None:
        """Refresh as soon as the present refresh is done: for some files, or for all."""
        together = None if touched is None or self._waiting is None else self._waiting | touched
        self._waiting = together
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or self._waiting == frozenset():
            return
        touched, self._waiting = self._waiting, frozenset()
        self._busy = True
        self._screen.run_worker(lambda: self._refresh(touched), thread=True, group="index")

    def _refresh(self, touched: Touched) -> None:
        worker, app = get_current_worker(), self._screen.app
        began = time.monotonic()

        def tell(done: int, total: int) -> None:
            if not worker.is_cancelled:
                app.call_from_thread(self._reading, done, total)

        unreadable = self._library.left_out().unreadable
        refreshed = self._library.refresh(tell, touched, patient=True)
        broken = min(len(refreshed.gone), max(0, self._library.left_out().unreadable - unreadable))
        groups = self._library.counterpart_groups()
        problems = self._library.problems()
        self._library.timeline()  # Sorted here, so that the screen finds it done.
        since = self._since if self._first else None
        new = self._library.changed_since(since) if since else frozenset[str]()
        if not worker.is_cancelled:
            finished = not refreshed.unfinished
            news = News(refreshed, self._first, new, broken, problems, finished, groups)
            app.call_from_thread(self._done, news, touched, time.monotonic() - began)

    def _done(self, news: News, touched: Touched, took: float) -> None:
        self._first = False
        self._show(replace(news, finished=news.finished and self._waiting == frozenset()))
        if news.refreshed.unfinished:
            self._screen.set_timer(FINISHED, lambda: self.look(touched))
        self._screen.set_timer(_REST * took, self._rested)

    def _rested(self) -> None:
        self._busy = False
        self._go_on()
