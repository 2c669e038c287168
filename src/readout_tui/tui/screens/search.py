"""The search sheet: hits as you type, with a preview of the one under the cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from readout_tui.index.answers import Counts, SearchResult
from readout_tui.index.query import narrowed
from readout_tui.tui.bindings import bindings
from readout_tui.tui.hits import HitWalk
from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.counts import CountsList
from readout_tui.tui.widgets.results import Results
from readout_tui.user.queries import Queries, QueriesError

Find = Callable[[str, int], SearchResult]
"""Searches, from a query and the number of hits wanted; called in a thread."""

Tally = Callable[[str], Counts]
"""Counts all that matches a query; called in a thread."""

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

    def __init__(self, find: Find, tally: Tally, queries: Queries, walk: HitWalk | None = None) -> None:
        """Make the sheet.

        Args:
            find: The search.
            tally: What counts its matches.
            queries: The user's earlier ones.
            walk: The last search, to begin with.
        """
        super().__init__()
        self._find = find
        self._tally = tally
        self._queries = queries
        self._walk = walk
        self._result: SearchResult | None = None
        self.query_input = QueryInput(
            placeholder='words as you remember them · speaker:name · date:2031-06 · "exact phrase"',
            id="query",
        )
        self.results = Results(id="results")
        self.counts = CountsList(id="counts", empty=" No counts yet.")
        self.preview = Static(id="preview", markup=False)
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
            with VerticalScroll(id="preview-pane", can_focus=False):
                yield self.preview
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the last search, its words selected so that typing replaces them."""
        self.set_focus(self.query_input)
        if self._walk is None:
            self._show(None)
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
        self.counts.show(await asyncio.to_thread(self._tally, query))

    @work(exclusive=True, group="search")
    async def _count(self, query: str) -> None:
        self.counts.show(await asyncio.to_thread(self._tally, query))

    def _show(self, result: SearchResult | None) -> None:
        self._result = result
        if result is None:
            self.counts.show(None)
            self._show_queries()
        else:
            self.results.show(result)
        frame = self.query_one("#sheet")
        frame.border_subtitle = Content(_summary(result)) if result else ""
        self.remark.update((result.remark if result else None) or "")
        self._preview()

    def _show_queries(self) -> None:
        try:
            self.results.show_queries(self._queries.saved, self._queries.recent)
        except QueriesError as error:
            self.results.show_queries((), ())
            self.notify(str(error), severity="warning", markup=False)

    @on(Results.Moved, "#results")
    def _preview(self) -> None:
        hit = self.results.hit
        if hit is None:
            self.preview.update("")
            return
        content = Content(hit.text)
        for start, end in hit.spans:
            content = content.stylize("$hit on $hit-background", start, end)
        self.preview.update(content)

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


def _summary(result: SearchResult) -> str:
    count = len(result.hits)
    found = "nothing found" if not count else "1 hit" if count == 1 else f"{count} hits"
    return f"{found if count < LIMIT else f'the best {count}'} in {result.milliseconds:.0f} ms"
