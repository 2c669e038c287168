"""Bring an index up to date with its archive, so that a crash at any moment leaves right answers.

New readings go under new numbers into both the catalogue and the word index, where nothing points to them
yet; one transaction of the catalogue then makes them visible in place of the old ones; last, the old ones are
swept up. A reading that is half written, or not swept up, is noted as left over beforehand, and the next
update removes it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.known_files import FileRow
from readout_tui.index.lock import StoppedError
from readout_tui.index.tree import Changes, FileReading, Seen, read_file
from readout_tui.index.wordindex import WordIndex, WordWriter
from readout_tui.model import People
from readout_tui.store.people import PEOPLE_FILE

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many there are to read, from the thread that works."""

_BATCH = 32
"""Files that are read, and added, at once."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to go about an update."""

    progress: Progress | None
    stopping: Callable[[], bool]
    """Asked between batches whether to give up."""
    published: Callable[[], None]
    """Called when the new state is visible; what follows is only tidying."""
    workers: int
    """Processes that read files; 0 reads them in this one."""
    heap: int
    """Bytes that the word index may hold in memory before it writes."""
    patient: bool = False
    """Whether to leave a file that cannot be used as it was read before, until its writer must be done."""


def update(root: Path, catalogue: Catalogue, words: WordIndex, changes: Changes, plan: Plan) -> bool:
    """Read the changed files and make their new state visible; tell whether any was left for its writer.

    Raises:
        StoppedError: `plan.stopping` said so.
        BrokenIndexError: The index is damaged.
        sqlite3.OperationalError: It cannot be written.
    """
    with closing(words.writer(plan.heap)) as writer:
        _sweep(catalogue, writer, catalogue.leftovers())
        readings = _Readings(catalogue, writer, plan.patient)
        done = 0
        for batch in _read(root, changes.changed, plan.workers):
            readings.take(batch)
            done += len(batch)
            if plan.progress:
                plan.progress(done, len(changes.changed))
            if plan.stopping():
                raise StoppedError
        if not readings.changed and not changes.gone:
            return readings.unfinished
        writer.commit()
        people = People() if os.fsencode(PEOPLE_FILE) in changes.gone else readings.people
        old = catalogue.publish(readings.changed, changes.gone, readings.problems, people)
        plan.published()
        _sweep(catalogue, writer, old)
    return readings.unfinished


class _Readings:
    """Adds what was read, and remembers what has to be published."""

    def __init__(self, catalogue: Catalogue, writer: WordWriter, patient: bool) -> None:
        self._catalogue = catalogue
        self._writer = writer
        self._patient = patient
        self.unfinished = False
        self.changed: list[FileRow] = []
        self.problems: list[tuple[bytes, int, int, str]] = []
        self.people: People | None = None

    def take(self, batch: Sequence[FileReading]) -> None:
        same = [reading for reading in batch if reading.same]
        self._catalogue.touch([_file_row(reading, None) for reading in same])
        changed = [reading for reading in batch if not reading.same and not self._waits(reading)]
        numbers = iter(self._catalogue.reserve(sum(reading.rows is not None for reading in changed)))
        added = []
        for reading in changed:
            number = next(numbers) if reading.rows else None
            if reading.rows and number:
                added.append((number, reading.rows))
                self._writer.add(number, reading.rows)
            self.changed.append(_file_row(reading, number))
            self.problems += [(reading.path, *problem) for problem in reading.problems]
            self.people = reading.people or self.people
        self._catalogue.add(added)

    def _waits(self, reading: FileReading) -> bool:
        waits = self._patient and reading.unfinished
        self.unfinished |= waits
        return waits


def _file_row(reading: FileReading, number: int | None) -> FileRow:
    return FileRow(reading.path, reading.size, reading.mtime_ns, reading.sha256, number)


def _sweep(catalogue: Catalogue, writer: WordWriter, numbers: Sequence[int]) -> None:
    if numbers:
        writer.remove(numbers)
        writer.commit()
        catalogue.sweep(numbers)


def _read(root: Path, changed: Sequence[Seen], workers: int) -> Iterator[Sequence[FileReading]]:
    """Read files in batches, in their order."""
    batches = (changed[start : start + _BATCH] for start in range(0, len(changed), _BATCH))
    if not workers:
        return ([read_file(root, seen) for seen in batch] for batch in batches)
    from readout_tui.index.workers import read_in_processes  # Slow to import, and for large archives only.

    return read_in_processes(root, batches, workers)
