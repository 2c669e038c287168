"""The screen itself, killed while its user marks, walks and leaves."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress

from bench.torture import samples
from bench.torture.kills import Trial, wrong_answers
from bench.torture.places import Place

from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Marks
from readout_tui.user.session import Session

_KEYS = b"2mK"
"""Goes to the reader, marks the first sentence of an event, and goes to the one before."""

_SIZE = struct.pack("HHHH", 36, 120, 0, 0)
_BEGUN = b"marked"
_LIMIT = 60.0


def killed(place: Place, times: int, chance: random.Random) -> Trial:
    """Kill the screen while it marks one event after the other, some time after its first mark."""
    trial = Trial("the screen", "killed while the user marks events")
    place.begin()
    samples.fill(place, 20)
    place.keep()
    for number in range(times):
        place.again()
        told = _marked_until(place, chance.uniform(0, 1.5))
        path = place.home("DATA") / "readout" / "marks.json"
        try:
            made = len(Marks(path, place.archive).all())
            session = Session(place.home("STATE") / "readout" / "session.json", place.archive)
            session.last_visit()
        except KeptError as error:
            trial.add([str(error)], number)
            continue
        lines = [] if told else ["no mark was told of: the screen ended, or did not begin"]
        lines += [] if made >= told else [f"{told} marks were told of, {made} are there"]
        lines += [session.remark] if session.remark else []
        trial.add(lines + wrong_answers(place), number)
    return trial


def _marked_until(place: Place, seconds: float) -> int:
    """Mark events for some seconds, then kill the screen; return how many marks it had told of at least."""
    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, _SIZE)
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    with subprocess.Popen(
        [sys.executable, "-m", "readout_tui", "-a", str(place.archive)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**environment, **place.environment},
        start_new_session=True,
    ) as process:
        os.close(terminal)
        end, told, sent = time.monotonic() + _LIMIT, False, 0.0
        while time.monotonic() < end:
            try:
                shown = os.read(main, 1 << 16) if select.select([main], [], [], 0.02)[0] else b""
                if time.monotonic() - sent > 0.1:
                    os.write(main, _KEYS)
                    sent = time.monotonic()
            except OSError:
                break  # It has ended by itself.
            if _BEGUN in shown and not told:
                told, end = True, time.monotonic() + seconds
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    os.close(main)
    return int(told)
