"""An index that answers whatever happens: kept in memory where the disk fails, and mended when broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.database import BrokenIndexError, ClosedIndexError
from readout_tui.index.snapshot import Refreshed
from readout_tui.index.update import Progress
from readout_tui.index.view import View

_UNUSABLE = (OSError, sqlite3.OperationalError, BrokenIndexError)

_Answer = TypeVar("_Answer")


class ServingIndex:
    """Serves an archive's index. Its methods may be called from any thread."""

    def __init__(self, archive: Path, folder: Path) -> None:
        """Open the index of an archive in a folder, which is made."""
        self._archive = archive
        self.remark: str | None = None
        """What the user should know: why the index is kept in memory. None if it is on disk."""
        try:
            self._index = ArchiveIndex(archive, folder)
        except _UNUSABLE as error:
            self._keep_in_memory(error)

    @property
    def view(self) -> View:
        """The archive as it was when it was last refreshed."""
        return self._index.view

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, which is not of one state as the view is."""
        return self._index.catalogue

    def refresh(
        self, progress: Progress | None, touched: Collection[Path] | None = None, *, patient: bool = False
    ) -> Refreshed:
        """Bring the index up to date; the arguments are those of `ArchiveIndex.refresh`."""
        try:
            return self._index.refresh(progress, touched=touched, patient=patient)
        except _UNUSABLE as error:
            if self.remark:
                raise
            before = self.view.snapshot
            self._index.close()
            self._keep_in_memory(error)
            self._index.refresh(progress)
            return self.view.snapshot.since(before, unfinished=False)

    def ask(self, ask: Callable[[View], _Answer]) -> _Answer:
        """Ask the present state, and once more if the index was made again, or has to be, meanwhile."""
        view = self.view
        try:
            return ask(view)
        except ClosedIndexError:
            if view is self.view:
                raise
        except BrokenIndexError:
            self._index.mend()
            self.refresh(None)
        return ask(self.view)

    def close(self) -> None:
        """Let go of files and threads; later calls fail."""
        self._index.close()

    def _keep_in_memory(self, error: Exception) -> None:
        self.remark = f"the index is kept in memory, and made again each time: {error}"
        self._index = ArchiveIndex(self._archive, None)
