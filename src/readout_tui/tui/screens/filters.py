"""The filter sheet: the archive's values with their counts, narrowed by what one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from readout_tui.tui.bindings import bindings
from readout_tui.tui.filtering import Filter
from readout_tui.tui.offering import Choice, Group, Offer, Offered
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
            return [(f" {item.text}", "heading"), (more, "muted")]
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
    """Answers with a filter: to hold from now on, or no longer if it holds now. Or with None."""

    TITLE_IN_FRAME = "Filter the timeline · with how many readouts have it"

    def __init__(self, offer: Offer) -> None:
        """Take what there is to filter by."""
        line = FilterInput(placeholder="a person, place, kind, tag, publisher · 2031-04 · after:2031")
        super().__init__(line, FilterChoices(empty=" Nothing here is called that."))
        self._offer = offer

    def offered(self, words: str) -> Sequence[Offered]:
        """Return the filters that some words name; without words, an overview."""
        return self._offer.narrowed(words) if words else self._offer.overview()

    def answer(self, row: Offered) -> Filter | None:
        """Return the row's filter."""
        return row.filter if isinstance(row, Choice) else None
