"""The one door: open an archive, ask it things, import into it.

The screen and the command line know an archive through `Library` alone. It is also the public Python API:

    with Library.open(Path("my-archive")) as library:
        for hit in library.search("robust and lastng peace").hits:
            print(hit.locator, hit.text)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readout_tui.index.answers import PersonProfile, PersonSummary, SuggestedMerge
from readout_tui.index.archive_index import index_folder
from readout_tui.index.serving import ServingIndex
from readout_tui.index.snapshot import Refreshed
from readout_tui.library.errors import UnknownReadoutError, UnreadableReadoutError
from readout_tui.library.questions import Questions
from readout_tui.roster import Roster, UnknownPersonError
from readout_tui.store.watching import Touched, Watch
from readout_tui.user.paths import user_paths

if TYPE_CHECKING:
    from readout_tui.intake import Taken

__all__ = [
    "CACHE_VARIABLE",
    "Library",
    "Progress",
    "Refreshed",
    "Touched",
    "UnknownPersonError",
    "UnknownReadoutError",
    "UnreadableReadoutError",
    "Watch",
]

CACHE_VARIABLE = "READOUT_CACHE"
"""The environment variable that names another folder for indexes."""

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, from the thread that works."""


class Library(Questions):
    """An open archive: asked by the methods of `Questions`, kept up to date and changed by its own."""

    def __init__(self, archive: Path, index: ServingIndex) -> None:
        """Take an open index; `Library.open` is the way to make one."""
        super().__init__(archive, index)
        self._roster = Roster(archive, index)
        self._watches: list[Watch] = []

    @property
    def remark(self) -> str | None:
        """What the user should know: why the index is kept in memory. None if it is on disk."""
        return self._index.remark

    @classmethod
    def open(
        cls,
        archive: Path,
        *,
        refresh: bool = True,
        progress: Progress | None = None,
        cache: Path | None = None,
    ) -> Library:
        """Open an archive.

        Args:
            archive: The folder.
            refresh: Bring the index up to date first. Without, the answers are those of the last time
                (none the first time) until `refresh` is called.
            progress: Told how far the update is.
            cache: The folder that keeps indexes; else READOUT_CACHE, else the user's cache folder.

        Raises:
            NotADirectoryError: The archive is no folder that can be read.
        """
        if not archive.is_dir() or not os.access(archive, os.R_OK | os.X_OK):
            raise NotADirectoryError(f"{archive} is no folder that can be read")
        folder = index_folder(archive, cache or Path(os.environ.get(CACHE_VARIABLE) or user_paths().cache))
        library = cls(archive, ServingIndex(archive, folder))
        if refresh:
            try:
                library.refresh(progress)
            except BaseException:
                library.close()
                raise
        return library

    def refresh(
        self,
        progress: Progress | None = None,
        touched: Collection[Path] | None = None,
        *,
        patient: bool = False,
    ) -> Refreshed:
        """Read again what changed on disk since the last time; return what did: it is true if anything did.

        Args:
            progress: Told how far it is.
            touched: The files to look at, as `watch` tells them, where no other ones can have changed.
            patient: Whether to keep for two seconds what a file held that cannot be used now: it may be
                written just then.
        """
        return self._index.refresh(progress, touched, patient=patient)

    def watch(self, tell: Callable[[Touched], None], *, polling: bool = False) -> Watch:
        """Tell from now on, until it is closed, when files may have changed: `refresh` finds out.

        Args:
            tell: Called from another thread.
            polling: Look at the files over and over even where the system could tell.
        """
        watch = Watch(self.archive, tell, polling=polling)
        self._watches.append(watch)
        return watch

    def add(self, pages: Iterable[Path], *, force: bool = False) -> Sequence[Taken]:
        """Import pages into the archive, and learn of what came of them.

        Args:
            pages: Files of text, Markdown, HTML, TEI, or a readout's JSON.
            force: Write over the readouts of the same pages, changed or not, under their ids (`Intake.take`).

        Returns:
            What became of each page, in their order: `written`, `known`, or `failed` with a message.
        """
        from readout_tui.intake import Intake, read_page_files  # Who only reads should not wait for it.

        intake = Intake(self.archive)
        known = frozenset() if force else intake.hashes
        with closing(read_page_files(list(pages), known)) as read:
            taken = [intake.try_to_take(page, force=force) for page in read]
        self.refresh()
        return taken

    def people(self) -> Sequence[PersonSummary]:
        """Return all persons, those in most readouts first."""
        return self._roster.people()

    def person(self, person_id: str) -> PersonProfile:
        """Return all that is known of one person.

        Args:
            person_id: The person's id, or one that is merged into it.

        Raises:
            UnknownPersonError: Nobody has that id.
        """
        return self._roster.person(person_id)

    def suggested_merges(self) -> Sequence[SuggestedMerge]:
        """Return pairs of persons who may be one, the surest first. Nobody is merged without being told."""
        return self._roster.suggested()

    def merge_people(self, into: str, other: str) -> str:
        """Make two ids one person, by a line in `people.yaml`: no readout is rewritten.

        Args:
            into: The id that stays.
            other: The id that is merged into it.

        Returns:
            The id of the person that both are now: another one if `into` is merged itself.

        Raises:
            MergeError: They cannot be merged, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        return self._roster.merge(into, other)

    def split_person(self, other: str) -> str:
        """Take back the merge of an id.

        Returns:
            The id of the person that it was merged into.

        Raises:
            MergeError: It is merged into none, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        return self._roster.split(other)

    def tell_people_apart(self, one: str, other: str) -> frozenset[str]:
        """Tell two persons apart, by a line in `people.yaml`: no merge of them is suggested any more.

        Args:
            one: An id of the one who gets the line.
            other: An id of the other.

        Returns:
            The ids of both.

        Raises:
            MergeError: They are one person, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        return self._roster.tell_apart(one, other)

    def close(self) -> None:
        """Let go of files and threads; later calls fail."""
        for watch in self._watches:
            watch.close()
        self._index.close()

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()
