"""Files that are replaced in one step."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step, or leave it as it was; its mode stays.

    Where the path is a link, the file that it leads to is replaced.

    Raises:
        OSError: It cannot be written; no temporary file is left behind.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".readout-{secrets.token_hex(8)}.tmp")
    # A new file gets the mode that the user's umask gives; the name is nobody's, or it fails.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
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
