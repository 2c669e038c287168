"""The index of one archive: where it is kept, and how it is opened, refreshed and made again."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event as Signal
from threading import RLock

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.database import BrokenIndexError, Database
from readout_tui.index.elsewhere import Builder
from readout_tui.index.lock import StoppedError, writing_lock
from readout_tui.index.older import remove_older
from readout_tui.index.snapshot import Refreshed, Snapshot
from readout_tui.index.tree import Changes, changes
from readout_tui.index.update import Plan, Progress, update
from readout_tui.index.view import View
from readout_tui.index.wordindex import WordIndex

INDEX_VERSION = 4
"""Grows whenever the same archive would be indexed in another way."""

LARGE_BYTES = 16_000_000
"""More than this is read by other processes, so that the caller's stays quick."""

LARGE_FILES = 500
"""More files than this, too."""

_SMALL_HEAP = 15_000_000
_LARGE_HEAP = 200_000_000
_CATALOGUE = "catalogue.sqlite"
_COMPLETE = "words/meta.json"
"""What is made last."""


def index_folder(archive: Path, cache: Path) -> Path:
    """Return the folder below a cache folder that keeps the index of an archive."""
    resolved = archive.resolve()
    key = hashlib.sha256(os.fsencode(resolved)).hexdigest()[:16]
    return cache / f"index-{key}-v{INDEX_VERSION}"


@dataclass(frozen=True, slots=True)
class _Way:
    """How `ArchiveIndex.refresh` is asked to go about it."""

    progress: Progress | None
    touched: Collection[Path] | None
    patient: bool
    workers: int


