"""Asking for one line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from readout_tui.tui.bindings import bindings
from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.hints import Hints


class Prompt(KeyedModal[str]):
    """Asks for a line of text; answers with it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]

    CSS_PATH = "sheet.tcss"

    def __init__(self, title: str, value: str, *, may_be_empty: bool = False) -> None:
        """Make the prompt.

        Args:
            title: What is asked.
            value: The answer to begin with.
            may_be_empty: An empty line is an answer too.
        """
        super().__init__()
        self._title = title
        self._may_be_empty = may_be_empty
        self.input = Input(value, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the line in its frame."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self._title
            yield self.input
        yield Hints()

    @on(Input.Submitted)
    def answer(self) -> None:
        """Take the line, unless it is empty and must not be."""
        answer = self.input.value.strip()
        self.dismiss(answer if answer or self._may_be_empty else None)

    def action_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
