"""The user's queries: those of late, and those that were saved."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from readout_tui.text import clean_line
from readout_tui.user.kept import Content, Kept, KeptError

RECENT = 100
"""How many of the latest queries are kept."""


class QueriesError(KeptError):
    """The file of queries cannot be read or written; the message names it, in one line."""


class _Content(Content, frozen=True, forbid_unknown_fields=True):
    saved: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


class Queries:
    """Queries in a file, which is read anew before each change: another window may have written it."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not exist."""
        self._file = Kept(path, _Content, failure=QueriesError, accept=_cleaned)

    @property
    def saved(self) -> tuple[str, ...]:
        """The saved queries, in the order in which they were saved.

        Raises:
            QueriesError: The file cannot be read.
        """
        return self._file.read().saved

    @property
    def recent(self) -> tuple[str, ...]:
        """The latest queries, the last one first.

        Raises:
            QueriesError: The file cannot be read.
        """
        return self._file.read().recent

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones.

        Raises:
            QueriesError: The file cannot be read or written.
        """

        def first(content: _Content) -> _Content:
            others = (other for other in content.recent if other != query)
            return structs.replace(content, recent=(query, *others)[:RECENT])

        self._file.change(first)

    def toggle_saved(self, query: str) -> bool:
        """Save a query, or forget that it was saved; tell whether it is saved now.

        Raises:
            QueriesError: The file cannot be read or written.
        """

        def toggled(content: _Content) -> _Content:
            others = tuple(other for other in content.saved if other != query)
            known = len(others) < len(content.saved)
            return structs.replace(content, saved=others if known else (*content.saved, query))

        return query in self._file.change(toggled).saved


def _cleaned(content: _Content) -> _Content:
    return structs.replace(
        content, saved=tuple(map(clean_line, content.saved)), recent=tuple(map(clean_line, content.recent))
    )
