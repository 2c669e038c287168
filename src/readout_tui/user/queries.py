"""The user's queries: those of late, and those that were saved."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct, structs

from readout_tui.files import write_atomically

RECENT = 100
"""How many of the latest queries are kept."""


class QueriesError(Exception):
    """The file of queries cannot be read or written; the message names it, in one line."""


class _Content(Struct, frozen=True):
    saved: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


class Queries:
    """Queries in a file, which is read anew before each change: another window may have written it."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not exist."""
        self._path = path

    @property
    def saved(self) -> tuple[str, ...]:
        """The saved queries, in the order in which they were saved.

        Raises:
            QueriesError: The file cannot be read.
        """
        return self._read().saved

    @property
    def recent(self) -> tuple[str, ...]:
        """The latest queries, the last one first.

        Raises:
            QueriesError: The file cannot be read.
        """
        return self._read().recent

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones.

        Raises:
            QueriesError: The file cannot be read or written.
        """
        content = self._read()
        others = (other for other in content.recent if other != query)
        self._write(structs.replace(content, recent=(query, *others)[:RECENT]))

    def toggle_saved(self, query: str) -> bool:
        """Save a query, or forget that it was saved; tell whether it is saved now.

        Raises:
            QueriesError: The file cannot be read or written.
        """
        content = self._read()
        known = query in content.saved
        saved = tuple(q for q in content.saved if q != query) if known else (*content.saved, query)
        self._write(structs.replace(content, saved=saved))
        return not known

    def _read(self) -> _Content:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Content)
        except FileNotFoundError:
            return _Content()
        except (OSError, msgspec.MsgspecError) as error:
            raise QueriesError(f"{self._path}: {error}") from None

    def _write(self, content: _Content) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(content)))
        except OSError as error:
            raise QueriesError(f"{self._path}: {error.strerror}") from None
