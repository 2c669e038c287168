"""Making many objects that stay: meanwhile the collector of garbage would look through them in vain."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Let nothing be collected that is a cycle; decorates functions, too.

    Whenever a quarter more objects stay, Python looks through all of them: of a large archive that is a third
    of the time. Threads may be here at once: the first one that came lets the collector go on.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
