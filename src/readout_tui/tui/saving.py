"""Files that the user names: what they are called on the screen, and what went wrong with one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from readout_tui.files import append
from readout_tui.text import clean_line


class NotSavedError(Exception):
    """A file was not written; the message says why, in words for the user."""


def shown_path(path: Path) -> str:
    """Return a path in full, but for the user's home folder, on one line."""
    whole = path.absolute()
    with suppress(RuntimeError, ValueError):
        whole = "~" / whole.relative_to(Path.home())
    return clean_line(str(whole))


def named_path(name: str) -> Path:
    """Return the path that a user means; a relative one starts where the program was started.

    Raises:
        NotSavedError: It names a home folder that there is not.
    """
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:
        raise NotSavedError(f"there is no home folder for {clean_line(name)}") from None


def add_to(path: Path, data: bytes) -> bool:
    """Add to the end of a file, which is made if there is none; tell whether it did not stand there already.

    Raises:
        NotSavedError: It cannot be written; the file is as it was.
    """
    try:
        if _ends_with(path, data):
            return False
        append(path, data)
    except (OSError, ValueError) as error:
        raise NotSavedError(reason(error, path)) from None
    return True


def reason(error: Exception, path: Path) -> str:
    """Say why a file could not be written."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no folder {shown_path(path.parent)}"
    if isinstance(error, IsADirectoryError):
        return f"{shown_path(path)} is a folder"
    if isinstance(error, OSError):
        return f"{shown_path(path)}: {(error.strerror or str(error)).lower()}"
    return f"no file can be called {shown_path(path)}"


def _ends_with(path: Path, data: bytes) -> bool:
    # A pipe would be waited for.
    if not path.is_file():
        return False
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - len(data)))
        return file.read() == data
