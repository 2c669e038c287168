"""Keeping the screen up with its archive: what is new, what changed, and what is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.screen import Screen
from textual.timer import Timer

from readout_tui.library import Library, Refreshed
from readout_tui.locator import Locator
from readout_tui.store.problems import Problem
from readout_tui.tui.echo_marks import EchoMarks
from readout_tui.tui.opening import Opening
from readout_tui.tui.refreshing import News, Refreshing
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.screens.problems import ProblemsSheet
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.searching import Searching
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.status import StatusLine
from readout_tui.user.definitions import WatchSetting

TOLD = 6.0
"""Seconds for which the status line says what changed."""


class Upkeep:
    """Lists the archive's events, and shows what becomes of them while the user reads."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        panes: Panes,
        status: StatusLine,
        opening: Opening,
        searching: Searching,
        echo_marks: EchoMarks,
        start: Locator | None,
        since: datetime | None,
    ) -> None:
        """Work for a screen.

        Args:
            screen: The screen.
            library: What it shows.
            panes: Where the events are listed.
            status: Says how far reading is, and what changed.
            opening: What is read, which may change.
            searching: What is searched, which is told what is new.
            echo_marks: What was found out of echoes, which may hold no longer.
            start: Where the user asked to begin; that may be in a file that is not read yet.
            since: When the user left the archive last; what changed since is new. None the first time.
        """
        self._screen = screen
        self._library = library
        self._panes = panes
        self._status = status
        self._opening = opening
        self._searching = searching
        self._echo_marks = echo_marks
        self._start = start
        self._refreshing = Refreshing(screen, library, since, self._tell_reading, self._show)
        self._quiet: Timer | None = None
        self._then: list[Callable[[], object]] = []
        self.problems: Sequence[Problem] = ()
        """What was wrong with the files when they were looked at last, as the status line counts."""

    def begin(self, watch: WatchSetting) -> None:
        """Show what the index knows, bring it up to date, and keep it so unless `watch` is off."""
        self._list_events()
        self._refreshing.look()
        if watch != "off":
            self._refreshing.watch(polling=watch == "poll")

    def look(self, then: Callable[[], object] | None = None) -> None:
        """Look at all files now.

        Args:
            then: Called once that is done, and no file was left for being written just then.
        """
        if then is not None:
            self._then.append(then)
            self._tell("looking at the files")
        self._refreshing.look()

    def tell_unchanged(self) -> None:
        """Say that nothing changed, where nothing is said of changes."""
        if not self._status.activity:
            self._tell_a_while("nothing changed")

    def close(self) -> None:
        """Keep nothing up any longer."""
        self._refreshing.close()

    def _tell_reading(self, done: int, total: int) -> None:
        self._tell(f"reading {done} of {total}")

    def _tell(self, text: str) -> None:
        if self._quiet is not None:
            self._quiet.stop()
        self._status.activity = text

    def _tell_a_while(self, text: str) -> None:
        self._tell(text)
        self._quiet = self._screen.set_timer(TOLD, self._fall_quiet)

    def _fall_quiet(self) -> None:
        self._tell(self._library.remark or "")

    def _show(self, news: News) -> None:
        refreshed, timeline = news.refreshed, self._panes.timeline
        new = news.new if news.first else frozenset((timeline.new | refreshed.changed) - refreshed.gone)
        self._searching.new = new
        timeline.mark_new(new)
        self._panes.timeline_pane.share_rows(news.groups)
        self.problems = news.problems
        self._status.problems = len(news.problems)
        if isinstance(self._screen.app.screen, ProblemsSheet):
            self._screen.app.screen.show(news.problems)
        self._fall_quiet()
        if refreshed:
            self._list_events()
            self._echo_marks.forget()
            self._opening.renew(refreshed)
            if isinstance(above := self._screen.app.screen, SearchSheet | Palette):
                above.look_again()
            if not news.first:
                self._tell_changes(news)
        self._opening.resume = None
        if self._start is not None:
            self._opening.tell_unknown(self._start.id)
            self._start = None
        if news.finished:
            waiting, self._then = self._then, []
            for then in waiting:
                then()

    def _tell_changes(self, news: News) -> None:
        if told := changes_told(news.refreshed, news.broken):
            self._tell_a_while(told)

    def _list_events(self) -> None:
        """List what the index knows; begin where the user asked to, or stay where one is."""
        events = self._library.timeline()
        self._panes.timeline_pane.show(self._library)
        self._status.events = len(events)
        known = {event.id for event in events}
        opening, event = self._opening, self._panes.timeline.event
        start, stop = self._start, opening.resume
        if start is not None and start.id in known:
            self._start = opening.resume = None
            opening.go_to(start)
        elif start is None and stop is not None and stop.id in known:
            opening.resume = None
            opening.open(stop.id, stop=stop)
        elif event is not None and opening.present is None:
            opening.open(event.id)


def changes_told(refreshed: Refreshed, broken: int = 0) -> str:
    """Write how many readouts changed and are gone; nothing if none.

    Args:
        refreshed: What a refresh brought.
        broken: How many of those that are gone have a file that cannot be read.
    """
    gone = len(refreshed.gone) - broken
    counts = ((len(refreshed.changed), "changed"), (broken, "broken"), (gone, "gone"))
    return ", ".join(f"{count} {what}" for count, what in counts if count)
