"""A line to type in, and below it what the words may mean, narrowed with each key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Input, Static

from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.row_list import RowList

Row = TypeVar("Row")


class NarrowingSheet(KeyedModal[ScreenResultType], Generic[Row, ScreenResultType]):
    """Takes words; answers with what was chosen of what they may mean, or None.

    A subclass gives the line the keys of its own scope, so that they are handled in their turn.
    """

    CSS_PATH = "sheet.tcss"

    TITLE_IN_FRAME: ClassVar[str]
    """What stands in the border."""

    CLEARS_FIRST: ClassVar[bool] = False
    """Whether closing takes back the words first: where one reads a list rather than asks for one thing."""

    def __init__(self, line: Input, choices: RowList[Row]) -> None:
        """Take the line and the list below it."""
        super().__init__()
        self.input = line
        self.input.select_on_focus = False  # The focus may come when one types already.
        self.choices = choices
        self._explanation = Static(id="explanation", markup=False)

    def offered(self, words: str) -> Sequence[Row]:
        """Return what some words may mean, the likeliest first; an overview for no words."""
        raise NotImplementedError

    def answer(self, row: Row) -> ScreenResultType | None:
        """Return what choosing a row answers, or None where it cannot be chosen."""
        raise NotImplementedError

    def explanation(self, row: Row) -> str | Content:
        """Return what to write below the list of the row under the cursor; nothing if it says all itself."""
        return ""

    def compose(self) -> ComposeResult:
        """Lay out the line and the choices below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self.TITLE_IN_FRAME
            yield self.input
            yield self.choices
            yield self._explanation
        yield Hints()

    def on_mount(self) -> None:
        """Begin with the overview."""
        self.set_focus(self.input)
        self.offer()

    @on(Input.Changed)
    def offer(self) -> None:
        """List what the words may mean."""
        typed = self.input.value.strip()
        rows = self.offered(typed)
        self.choices.set_items(rows, self.first(rows))
        self.tell(typed)
        self._explain()

    def first(self, rows: Sequence[Row]) -> int:
        """Return the index of the row to begin at."""
        return 0

    def tell(self, typed: str) -> None:
        """Tell what was made of the words, once the rows are listed."""

    @on(RowList.Moved)
    def _explain(self) -> None:
        row = self.choices.current
        text = "" if row is None else self.explanation(row)
        self._explanation.update(text)
        self._explanation.display = bool(text)

    def action_choose(self) -> None:
        """Take the row under the cursor."""
        row = self.choices.current
        answer = None if row is None else self.answer(row)
        if answer is not None:
            self.dismiss(answer)

    @on(RowList.Chosen)
    def _click(self) -> None:
        self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move among the choices."""
        self.choices.action_move(rows)

    def action_move_page(self, pages: float) -> None:
        """Move a page of choices."""
        self.choices.action_move_page(pages)

    def action_close(self) -> None:
        """Close the sheet without an answer; or take back the words, where that comes first."""
        if self.CLEARS_FIRST and self.input.value:
            self.input.value = ""
        else:
            self.dismiss(None)
