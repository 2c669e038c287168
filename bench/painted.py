"""The screen in a terminal of its own: press keys, and time what is painted.

The terminal is a pseudo-terminal that says it knows mode 2026, by which a program marks where a frame of the
screen is complete. So the time from a key to the end of a frame is what a user waits for, the terminal's own
painting left out.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_SIZE = (140, 40)
_LIMIT = 60.0
_QUIET = 0.25
"""Seconds without output after which the screen has settled."""
_IDLE = 0.03
"""Seconds of the processor in less than which nothing worth while is done."""
_LOOK, _STILL = 0.4, 3
"""Seconds in which the processor's time is compared, and how often it has to stay."""
_PATIENCE = 8
"""Times of quiet, without anything done, after which a key is taken to have had no effect."""
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_END = b"\x1b[?2026l"
"""Ends every frame."""
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z$]|\x1b\][^\x07]*\x07")


@dataclass
class Painted:
    """What a key led to."""

    first: float
    """Milliseconds until the first frame was there; 0 if there was none."""
    last: float
    """Milliseconds until the last one was, after which it was quiet."""
    output: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """What was written, without its controls: runs of text, in the order of painting."""
        return _CONTROL.sub(b"", self.output).decode(errors="replace")


class PtyScreen:
    """`readout` in a pseudo-terminal."""

    def __init__(self, archive: Path, variables: Mapping[str, str]) -> None:
        """Start it."""
        self.began = time.perf_counter()
        self._answered = False
        self._master, slave = pty.openpty()
        width, height = _SIZE
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **variables}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "readout_tui", "--no-session", "-a", str(archive), "open"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def press(self, keys: str) -> Painted:
        """Send keys, and wait until a frame has been painted and no more comes."""
        began = time.perf_counter()
        os.write(self._master, keys.encode())
        return self.wait(began, lambda output: FRAME_END in output)

    def wait(self, began: float, done: Callable[[bytes], bool]) -> Painted:
        """Take what is painted until something is there and no more comes, or the program does nothing.

        Raises:
            TimeoutError: It is at work, but does not come.
            RuntimeError: The program has ended.
        """
        output, first, last, idle, used = b"", 0.0, 0.0, 0, self.cpu_seconds()
        while time.perf_counter() - began < _LIMIT:
            ready, _, _ = select.select([self._master], [], [], _QUIET)
            if ready:
                output += self._read()
                if _ASKED in output and not self._answered:
                    os.write(self._master, _ANSWER)
                    self._answered = True
                last = 1000 * (time.perf_counter() - began)
                if not first and done(output):
                    first = last
                continue
            before, used = used, self.cpu_seconds()
            idle = idle + 1 if used - before < _IDLE else 0
            if first or idle > _PATIENCE:
                return Painted(first, last, output)
        raise TimeoutError(f"nothing was painted in {_LIMIT:.0f} s")

    def rest(self) -> float:
        """Wait until the program has nothing to do any more; return the seconds since it was started."""
        still = 0
        while still < _STILL:
            before, end = self.cpu_seconds(), time.perf_counter() + _LOOK
            while (left := end - time.perf_counter()) > 0:
                if select.select([self._master], [], [], left)[0]:
                    self._read()
            still = 0 if self.cpu_seconds() - before > _IDLE else still + 1
        return time.perf_counter() - self.began

    @property
    def process(self) -> int:
        """Its id."""
        return self._process.pid

    def close(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGTERM)
        while self._process.poll() is None:
            if select.select([self._master], [], [], 0.1)[0]:
                try:
                    os.read(self._master, 1 << 16)
                except OSError:
                    break
        self._process.wait()
        os.close(self._master)

    def _read(self) -> bytes:
        try:
            return os.read(self._master, 1 << 16)
        except OSError as error:
            raise RuntimeError("the screen has ended: see its log file") from error

    def cpu_seconds(self) -> float:
        """Return the processor's seconds that it has used."""
        fields = (
            Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
