"""Which paragraphs the user marked: found for the readout that is read, and kept up with the marks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.worker import WorkType

from readout_tui.locator import Passage
from readout_tui.tui.document import Document, Position, Range
from readout_tui.tui.margin import SIGNS, Sign
from readout_tui.tui.marking import state_of
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.widgets.status import StatusLine
from readout_tui.tui.widgets.timeline import Timeline
from readout_tui.user.finding import found
from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Mark, Marks

LOOK_SECONDS = 1.0
"""Between two looks at whether another window marked something."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark where its words stand now."""

    mark: Mark
    range: Range
    state: str
    """What became of the words; empty if they are as they were."""

    @property
    def sign(self) -> Sign:
        """What stands beside its paragraphs."""
        return "moved" if self.state else "note" if self.mark.note or self.mark.tags else "mark"

    @property
    def told(self) -> str:
        """The mark in one line: its sign, what became of it, its note and its tags."""
        parts = [self.state, " ".join(self.mark.note.split()), *(f"#{tag}" for tag in self.mark.tags)]
        return f"{SIGNS[self.sign]} {' '.join(filter(None, parts)) or 'marked'}"


class MarkSigns:
    """Keeps the signs in a reader's margin, and the note in the status line, up with the user's marks.

    Words that have changed take long to find, so they are looked for in a thread.
    """

    def __init__(self, marks: Marks, reader: Reader, timeline: Timeline, status: StatusLine) -> None:
        """Take the marks, whose every change is shown at once, and what shows them."""
        self._marks = marks
        self._timeline = timeline
        self._all: tuple[Mark, ...] = ()
        self._reader = reader
        self._status = status
        self._placed: Sequence[Placed] = ()
        self._of: tuple[Document, tuple[Mark, ...]] | None = None
        """Of which document and marks that is."""
        marks.on_change = self.look

    def begin(self) -> None:
        """Keep looking: the file of the marks is not the archive's, and nothing tells when it changes."""
        self._reader.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Show the marks as they are now in the readout that is read now."""
        document = self._reader.document
        if document is None:
            return
        try:
            everything = self._marks.all()
        except KeptError:
            everything = ()  # It is told where a mark is set.
        if everything != self._all:
            self._all = everything
            self._timeline.marked = frozenset(mark.at.id for mark in everything)
        marks = tuple(mark for mark in everything if mark.locator.startswith(f"{document.readout.id}#"))
        if self._of is None or self._of[0] is not document or self._of[1] != marks:
            if self._of is None or self._of[0] is not document:
                self._placed = ()
            self._of = document, marks
            # Not the coroutine itself: one that is overtaken before it begins would be left behind.
            find: WorkType[None] = self._find
            self._reader.run_worker(find, group="marks", exclusive=True)

    async def _find(self) -> None:
        if self._of is None:
            return
        document, marks = self._of
        placed = await asyncio.to_thread(placed_marks, document, marks) if marks else ()
        if document is self._reader.document:
            self._placed = placed
            self._reader.show_marks(signs_of(placed), sorted({one.range.start for one in placed}))
            self.tell()

    def tell(self) -> None:
        """Write what the user noted on the current sentence into the status line."""
        document, current = self._reader.document, self._reader.current
        if self._of is None or self._of[0] is not document:
            self._status.note = ""
            return
        here = [
            one for one in self._placed if one.range.start < current.end and current.start < one.range.end
        ]
        self._status.note = "  ".join(one.told for one in here)

    def open(self, paragraph: int, change_note: Callable[[Mark], object]) -> None:
        """Open the note on the mark whose sign stands beside a paragraph; of several, one with a note."""
        if here := self._beside(paragraph):
            change_note(_most_telling(here))

    def not_as_it_was(self, passage: Passage) -> Mark | None:
        """Return the mark whose words moved or changed that a passage means.

        That is the one that has just these words now, or whose sign stands beside the paragraph that the
        passage is the whole of; of several, one with a note.
        """
        document = self._reader.document
        if document is None or self._of is None or self._of[0] is not document:
            return None
        start, end = (document.position(at.place, at.character) for at in (passage.start, passage.end))
        part = Range(start, end)
        here = [one for one in self._placed if one.range == part]
        if not here and part == document.paragraph_at(start):
            here = self._beside(start.paragraph)
        here = [one for one in here if one.state]
        return _most_telling(here) if here else None

    def _beside(self, paragraph: int) -> list[Placed]:
        return [one for one in self._placed if one.range.start.paragraph <= paragraph <= _last(one.range)]


def _most_telling(placed: Sequence[Placed]) -> Mark:
    return min(placed, key=lambda one: not one.mark.note).mark


def placed_marks(document: Document, marks: Sequence[Mark]) -> tuple[Placed, ...]:
    """Find marks in the document that they are of, in the order in which they stand there."""
    placed = []
    for mark in marks:
        where = found(document.readout, mark)
        if where is not None:
            start, end = (
                document.position(point.place, point.character)
                for point in (where.passage.start, where.passage.end)
            )
            placed.append(Placed(mark, Range(start, end), state_of(where)))
    return tuple(sorted(placed, key=lambda one: one.range))


def signs_of(placed: Sequence[Placed]) -> dict[int, Sign]:
    """Return the sign of each marked paragraph, by its index: a note's before a plain mark's."""
    signs: dict[int, Sign] = {}
    for one in sorted(placed, key=lambda one: list(SIGNS).index(one.sign)):
        signs |= dict.fromkeys(range(one.range.start.paragraph, _last(one.range) + 1), one.sign)
    return signs


def _last(part: Range) -> int:
    """Return the index of the last paragraph of which a range holds something."""
    end: Position = part.end
    return end.paragraph if end.character or end == part.start else end.paragraph - 1
