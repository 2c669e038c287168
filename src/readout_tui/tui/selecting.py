"""Selecting by keyboard: two ends, of which one moves; by characters or by whole turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from readout_tui.tui.document import Document, Range, Unit


@dataclass(frozen=True, slots=True)
class Selecting:
    """A selection under way; each method returns the next one."""

    document: Document
    range: Range
    moves_end: bool = True
    """Whether the end moves, and not the start."""
    whole: bool = False
    """Whether both ends are those of whole turns: then they move by turns only."""

    def swap(self) -> Selecting:
        """Let the other end move."""
        return replace(self, moves_end=not self.moves_end)

    def whole_turns(self) -> Selecting:
        """Extend to whole turns, and stay with them."""
        return replace(self, range=self.document.whole_turns(self.range), whole=True)

    def characters(self) -> Selecting:
        """Let the ends move freely again."""
        return replace(self, whole=False)

    def extend(self, unit: Unit, direction: Literal[1, -1]) -> Selecting:
        """Move the moving end by a unit, forward or back; by a turn while turns are selected whole.

        Where it would pass the other end, the other end begins to move instead, so that the selection grows
        on the other side and never becomes empty. At either end of the document nothing changes.
        """
        document, (start, end) = self.document, self.range
        unit = "turn" if self.whole else unit
        if self.moves_end:
            move = document.next_end if direction == 1 else document.previous_end
            moved = move(unit, end)
            if moved is not None and moved > start:
                return replace(self, range=Range(start, moved))
            before = document.previous_start(unit, start) if direction == -1 else None
            return self if before is None else replace(self, range=Range(before, end), moves_end=False)
        move = document.next_start if direction == 1 else document.previous_start
        moved = move(unit, start)
        if moved is not None and moved < end:
            return replace(self, range=Range(moved, end))
        after = document.next_end(unit, end) if direction == 1 else None
        return self if after is None else replace(self, range=Range(start, after), moves_end=True)

    def reach(self, sentence: Range) -> Selecting:
        """Move the moving end so that the selection reaches over a sentence, on whichever side it is."""
        start, end = self.range
        forward = sentence.end > start if self.moves_end else sentence.start >= end
        part = Range(start, sentence.end) if forward else Range(sentence.start, end)
        reached = replace(self, range=part, moves_end=forward)
        return reached.whole_turns() if self.whole else reached
