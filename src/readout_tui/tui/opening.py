"""Opening readouts in the panes, and going back and forward between them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from textual.content import Content
from textual.screen import Screen

from readout_tui.index.answers import Event, Tie
from readout_tui.library import Library, Refreshed, UnknownReadoutError, UnreadableReadoutError
from readout_tui.locator import Locator, resolve
from readout_tui.model import Readout
from readout_tui.text import text_hash
from readout_tui.timespan import Timespan
from readout_tui.tui.document import Document, Position
from readout_tui.tui.hits import HitWalk, place_of
from readout_tui.tui.jumps import Stop
from readout_tui.tui.keyed import OPENING
from readout_tui.tui.resuming import arrange, left, resumed
from readout_tui.tui.searching import Searching
from readout_tui.tui.sides import ranked_sides
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.user.session import Visit

RENEWING = "renewing"
"""The group of the workers that read again what is open."""

_MOST_MOVED = 20
"""New readouts among which one that is gone is looked for."""

RELATING = "relating"
"""The group of the workers that look for related events: the reader does not wait for them."""


class Opening:
    """Puts readouts into the panes of a screen, and keeps the jump list."""

    def __init__(
        self, screen: Screen[None], library: Library, panes: Panes, searching: Searching, visit: Visit
    ) -> None:
        """Take where the readouts come from, where they go, and how the last visit ended.

        The panes begin as that left them.
        """
        self._screen = screen
        self._library = library
        self._panes = panes
        self._searching = searching
        self._related: tuple[Event, Sequence[Tie]] | None = None
        self._path: Path | None = None
        self._sides: tuple[Mapping[str, tuple[str, ...]], Mapping[str, int]] = {}, {}
        """The sides by readout in a state of the archive, and their ranks."""
        arrange(panes, visit)
        self.resume, self._jumps = resumed(visit)
        """Where the user left off, until that is open again."""

    @property
    def present(self) -> Stop | None:
        """Where the user is."""
        document, current = self._panes.reader.document, self._panes.reader.current.start
        if document is None or not document.paragraphs:
            return None
        paragraph = document.paragraphs[current.paragraph]
        return Stop(document.readout.id, paragraph.place, current.character, text_hash(paragraph.text))

    def visit(self, theme: str | None) -> Visit:
        """Return how the screen stands, to be taken up again; `theme` is the one that was chosen on it."""
        # Where the index was not ready yet, the user still is where they were.
        here = self.resume or self.present
        return left(here, self._jumps, self._panes, self._searching.query, theme)

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
            ranks = await asyncio.to_thread(self.side_ranks)
            event, self._path = library.event(readout_id), library.path(readout_id)
        except UnreadableReadoutError as error:
            self._screen.notify(str(error), severity="warning", markup=False)
            return
        except UnknownReadoutError:
            self.tell_unknown(readout_id)
            return
        document = Document(readout, ranks)
        panes.reader.show(
            document, self._position(document, locator, stop, walk), self._hits(document), references
        )
        panes.reader.border_subtitle = Content(walk.counted) if walk else ""
        panes.participants.show(readout, document.sides)
        with self._screen.prevent(RowList.Moved):
            panes.timeline.go_to(readout_id)
        panes.density.show_here(Timespan.parse(event.date).first_day if event.date else None)
        if focus:
            panes.pane = "reader"
        self._screen.run_worker(self._relate(event), group=RELATING, exclusive=True)

    def renew(self, refreshed: Refreshed) -> None:
        """Show what is open as it is now, at the same place; what is gone stays, and says so."""
        document = self._panes.reader.document
        if document is not None:
            touched = document.readout.id in refreshed.changed | refreshed.gone
            self._screen.run_worker(self._renew(document, refreshed, touched), group=RENEWING, exclusive=True)

    async def _renew(self, document: Document, refreshed: Refreshed, touched: bool) -> None:
        library, reader, here = self._library, self._panes.reader, document.readout.id
        try:
            readout = await asyncio.to_thread(library.readout, here) if touched else document.readout
            references = await asyncio.to_thread(library.references, here)
            ranks = await asyncio.to_thread(self.side_ranks)
            event = library.event(here)
        except UnknownReadoutError:
            moved = await asyncio.to_thread(self._moved, document.readout, refreshed)
            if reader.document is document and moved is not None:
                self.open(moved, stop=self.present)
                self._screen.notify(f"now {moved}", markup=False)
            elif reader.document is document and touched:
                reader.border_subtitle = Content.styled(self._why_gone(here), "$warning")
            return
        if reader.document is not document:
            return
        after = Document(readout, ranks) if readout != document.readout else document
        if not reader.renew(after, self._hits(after), references):
            self._screen.notify("what was selected has changed", markup=False)
        if touched:
            reader.border_subtitle = ""
            self._panes.participants.show(readout, after.sides)
        self._screen.run_worker(self._relate(event), group=RELATING, exclusive=True)

    def side_ranks(self) -> Mapping[str, int]:
        """Return the ranks of the archive's sides, found once for each of its states; called in a thread."""
        sides, (known, ranks) = self._library.sides(), self._sides
        if sides is not known:
            ranks = ranked_sides(sides.values())
            self._sides = sides, ranks
        return ranks

    def _moved(self, readout: Readout, refreshed: Refreshed) -> str | None:
        """Return the id of the one new readout that says the same as one that is gone, if there is one."""
        same = []
        for one in refreshed.changed if len(refreshed.changed) <= _MOST_MOVED else ():
            with suppress(UnknownReadoutError):
                same += [one] if self._library.readout(one).turns == readout.turns else []
        return same[0] if len(same) == 1 else None

    def _why_gone(self, readout_id: str) -> str:
        """Say what is the matter with the file of the readout that is read."""
        for problem in self._library.problems():
            if problem.path == self._path:
                return f"this file cannot be read any more: line {problem.line}: {problem.message}"
        return "this file is gone"

    async def _relate(self, event: Event) -> None:
        try:
            ties = await asyncio.to_thread(self._library.related, event.id)
        except UnknownReadoutError:
            ties = ()  # It went away meanwhile.
        if (event, ties) != self._related:
            self._related = event, ties
            self._panes.related.show(event, ties)

    def _position(
        self, document: Document, locator: Locator | None, stop: Stop | None, walk: HitWalk | None
    ) -> Position | None:
        if walk is not None:
            spans = walk.hit.spans
            return document.position(place_of(walk.hit), spans[0][0] if spans else 0)
        if stop is not None:
            found = resolve(document.readout, stop.at)
            same = found is not None and not found.lost
            return document.position(found.place if found else stop.place, stop.character if same else 0)
        return self._resolved(document, locator) if locator is not None and locator.turn else None

    def _hits(self, document: Document) -> dict[int, tuple[tuple[int, int], ...]]:
        """Return what the last search found in a document: spans by the index of their paragraph."""
        last = self._searching.walk
        hits = last.result.hits if last else ()
        found = [hit for hit in hits if hit.locator.id == document.readout.id and hit.spans]
        places = {document.position(place_of(hit)).paragraph: hit for hit in found}
        paragraphs = document.paragraphs
        return {index: hit.spans for index, hit in places.items() if paragraphs[index].text == hit.text}

    def _resolved(self, document: Document, locator: Locator) -> Position | None:
        found = resolve(document.readout, locator)
        if found is None or found.lost:
            self._screen.notify(f"{locator} is not there any more", severity="warning", markup=False)
        elif found.moved:
            self._screen.notify(f"{locator} has moved to {found.place}", markup=False)
        return document.position(found.place) if found else None

    def tell_unknown(self, readout_id: str) -> None:
        """Say that the archive has no such readout."""
        self._screen.notify(f"no readout {readout_id} in this archive", severity="warning", markup=False)

    def _leave(self) -> None:
        """Remember the present place in the jump list."""
        if self.present is not None:
            self._jumps.leave(self.present)
