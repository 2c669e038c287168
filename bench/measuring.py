"""What the measuring scripts share: clocks, shares of a list of times, and memory (Linux)."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from readout_tui.library import Library
from readout_tui.text import fold


@dataclass(frozen=True, slots=True)
class Spent:
    """How long something took."""

    milliseconds: float
    cpu_milliseconds: float


class Clock:
    """Measures from its making on, in milliseconds; programs that were called count too."""

    def __init__(self) -> None:
        """Begin."""
        self._began, self._cpu = time.perf_counter(), _cpu_seconds()

    def spent(self) -> Spent:
        """Return how long it is up to now."""
        wall, cpu = time.perf_counter() - self._began, _cpu_seconds() - self._cpu
        return Spent(1000 * wall, 1000 * cpu)


def _cpu_seconds() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long something takes."""
    began = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - began:.2f} s")


def part(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all are not above."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def words(text: str) -> str:
    """Return a text's words, folded, with single spaces between them."""
    return " ".join("".join(c if c.isalnum() or c == "_" else " " for c in fold(text)).split())


def private_megabytes(process: int | None = None) -> float:
    """Return the memory that a process, else this one, shares with no other: its own, and mapped files."""
    return _megabytes("Private_Clean", process) + own_megabytes(process)


def own_megabytes(process: int | None = None) -> float:
    """Return the memory that a process, else this one, has written to.

    What it only reads of files is the system's to take back: the index of a large archive is mapped.
    """
    return _megabytes("Private_Dirty", process)


def _megabytes(kind: str, process: int | None) -> float:
    lines = Path(f"/proc/{process or os.getpid()}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) / 1024


def largest_child_megabytes() -> float:
    """Return how much memory the largest of the processes took that were started and have ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def one_more_file(library: Library) -> float:
    """Put one more readout into the archive, and take it away; return the milliseconds until it is found."""
    word = "zwxqj" * 4
    file = library.archive / f"{word}.yaml"
    file.write_text(f"readout: 1\nid: {word}\ntitle: {word}\nturns:\n- text: {word}\n", encoding="utf-8")
    try:
        clock = Clock()
        library.refresh()
        if not library.search(word).hits:
            raise RuntimeError("the new readout is not found")
        return clock.spent().milliseconds
    finally:
        file.unlink()
        library.refresh()
