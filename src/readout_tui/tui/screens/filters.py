"""The filter sheet: the archive's values with their counts, narrowed by what one types."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from readout_tui.tui.bindings import bindings
from readout_tui.tui.filtering import VALUE_FIELDS, Filter
from readout_tui.tui.keyed import OPENING
from readout_tui.tui.offering import QUICK, Choice, Group, Offer, Offered
from readout_tui.tui.screens.narrowing import NarrowingSheet
from readout_tui.tui.widgets.row_list import Part, RowList


class FilterChoices(RowList[Offered], can_focus=False):
    """Filters to choose from, each with the number of readouts that it would let through."""

    KEEPS_CURSOR = True

    def stops(self, item: Offered) -> bool:
        """Stop at filters, not at headings."""
        return isinstance(item, Choice)

    def parts(self, item: Offered) -> Sequence[Part]:
        """Write count, value and field; `×` where choosing takes the filter back."""
        if isinstance(item, Group):
            more = f"  and {item.left_out} more: type to find them" if item.left_out else ""
            return [(f" {item.text}", "heading"), ("  counting" if item.counting else more, "muted")]
        return [
            (" × " if item.active else "   ", "accent"),
            (f"{item.count:>6}  ", "muted"),
            (f"{item.filter.shown}  ", ""),
            (item.filter.field, "muted"),
        ]


class FilterInput(Input):
    """Where the words are typed. It has the sheet's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filters", target="screen.")]


class FilterSheet(NarrowingSheet[Offered, Filter]):
    """Answers with a filter: to hold from now on, or no longer if it holds now. Or with None.

    It opens at once; what is counted meanwhile is added as it comes.
    """

    TITLE_IN_FRAME = "Filter the timeline · with how many readouts have it"

    def __init__(self, offer: Offer) -> None:
        """Take what there is to filter by."""
        line = FilterInput(placeholder="a person, place, kind, tag, publisher · 2031-04 · after:2031")
        super().__init__(line, FilterChoices(empty=" Nothing here is called that."))
        self._offer = offer
        self._staying: Filter | None = None
        self._counted = asyncio.Event()

    def on_mount(self) -> None:
        """Begin to count, once the sheet is there: to be painted it would have to take turns."""
        self.call_after_refresh(self._count)

    @work
    async def _count(self) -> None:
        for names in (QUICK, VALUE_FIELDS):
            await asyncio.to_thread(self._offer.prepare, names)
            self._show_more()
        self._counted.set()

    def _show_more(self) -> None:
        """List what is known by now, with the cursor where the user moved it."""
        choices, row = self.choices, self.choices.current
        moved = any(map(choices.stops, choices.items[: max(choices.cursor, 0)]))
        self._staying = row.filter if moved and isinstance(row, Choice) else None
        self.offer()
        self._staying = None

    def first(self, rows: Sequence[Offered]) -> int:
        """Return the index of the row to begin at."""
        stays = (i for i, row in enumerate(rows) if isinstance(row, Choice) and row.filter == self._staying)
        return next(stays, 0)

    def offered(self, words: str) -> Sequence[Offered]:
        """Return the filters that some words name; without words, an overview."""
        if not words:
            return self._offer.overview()
        found = self._offer.narrowed(words)
        return found if self._offer.complete else [*found, Group("", counting=True)]

    def answer(self, row: Offered) -> Filter | None:
        """Return the row's filter."""
        return row.filter if isinstance(row, Choice) else None

    def action_choose(self) -> None:
        """Take the row under the cursor; what words mean best is known once all is counted."""
        if self._counted.is_set() or (self.choices.current is not None and not self.input.value.strip()):
            super().action_choose()
        else:
            self._choose_once_counted()

    # Of that group, so that keys typed behind it wait.
    @work(group=OPENING, exclusive=True)
    async def _choose_once_counted(self) -> None:
        await self._counted.wait()
        super().action_choose()
