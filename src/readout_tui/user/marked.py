"""Where the marked words of an archive stand now: what `is:marked` means.

A mark names the place at which its words stood. As long as its paragraph stands there, the index tells so;
only readouts in which one does not are read, once for each state of their file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from readout_tui.locator import Locator
from readout_tui.model import Readout
from readout_tui.text import text_hash
from readout_tui.user.finding import Found, found
from readout_tui.user.marks import PARAGRAPH_BREAK, Mark


def asks_for_marks(query: str) -> bool:
    """Tell whether a query may have `is:marked` in it."""
    asked = query.lower()
    return "is:" in asked and "marked" in asked


class Archive(Protocol):
    """What is asked of an archive: `Library` answers it."""

    def paragraphs_at(self, locator: Locator) -> Sequence[str]:
        """Return the paragraphs that stand at a locator's place, as the index has them."""
        ...

    def readout(self, readout_id: str) -> Readout:
        """Return a readout, or raise a LookupError."""
        ...

    def path(self, readout_id: str) -> Path:
        """Return a readout's file, or raise a LookupError."""
        ...


class MarkedPlaces:
    """Finds the places of marks. Its method may be called from any thread."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive that the marks are in."""
        self._archive = archive
        self._kept: dict[str, tuple[object, tuple[Locator, ...]]] = {}
        """What was found in readouts that were read, and what it was found in."""

    def of(self, marks: Iterable[Mark]) -> tuple[Locator, ...]:
        """Return where the words of marks stand now; those whose words are gone are left out."""
        elsewhere: defaultdict[str, list[Mark]] = defaultdict(list)
        places = []
        for mark in marks:
            at = mark.at
            if _stands(mark, self._archive.paragraphs_at(at)):
                places.append(Locator(at.id, at.turn, at.paragraph, None, at.end))
            else:
                elsewhere[at.id].append(mark)
        for readout_id, moved in elsewhere.items():
            places += self._found(readout_id, tuple(moved))
        return tuple(places)

    def _found(self, readout_id: str, marks: tuple[Mark, ...]) -> tuple[Locator, ...]:
        try:
            status = self._archive.path(readout_id).stat()
            state = marks, status.st_mtime_ns, status.st_size, status.st_ino
            kept = self._kept.get(readout_id)
            if kept is not None and kept[0] == state:
                return kept[1]
            places = tuple(_places(self._archive.readout(readout_id), marks))
        except (LookupError, OSError):
            return ()  # This archive has no such readout, or none that can be read now.
        self._kept[readout_id] = state, places
        return places


def _stands(mark: Mark, paragraphs: Sequence[str]) -> bool:
    """Tell whether a mark's words are in the paragraphs at its place."""
    pieces = mark.quote.split(PARAGRAPH_BREAK)
    if len(paragraphs) != len(pieces) or text_hash(paragraphs[0]) != mark.at.digits:
        return False
    if len(pieces) == 1:
        return True
    ends = paragraphs[0].endswith(pieces[0]) and paragraphs[-1].startswith(pieces[-1])
    return ends and list(paragraphs[1:-1]) == pieces[1:-1]


def _places(readout: Readout, marks: Iterable[Mark]) -> Iterator[Locator]:
    for mark in marks:
        where: Found | None = found(readout, mark)
        if where is not None and not where.lost:
            first, last = where.passage.start.place, where.passage.end.place
            yield Locator(readout.id, first.turn, first.paragraph, None, last if last != first else None)
