"""Searching from the browser: the sheet, and walking its hits afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from readout_tui.library import Library
from readout_tui.timespan import Timespan
from readout_tui.tui.hits import HitWalk
from readout_tui.tui.marking import Marking
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.widgets.density import Density
from readout_tui.user.queries import Queries

Open = Callable[[HitWalk], object]
"""Opens the hit at which a walk is."""


class Searching:
    """Knows the last search."""

    def __init__(
        self, screen: Screen[None], library: Library, queries: Queries, marking: Marking, density: Density
    ) -> None:
        """Work for a screen.

        Args:
            screen: The screen.
            library: What is searched.
            queries: The user's earlier ones.
            marking: Knows what `is:marked` means.
            density: Shows where the hits are in time.
        """
        self._screen = screen
        self._library = library
        self._queries = queries
        self._marking = marking
        self._density = density
        self.walk: HitWalk | None = None
        """The last search, at the hit that was opened last."""
        self.new: frozenset[str] = frozenset()
        """What `is:new` means: ids of readouts."""

    async def ask(self, open_hit: Open) -> None:
        """Open the sheet, and the hit that is chosen."""
        new, marked = self.new, self._marking.all_places()
        find = partial(self._library.search, new=new, marked=marked)
        tally = partial(self._library.counts, new=new, marked=marked)

        def found(walk: HitWalk | None) -> None:
            if walk is not None:
                self.walk = walk
                days = (Timespan.parse(hit.date).first_day for hit in walk.result.hits if hit.date)
                self._density.show_hits(list(days))
                open_hit(walk)

        await self._screen.app.push_screen(SearchSheet(find, tally, self._queries, self.walk), found)

    def step(self, by: int, open_hit: Open) -> None:
        """Open the next or previous hit of the last search, from the last to the first and round."""
        if self.walk is None:
            self._screen.notify("nothing searched yet: / finds", markup=False)
            return
        before, self.walk = self.walk.index, self.walk.step(by)
        if (self.walk.index - before) * by <= 0:
            self._screen.notify("round again from the other end of the hits", markup=False)
        open_hit(self.walk)
