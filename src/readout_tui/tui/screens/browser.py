"""The browser: timeline, reader, participants and related events."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer
from textual.worker import get_current_worker

from readout_tui.index.answers import Event
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator, resolve
from readout_tui.model import Readout
from readout_tui.timespan import Timespan
from readout_tui.tui.bindings import bindings
from readout_tui.tui.document import Document, Position
from readout_tui.tui.echo_marks import EchoMarks
from readout_tui.tui.editing import edit
from readout_tui.tui.hits import HitWalk, place_of
from readout_tui.tui.jumps import Stop
from readout_tui.tui.keyed import OPENING, KeyedScreen
from readout_tui.tui.marking import Marking
from readout_tui.tui.resuming import left, resumed
from readout_tui.tui.screens.problems import ProblemsSheet
from readout_tui.tui.searching import Searching
from readout_tui.tui.taking import Taking
from readout_tui.tui.walking import Walking
from readout_tui.tui.widgets.density import Density
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.participants import Participants
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.widgets.related import Related
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.tui.widgets.status import StatusLine
from readout_tui.tui.widgets.timeline import Timeline
from readout_tui.user.marks import Marks
from readout_tui.user.queries import Queries
from readout_tui.user.session import Visit
from readout_tui.user.settings import Settings


class Browser(KeyedScreen[None]):
    """Shows an archive. All that it knows of it comes from a `Library`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browser")]

    def __init__(
        self,
        library: Library,
        queries: Queries,
        marks: Marks,
        settings: Settings,
        start: Locator | None = None,
        visit: Visit | None = None,
    ) -> None:
        """Make the screen.

        Args:
            library: An open archive, whose index need not be up to date.
            queries: The user's.
            marks: The user's, in this archive.
            settings: The user's.
            start: Where to begin reading; without, where the user left off, else at the latest event.
            visit: How the screen stood when the user left the archive.
        """
        super().__init__()
        self.library = library
        self._start = start
        self._visit = visit or Visit()
        self._resume, self._jumps = resumed(self._visit)
        self._taking = Taking(self, library, settings.style)
        self._marking = Marking(self, library, marks)
        self.status = StatusLine()
        self.panes = Panes(settings.measure)
        self._searching = Searching(self, library, queries, self._marking, self.panes.density)
        self._walking = Walking(self, library, self.panes.reader, self.go_to)
        self._echo_marks = EchoMarks(library, self.panes.reader)

    def compose(self) -> ComposeResult:
        """Lay out the panes between the status line and the footer."""
        yield self.status
        yield self.panes
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what the index knows, then bring it up to date."""
        self.status.archive = self.library.archive.name
        self._list_events()
        self._refresh_index()

    # The archive

    @work(thread=True, group="index")
    def _refresh_index(self) -> None:
        worker = get_current_worker()

        def tell(done: int, total: int) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(setattr, self.status, "activity", f"reading {done} of {total}")

        changed = self.library.refresh(tell)
        new = self.library.changed_since(self._visit.left) if self._visit.left else frozenset[str]()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._index_refreshed, changed, new)

    def _index_refreshed(self, changed: bool, new: frozenset[str]) -> None:
        self._searching.new = new
        self.panes.timeline.mark_new(new)
        self.status.activity = self.library.remark or ""
        if changed:
            self._list_events()
            self._echo_marks.forget()
        if self._start is not None:
            self._tell_unknown(self._start.id)
            self._start = None

    def _list_events(self) -> None:
        """List what the index knows; begin where the user asked to, or stay where one is."""
        events = self.library.timeline()
        self.panes.timeline_pane.show(self.library)
        self.status.events = len(events)
        self.status.problems = len(self.library.problems())
        present, event, start = self._stop(), self.panes.timeline.event, self._start
        known = {event.id for event in events}
        if start is not None and start.id in known:
            self._start = self._resume = None
            self.go_to(start)
        elif start is None and self._resume is not None and self._resume.id in known:
            stop, self._resume = self._resume, None
            self._open(stop.id, stop=stop)
        elif event is not None:
            self._open(event.id, stop=present if present and present.id == event.id else None)

    # Opening readouts

    def go_to(self, locator: Locator, *, walk: HitWalk | None = None) -> None:
        """Jump to a passage: it is read, and `back` returns to where one was."""
        self._leave()
        self._open(locator.id, locator=locator, walk=walk, focus=True)

    def go_to_target(self, target: Locator | date) -> None:
        """Jump to a passage or a day."""
        if isinstance(target, Locator):
            self.go_to(target)
        else:
            self.go_to_day(target)

    def go_to_day(self, day: date) -> None:
        """Jump to the first event from a day on, or to the last one before it."""
        event = self.panes.timeline.from_day(day)
        if event is not None:
            self.go_to(Locator(event.id))

    @work(exclusive=True, group=OPENING)
    async def _open(
        self,
        readout_id: str,
        *,
        locator: Locator | None = None,
        stop: Stop | None = None,
        walk: HitWalk | None = None,
        focus: bool = False,
    ) -> None:
        """Read a readout and show it, off the screen's thread where it takes long."""
        try:
            readout = await asyncio.to_thread(self.library.readout, readout_id)
            ties = await asyncio.to_thread(self.library.related, readout_id)
            event = self.library.event(readout_id)
            references = await asyncio.to_thread(self.library.references, readout_id)
        except UnknownReadoutError:
            self._tell_unknown(readout_id)
            return
        document, position = Document(readout), None
        if locator is not None and locator.turn:
            position = self._resolve(readout, locator)
        elif stop is not None:
            position = document.position(stop.place, stop.character)
        if walk is not None:
            position = _position_of(readout, walk)
        last = self._searching.walk
        hits = last.in_readout(readout_id) if last else {}
        spans = {document.position(place).paragraph: found for place, found in hits.items()}
        self.panes.reader.show(readout, position, spans, references)
        self.panes.reader.border_subtitle = Content(walk.counted) if walk else ""
        self.panes.participants.show(readout)
        self.panes.related.show(event, ties)
        with self.prevent(RowList.Moved):
            self.panes.timeline.go_to(readout_id)
        self.panes.density.show_here(Timespan.parse(event.date).first_day if event.date else None)
        if focus:
            self.panes.pane = "reader"

    def _tell_unknown(self, readout_id: str) -> None:
        self.notify(f"no readout {readout_id} in this archive", severity="warning", markup=False)

    def _resolve(self, readout: Readout, locator: Locator) -> Position | None:
        found = resolve(readout, locator)
        if found is None or found.lost:
            self.notify(f"{locator} is not there any more", severity="warning", markup=False)
        elif found.moved:
            self.notify(f"{locator} has moved to {found.place}", markup=False)
        return Document(readout).position(found.place) if found else None

    def _leave(self) -> None:
        """Remember the present place in the jump list."""
        if (stop := self._stop()) is not None:
            self._jumps.leave(stop)

    def _stop(self) -> Stop | None:
        document, current = self.panes.reader.document, self.panes.reader.current.start
        if document is None or not document.paragraphs:
            return None
        return Stop(document.readout.id, document.paragraphs[current.paragraph].place, current.character)

    def visit(self, theme: str | None) -> Visit:
        """Return how the screen stands, to be taken up again; `theme` is the one that was chosen on it."""
        return left(self._stop(), self._jumps, theme)

    @on(Density.Chosen)
    def go_to_stretch(self, event: Density.Chosen) -> None:
        """Jump to the stretch of time that was clicked."""
        self.go_to_day(event.day)

    @on(Timeline.Moved, "#timeline")
    def preview(self) -> None:
        """Show the event under the cursor."""
        if self.panes.timeline.event is not None:
            self._open(self.panes.timeline.event.id)

    @on(Timeline.Chosen, "#timeline")
    def read(self) -> None:
        """Read the event under the cursor."""
        self.panes.pane = "reader"

    @on(Related.Chosen, "#related")
    def follow(self) -> None:
        """Jump to the related event under the cursor."""
        if self.panes.related.tie is not None:
            self.go_to(Locator(self.panes.related.tie.event.id))

    @on(Reader.Viewed)
    def mark_echoes(self) -> None:
        """Mark the paragraphs that have echoes."""
        self._echo_marks.look()

    @on(Reader.Followed)
    def follow_reference(self, event: Reader.Followed) -> None:
        """Jump to the readout that a phrase means."""
        self.go_to(Locator(event.reference.target_id))

    @on(Participants.Chosen, "#participants")
    def listen(self) -> None:
        """Go to the next turn of the participant under the cursor."""
        who = self.panes.participants.participant
        if who is not None and not self.panes.reader.go_to_turn_of(who.id):
            self.notify(f"{who.name} has no turn here", markup=False)

    @on(Reader.Taken)
    def take(self, event: Reader.Taken) -> None:
        """Copy, save or mark a passage."""
        if event.how == "copy":
            self.app.copy_to_clipboard(event.text)
            if event.voices > 1:
                self.notify(f"{event.voices} speakers, without their names: Y copies them too", markup=False)
        else:
            take = {
                "copy-as": self._taking.copy_as,
                "save": self._taking.save,
                "mark": self._marking.toggle,
                "annotate": self._marking.annotate,
            }[event.how]
            take(event.passage)

    # Actions

    async def action_search(self) -> None:
        """Open the search sheet."""
        await self._searching.ask(lambda walk: self.go_to(walk.hit.locator, walk=walk))

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit."""
        self._searching.step(step, lambda walk: self._open(walk.hit.locator.id, walk=walk, focus=True))

    def action_event(self, step: int) -> None:
        """Open the next or previous event in time."""
        event = self.panes.timeline.neighbour(step)
        if event is None:
            self.notify("no later event" if step > 0 else "no earlier event", markup=False)
        else:
            self._step_to(event)

    def action_same_people(self, step: int) -> None:
        """Open the next or previous event with the same participants."""
        event = self.panes.timeline.event
        other = self.library.next_with_same_participants(event.id, step) if event else None
        if other is None:
            self.notify(f"no {'later' if step > 0 else 'earlier'} event with the same people", markup=False)
        else:
            self._step_to(other)

    def _step_to(self, event: Event) -> None:
        """Jump to an event by the timeline, whose cursor the next step starts from."""
        self._leave()
        with self.prevent(RowList.Moved):
            self.panes.timeline.go_to(event.id)
        self._open(event.id)

    def action_jump(self, step: int) -> None:
        """Go back or forward in the jump list."""
        present = self._stop()
        if present is None:
            return
        stop = self._jumps.back(present) if step < 0 else self._jumps.forward(present)
        if stop is None:
            self.notify(f"nowhere to go {'back' if step < 0 else 'forward'} to", markup=False)
        else:
            self._open(stop.id, stop=stop, focus=True)

    def action_source(self) -> None:
        """Open the readout's page in a browser."""
        source = self.panes.reader.document.readout.source if self.panes.reader.document else None
        if source is None or not (source.url or "").startswith(("https://", "http://")):
            self.notify("this readout names no page", markup=False)
        else:
            self.app.open_url(source.url or "")

    def action_edit(self) -> None:
        """Open the readout's file in the user's editor, and read again what changed."""
        document = self.panes.reader.document
        if document is None:
            return
        index = self.panes.reader.current.start.paragraph
        paragraph = document.paragraphs[index].text if document.paragraphs else None
        try:
            with self.app.suspend():
                trouble = edit(self.library.path(document.readout.id), paragraph)
        except SuspendNotSupported:
            trouble = "the editor needs a terminal of its own"
        if trouble:
            self.notify(trouble, severity="warning", markup=False)
        self._refresh_index()

    def action_marks(self) -> None:
        """List the marks."""
        self._marking.show(self.go_to)

    async def action_echoes(self) -> None:
        """List the echoes of the current paragraph."""
        await self._walking.echoes()

    async def action_compare(self) -> None:
        """Read the other side's readout beside this one."""
        await self._walking.compare()

    async def action_person(self) -> None:
        """Show the participant under the cursor, or who speaks in the current turn."""
        who = self.panes.participants.participant if self.panes.pane == "participants" else None
        await self._walking.person(who.id if who else None)

    async def action_problems(self) -> None:
        """List the archive's problems."""
        problems = self.library.problems()
        if problems:
            await self.app.push_screen(ProblemsSheet(problems, self.library.archive))
        else:
            self.notify("every file of this archive is as it should be", markup=False)

    def action_out(self) -> None:
        """Go one level out."""
        self.panes.step_out()

    def action_leave(self) -> None:
        """Go one level out, and from the outermost out of the program."""
        if not self.panes.step_out():
            self.app.exit()


def _position_of(readout: Readout, walk: HitWalk) -> Position:
    """Return where a hit's first words are."""
    spans = walk.hit.spans
    return Document(readout).position(place_of(walk.hit), spans[0][0] if spans else 0)
