"""The one door: open an archive, ask it things, import into it.

The screen and the command line know an archive through `Library` alone. It is also the public Python API:

    with Library.open(Path("my-archive")) as library:
        for hit in library.search("robust and lastng peace").hits:
            print(hit.locator, hit.text)
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readout_tui.index import faults, summaries
from readout_tui.index.answers import (
    Comparison,
    Counts,
    Echo,
    Event,
    LeftOut,
    PersonProfile,
    PersonSummary,
    Reference,
    SearchResult,
    Statistics,
    SuggestedMerge,
    Tie,
)
from readout_tui.index.archive_index import index_folder
from readout_tui.index.filters import Known
from readout_tui.index.query import ParsedQuery, QueryError, parse_query, plain_query
from readout_tui.index.serving import ServingIndex
from readout_tui.index.snapshot import Refreshed
from readout_tui.index.view import View
from readout_tui.locator import Locator, Passage, resolve
from readout_tui.model import Readout
from readout_tui.roster import Roster, UnknownPersonError
from readout_tui.store.problems import Problem
from readout_tui.store.reading import read_readout
from readout_tui.store.watching import Touched, Watch
from readout_tui.text import nearest
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


class UnknownReadoutError(LookupError):
    """No readout of the archive has that id; the message names the one that is most like it."""

    def __init__(self, readout_id: str, known: Iterable[str] = ()) -> None:
        """Take the id, and those that there are."""
        super().__init__(readout_id)
        self._id = readout_id
        self._known = known

    def __str__(self) -> str:
        """Return a sentence for the user."""
        # Looked for only here: of many ids it takes longer than a key press may, and few callers show it.
        near = nearest(self._id, self._known)
        return f"no readout has the id {self._id}" + (f": did you mean {near}?" if near else "")


class UnreadableReadoutError(UnknownReadoutError):
    """The readout's file cannot be used as it is now; the message says why."""

    def __init__(self, readout_id: str, problems: Sequence[Problem]) -> None:
        """Take the id, and what is wrong with the file."""
        super().__init__(readout_id)
        self._problems = problems

    def __str__(self) -> str:
        """Return a sentence for the user."""
        return str(self._problems[0]) if self._problems else super().__str__()


