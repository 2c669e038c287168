"""The log file: how each session of the screen began and ended, and what went wrong.

It never holds words of readouts or notes. So of an error it tells where it came from, and its message only if
that speaks of the program or the system; `READOUT_LOG=debug` adds the others.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from readout_tui.files import take_lock
from readout_tui.text import clean_line

LOG_VARIABLE = "READOUT_LOG"
"""The environment variable that says from which level on the log is written."""

LEVELS = ("debug", "info", "warning", "error")

LOG_BYTES = 256_000
"""How long the log grows before it is put aside, in place of the one that was put aside before."""

_PROGRAM = "readout_tui"
_HEARD = (_PROGRAM, "asyncio")
"""The loggers whose records are written."""

_TELLING = (ArithmeticError, AttributeError, ImportError, MemoryError, NameError, OSError, TypeError)
"""Errors whose messages speak of the program or the system, never of what is read."""


class LogFile(logging.Handler):
    """A bounded log that several windows write at once; one that cannot be written is no error.

    Each record goes to the end of the file that has the name at that moment, in one step: a file that is kept
    open would be the one that another window has put aside.
    """

    def __init__(self, path: Path, level: str) -> None:
        """Take the file, which is made when there is something to write, and one of `LEVELS`."""
        super().__init__(level.upper())
        self.path = path
        self.trouble: str | None = None
        """Why it could not be written."""
        self.setFormatter(_Lines(whole_messages=level == "debug"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            data = f"{self.format(record)}\n".encode(errors="replace")
            with suppress(OSError):  # Opening the file tells the same.
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            while not self._added(data):
                pass
        except Exception as error:  # A record may not end the program, whatever is wrong with it.
            self.trouble = told(error)

    def _added(self, data: bytes) -> bool:
        """Add to the file; tell whether that was done, or the file put aside to begin another one."""
        with self.path.open("ab") as file:
            size = os.fstat(file.fileno()).st_size
            if size and size + len(data) > LOG_BYTES and self._put_aside(file.fileno()):
                return False
            file.write(data)
        return True

    def _put_aside(self, handle: int) -> bool:
        """Put the file aside, unless another window just does; tell whether it lost its name."""
        with suppress(OSError):  # Where there are no locks, nobody is held up.
            if not take_lock(handle):
                return False
        with suppress(FileNotFoundError):
            # Who was here first has put this one aside, and the name is that of a new one.
            if os.path.samestat(os.fstat(handle), self.path.stat()):
                self.path.replace(self.path.with_name(f"{self.path.name}.1"))
        return True


class _Lines(logging.Formatter):
    """Writes a line for each record, with the traceback of an error below it."""

    def __init__(self, *, whole_messages: bool) -> None:
        super().__init__()
        self._whole = whole_messages

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
        # Of what asyncio tells, only the first line is sure to hold nobody's values.
        message = clean_line(record.getMessage().partition("\n")[0])
        lines = [f"{moment} {record.process} {record.levelname.lower()} {message}"]
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([*lines, *_trace(error, self._whole)])


@contextmanager
def logging_to(path: Path, level: str = "info") -> Iterator[LogFile]:
    """Write what the program logs to a file, and errors that threads end with too: nothing onto the screen.

    Args:
        path: The file; its folder is made.
        level: One of `LEVELS`.
    """
    file = LogFile(path, level)
    loggers = [logging.getLogger(name) for name in _HEARD]
    for logger in loggers:
        logger.addHandler(file)
        logger.setLevel(level.upper() if logger.name == _PROGRAM else logging.WARNING)
        logger.propagate = False
    before = threading.excepthook, sys.unraisablehook
    threading.excepthook, sys.unraisablehook = _thread_ended, _could_not_raise
    try:
        yield file
    finally:
        threading.excepthook, sys.unraisablehook = before
        for logger in loggers:
            logger.removeHandler(file)
            logger.propagate = True
        file.close()


def log_level(environment: Mapping[str, str]) -> str:
    """Return the level that the environment names, else `info`.

    Raises:
        ValueError: It names none; the message says so in a line.
    """
    level = environment.get(LOG_VARIABLE) or "info"
    if level not in LEVELS:
        raise ValueError(clean_line(f"{LOG_VARIABLE}: no level '{level}': write one of {', '.join(LEVELS)}"))
    return level


def told(error: BaseException, *, whole: bool = False) -> str:
    """Return an error's type, and its message if that cannot hold words of a readout, or is wanted whole."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    telling = isinstance(error, _TELLING) or kind.__module__ == "sqlite3"
    message = clean_line(str(error)) if whole or telling else ""
    return f"{name}: {message}" if message else name


def _trace(error: BaseException | None, whole: bool) -> Iterator[str]:
    """Yield the lines of an error's traceback, those of what it came from first, without anyone's values."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for one in reversed(chain):
        for entry in traceback.format_tb(one.__traceback__):
            yield from entry.rstrip("\n").split("\n")
        yield f"  {told(one, whole=whole)}"


def _thread_ended(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
        name = arguments.thread.name if arguments.thread else "?"
        logging.getLogger(__name__).error("thread %s ended", name, exc_info=arguments.exc_value)


def _could_not_raise(arguments: sys.UnraisableHookArgs) -> None:
    logging.getLogger(__name__).error("an error went nowhere", exc_info=arguments.exc_value)
