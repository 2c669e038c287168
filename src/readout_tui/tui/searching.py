"""Searching from the browser: the sheet, and walking its hits afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from textual.screen import Screen

from readout_tui.index.answers import Count, Counts, Hit, SearchResult
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import paragraphs
from readout_tui.timespan import Timespan
from readout_tui.tui.hits import HitWalk, place_of
from readout_tui.tui.marking import Marking
from readout_tui.tui.screens.search import LIMIT, SearchSheet
from readout_tui.tui.widgets.density import Density
from readout_tui.user.marks import Mark
from readout_tui.user.queries import Queries

PER_DAY = 20
"""Matches of a day of a month that are told apart at most."""

Open = Callable[[HitWalk], object]
"""Opens the hit at which a walk is."""


class Searching:
    """Knows the last search."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        queries: Queries,
        marking: Marking,
        density: Density,
        last_query: str | None = None,
    ) -> None:
        """Work for a screen.

        Args:
            screen: The screen.
            library: What is searched.
            queries: The user's earlier ones.
            marking: Knows what `is:marked` means.
            density: Shows where the hits are in time.
            last_query: What was searched last in the visit before.
        """
        self._screen = screen
        self._library = library
        self._queries = queries
        self._marking = marking
        self._density = density
        self.walk: HitWalk | None = None
        """The last search, at the hit that was opened last."""
        self._last_query = last_query
        self.new: frozenset[str] = frozenset()
        """What `is:new` means: ids of readouts."""

    @property
    def _result(self) -> SearchResult | None:
        return self.walk.result if self.walk else None

    @property
    def query(self) -> str | None:
        """What was searched last, here or in the visit before."""
        return self.walk.result.query if self.walk else self._last_query

    async def ask(self, open_hit: Open) -> None:
        """Open the sheet, and the hit that is chosen."""

        def found(walk: HitWalk | None) -> None:
            if walk is not None:
                self._walk_on(walk)
                open_hit(walk)

        marks = self._marking.all()
        find, tally = partial(self._find, marks), partial(self._tally, marks)
        around = partial(turn_around, self._library)
        sheet = SearchSheet(find, tally, around, self._queries, self.walk, self._last_query or "")
        await self._screen.app.push_screen(sheet, found)
        sheet.call_after_refresh(self._prepare)

    def _find(self, marks: Sequence[Mark], query: str, limit: int) -> SearchResult:
        marked = self._marking.places(query, marks)
        return self._library.search(query, limit, new=self.new, marked=marked)

    def _tally(self, marks: Sequence[Mark], query: str) -> Counts:
        return self._library.counts(query, new=self.new, marked=self._marking.places(query, marks))

    def _prepare(self) -> None:
        """Load the words while the user reaches for the first letter."""
        prepare = self._library.prepare_search
        self._screen.run_worker(prepare, thread=True, group="words", exit_on_error=False)

    async def step(self, by: int, open_hit: Open) -> None:
        """Open the next or previous hit of the last search, from the last to the first and round.

        Of a search of the visit before, the first one.
        """
        if self.walk is None and self._last_query:
            await self._search_again(self._last_query, open_hit)
            return
        if self.walk is None:
            self._screen.notify("nothing searched yet: / finds", markup=False)
            return
        before, self.walk = self.walk.index, self.walk.step(by)
        if (self.walk.index - before) * by <= 0:
            self._screen.notify("round again from the other end of the hits", markup=False)
        open_hit(self.walk)

    async def _search_again(self, query: str, open_hit: Open) -> None:
        result = await asyncio.to_thread(self._find, self._marking.all(), query, LIMIT)
        if result.hits:
            walk = HitWalk(result, 0)
            self._walk_on(walk)
            open_hit(walk)
        else:
            self._screen.notify(f"nothing found any more: {query}", markup=False)

    def _walk_on(self, walk: HitWalk) -> None:
        self.walk = walk
        days = (Timespan.parse(hit.date).first_day for hit in walk.result.hits if hit.date)
        self._density.show_hits(list(days))
        if len(walk.result.hits) >= LIMIT:
            self._screen.run_worker(self._show_all(walk), group="counting", exclusive=True)

    async def _show_all(self, walk: HitWalk) -> None:
        """Show where all matches are in time, not only those that are listed."""
        counts = await asyncio.to_thread(self._tally, self._marking.all(), walk.result.query)
        if counts.paragraphs > len(walk.result.hits) and walk.result is self._result:
            self._density.show_hits(spread(counts.months))


def turn_around(library: Library, hit: Hit) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a hit's turn before it and after it; none if the readout is gone."""
    try:
        readout = library.readout(hit.locator.id)
    except UnknownReadoutError:
        return [], []
    here = place_of(hit)
    turn = [(place.paragraph, text) for place, text in paragraphs(readout) if place.turn == here.turn]
    before = [text for number, text in turn if number < here.paragraph]
    after = [text for number, text in turn if number > here.paragraph]
    return before, after


def spread(months: Sequence[Count]) -> list[date]:
    """Return days for counts by month, in proportion, evenly over each month: more is not known of them."""
    days: list[date] = []
    most = max((month.count for month in months), default=0)
    scale = max(1, most // (31 * PER_DAY))
    for month in months:
        span = Timespan.parse(month.name)
        first, length = span.first_day, (span.last_day - span.first_day).days + 1
        number = -(-month.count // scale)
        days += [first + timedelta(days=step * length // number) for step in range(number)]
    return days
