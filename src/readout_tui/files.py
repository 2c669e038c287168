"""Files that are replaced in one step, and locks on files."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

LEFT_OVER_SECONDS = 3600
"""The age from which a temporary file is nobody's: whoever was to rename it was killed."""

_PAUSE_SECONDS = 0.02
"""How long to rest before a lock is asked for again."""


class ChangedError(OSError):
    """A file was to be replaced, and holds something else by now than what it was to be replaced for."""

    def __str__(self) -> str:
        """Return why nothing was written."""
        return "it was changed meanwhile"


class IrregularError(OSError):
    """A file was to be read that is a pipe, a socket, a device or a folder."""

    def __init__(self) -> None:
        """Make the error, with the words of which those of the system have the form."""
        super().__init__(errno.EINVAL, "Not a regular file")


def open_regular(path: Path) -> BinaryIO:
    """Open a file to be read as bytes, and nothing that would be waited for or never end.

    Raises:
        IrregularError: It is something else: a pipe, a device.
        OSError: It cannot be opened.
    """
    # Before it is opened: that alone may set a device going.
    if not stat.S_ISREG(path.stat().st_mode):
        raise IrregularError
    # A pipe may have taken its place since.
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise IrregularError
    return file


def write_atomically(
    path: Path, data: bytes, *, mode: int | None = None, instead_of: bytes | None = None
) -> None:
    """Replace a file's content in one step, or leave it as it was.

    Where the path is a link, the file that it leads to is replaced.

    Args:
        path: The file, which need not exist.
        data: Its new content.
        mode: The mode to give it. Without, an old file's stays, and a new one has what the umask gives.
        instead_of: What the file must hold up to then: what somebody wrote meanwhile is not written over.

    Raises:
        ChangedError: It holds something else.
        OSError: It cannot be written; no temporary file is left behind.
    """
    target = Path(os.path.realpath(path))
    _remove_leftovers(target.parent)
    temporary = target.with_name(f".readout-{secrets.token_hex(8)}.tmp")
    # The name is nobody's, or it fails.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is None:
                with suppress(FileNotFoundError):
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if instead_of is not None and target.read_bytes() != instead_of:
            raise ChangedError
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file, which is made if there is none: all of it, or nothing.

    Raises:
        OSError: It cannot be written; the file is as it was, or empty if there was none.
    """
    # Without O_NONBLOCK, a pipe that nobody reads would be waited for.
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC
    handle = os.open(path, flags, 0o666)
    written = end = 0
    try:
        end = os.fstat(handle).st_size
        while written < len(data):
            written += os.write(handle, data[written:])
        if stat.S_ISREG(os.fstat(handle).st_mode):
            os.fsync(handle)
    except OSError:
        with suppress(OSError):
            # What another program added meanwhile is its own.
            if written and os.fstat(handle).st_size == end + written:
                os.ftruncate(handle, end)
        raise
    finally:
        os.close(handle)


def make_folder(path: Path, *, mode: int = 0o777) -> None:
    """Make a folder, with those above it, so that it lasts through a power cut; one that there is, is left.

    Args:
        path: The folder.
        mode: Its mode, less what the umask takes; those above it get what the umask gives.

    Raises:
        OSError: It cannot be made, or something else has its name.
    """
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode, exist_ok=True)
    _sync_folder(path.parent)


@contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes that ask for it too; a killed one lets go.

    No file is made for it. Where a file system knows no locks on folders, nobody is held up.

    Raises:
        OSError: The folder cannot be opened.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@cache
def _remove_leftovers(folder: Path) -> None:
    """Remove what killed processes left behind in a folder, the first time that this one writes there."""
    with suppress(OSError):
        for path in folder.glob(".readout-*.tmp"):
            with suppress(OSError):
                # Another program may be at work on a fresh one. Where a clock was wrong, both signs count.
                if abs(time.time() - path.stat().st_mtime) > LEFT_OVER_SECONDS:
                    path.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a renaming last through a power cut, where the platform can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path is in a folder even when all links are followed; neither need exist."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


@contextmanager
def file_locked(path: Path, still_waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock that a file stands for, against other processes and threads; a killed process lets go.

    Args:
        path: The file, which is made; it is no file that is ever replaced, for the lock would go with it.
        still_waiting: Called over and over while another one holds it; what it raises ends the wait.

    Raises:
        OSError: The file cannot be opened, or its file system knows no locks.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while not take_lock(handle):
            still_waiting()
            # A lock tells nobody when it is free.
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


def take_lock(handle: int) -> bool:
    """Lock an open file against other processes, and tell whether it could be had; closing it lets go.

    Raises:
        OSError: The file system knows no locks.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
