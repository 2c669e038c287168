"""What a search found: who, when and where, and the words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from readout_tui.index.answers import Hit, SearchResult
from readout_tui.tui.excerpts import excerpt
from readout_tui.tui.layout import spelled_date
from readout_tui.tui.widgets.row_list import Part, RowList


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the hit above."""

    hit: Hit


ResultItem: TypeAlias = Hit | Words


class Results(RowList[ResultItem], can_focus=False):
    """Hits, the best first."""

    # The keys go to the query; they move the cursor from there.
    KEEPS_CURSOR = True

    def show(self, result: SearchResult) -> None:
        """List a search's hits."""
        self.set_items([item for hit in result.hits for item in (hit, Words(hit))])

    @property
    def index(self) -> int:
        """Which hit the cursor is at, counted from 0."""
        return self.cursor // 2

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.current if isinstance(self.current, Hit) else None

    def stops(self, item: ResultItem) -> bool:
        """Stop at hits."""
        return isinstance(item, Hit)

    def parts(self, item: ResultItem) -> Sequence[Part]:
        """Write speaker, date and title, and an excerpt below with what was found in it."""
        if isinstance(item, Hit):
            date = (spelled_date(item.date) or "undated").partition(",")[0]
            who = f" {item.speaker} · " if item.speaker else " "
            return [(who, ""), (f"{date} · ", "muted"), (item.title, "muted")]
        text, spans = excerpt(item.hit.text, item.hit.spans, max(10, self.size.width - 4))
        parts: list[Part] = [("   ", "")]
        done = 0
        for start, end in spans:
            parts += [(text[done:start], "muted"), (text[start:end], "found")]
            done = end
        return [*parts, (text[done:], "muted")]