class Library:
    """An open archive. Its methods may be called from any thread."""

    def __init__(self, archive: Path, index: ServingIndex) -> None:
        """Take an open index; `Library.open` is the way to make one."""
        self.archive = archive
        """The folder."""
        self._index = index
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
            force: Write again over the readouts of the very same bytes, under their ids.

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

    def timeline(self) -> Sequence[Event]:
        """Return all events in timeline order, undated ones last."""
        return self._index.view.snapshot.timeline

    def event(self, readout_id: str) -> Event:
        """Return one event, or raise UnknownReadoutError."""
        view = self._index.view
        return view.snapshot.event(_number(view, readout_id))

    def readout(self, readout_id: str) -> Readout:
        """Return one readout whole, read from its file; or raise UnknownReadoutError."""
        reading = read_readout(self.path(readout_id))
        if reading.readout is None or reading.readout.id != readout_id:
            # The file changed, and the index has yet to learn of it.
            raise UnreadableReadoutError(readout_id, reading.problems)
        return reading.readout

    def path(self, readout_id: str) -> Path:
        """Return the readout's file, or raise UnknownReadoutError."""
        view = self._index.view
        return self.archive / view.snapshot.path(_number(view, readout_id))

    def changed_since(self, moment: datetime) -> frozenset[str]:
        """Return the ids of readouts whose files were written after a moment; it looks at every file.

        Args:
            moment: With a time zone.
        """
        since = moment.timestamp()

        def is_newer(event: Event) -> bool:
            try:
                return self.path(event.id).stat().st_mtime > since
            except (OSError, UnknownReadoutError):
                return False  # It went away meanwhile.

        return frozenset(event.id for event in self.timeline() if is_newer(event))

    def search(
        self,
        query: str,
        limit: int = 50,
        *,
        new: Collection[str] = (),
        marked: Collection[Locator] = (),
        today: date | None = None,
    ) -> SearchResult:
        """Find paragraphs for a query, the best first.

        Args:
            query: In the query language (`index.query`). One that does not parse is searched as plain words;
                the result's remark says so, and what of it is wrong.
            limit: The most hits to return; some hundreds are found at best.
            new: What `is:new` means: ids of readouts.
            marked: What `is:marked` means.
            today: What dates such as "last march" refer to; else the day it is.
        """
        began = time.perf_counter()
        parsed, remarks = _parsed(query, today)
        hits, more = self._index.ask(lambda view: view.search(parsed, Known(new, marked), limit))
        milliseconds = 1000 * (time.perf_counter() - began)
        return SearchResult(query, tuple(hits), milliseconds, "; ".join([*remarks, *more]) or None)

    def counts(
        self,
        query: str,
        *,
        new: Collection[str] = (),
        marked: Collection[Locator] = (),
        today: date | None = None,
    ) -> Counts:
        """Count all paragraphs that match a query as fully as its best hit, by speaker, side and month.

        Asked right after `search` with the same query, it takes about as long again; else twice as long.

        Args:
            query: What `search` was asked.
            new: As for `search`.
            marked: As for `search`.
            today: As for `search`.
        """
        parsed, _ = _parsed(query, today)
        return self._index.ask(lambda view: view.counts(parsed, Known(new, marked)))

    def cite(self, passage: Passage, style: str) -> str:
        """Write a passage down in a style of `citing.STYLES`.

        Raises:
            UnknownReadoutError: No readout has the passage's id.
            KeyError: There is no such style.
            ValueError: The passage holds no words.
        """
        from readout_tui.citing import cite  # A search has no use for it, and should not wait for it.

        return cite(self.readout(passage.id), passage, style)

    def related(self, readout_id: str) -> Sequence[Tie]:
        """Return the relations of a readout, the strongest first; or raise UnknownReadoutError."""
        return self._index.ask(lambda view: view.relations.ties(_number(view, readout_id)))

    def references(self, readout_id: str) -> Sequence[Reference]:
        """Return the phrases of a readout that mean another one, in reading order.

        Raises:
            UnknownReadoutError: No readout has that id.
        """
        return self._index.ask(lambda view: view.relations.references(_number(view, readout_id)))

    def counterparts(self, readout_id: str) -> Sequence[Event]:
        """Return the other sides' readouts of the same event, declared ones first.

        Raises:
            UnknownReadoutError: No readout has that id.
        """
        return self._index.ask(lambda view: view.relations.counterparts(_number(view, readout_id)))

    def counterpart_groups(self) -> Sequence[tuple[str, ...]]:
        """Return the ids of the readouts of each event that has several, each group in timeline order.

        The first time it takes some microseconds for each readout of the archive.
        """

        def ids(view: View) -> list[tuple[str, ...]]:
            event = view.snapshot.event
            groups = (
                sorted(map(event, group), key=lambda one: one.sort_key)
                for group in view.relations.counterpart_groups
            )
            return [tuple(one.id for one in group) for group in groups]

        return self._index.ask(ids)

    def echoes(self, locator: Locator) -> Sequence[Echo]:
        """Return earlier and later wording that nearly repeats words of a paragraph, in the order of time.

        Args:
            locator: A paragraph; where it covers several, the first of them counts.

        Raises:
            UnknownReadoutError: No readout has that id.
        """
        found = resolve(self.readout(locator.id), locator)
        if found is None:
            return ()
        place = Locator(locator.id, found.place.turn, found.place.paragraph)
        return self._index.ask(lambda view: view.echoes(_number(view, locator.id), place))

    def compare(self, readout_id: str, other_id: str) -> Comparison:
        """Align two readouts paragraph by paragraph, and tell what only one of them says.

        Raises:
            UnknownReadoutError: No readout has one of the ids.
        """
        one, other = self.readout(readout_id), self.readout(other_id)
        return self._index.ask(lambda view: view.compare(one, other))

    def next_with_same_participants(self, readout_id: str, step: int) -> Event | None:
        """Step through the events that share the most telling group of participants with one.

        Args:
            readout_id: Where to start.
            step: 1 for the next one in timeline order, -1 for the one before; or further.

        Returns:
            None if there is none that far.

        Raises:
            UnknownReadoutError: No readout has that id.
        """
        view = self._index.view
        number = _number(view, readout_id)
        series = view.groups.series(number)
        place = series.index(number) + step
        return view.snapshot.event(series[place]) if 0 <= place < len(series) else None

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

    def sides(self) -> Mapping[str, tuple[str, ...]]:
        """Return the sides that took part, as printed, by id of the readout; one without is left out."""
        return self._index.ask(lambda view: view.sides)

    def persons_named(self, name: str) -> frozenset[str]:
        """Return the ids of the persons that a name, or a part of one in any script, may mean."""
        return self._index.ask(lambda view: view.names.persons(name))

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

    def statistics(self) -> Statistics:
        """Count the archive."""
        return summaries.statistics(self._index.view.snapshot)

    def problems(self) -> Sequence[Problem]:
        """Return what is wrong with the archive's files, by path and line."""
        return self._index.ask(
            lambda view: faults.problems(self.archive, self._index.catalogue, view.snapshot)
        )

    def left_out(self) -> LeftOut:
        """Count the files that no answer is from: those that cannot be read, or have the id of another."""
        return self._index.ask(lambda view: faults.left_out(self._index.catalogue, view.snapshot))

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


def _parsed(query: str, today: date | None) -> tuple[ParsedQuery, list[str]]:
    """Read a query, as plain words if it does not parse; return what the user should know besides."""
    try:
        parsed = parse_query(query, today or date.today())
        return parsed, list(parsed.remarks)
    except QueryError as error:
        return plain_query(query), [f"searched as plain words: {error}"]


def _number(view: View, readout_id: str) -> int:
    try:
        return view.snapshot.numbers[readout_id]
    except KeyError:
        raise UnknownReadoutError(readout_id, view.snapshot.numbers) from None
