"""Running something in a process of its own, forked from one that has imported the program already."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from bench.torture import steps
from bench.torture.places import Place

from readout_tui.user.kept import KeptError

Act: TypeAlias = Callable[[Place], int | None]
"""Something that a user does: a function of a module, or a partial of one. Returns an exit status."""

LIMIT = 120.0
"""Seconds after which something is taken to hang."""

_CAPABILITY_VERSION = 0x20080522

_context = get_context("forkserver")
_context.set_forkserver_preload(["bench.torture.warm"])


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    status: int
    """Its exit status; the negative number of the signal that ended it; 1000 if it hung."""
    steps: int
    said: str
    """What it wrote to stderr."""
    printed: str
    """What it wrote to stdout."""

    @property
    def fell(self) -> bool:
        """Whether it ended in a way that it must not: by an error that nobody caught, or not at all."""
        return "Traceback" in self.said or "panicked" in self.said or self.status == 1000


@dataclass(frozen=True, slots=True)
class Way:
    """What is in the way of a process."""

    kill_at: int = 0
    """The step before which it is killed; 0 for none."""
    names: frozenset[str] = steps.EFFECTS
    """The names of the steps."""
    do: Callable[[], object] = steps.die
    """What is done instead of a kill."""
    largest_file: int | None = None
    """Bytes after which each file is full."""
    without_power: bool = False
    """Whether the permissions of files hold for it, even if it is root's."""


def run(act: Act, place: Place, way: Way | None = None) -> Ended:
    """Do something in a new process, and wait for its end."""
    return _Running(act, place, way or Way()).end()


def run_all(acts: Sequence[Act], place: Place) -> list[Ended]:
    """Do several things at once, each in a process, and wait for their ends."""
    return [running.end() for running in [_Running(act, place, Way()) for act in acts]]


class _Running:
    """A process that was started."""

    def __init__(self, act: Act, place: Place, way: Way) -> None:
        # Whoever owns nothing cannot open it later, but it is open by then.
        handle, name = tempfile.mkstemp(prefix="torture-")
        os.close(handle)
        self._count = Path(name)
        self._printed, self._said = _Heard(), _Heard()
        ends = self._printed.write_end, self._said.write_end
        self._process = _context.Process(target=_enter, args=(act, place, way, self._count, *ends))
        self._process.start()
        for end in ends:
            end.close()

    def end(self) -> Ended:
        """Wait for its end, but not for ever."""
        self._process.join(LIMIT)
        status = self._process.exitcode
        if status is None:
            self._process.kill()
            self._process.join()
        self._process.close()
        made = steps.counted(self._count)
        self._count.unlink()
        return Ended(1000 if status is None else status, made, self._said.text(), self._printed.text())


class _Heard:
    """Hears what a process says, through a pipe: a file might be as full as those that it writes."""

    def __init__(self) -> None:
        self._read_end, self.write_end = _context.Pipe(duplex=False)
        self._parts: list[bytes] = []
        self._thread = Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        while part := os.read(self._read_end.fileno(), 1 << 16):
            self._parts.append(part)

    def text(self) -> str:
        """Return all that was said, once the process has ended."""
        self._thread.join(LIMIT)
        self._read_end.close()
        return b"".join(self._parts).decode(errors="replace")


def _enter(act: Act, place: Place, way: Way, count: Path, stdout: Connection, stderr: Connection) -> None:
    os.setsid()
    os.dup2(stdout.fileno(), 1)
    os.dup2(stderr.fileno(), 2)
    stdout.close()
    stderr.close()
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(place.environment)
    os.chdir(place.run)
    counting = steps.Steps(count, way.names, way.kill_at, way.do)
    if way.without_power:
        _give_up_power()
    if way.largest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (way.largest_file,) * 2)
    counting.begin()
    status: object = 70
    try:
        status = act(place)
    except SystemExit as exited:
        status = exited.code
    except (KeptError, OSError) as error:
        # The screen tells these as they are.
        with suppress(OSError):
            print(f"told: {error}", file=sys.stderr)
        status = 1
    except BaseException:
        sys.setprofile(None)
        with suppress(OSError):
            traceback.print_exc()
    sys.setprofile(None)
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    # Threads of libraries must not hold it.
    os._exit(status if isinstance(status, int) else 0)


def _give_up_power() -> None:
    """Let permissions hold: root stays root, but without the right to pass over them."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, nothing = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(header, nothing):
        raise OSError(ctypes.get_errno(), "no capability could be given up")


def command(*words: str) -> Act:
    """Return the act of calling the command; `{archive}`, `{pages}` and `{out}` stand for the place's."""
    return partial(_command, words)


def filled(words: tuple[str, ...], place: Place) -> list[str]:
    """Return the words of a command with a place's folders in them."""
    return [word.format(archive=place.archive, pages=place.pages, out=place.out) for word in words]


def _command(words: tuple[str, ...], place: Place) -> int | None:
    from readout_tui.cli import main

    sys.argv = ["readout", *filled(words, place)]
    main.run()
    return None
