"""JSON files that the program keeps for the user: never half written, never overwritten when not understood.

A change takes a lock, reads the file anew and replaces it in one step. So two windows that write at once lose
nothing of each other, a kill at any moment leaves the old content or the new, and the file is always whole:
one that is broken was broken by something else, and is told rather than mended. A log of changes would write
less, but a full disk or a power cut may tear its last line, and only the program could read it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from readout_tui.files import file_locked, make_folder, write_atomically
from readout_tui.text import clean_line

LOCK_SECONDS = 3.0
"""How long a change waits for another one: a stopped program may hold the lock."""


class KeptError(Exception):
    """The file cannot be read or written; the message names it, in one line."""


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """What all kept files share. A field that is added or changed makes a new version."""

    version: int = 1


class _Probe(Struct):
    version: int = 1


_Kind = TypeVar("_Kind", bound=Content)


class Kept(Generic[_Kind]):
    """One file with content of one kind."""

    def __init__(
        self,
        path: Path,
        kind: type[_Kind],
        *,
        failure: type[KeptError] = KeptError,
        accept: Callable[[_Kind], _Kind] = lambda content: content,
    ) -> None:
        """Take the file, which need not exist.

        Args:
            path: The file.
            kind: What it holds; made without arguments for a file that does not exist.
            failure: What is raised when it cannot be read or written.
            accept: Checks and cleans what was read; raises ValueError for what it does not accept.
        """
        self._path = path
        self._kind = kind
        self._failure = failure
        self._accept = accept
        self._known: tuple[tuple[int, int, int], _Kind] | None = None

    def read(self) -> _Kind:
        """Return the content, decoded again only if the file was replaced.

        Raises:
            KeptError: It cannot be read, is broken, or was written by a newer version of the program.
        """
        try:
            status = self._path.stat()
            seal = status.st_ino, status.st_mtime_ns, status.st_size
            if self._known is None or self._known[0] != seal:
                self._known = seal, self._decoded(self._path.read_bytes())
            return self._known[1]
        except FileNotFoundError:
            return self._kind()
        except OSError as error:
            raise self._failed(error.strerror or str(error)) from None
        except (ValueError, RecursionError) as error:
            raise self._failed(f"is broken, and was left as it is: {error}") from None

    def change(self, change: Callable[[_Kind], _Kind]) -> _Kind:
        """Replace the content by what a function makes of the present one, and return it.

        Raises:
            KeptError: The file cannot be read or written: it stays as it is.
        """
        try:
            make_folder(self._path.parent, mode=0o700)
            with self._locked():
                # What a file looks like from outside may be the same after two changes within one tick.
                self._known = None
                content = change(self.read())
                data = msgspec.json.format(msgspec.json.encode(content)) + b"\n"
                write_atomically(self._path, data, mode=0o600)
        except OSError as error:
            raise self._failed(error.strerror or str(error)) from None
        return content

    def _decoded(self, data: bytes) -> _Kind:
        version = msgspec.json.decode(data, type=_Probe).version
        if version > self._kind().version:
            raise self._failed("was written by a newer version of readout, and was left as it is")
        return self._accept(msgspec.json.decode(data, type=self._kind))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock. Its file is another one: the kept file is replaced, and a lock on it would go."""
        end = time.monotonic() + LOCK_SECONDS

        def give_up() -> None:
            if time.monotonic() > end:
                raise self._failed("another program is writing it: try again")

        with file_locked(self._path.with_name(f"{self._path.name}.lock"), give_up):
            yield

    def _failed(self, why: str) -> KeptError:
        return self._failure(clean_line(f"{self._path}: {why}"))


def folder_name(folder: Path) -> str:
    """Return a folder's full name, links resolved; what JSON cannot hold of it is replaced."""
    return os.fsencode(folder.resolve()).decode(errors="replace")
