"""An archive's files: which there are, which changed, and what one holds."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from readout_tui.index.catalogue import FileRow
from readout_tui.index.rows import Rows, rows_of
from readout_tui.model import People
from readout_tui.store.archive import readout_files
from readout_tui.store.people import PEOPLE_FILE, read_people
from readout_tui.store.problems import Problem
from readout_tui.store.reading import read_readout

_SAME_TICK_NS = 2_000_000_000
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


def changes(root: Path, known: Mapping[bytes, FileRow]) -> Changes:
    """Compare the files below an archive's root with those that were read."""
    now = time.time_ns()
    changed, there = [], set()
    beginning = len(os.fsencode(root / "x")) - 1
    for path in _files(root):
        try:
            status = path.stat()
        except OSError:
            continue  # It went away since the folder was listed.
        key = os.fsencode(path)[beginning:]
        there.add(key)
        row = known.get(key)
        if row is None or (row.size, row.mtime_ns) != (status.st_size, status.st_mtime_ns):
            fresh = abs(now - status.st_mtime_ns) < _SAME_TICK_NS
            mtime_ns = -1 if fresh else status.st_mtime_ns
            changed.append(Seen(key, status.st_size, mtime_ns, row.sha256 if row else None))
    return Changes(changed, [path for path in known if path not in there])


def read_file(root: Path, seen: Seen) -> FileReading:
    """Read a changed file of the archive at `root`."""
    path = root / os.fsdecode(seen.path)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        sha256 = ""
    head = (seen.path, seen.size, seen.mtime_ns, sha256)
    if sha256 and sha256 == seen.known_sha256:
        return FileReading(*head, same=True)
    if path == root / PEOPLE_FILE:
        people = read_people(root)
        return FileReading(*head, None, _plain(people.problems), people.people)
    reading = read_readout(path)
    rows = rows_of(reading.readout) if reading.readout else None
    return FileReading(*head, rows, _plain(reading.problems))


def _files(root: Path) -> Iterator[Path]:
    yield from readout_files(root)
    people = root / PEOPLE_FILE
    if people.is_file():
        yield people


def _plain(problems: tuple[Problem, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple((problem.line, problem.column, problem.message) for problem in problems)
