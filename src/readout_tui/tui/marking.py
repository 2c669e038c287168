"""Marks on passages: making them, noting something on them, and going back to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.screen import Screen

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator, Passage
from readout_tui.tui.screens.marks import MarksSheet
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.user.finding import found
from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Mark, Marks, mark_of

GoTo = Callable[[Locator], None]


class Marking:
    """Works for a screen on the user's marks, and tells what goes wrong with their file."""

    def __init__(self, screen: Screen[None], library: Library, marks: Marks) -> None:
        """Take the screen, the library that the readouts are in, and the marks."""
        self._screen = screen
        self._library = library
        self._marks = marks

    def all_places(self) -> tuple[Locator, ...]:
        """Return where the archive is marked, as the marks say."""
        try:
            return tuple(mark.at for mark in self._marks.all())
        except KeptError as error:
            self._tell(error)
            return ()

    def toggle(self, passage: Passage) -> None:
        """Mark a passage, or take away the mark that begins in the same paragraph and has the same words."""
        try:
            mark = self._mark_of(passage)
            same = self._same(mark)
            if same is None:
                self._marks.add(mark)
                self._screen.notify("marked: M lists the marks, a notes something", markup=False)
            else:
                self._marks.remove(same.id)
                self._screen.notify("no longer marked", markup=False)
        except KeptError as error:
            self._tell(error)

    def annotate(self, passage: Passage) -> None:
        """Let the user note something on a passage, which is marked thereby; words with `#` are tags."""
        try:
            mark = self._mark_of(passage)
            mark = self._same(mark) or mark
        except KeptError as error:
            self._tell(error)
            return
        present = " ".join([mark.note, *(f"#{tag}" for tag in mark.tags)]).strip()

        def noted(text: str | None) -> None:
            if text is None:
                return
            words = text.split()
            tags = [word for word in words if word.startswith("#")]
            note = " ".join(word for word in words if not word.startswith("#"))
            try:
                self._marks.annotate(self._marks.add(mark).id, note, tags)
            except KeptError as error:
                self._tell(error)

        self._screen.app.push_screen(Prompt("Note on the passage; words with # are tags", present), noted)

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

        self._screen.app.push_screen(MarksSheet(marks), chosen)

    def _go(self, mark: Mark, go_to: GoTo) -> None:
        try:
            where = found(self._library.readout(mark.at.id), mark)
        except UnknownReadoutError:
            where = None
        if where is None:
            self._screen.notify("its readout is not in this archive", severity="warning", markup=False)
            return
        if where.lost:
            self._screen.notify("its words are not there any more", severity="warning", markup=False)
        elif where.moved or where.changed:
            self._screen.notify("moved" if where.moved else "its words have changed", markup=False)
        place = where.passage.start.place
        go_to(Locator(mark.at.id, place.turn, place.paragraph))

    def _mark_of(self, passage: Passage) -> Mark:
        return mark_of(self._library.readout(passage.id), passage, datetime.now().astimezone())

    def _same(self, mark: Mark) -> Mark | None:
        others = self._marks.of(mark.at.id)
        return next((o for o in others if (o.locator, o.quote) == (mark.locator, mark.quote)), None)

    def _tell(self, error: KeptError) -> None:
        self._screen.notify(str(error), severity="warning", markup=False)
