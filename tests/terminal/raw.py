"""A terminal that is nothing but a pty: all bytes that a program writes to it, and its flags."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.driver import DEADLINE

PROGRAM = "from readout_tui.cli.main import run; run()"

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
LEFT = {b"25": b"h"} | dict.fromkeys([b"1049", b"1000", b"1003", b"1006", b"2004", b"1004"], b"l")
"""The modes where nobody paints: no alternate screen, a cursor, no mouse, no marked pastes, no focus told."""


class RawTerminal:
    """A program on a pty of its own, and what it has written so far."""

    def __init__(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        *,
        redirection: str = "",
        controlling: bool = True,
        code: str = PROGRAM,
        folder: Path | None = None,
    ) -> None:
        """Start it.

        Args:
            words: Its arguments.
            environment: Variables over those of the test.
            redirection: As a shell would write it.
            controlling: Whether the terminal is the program's controlling one, so that it signals.
            code: What Python runs.
            folder: Where it runs.
        """
        self._controller, terminal = os.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.flags_before = termios.tcgetattr(terminal)
        self._terminal = terminal
        name = os.ttyname(terminal)
        # Who leads a session and opens a terminal gets it as the controlling one.
        take = f"<>{name} >&0 2>&0" if controlling else ""
        self._process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" {take} {redirection}', "sh", sys.executable, "-c", code, *words],
            start_new_session=True,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**os.environ, "TERM": "xterm-256color", **environment},
            cwd=folder,
        )
        self.id = self._process.pid
        self.written = b""

    def type(self, text: str) -> None:
        os.write(self._controller, text.encode())

    def wait(self, sign: bytes, since: int = 0) -> None:
        """Read until the program has written something."""
        end = time.monotonic() + DEADLINE
        while sign not in self.written[since:]:
            assert time.monotonic() < end, f"not written: {sign!r}; but {self.written[-2000:]!r}"
            if select.select([self._controller], [], [], 0.1)[0]:
                self.written += self._read()

    def flags(self) -> list[object]:
        return termios.tcgetattr(self._terminal)

    def modes(self) -> dict[bytes, bytes]:
        """Return each mode that was set or reset, as it is now."""
        return {mode: how for modes, how in _MODE.findall(self.written) for mode in modes.split(b";")}

    def is_left(self) -> bool:
        """Tell whether the terminal is as it was before."""
        now = self.modes()
        return self.flags() == self.flags_before and all(now[mode] == how for mode, how in LEFT.items())

    def end(self) -> int:
        """Wait for the end, and return the exit status."""
        end = time.monotonic() + DEADLINE
        while self._process.poll() is None:
            assert time.monotonic() < end, f"did not end; {self.written[-2000:]!r}"
            if select.select([self._controller], [], [], 0.02)[0]:
                self.written += self._read()
        while select.select([self._controller], [], [], 0)[0] and (read := self._read()):
            self.written += read
        return self._process.returncode

    def close(self) -> None:
        """Close the terminal, as the user closes a window."""
        os.close(self._terminal)
        os.close(self._controller)
        self._terminal = self._controller = -1

    def ended_within(self, seconds: float) -> int:
        return self._process.wait(seconds)

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        if self._controller >= 0:
            self.close()

    def _read(self) -> bytes:
        try:
            return os.read(self._controller, 65536)
        except OSError:
            return b""


@contextmanager
def raw_terminal(
    *words: str,
    environment: Mapping[str, str] | None = None,
    redirection: str = "",
    controlling: bool = True,
    code: str = PROGRAM,
    folder: Path | None = None,
) -> Iterator[RawTerminal]:
    """Give a program on a terminal; it is gone afterwards."""
    terminal = RawTerminal(
        words, environment or {}, redirection=redirection, controlling=controlling, code=code, folder=folder
    )
    try:
        yield terminal
    finally:
        terminal.stop()
