"""The browser: timeline, reader, participants and related events."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.tui.bindings import bindings
from readout_tui.tui.echo_marks import EchoMarks
from readout_tui.tui.editing import edit_on
from readout_tui.tui.elsewhere import has_browser, works_elsewhere
from readout_tui.tui.keyed import KeyedScreen
from readout_tui.tui.mark_signs import MarkSigns
from readout_tui.tui.marking import Marking
from readout_tui.tui.opening import Opening
from readout_tui.tui.previewing import Previewing
from readout_tui.tui.screens.problems import ProblemsSheet
from readout_tui.tui.searching import Searching
from readout_tui.tui.taking import Taking
from readout_tui.tui.upkeep import Upkeep
from readout_tui.tui.walking import Walking
from readout_tui.tui.widgets.density import Density
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.participants import Participants
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.widgets.related import Related
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
        visit = visit or Visit()
        self._watch = settings.watch
        self._taking = Taking(self, settings.style)
        self._marking = Marking(self, library, marks, settings.style)
        self.status = StatusLine()
        panes = self.panes = Panes(settings.measure)
        self._searching = Searching(self, library, queries, self._marking, panes.density, visit.query)
        self.opening = Opening(self, library, panes, self._searching, visit)
        self._walking = Walking(self, library, panes.reader, self.opening.side_ranks, self.opening.go_to)
        self._previewing = Previewing(self, library, panes.reason)
        self._echo_marks = EchoMarks(library, panes.reader)
        self._upkeep = Upkeep(
            self,
            library,
            panes,
            self.status,
            self.opening,
            self._searching,
            self._echo_marks,
            start,
            visit.left,
        )
        self._mark_signs = MarkSigns(marks, panes.reader, panes.timeline, self.status)
        self._marking.meant = self._mark_signs.not_as_it_was

    def compose(self) -> ComposeResult:
        """Lay out the panes between the status line and the footer."""
        yield self.status
        yield self.panes
        yield Hints()

    def on_mount(self) -> None:
        """Show what the index knows, then bring it up to date."""
        self.status.archive = self.library.archive.name
        self._upkeep.begin(self._watch)
        self._mark_signs.begin()

    def on_unmount(self) -> None:
        """Watch the archive no longer."""
        self._upkeep.close()

    # What the panes tell

    @on(Density.Chosen)
    def go_to_stretch(self, event: Density.Chosen) -> None:
        """Jump to the stretch of time that was clicked."""
        self.opening.go_to(event.day)

    @on(Timeline.Moved, "#timeline")
    def preview(self) -> None:
        """Show the event under the cursor."""
        if self.panes.timeline.event is not None:
            self.opening.open(self.panes.timeline.event.id)

    @on(Timeline.Chosen, "#timeline")
    def read(self) -> None:
        """Read the event under the cursor."""
        self.panes.pane = "reader"

    @on(Panes.PreviewWanted)
    def preview_related(self, event: Panes.PreviewWanted) -> None:
        """Show what the related event under the cursor says."""
        document = self.panes.reader.document
        if document is not None:
            self._previewing.look(event.tie, document.readout.id)

    @on(Related.Chosen, "#related")
    def follow(self) -> None:
        """Jump to the related event under the cursor."""
        if self.panes.related.tie is not None:
            self.opening.go_to(Locator(self.panes.related.tie.event.id))

    @on(Reader.Viewed)
    def mark_paragraphs(self) -> None:
        """Mark the paragraphs that have echoes, and those that the user marked."""
        self._echo_marks.look()
        self._mark_signs.look()

    @on(Reader.Came)
    def tell_note(self) -> None:
        """Write what the user noted on the current sentence."""
        self._mark_signs.tell()

    @on(Reader.SignClicked)
    def open_note(self, event: Reader.SignClicked) -> None:
        """Open the note on the mark whose sign was clicked."""
        self._mark_signs.open(event.paragraph, self._marking.change_note)

    @on(Reader.Followed)
    def follow_reference(self, event: Reader.Followed) -> None:
        """Jump to the readout that a phrase means."""
        self.opening.go_to(Locator(event.reference.target_id))

    @on(Participants.Chosen, "#participants")
    def listen(self) -> None:
        """Go to the next turn of the participant under the cursor."""
        who = self.panes.participants.participant
        if who is not None and not self.panes.reader.go_to_turn_of(who.id):
            self.notify(f"{who.name} has no turn here", markup=False)

    @on(Reader.Taken)
    def take(self, event: Reader.Taken) -> None:
        """Copy, save or mark a passage."""
        document = self.panes.reader.document
        if event.how == "copy":
            self.app.copy_to_clipboard(event.text)
        elif document is not None:
            # As it is shown: its file may say something else by now, or be gone.
            take = {
                "copy-as": self._taking.copy_as,
                "save": self._taking.save,
                "mark": self._marking.toggle,
                "annotate": self._marking.annotate,
            }[event.how]
            take(document.readout, event.passage)

    # Actions

    async def action_search(self) -> None:
        """Open the search sheet."""
        await self._searching.ask(self.opening.go_to_hit)

    async def action_hit(self, step: int) -> None:
        """Go to the next or previous hit."""
        await self._searching.step(step, self.opening.show_hit)

    def action_event(self, step: int) -> None:
        """Open the next or previous event in time."""
        event = self.panes.timeline.neighbour(step)
        if event is None:
            self.notify("no later event" if step > 0 else "no earlier event", markup=False)
        else:
            self.opening.step_to(event)

    def action_same_people(self, step: int) -> None:
        """Open the next or previous event with the same participants."""
        event = self.panes.timeline.event
        try:
            other = self.library.next_with_same_participants(event.id, step) if event else None
        except UnknownReadoutError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if other is None:
            self.notify(f"no {'later' if step > 0 else 'earlier'} event with the same people", markup=False)
        else:
            self.opening.step_to(other)

    def action_jump(self, step: int) -> None:
        """Go back or forward in the jump list."""
        self.opening.jump(step)

    def action_source(self) -> None:
        """Open the readout's page in a browser."""
        source = self.panes.reader.document.readout.source if self.panes.reader.document else None
        if source is None or not (source.url or "").startswith(("https://", "http://")):
            self.notify("this readout names no page", markup=False)
        elif not self.app.is_web and not has_browser():
            self.notify(f"there is no browser here to open {source.url}", markup=False)
        else:
            self.app.open_url(source.url or "")

    def action_edit(self) -> None:
        """Open the readout's file in the user's editor, and read again what changed."""
        document = self.panes.reader.document
        if document is None:
            return
        index = self.panes.reader.current.start.paragraph
        try:
            path = self.library.path(document.readout.id)
        except UnknownReadoutError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            self._edit(path, document.paragraphs[index].text if document.paragraphs else None)

    def _edit(self, path: Path, at: str | int | None) -> None:
        if trouble := edit_on(self.app, path, at):
            self.notify(trouble, severity="warning", markup=False)
        self._upkeep.look()

    def action_refresh(self) -> None:
        """Look now for files that changed."""
        self._upkeep.look(self._upkeep.tell_unchanged)

    def action_marks(self) -> None:
        """List the marks."""
        self._marking.show(self.opening.go_to)

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

    def action_problems(self) -> None:
        """List the archive's problems; where none is known, look first."""
        if self._upkeep.problems:
            self._show_problems()
        else:
            self._upkeep.look(self._show_problems)

    def _show_problems(self) -> None:
        problems = self._upkeep.problems
        if not problems:
            self.notify("every file of this archive is as it should be", markup=False)
        elif self.is_current:
            sheet = ProblemsSheet(problems, self.library.archive, lambda one: self._edit(one.path, one.line))
            self.app.push_screen(sheet)

    def tell_unbound(self, key: str) -> None:
        """Tell in which pane a key works that does nothing in this one."""
        if (told := works_elsewhere(self.app, key)) is not None:
            self.notify(told, markup=False)

    def action_out(self) -> None:
        """Go one level out."""
        self.panes.step_out()

    def action_leave(self) -> None:
        """Go one level out, and from the outermost out of the program."""
        if not self.panes.step_out():
            self.app.exit()
