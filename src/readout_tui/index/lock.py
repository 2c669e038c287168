"""One writer at a time, among all processes and threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from readout_tui.files import file_locked


class StoppedError(Exception):
    """The work on an index was asked to stop; what it had added is left over."""


@contextmanager
def writing_lock(path: Path | None, stopping: Callable[[], bool]) -> Iterator[None]:
    """Hold the lock that a file stands for; a killed process lets go of it.

    Args:
        path: The file, which is made, and its folder too; None if nobody else can write.
        stopping: Asked while another one holds it, whether to give up.

    Raises:
        StoppedError: It gave up.
    """
    if path is None:
        yield
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def give_up() -> None:
        if stopping():
            raise StoppedError

    with file_locked(path, give_up):
        yield
