"""Opening readouts in the panes, and going back and forward between them."""

from __future__ import annotations

import asyncio
from datetime import date

from textual.content import Content
from textual.screen import Screen

from readout_tui.index.answers import Event
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator, resolve
from readout_tui.model import Readout
from readout_tui.timespan import Timespan
from readout_tui.tui.document import Document, Position
from readout_tui.tui.hits import HitWalk, place_of
from readout_tui.tui.jumps import Stop
from readout_tui.tui.keyed import OPENING
from readout_tui.tui.resuming import left, resumed
from readout_tui.tui.searching import Searching
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.user.session import Visit

RELATING = "relating"
"""The group of the workers that look for related events: the reader does not wait for them."""


class Opening:
    """Puts readouts into the panes of a screen, and keeps the jump list."""

    def __init__(
        self, screen: Screen[None], library: Library, panes: Panes, searching: Searching, visit: Visit
    ) -> None:
        """Take where the readouts come from, where they go, and how the last visit ended."""
        self._screen = screen
        self._library = library
        self._panes = panes
        self._searching = searching
        self.resume, self._jumps = resumed(visit)
        """Where the user left off, until that is open again."""

    @property
    def present(self) -> Stop | None:
        """Where the user is."""
        document, current = self._panes.reader.document, self._panes.reader.current.start
        if document is None or not document.paragraphs:
            return None
        return Stop(document.readout.id, document.paragraphs[current.paragraph].place, current.character)

    def visit(self, theme: str | None) -> Visit:
        """Return how the screen stands, to be taken up again; `theme` is the one that was chosen on it."""
        return left(self.present, self._jumps, theme)

    def go_to(self, target: Locator | date) -> None:
        """Jump to a passage, or to the first event from a day on; `jump` returns to where one was."""
        if isinstance(target, Locator):
            self._leave()
            self.open(target.id, locator=target, focus=True)
        elif (event := self._panes.timeline.from_day(target)) is not None:
            self.go_to(Locator(event.id))

    def go_to_hit(self, walk: HitWalk) -> None:
        """Jump to the hit at which a walk is."""
        self._leave()
        self.show_hit(walk)

    def show_hit(self, walk: HitWalk) -> None:
        """Open the hit at which a walk is, as one more step of it: the jump list stays as it is."""
        self.open(walk.hit.locator.id, walk=walk, focus=True)

    def step_to(self, event: Event) -> None:
        """Jump to an event by the timeline, whose cursor the next step starts from."""
        self._leave()
        with self._screen.prevent(RowList.Moved):
            self._panes.timeline.go_to(event.id)
        self.open(event.id)

    def jump(self, step: int) -> None:
        """Go back or forward in the jump list."""
        present = self.present
        if present is None:
            return
        stop = self._jumps.back(present) if step < 0 else self._jumps.forward(present)
        if stop is None:
            self._screen.notify(f"nowhere to go {'back' if step < 0 else 'forward'} to", markup=False)
        else:
            self.open(stop.id, stop=stop, focus=True)

    def open(
        self,
        readout_id: str,
        *,
        locator: Locator | None = None,
        stop: Stop | None = None,
        walk: HitWalk | None = None,
        focus: bool = False,
    ) -> None:
        """Read a readout and show it, off the screen's thread where that takes long.

        Args:
            readout_id: Its id.
            locator: The passage to go to.
            stop: Or where one was in it.
            walk: Or the hit at which a walk is.
            focus: Whether the reader gets the focus.
        """
        work = self._open(readout_id, locator, stop, walk, focus)
        self._screen.run_worker(work, group=OPENING, exclusive=True)

    async def _open(
        self, readout_id: str, locator: Locator | None, stop: Stop | None, walk: HitWalk | None, focus: bool
    ) -> None:
        library, panes = self._library, self._panes
        try:
            readout = await asyncio.to_thread(library.readout, readout_id)
            references = await asyncio.to_thread(library.references, readout_id)
            event = library.event(readout_id)
        except UnknownReadoutError:
            self.tell_unknown(readout_id)
            return
        document = Document(readout)
        panes.reader.show(
            readout, self._position(document, locator, stop, walk), self._hits(document), references
        )
        panes.reader.border_subtitle = Content(walk.counted) if walk else ""
        panes.participants.show(readout)
        with self._screen.prevent(RowList.Moved):
            panes.timeline.go_to(readout_id)
        panes.density.show_here(Timespan.parse(event.date).first_day if event.date else None)
        if focus:
            panes.pane = "reader"
        self._screen.run_worker(self._relate(event), group=RELATING, exclusive=True)

    async def _relate(self, event: Event) -> None:
        try:
            ties = await asyncio.to_thread(self._library.related, event.id)
        except UnknownReadoutError:
            ties = ()  # It went away meanwhile.
        self._panes.related.show(event, ties)

    def _position(
        self, document: Document, locator: Locator | None, stop: Stop | None, walk: HitWalk | None
    ) -> Position | None:
        if walk is not None:
            spans = walk.hit.spans
            return document.position(place_of(walk.hit), spans[0][0] if spans else 0)
        if stop is not None:
            return document.position(stop.place, stop.character)
        return self._resolved(document.readout, locator) if locator is not None and locator.turn else None

    def _hits(self, document: Document) -> dict[int, tuple[tuple[int, int], ...]]:
        """Return what the last search found in a document: spans by the index of their paragraph."""
        last = self._searching.walk
        found = last.in_readout(document.readout.id) if last else {}
        return {document.position(place).paragraph: spans for place, spans in found.items()}

    def _resolved(self, readout: Readout, locator: Locator) -> Position | None:
        found = resolve(readout, locator)
        if found is None or found.lost:
            self._screen.notify(f"{locator} is not there any more", severity="warning", markup=False)
        elif found.moved:
            self._screen.notify(f"{locator} has moved to {found.place}", markup=False)
        return Document(readout).position(found.place) if found else None

    def tell_unknown(self, readout_id: str) -> None:
        """Say that the archive has no such readout."""
        self._screen.notify(f"no readout {readout_id} in this archive", severity="warning", markup=False)

    def _leave(self) -> None:
        """Remember the present place in the jump list."""
        if self.present is not None:
            self._jumps.leave(self.present)
