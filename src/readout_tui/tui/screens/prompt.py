"""Asking for one line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input

from readout_tui.tui.bindings import bindings
from readout_tui.tui.keyed import KeyedModal


class Prompt(KeyedModal[str]):
    """Asks for a line of text; answers with it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]

    CSS_PATH = "sheet.tcss"

    def __init__(self, title: str, value: str) -> None:
        """Make the prompt.

        Args:
            title: What is asked.
            value: The answer to begin with.
        """
        super().__init__()
        self._title = title
        self.input = Input(value, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the line in its frame."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self._title
            yield self.input
        yield Footer(show_command_palette=False)

    @on(Input.Submitted)
    def answer(self) -> None:
        """Take the line, unless it is empty."""
        self.dismiss(self.input.value.strip() or None)

    def action_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
