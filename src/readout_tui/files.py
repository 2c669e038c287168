"""Files that are replaced in one step, and locks on files."""

from __future__ import annotations

import fcntl
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Replace a file's content in one step, or leave it as it was.

    Where the path is a link, the file that it leads to is replaced.

    Args:
        path: The file, which need not exist.
        data: Its new content.
        mode: The mode to give it. Without, an old file's stays, and a new one has what the umask gives.

    Raises:
        OSError: It cannot be written; no temporary file is left behind.
    """
    target = Path(os.path.realpath(path))
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
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a renaming last through a power cut, where the platform can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
