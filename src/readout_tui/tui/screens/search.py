"""The search sheet: hits as you type, with a preview of the one under the cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from readout_tui.index.answers import Counts, Hit, SearchResult
from readout_tui.index.query import narrowed
from readout_tui.tui.bindings import bindings
from readout_tui.tui.hits import HitWalk
from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.counts import CountsList
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.preview import Preview
from readout_tui.tui.widgets.results import Results
from readout_tui.user.queries import Queries, QueriesError

Find = Callable[[str, int], SearchResult]
"""Searches, from a query and the number of hits wanted; called in a thread."""

Tally = Callable[[str], Counts]
"""Counts all that matches a query; called in a thread."""

Around = Callable[[Hit], tuple[Sequence[str], Sequence[str]]]
"""Returns the paragraphs of a hit's turn before and after it; called in a thread."""

LIMIT = 100
"""Hits that are asked for."""

PAUSE = 0.04
"""Seconds without a key after which a search begins."""


class QueryInput(Input):
    """Where the query is typed. It has the sheet's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search", target="screen.")]

    def on_paste(self, event: events.Paste) -> None:
        """Paste all lines as one: quotations from documents have several."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(event.text.split()))


class SearchSheet(KeyedModal[HitWalk]):
    """Takes a query; answers with the hits and the one that was opened, or None."""

    CSS_PATH = "search.tcss"

    def __init__(
        self,
        find: Find,
        tally: Tally,
        around: Around,
        queries: Queries,
        walk: HitWalk | None = None,
        query: str = "",
    ) -> None:
        """Make the sheet.

        Args:
            find: The search.
            tally: What counts its matches.
            around: What reads the turns of hits.
            queries: The user's earlier ones.
            walk: The last search, to begin with.
            query: Without one, the words to begin with.
        """
        super().__init__()
        self._find = find
        self._tally = tally
        self._around = around
        self._queries = queries
        self._walk = walk
        self._first_query = query
        self._result: SearchResult | None = None
        self.query_input = QueryInput(
            placeholder='words as you remember them · speaker:name · date:2031-06 · "exact phrase"',
            id="query",
            # Its words are selected once, when the sheet opens: the focus may come when one types already.
            select_on_focus=False,
        )
        self.results = Results(id="results")
        self.counts = CountsList(id="counts")
        self.preview = Preview(id="preview")
        self.remark = Static(id="remark", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out query, hits and preview."""
        with Vertical(id="sheet") as frame:
            frame.border_title = "Find"
            yield self.query_input
            yield self.remark
            with Horizontal(id="found"):
                yield self.results
                yield self.counts
            yield self.preview
        yield Hints()

    def on_mount(self) -> None:
        """Begin with the last search, its words selected so that typing replaces them."""
        self.set_focus(self.query_input)
        if self._walk is None:
            self._show(None)
            self.query_input.value = self._first_query
            self.query_input.select_all()
        else:
            self._show(self._walk.result)
            self._count(self._walk.result.query)
            self.results.cursor = 2 * self._walk.index
            with self.prevent(Input.Changed):
                self.query_input.value = self._walk.result.query
            self.query_input.select_all()

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        # The next key cancels this, so that what is out of date is never shown.
        await asyncio.sleep(PAUSE)
        if not query.strip():
            self._show(None)
            return
        self._show(await asyncio.to_thread(self._find, query, LIMIT))
        await self._show_counts(query)

    @work(exclusive=True, group="search")
    async def _count(self, query: str) -> None:
        await self._show_counts(query)

    def look_again(self) -> None:
        """Search again for what is shown, with the cursor at the same hit: the archive changed."""
        if self._result is not None and self._result.query == self.query_input.value:
            self._renew(self._result.query)

    @work(exclusive=True, group="search")
    async def _renew(self, query: str) -> None:
        result, hit = await asyncio.to_thread(self._find, query, LIMIT), self.results.hit
        self._show(result)
        at = hit.locator if hit else None
        self.results.cursor = next((2 * i for i, h in enumerate(result.hits) if h.locator == at), 0)
        await self._show_counts(query)

    async def _show_counts(self, query: str) -> None:
        counts = await asyncio.to_thread(self._tally, query)
        self.counts.show(counts, len(self._result.hits) if self._result else 0)
        self._summarize(counts)

    def _show(self, result: SearchResult | None) -> None:
        self._result = result
        if result is None:
            self.counts.show(None)
            self._show_queries()
        else:
            self.results.show(result)
        self._summarize(None)
        self.remark.update((result.remark if result else None) or "")
        self._preview()

    def _summarize(self, counts: Counts | None) -> None:
        subtitle = Content(_summary(self._result, counts)) if self._result else ""
        self.query_one("#sheet").border_subtitle = subtitle

    def _show_queries(self) -> None:
        try:
            self.results.show_queries(self._queries.saved, self._queries.recent)
        except QueriesError as error:
            self.results.show_queries((), ())
            self.notify(str(error), severity="warning", markup=False)

    @on(Results.Moved, "#results")
    def _preview(self) -> None:
        hit = self.results.hit
        self.preview.show(hit)
        if hit is not None:
            self._preview_around(hit)

    @work(exclusive=True, group="preview")
    async def _preview_around(self, hit: Hit) -> None:
        before, after = await asyncio.to_thread(self._around, hit)
        if hit == self.preview.hit:
            self.preview.show(hit, before, after)

    @on(Results.Chosen, "#results")
    async def action_open_hit(self) -> None:
        """Open the hit under the cursor, once the search for what was typed is done; or search again."""
        query = self.query_input.value
        if not query.strip():
            if self.results.past_query is not None:
                self.query_input.value = self.results.past_query.words
                self.query_input.action_end()
            return
        self.workers.cancel_group(self, "search")
        if self._result is None or self._result.query != query:
            self._show(await asyncio.to_thread(self._find, query, LIMIT))
        if self._result is not None and self._result.hits:
            with suppress(QueriesError):  # It was told when the sheet opened.
                self._queries.remember(query)
            self.dismiss(HitWalk(self._result, self.results.index))

    def action_save_query(self) -> None:
        """Save the query, or forget that it was saved."""
        past = self.results.past_query
        query = self.query_input.value.strip() or (past.words if past else "")
        if not query:
            return
        try:
            saved = self._queries.toggle_saved(query)
        except QueriesError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            self.notify("saved: listed before you type" if saved else "no longer saved", markup=False)
            if self._result is None:
                self._show_queries()

    def action_move(self, rows: int) -> None:
        """Move among the hits."""
        self.results.action_move(rows)

    def action_move_page(self, pages: float) -> None:
        """Move a page of hits."""
        self.results.action_move_page(pages)

    @on(CountsList.Chosen, "#counts")
    def narrow(self) -> None:
        """Narrow the search to the count under the cursor."""
        if self.counts.count is not None:
            self.query_input.value = narrowed(self.query_input.value, self.counts.count.narrower)
            self.query_input.action_end()

    def action_to_counts(self) -> None:
        """Go to the counts."""
        if self.counts.count is not None:
            self.set_focus(self.counts)

    def action_to_query(self) -> None:
        """Go back to the query."""
        self.set_focus(self.query_input)

    def action_close(self) -> None:
        """Close the sheet."""
        self.dismiss(None)


def _summary(result: SearchResult, counts: Counts | None) -> str:
    """Write how much was found, what underlined words are, and how long it took."""
    count = len(result.hits)
    found = f"{count:,} hit{'s' * (count != 1)}" if count else "nothing found"
    if count >= LIMIT:
        # What is counted matches as fully as the best hit.
        matches = counts.paragraphs if counts else 0
        found = f"the best {count} of {matches:,} hits" if matches > count else f"the best {count} hits"
    near = " · underlined words are only alike" * any(hit.near for hit in result.hits)
    return f"{found}{near} · {result.milliseconds:.0f} ms"
