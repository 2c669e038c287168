"""The terminal that the screen is painted on, whatever is redirected."""

from __future__ import annotations

import errno
import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

_Flags: TypeAlias = list[int | list[bytes | int]]

_INPUT = 0
_OUTPUTS = (1, 2)


@contextmanager
def whole_terminal() -> Iterator[None]:
    """Let stdout and stderr be the terminal of stdin, and leave that as it was.

    Textual paints on stderr and asks stdout for the size; an editor that the user is sent to needs both. What
    is redirected is not the less wanted: it takes what is said afterwards. Without a terminal on stdin, which
    is how a server starts the screen, all stays as it is.
    """
    if not os.isatty(_INPUT):
        yield
        return
    flags = termios.tcgetattr(_INPUT)
    redirected = [output for output in _OUTPUTS if not os.isatty(output)]
    kept = {output: os.dup(output) for output in redirected}
    terminal = os.open(os.ttyname(_INPUT), os.O_RDWR | os.O_NOCTTY) if redirected else None
    try:
        for output in redirected:
            if terminal is not None:
                os.dup2(terminal, output)
        yield
    finally:
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                with suppress(OSError):  # The terminal is gone.
                    stream.flush()
        for output, before in kept.items():
            os.dup2(before, output)
            os.close(before)
        if terminal is not None:
            os.close(terminal)
        _restore(flags)


def is_gone() -> bool:
    """Tell whether stdin was a terminal that has been closed."""
    try:
        termios.tcgetattr(_INPUT)
    except termios.error as error:
        return bool(error.args[0] != errno.ENOTTY)
    return False


def _restore(flags: _Flags) -> None:
    """Set the terminal's flags, unless it is somebody else's by now."""
    with suppress(OSError, termios.error):
        if os.tcgetpgrp(_INPUT) == os.getpgrp():
            termios.tcsetattr(_INPUT, termios.TCSANOW, flags)
