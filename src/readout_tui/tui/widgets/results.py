"""What a search found: who, when and where, and the words below. Before one, the queries of earlier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from readout_tui.index.answers import Hit, SearchResult
from readout_tui.text import excerpt_span
from readout_tui.tui.hits import pieces_of
from readout_tui.tui.layout import spelled_date
from readout_tui.tui.widgets.row_list import Part, RowList


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the hit above."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over earlier queries."""

    text: str


@dataclass(frozen=True, slots=True)
class PastQuery:
    """A query of earlier, to search for again."""

    words: str


NOTHING = " Nothing found."

ResultItem: TypeAlias = Hit | Words | Heading | PastQuery


class Results(RowList[ResultItem], can_focus=False):
    """Hits, the best first."""

    # The keys go to the query; they move the cursor from there.
    KEEPS_CURSOR = True

    def show(self, result: SearchResult) -> None:
        """List a search's hits."""
        self._empty = NOTHING
        self.set_items([item for hit in result.hits for item in (hit, Words(hit))])

    def show_queries(self, saved: Sequence[str], recent: Sequence[str]) -> None:
        """List earlier queries."""
        self._empty = ""
        items: list[ResultItem] = []
        for heading, queries in (("Saved", saved), ("Recent", recent)):
            items += [Heading(heading)] if queries else []
            items += [PastQuery(words) for words in queries]
        self.set_items(items)

    @property
    def past_query(self) -> PastQuery | None:
        """The earlier query under the cursor."""
        return self.current if isinstance(self.current, PastQuery) else None

    @property
    def index(self) -> int:
        """Which hit the cursor is at, counted from 0."""
        return self.cursor // 2

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.current if isinstance(self.current, Hit) else None

    def stops(self, item: ResultItem) -> bool:
        """Stop at hits and queries."""
        return isinstance(item, Hit | PastQuery)

    def explains(self, item: ResultItem) -> bool:
        """The words belong to their hit."""
        return isinstance(item, Words)

    def parts(self, item: ResultItem) -> Sequence[Part]:
        """Write speaker, date and title, and an excerpt below with what was found in it; a query as it is."""
        if isinstance(item, Heading):
            return [(f" {item.text}", "heading")]
        if isinstance(item, PastQuery):
            return [(f"   {item.words}", "")]
        if isinstance(item, Hit):
            date = (spelled_date(item.date) or "undated").partition(",")[0]
            who = f" {item.speaker} · " if item.speaker else " "
            return [(who, ""), (f"{date} · ", "muted"), (item.title, "muted")]
        return _excerpt(item.hit, max(10, self.size.width - 4))


def _excerpt(hit: Hit, size: int) -> list[Part]:
    """Write the words around what was found, as exactly as it was."""
    text = hit.text.replace("\n", " ")
    begin, end = excerpt_span(text, hit.spans, size)
    parts: list[Part] = [("   ", ""), ("…" if begin else "", "muted")]
    done = begin
    for first, last, near in pieces_of(hit):
        if begin <= first and last <= end:
            parts += [(text[done:first], "muted"), (text[first:last], "near" if near else "found")]
            done = last
    return [*parts, (text[done:end], "muted"), ("…" if end < len(text) else "", "muted")]
