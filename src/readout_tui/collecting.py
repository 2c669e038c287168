"""Times at which Python need not look for garbage: much is made that stays, or little becomes garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_paused() -> Iterator[None]:
    """Let nothing be collected that is a cycle; decorates functions, too.

    Whenever a quarter more objects stay, Python looks through all of them: of loading a large archive that is
    a third of the time, and of reading a page as well. Threads may be here at once: the first one that came
    lets the collector go on.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
