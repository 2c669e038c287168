"""What an open archive can be asked."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from readout_tui.index import faults, summaries
from readout_tui.index.answers import (
    Comparison,
    Counts,
    Echo,
    Event,
    LeftOut,
    Reference,
    SearchResult,
    Statistics,
    Tie,
)
from readout_tui.index.filters import Known
from readout_tui.index.query import ParsedQuery, QueryError, parse_query, plain_query
from readout_tui.index.serving import ServingIndex
from readout_tui.index.view import View
from readout_tui.library.errors import UnknownReadoutError, UnreadableReadoutError
from readout_tui.locator import Locator, Passage, resolve
from readout_tui.model import Readout
from readout_tui.store.problems import Problem
from readout_tui.store.reading import read_readout


class Questions:
    """Asks one archive. Its methods may be called from any thread."""

    def __init__(self, archive: Path, index: ServingIndex) -> None:
        """Take the archive's folder and its open index."""
        self.archive = archive
        """The folder."""
        self._index = index

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

    def paragraphs_at(self, locator: Locator) -> Sequence[str]:
        """Return the paragraphs at a locator's place, whatever its hash, as they were read last; or none."""

        def texts(view: View) -> list[str]:
            number = view.snapshot.numbers.get(locator.id)
            keys = self._index.catalogue.keys_at(number, locator) if number is not None else []
            stored = self._index.catalogue.paragraphs(keys)
            return [stored[key].text for key in keys if key in stored]

        return self._index.ask(texts)

    def path(self, readout_id: str) -> Path:
        """Return the readout's file, or raise UnknownReadoutError."""
        view = self._index.view
        return self.archive / view.snapshot.path(_number(view, readout_id))

    def changed_since(self, moment: datetime) -> frozenset[str]:
        """Return the ids of readouts whose files were written after a moment, as far as they were read.

        Args:
            moment: With a time zone.
        """
        since = int(moment.timestamp() * 1_000_000_000)

        def is_later(path: Path) -> bool:
            try:
                return path.stat().st_mtime_ns > since
            except OSError:
                return False  # It went away meanwhile.

        def ids(view: View) -> frozenset[str]:
            snapshot = view.snapshot
            later, unsure = self._index.catalogue.files.written_since(since)
            seen = (n for n in unsure if n in snapshot.cards and is_later(self.archive / snapshot.path(n)))
            return frozenset(snapshot.cards[n].id for n in (*later, *seen) if n in snapshot.cards)

        return self._index.ask(ids)

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

    def prepare_search(self) -> None:
        """Load what the first search would wait for: the words of the archive, and who is called what."""
        self._index.ask(lambda view: view.prepare_search())

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
            locator: A paragraph; where it covers several, the first of them counts. One whose words are gone
                has no echoes.

        Raises:
            UnknownReadoutError: No readout has that id.
        """
        found = resolve(self.readout(locator.id), locator)
        if found is None or found.lost:
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

    def sides(self) -> Mapping[str, tuple[str, ...]]:
        """Return the sides that took part, as printed, by id of the readout; one without is left out."""
        return self._index.ask(lambda view: view.sides)

    def persons_named(self, name: str) -> frozenset[str]:
        """Return the ids of the persons that a name, or a part of one in any script, may mean."""
        return self._index.ask(lambda view: view.names.persons(name))

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
