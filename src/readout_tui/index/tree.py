"""An archive's files: which there are, which changed, and what one holds."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from readout_tui.collecting import collecting_paused
from readout_tui.index.known_files import FileRow, KnownFiles
from readout_tui.index.rows import Rows, rows_of
from readout_tui.model import People
from readout_tui.store.archive import is_readout_name, readout_entries
from readout_tui.store.people import PEOPLE_FILE, parse_people
from readout_tui.store.problems import Problem, Problems
from readout_tui.store.reading import parse_readout
from readout_tui.store.source import read_bytes

SAME_TICK_NS = 2_000_000_000
"""A file may change again within the resolution of its time; 2 s are the worst that file systems have."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as the folder shows it."""

    path: bytes
    """Relative to the archive."""
    size: int
    mtime_ns: int
    """-1 if it is too fresh to be trusted."""
    known_sha256: str | None
    """The hash of the bytes that were read last, if any."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How the files differ from those that were read."""

    changed: list[Seen]
    """New ones too."""
    gone: list[bytes]

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.changed or self.gone)

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(seen.size for seen in self.changed)


class FileReading(Struct, frozen=True, array_like=True):
    """What a changed file holds."""

    path: bytes
    size: int
    mtime_ns: int
    sha256: str
    """Empty if it cannot be read."""
    rows: Rows | None = None
    """None if it holds no valid readout, or the same bytes as before."""
    problems: tuple[tuple[int, int, str], ...] = ()
    """Line, column and message."""
    people: People | None = None
    same: bool = False
    """It holds the same bytes as before."""

    @property
    def unfinished(self) -> bool:
        """Whether it cannot be used, and was written so lately that its writer may not be done."""
        return self.mtime_ns < 0 and not self.same and self.rows is None and self.people is None


@collecting_paused()
def changes(root: Path, known: KnownFiles, touched: Iterable[Path] | None = None) -> Changes:
    """Compare the files below an archive's root with those that were read.

    Args:
        root: The archive's root. While there is no such folder, nothing is said to have changed.
        known: The files as they were read.
        touched: Files below the root to compare alone, if they are known to be all that may have changed;
            where they show that folders changed, all files are compared nevertheless.
    """
    if not root.is_dir():
        return Changes([], [])
    if touched is not None and (found := _changes_of(root, known, touched)) is not None:
        return found
    missing, start = known.times(), _start(root)
    changed: list[tuple[bytes, os.stat_result, bool]] = []
    for path, stat in _files(root):
        key = os.fsencode(path)[start:]
        try:
            status = stat()
        except OSError:
            continue  # It went away since the folder was listed.
        row = missing.pop(key, None)
        if row != (status.st_size, status.st_mtime_ns):
            changed.append((key, status, row is not None))
    changed.sort(key=lambda one: one[0])
    seen = [_seen(key, status, known.one(key) if had else None) for key, status, had in changed]
    return Changes(seen, list(missing))


def _changes_of(root: Path, known: KnownFiles, touched: Iterable[Path]) -> Changes | None:
    """Compare some files; None where that does not do, because of folders that changed or are linked."""
    found, start = Changes([], []), _start(root)
    for path in touched:
        key = os.fsencode(path)[start:]
        if path.parent.resolve() != root.resolve() / path.parent.relative_to(root):
            return None
        row = known.one(key)
        if not os.path.lexists(path):
            if row is not None:
                found.gone.append(key)
            elif known.any_in(key):
                return None
        elif not path.is_file():
            return None
        elif is_readout_name(path):
            try:
                status = path.stat()
            except OSError:
                return None
            if row is None or (row.size, row.mtime_ns) != (status.st_size, status.st_mtime_ns):
                found.changed.append(_seen(key, status, row))
    return found


def _start(root: Path) -> int:
    """Return where, in the bytes of a path below the root, the path relative to it begins."""
    return len(os.fsencode(root / "x")) - 1


def _seen(key: bytes, status: os.stat_result, row: FileRow | None) -> Seen:
    """Return how a changed file is seen now."""
    # The time of each file: listing a large archive takes longer than a tick.
    fresh = abs(time.time_ns() - status.st_mtime_ns) < SAME_TICK_NS
    mtime_ns = -1 if fresh else status.st_mtime_ns
    return Seen(key, status.st_size, mtime_ns, row.sha256 if row else None)


def read_file(root: Path, seen: Seen) -> FileReading:
    """Read a changed file of the archive at `root`."""
    path = root / os.fsdecode(seen.path)
    problems = Problems(path)
    # Read once: a hash and a text of two readings might be of two states of the file.
    data = read_bytes(path, problems)
    head = (seen.path, seen.size, seen.mtime_ns, hashlib.sha256(data).hexdigest() if data is not None else "")
    if data is None:
        return FileReading(*head, None, _plain(problems.in_order()))
    if head[-1] == seen.known_sha256:
        return FileReading(*head, same=True)
    if path == root / PEOPLE_FILE:
        people = parse_people(data, path)
        return FileReading(*head, None, _plain(people.problems), people.people)
    reading = parse_readout(data, path)
    rows = rows_of(reading.readout) if reading.readout else None
    return FileReading(*head, rows, _plain(reading.problems))


def _files(root: Path) -> Iterator[tuple[str, Callable[[], os.stat_result]]]:
    """Yield the path of each file, in no order, and what tells its size and time."""
    for path, entry in readout_entries(root):
        yield path, entry.stat
    people = root / PEOPLE_FILE
    if people.is_file():
        yield str(people), people.stat


def _plain(problems: tuple[Problem, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple((problem.line, problem.column, problem.message) for problem in problems)
