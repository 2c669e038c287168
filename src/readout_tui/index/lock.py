"""One writer at a time, among all processes and threads."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT_SECONDS = 0.05


@contextmanager
def writing_lock(path: Path | None, stopping: Callable[[], bool]) -> Iterator[bool]:
    """Hold the lock that a file stands for; a killed process lets go of it.

    Args:
        path: The file, which is made; None if nobody else can write.
        stopping: Asked while another one holds it, whether to give up.

    Yields:
        False if it gave up.
    """
    if path is None:
        yield True
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        held = _take(handle)
        while not held and not stopping():
            time.sleep(_WAIT_SECONDS)
            held = _take(handle)
        yield held
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
