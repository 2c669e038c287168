"""A sheet: a list that lies over the panes until it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ScreenResultType

from readout_tui.tui.bindings import bindings
from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.row_list import Part, RowList

SheetRow = tuple[Part, ...]
"""A row as it is written."""


class SheetList(RowList[SheetRow]):
    """Rows that are written as they are given; the cursor stops at all but headings and empty ones."""

    def parts(self, item: SheetRow) -> Sequence[Part]:
        """Return the row."""
        return item

    def __init__(self, *, id: str, empty: str, to_choose: bool) -> None:
        """Make an empty list; `to_choose` says whether its rows are to be chosen from, or only to be read."""
        super().__init__(id=id, empty=empty)
        self._to_choose = to_choose

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open rows only where they are to be chosen from."""
        return action != "choose" or self._to_choose

    def stops(self, item: SheetRow) -> bool:
        """Stop where there is something to read."""
        return bool(item) and item[0][1] != "heading"


class Sheet(KeyedModal[ScreenResultType], Generic[ScreenResultType]):
    """A titled list over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]

    CSS_PATH = "sheet.tcss"

    def __init__(
        self, title: str, rows: Sequence[SheetRow], *, cursor: int | None = None, empty: str = ""
    ) -> None:
        """Make a sheet.

        Args:
            title: What stands in its border.
            rows: What it lists.
            cursor: The row to begin at, where one is to be chosen; None where they are only to be read.
            empty: What it says without rows.
        """
        super().__init__()
        self._title = title
        self._rows = rows
        self._cursor = cursor or 0
        self.list = SheetList(id="rows", empty=empty, to_choose=cursor is not None)

    def compose(self) -> ComposeResult:
        """Lay out the list in its frame."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self._title
            yield self.list
        yield Hints()

    def on_mount(self) -> None:
        """Fill the list."""
        self.list.set_items(self._rows, self._cursor)
        self.set_focus(self.list)

    def action_close(self) -> None:
        """Close the sheet."""
        self.dismiss(None)
