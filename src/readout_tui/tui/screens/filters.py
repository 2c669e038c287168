"""The filter sheet: the archive's values with their counts, narrowed by what one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input

from readout_tui.tui.bindings import bindings
from readout_tui.tui.filtering import Facets, Filter
from readout_tui.tui.offering import Choice, Group, Offer, Offered
from readout_tui.tui.widgets.row_list import Part, RowList


class FilterChoices(RowList[Offered], can_focus=False):
    """Filters to choose from, each with the number of events that it would let through."""

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


class FilterSheet(ModalScreen[Filter]):
    """Answers with a filter: to hold from now on, or no longer if it holds now. Or with None."""

    CSS_PATH = "sheet.tcss"

    def __init__(self, facets: Facets, filters: Sequence[Filter], today: date) -> None:
        """Make the sheet.

        Args:
            facets: What there is to filter by.
            filters: Those that hold now.
            today: What dates such as "last march" refer to.
        """
        super().__init__()
        self._offer = Offer(facets, filters, today)
        self.input = FilterInput(placeholder="a person, place, kind, tag, publisher · 2031-04 · after:2031")
        self.choices = FilterChoices(empty=" Nothing here is called that.")

    def compose(self) -> ComposeResult:
        """Lay out the line and the choices below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = "Filter the timeline"
            yield self.input
            yield self.choices
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with an overview."""
        self.set_focus(self.input)
        self.offer()

    @on(Input.Changed)
    def offer(self) -> None:
        """List what the words may mean."""
        typed = self.input.value
        self.choices.set_items(self._offer.narrowed(typed) if typed.strip() else self._offer.overview())

    def action_choose(self) -> None:
        """Take the filter under the cursor."""
        if isinstance(self.choices.current, Choice):
            self.dismiss(self.choices.current.filter)

    @on(RowList.Chosen)
    def _click(self) -> None:
        self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move among the filters."""
        self.choices.action_move(rows)

    def action_move_page(self, pages: float) -> None:
        """Move a page of filters."""
        self.choices.action_move_page(pages)

    def action_close(self) -> None:
        """Close the sheet; the filters stay as they are."""
        self.dismiss(None)
