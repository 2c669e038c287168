"""Counting what a program does to files, and doing something to it at a certain step.

A step is a call of a function of C that has an effect, or reads: `os.replace`, a file's `write`, SQLite's
`execute`, the word index's `commit`. Python tells of each by the hook that profilers use, before it is made.
So nothing of the program is changed, and every state that a kill between two steps may leave can be reached.
"""

from __future__ import annotations

import mmap
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import date, time
from io import BytesIO, StringIO
from pathlib import Path
from types import FrameType

EFFECTS = frozenset(
    "write writelines flush fsync replace rename unlink remove mkdir rmdir ftruncate flock chmod execute"
    " executemany commit add_document delete_documents_by_query wait_merging_threads reload writer".split()
)
"""What changes a file, or decides whether one may."""

_NO_FILES = (str, bytes, list, set, dict, date, time, StringIO, BytesIO)
"""What has functions of the same names, and is only in memory."""

READS = frozenset("open stat lstat fstat read readall scandir".split())
"""What looks at one."""


class Steps:
    """Counts a process's steps in a file of eight bytes, which outlives it."""

    def __init__(self, path: Path, names: frozenset[str], at: int, do: Callable[[], object]) -> None:
        """Count the steps with some names.

        Args:
            path: The file of the count, which is made.
            names: Names of functions.
            at: The step before which to do something, counted from 1; none for 0.
            do: What to do.
        """
        path.write_bytes(bytes(8))
        with path.open("r+b") as file:
            self._count = mmap.mmap(file.fileno(), 8)
        self._names, self._at, self._do = names, at, do
        self._number = 0

    def begin(self) -> None:
        """Count from now on, in all threads that are started later too."""
        threading.setprofile(self._look)
        sys.setprofile(self._look)

    def _look(self, frame: FrameType, event: str, called: object) -> None:
        if event != "c_call" or getattr(called, "__name__", "") not in self._names:
            return
        of = getattr(called, "__self__", None)
        # Texts have a `replace` too, and what is said is nothing that could get lost.
        if isinstance(of, _NO_FILES) or of is sys.stdout or of is sys.stderr:
            return
        self._number += 1
        self._count[:] = self._number.to_bytes(8, "little")
        if self._number == self._at:
            self._do()


def counted(path: Path) -> int:
    """Return how many steps a process made."""
    return int.from_bytes(path.read_bytes(), "little")


def die() -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)
