"""The timeline in its frame: the density strip over it, and the filters that hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from readout_tui.index.answers import Event
from readout_tui.library import Library
from readout_tui.tui.chronicle import Zoom, first_days, nearest_event
from readout_tui.tui.filtering import Facets, Filter, toggled
from readout_tui.tui.offering import Offer
from readout_tui.tui.screens.filters import FilterSheet
from readout_tui.tui.sharing import publishers_named
from readout_tui.tui.widgets.chips import Chips
from readout_tui.tui.widgets.density import Density
from readout_tui.tui.widgets.timeline import Timeline

_BY = "published by "
"""What stands before publishers, whose hosts would be taken for filters."""

_SUBTITLE_FRAME = 4
"""Cells of the border that its subtitle leaves."""


class TimelinePane(Vertical):
    """Lists an archive's events, all or those that filters let through."""

    def __init__(self) -> None:
        """Make an empty timeline without filters."""
        super().__init__(id="timeline-frame")
        self.density = Density()
        self.chips = Chips()
        self.timeline = Timeline(id="timeline", empty=" No readouts yet.")
        self.filters: tuple[Filter, ...] = ()
        """Those that hold."""
        self._library: Library | None = None
        self._events: Sequence[Event] = ()
        self._first_days: Sequence[date | None] = ()
        self._span: tuple[date, date] | None = None
        self._facets: Facets | None = None
        self._groups: Sequence[Sequence[str]] = ()

    def begin(self, zoom: Zoom, filters: Sequence[Filter]) -> None:
        """Set zoom and filters before anything is listed."""
        self.timeline.set_reactive(Timeline.zoom, zoom)
        self.filters = tuple(filters)

    def compose(self) -> ComposeResult:
        """Lay them out from top to bottom."""
        yield self.density
        yield self.chips
        yield self.timeline

    def on_mount(self) -> None:
        """Name the publishers whenever they change, in full: the rows are often too narrow."""
        self.watch(self.timeline, "publishers", self._subtitle, init=False)

    def show(self, library: Library) -> None:
        """List a library's events, with the cursor at the one that is read, on the line where it is.

        If it is gone, the cursor is at the one in its place; if none was read, at the last dated one.
        """
        self._library, self._facets = library, None
        self._events = library.timeline()
        self._first_days = first_days(self._events)
        dated = [day for day in self._first_days if day]
        self._span = (dated[0], dated[-1]) if dated else None
        timeline = self.timeline
        present = timeline.event and nearest_event(self._events, timeline.event)
        line = timeline.cursor - timeline.scroll_offset.y
        timeline.show(self._events, present.id if present else None)
        self._apply()
        if present:
            timeline.scroll_to(y=timeline.cursor - line, animate=False, force=True, immediate=True)

    def share_rows(self, groups: Sequence[Sequence[str]]) -> None:
        """List the readouts of one event in one row.

        Args:
            groups: The ids of those of each event that has several.
        """
        if groups != self._groups:
            self._groups = groups
            self.timeline.share_rows(groups)
            self._apply()

    def filter_by(self, filters: Sequence[Filter]) -> None:
        """List only what filters let through; all without filters."""
        self.filters = tuple(filters)
        self._apply()

    async def choose_filter(self) -> None:
        """Let the user choose a filter, or take one back."""
        offer = Offer(self._known(), self.filters, date.today())

        def chosen(one: Filter | None) -> None:
            if one is not None:
                self.filter_by(toggled(self.filters, one))

        await self.app.push_screen(FilterSheet(offer), chosen)

    @on(Chips.Removed)
    def _remove(self, event: Chips.Removed) -> None:
        self.filter_by(toggled(self.filters, event.filter))

    def _apply(self) -> None:
        passing = self._known().matching(self.filters) if self.filters else range(len(self._events))
        self.timeline.filter(passing)
        days = [day for number in self.timeline.shown if (day := self._first_days[number])]
        self.density.show_events(days, self._span)
        self.chips.show(self.filters)
        self._subtitle()

    def _subtitle(self) -> None:
        """Write how much passes the filters, and who published what shares the row under the cursor."""
        timeline = self.timeline
        counted = [f"{len(timeline.shown)} of {timeline.total} events"] if self.filters else []
        room = self.size.width - sum(len(text) + len(" · ") for text in counted) - _SUBTITLE_FRAME
        named = publishers_named(timeline.publishers, room - len(_BY))
        self.border_subtitle = Content(" · ".join([*counted, *([f"{_BY}{named}"] if named else [])]))

    def _known(self) -> Facets:
        """Return what events can be filtered by."""
        new = self.timeline.new
        if self._facets is None or self._facets.new != new:
            library = self._library
            self._facets = (
                Facets(self._events, people=library.people, sides=library.sides, new=new)
                if library
                else Facets(())
            )
        return self._facets