class ArchiveIndex:
    """An open index. Its methods may be called from any thread."""

    def __init__(self, archive: Path, folder: Path | None) -> None:
        """Open the index, and make it, empty, if there is none or if it is broken.

        Args:
            archive: The archive's root.
            folder: Where the index is kept; None to keep it in memory.

        Raises:
            OSError: The folder cannot be made or read.
            sqlite3.OperationalError: The index cannot be written.
        """
        self._archive = archive
        self._folder = folder
        self._closing = Signal()
        self._refreshing = RLock()
        self._builder: Builder | None = None
        try:
            if folder is None or (folder / _COMPLETE).exists():
                self._open()
            else:
                # Two processes that make the same database at once would be in each other's way.
                with writing_lock(self._lock_file, self._closing.is_set):
                    self._open()
        except BrokenIndexError:
            self._make_again()

    @property
    def view(self) -> View:
        """The archive as it was when it was last refreshed."""
        return self._view

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, which is not of one state as the view is."""
        return self._catalogue

    def refresh(
        self,
        progress: Progress | None = None,
        *,
        touched: Collection[Path] | None = None,
        patient: bool = False,
        workers: int = 0,
    ) -> Refreshed:
        """Bring the index up to date; return how the archive changed since it was last refreshed or opened.

        Args:
            progress: Told how many of the changed files are read.
            touched: Files and folders below the archive's root, if only they may have changed.
            patient: Leave files that cannot be used as they were read before, while their writers may not be
                done.
            workers: Processes that read files. 0 leaves it to this process, or another one if it is much.

        Raises:
            sqlite3.OperationalError: The index cannot be written.
        """
        with self._refreshing:
            before = self._view.snapshot
            way = _Way(progress, touched, patient, workers)
            try:
                unfinished = self._refresh(way)
            except BrokenIndexError:
                self.mend()
                unfinished = self._refresh(replace(way, touched=None))
            except StoppedError:
                return Refreshed(False)
            refreshed = self._view.snapshot.since(before, unfinished=unfinished)
            if refreshed and not before.generation and self._folder is not None:
                remove_older(self._folder)
            return refreshed

    def mend(self) -> None:
        """Make a broken index again, empty; `refresh` fills it."""
        with self._refreshing:
            self._database.close()
            self._make_again()

    def close(self) -> None:
        """Stop a refresh that is under way, and let go of all files."""
        self._closing.set()
        if builder := self._builder:
            builder.stop()
        with self._refreshing:
            self._database.close()

    def _refresh(self, way: _Way) -> bool:
        """Bring the index up to date; tell whether a file was left for its writer."""
        generation, found = self._changes(way.touched)
        large = found.size > LARGE_BYTES or len(found.changed) > LARGE_FILES
        if large and self._folder is not None and not way.workers:
            self._build_elsewhere(self._folder, way)
            generation, found = self._changes(None)
        unfinished: bool | None = False
        while found and (unfinished := self._update(generation, found, way)) is None:
            generation, found = self._changes(None)
        if self._catalogue.generation() != self._view.snapshot.generation:
            self._load_again()
        return bool(unfinished)

    def _changes(self, touched: Collection[Path] | None) -> tuple[int, Changes]:
        """Return how the archive differs from the index, with the generation of the index."""
        return self._catalogue.generation(), changes(self._archive, self._catalogue.files, touched)

    def _update(self, generation: int, found: Changes, way: _Way) -> bool | None:
        """Update the index; return None if another process was faster, so that one has to look again.

        Else whether a file was left for its writer.
        """
        with writing_lock(self._lock_file, self._closing.is_set):
            if self._file_identity() != self._identity:
                # Another process found the index broken, and made it again.
                self._database.close()
                self._open()
                return None
            if self._catalogue.generation() != generation:
                return None
            heap = _LARGE_HEAP if way.workers else _SMALL_HEAP
            plan = Plan(way.progress, self._closing.is_set, self._load_again, way.workers, heap, way.patient)
            return update(self._archive, self._catalogue, self._words, found, plan)

    def _build_elsewhere(self, folder: Path, way: _Way) -> None:
        # What another process cannot do, because none can be started say, this one does next.
        with suppress(OSError):
            self._builder = Builder(self._archive, folder, patient=way.patient)
            if self._closing.is_set():
                self._builder.stop()
            self._builder.wait(way.progress)
        self._builder = None
        if self._closing.is_set():
            raise StoppedError

    @property
    def _lock_file(self) -> Path | None:
        return self._folder.with_suffix(".lock") if self._folder else None

    def _open(self) -> None:
        folder = self._folder
        self._identity = self._file_identity()
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = Database(folder / _CATALOGUE if folder else None)
        try:
            self._identity = self._file_identity()
            self._words = WordIndex(folder / "words" if folder else None)
            if database.is_new and self._words.searcher().pieces:
                raise BrokenIndexError("the catalogue is lost")
            self._database, self._catalogue = database, Catalogue(database)
            self._load(None)
        except BaseException:
            database.close()
            raise

    def _file_identity(self) -> tuple[int, int] | None:
        """Return what tells the catalogue's file from another one in its place; None if there is none."""
        try:
            status = (self._folder / _CATALOGUE).stat() if self._folder else None
        except FileNotFoundError:
            status = None
        return (status.st_dev, status.st_ino) if status else None

    def _load_again(self) -> None:
        """Take the state that is visible now, of which most is as it was."""
        self._load(self._view.snapshot)

    def _load(self, before: Snapshot | None) -> None:
        """Take the state that is visible now."""
        words = self._words.searcher()
        snapshot = self._catalogue.snapshot(before)
        paragraphs = sum(card.paragraphs for card in snapshot.cards.values())
        if words.pieces < paragraphs:
            # Unless an update has come between the two, the word index lost something.
            words = self._words.searcher()
            if words.pieces < paragraphs:
                raise BrokenIndexError("the word index lacks paragraphs")
        self._view = View(self._catalogue, snapshot, words)

    def _make_again(self) -> None:
        """Replace a broken index by an empty one, unless another process has."""
        with writing_lock(self._lock_file, self._closing.is_set):
            if self._folder is not None and self._file_identity() == self._identity:
                shutil.rmtree(self._folder, ignore_errors=True)
            self._open()
