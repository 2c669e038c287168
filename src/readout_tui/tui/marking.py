"""Marks on passages: making them, noting something on them, and going back to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.screen import Screen

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator, Passage
from readout_tui.model import Readout
from readout_tui.tui.exporting import Exporting
from readout_tui.tui.keyed import key_of
from readout_tui.tui.screens.marks import MarksSheet, ask_note
from readout_tui.user.finding import Found, found
from readout_tui.user.kept import KeptError
from readout_tui.user.marked import MarkedPlaces, asks_for_marks
from readout_tui.user.marks import Mark, Marks, mark_of

GoTo = Callable[[Locator], None]


class Marking:
    """Works for a screen on the user's marks, and tells what goes wrong with their file."""

    def __init__(self, screen: Screen[None], library: Library, marks: Marks, style: str) -> None:
        """Take the screen, the library that the readouts are in, the marks, and the style of citations."""
        self._screen = screen
        self._library = library
        self._marks = marks
        self._places = MarkedPlaces(library)
        self.meant: Callable[[Passage], Mark | None] = lambda _: None
        """Tells which mark a passage means though its words moved or changed."""
        self._taken_away: dict[tuple[str, str], Mark] = {}
        """What was taken away, by the locator and the words that it was taken away from."""
        self._exporting = Exporting(screen, library, style)

    def all(self) -> tuple[Mark, ...]:
        """Return the archive's marks; none, and a word to the user, if they cannot be read."""
        try:
            return self._marks.all()
        except KeptError as error:
            self._tell(error)
            return ()

    def places(self, query: str, marks: Sequence[Mark]) -> tuple[Locator, ...]:
        """Return where marks stand now, if a query asks for that: from a thread, for it may take long."""
        return self._places.of(marks) if asks_for_marks(query) else ()

    def toggle(self, readout: Readout, passage: Passage) -> None:
        """Mark a passage, or take away the mark that begins in the same paragraph and has the same words.

        One that was taken away comes back as it was, with its note and tags.
        """
        try:
            mark = mark_of(readout, passage, datetime.now().astimezone())
            if (same := self._same(mark) or self.meant(passage)) is not None:
                self._marks.remove(same.id)
                self._taken_away[mark.locator, mark.quote] = same
                noted = " with its note" * bool(same.note or same.tags)
                back = key_of(self._screen.app, "reader.mark")
                self._screen.notify(f"no longer marked: {back} gives it back{noted}", markup=False)
            elif (removed := self._removed(mark)) is not None:
                self._marks.add(removed)
                self._screen.notify("marked again, as it was", markup=False)
            else:
                self._marks.add(mark)
                self._screen.notify("marked: M lists the marks, a notes something", markup=False)
        except KeptError as error:
            self._tell(error)

    def annotate(self, readout: Readout, passage: Passage) -> None:
        """Let the user note something on a passage, which is marked thereby; words with `#` are tags."""
        try:
            mark = mark_of(readout, passage, datetime.now().astimezone())
            self.change_note(self._same(mark) or self.meant(passage) or mark)
        except KeptError as error:
            self._tell(error)

    def change_note(self, mark: Mark) -> None:
        """Let the user change the note on a mark."""
        ask_note(self._screen, self._marks, mark)

    def show(self, go_to: GoTo) -> None:
        """List the marks of the archive, the last one first, and go to the one that is chosen."""
        try:
            marks = self._marks.all()[::-1]
        except KeptError as error:
            self._tell(error)
            return

        def chosen(mark: Mark | None) -> None:
            if mark is not None:
                self._go(mark, go_to)

        self._screen.app.push_screen(MarksSheet(self._marks, marks, self.states, self._exporting.ask), chosen)

    def states(self, readout_id: str, marks: Sequence[Mark]) -> dict[str, str]:
        """Return what became of those marks in a readout that are not as they were, by the mark's id."""
        try:
            readout = self._library.readout(readout_id)
        except UnknownReadoutError:
            return {mark.id: "not in this archive" for mark in marks}
        states = {mark.id: state_of(found(readout, mark)) for mark in marks}
        return {mark_id: state for mark_id, state in states.items() if state}

    def _go(self, mark: Mark, go_to: GoTo) -> None:
        try:
            where = found(self._library.readout(mark.at.id), mark)
        except UnknownReadoutError:
            where = None
        if where is None:
            self._screen.notify("its readout is not in this archive", severity="warning", markup=False)
            return
        if state := state_of(where):
            self._screen.notify(
                f"the marked passage: {state}",
                severity="warning" if where.lost else "information",
                markup=False,
            )
        place = where.passage.start.place
        go_to(Locator(mark.at.id, place.turn, place.paragraph))

    def _removed(self, mark: Mark) -> Mark | None:
        return self._marks.removed(self._taken_away.get((mark.locator, mark.quote), mark))

    def _same(self, mark: Mark) -> Mark | None:
        others = self._marks.of(mark.at.id)
        return next((o for o in others if (o.locator, o.quote) == (mark.locator, mark.quote)), None)

    def _tell(self, error: KeptError) -> None:
        self._screen.notify(str(error), severity="warning", markup=False)


def state_of(where: Found | None) -> str:
    """Write what became of a mark's words; nothing if they stand where they stood."""
    if where is None or where.lost:
        return "its words are not there any more"
    states = ["moved"] * where.moved + ["its words have changed"] * where.changed
    return ", ".join(states)
