"""Taking passages away: copying them as citations, and collecting them in a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.screen import Screen

from readout_tui.citing import STYLES
from readout_tui.library import Library
from readout_tui.locator import Passage
from readout_tui.tui.screens.copying import CopySheet
from readout_tui.tui.screens.prompt import Prompt

SAVED_STYLE = "markdown"
"""The quotation style of the file of quotations."""


class Taking:
    """Knows which style and which file were taken last."""

    def __init__(self, screen: Screen[None], library: Library, style: str) -> None:
        """Work for a screen, with the readouts of a library; `style` is the first that is offered."""
        self._screen = screen
        self._library = library
        self._style = style
        self._file = "quotations.md"

    def copy_as(self, passage: Passage) -> None:
        """Let the user choose a style, and copy the passage in it."""
        write = partial(self._library.cite, passage)

        def chosen(style: str | None) -> None:
            if style is not None:
                self._style = style
                self._screen.app.copy_to_clipboard(write(style))

        self._screen.app.push_screen(CopySheet(STYLES.values(), write, self._style), chosen)

    def save(self, passage: Passage) -> None:
        """Let the user name a file, and add the passage to it."""

        def named(name: str | None) -> None:
            if name is None:
                return
            self._file = name
            try:
                with Path(name).expanduser().open("a", encoding="utf-8") as file:
                    file.write(self._library.cite(passage, SAVED_STYLE) + "\n\n")
            except OSError as error:
                self._screen.notify(f"not saved: {error}", severity="warning", markup=False)
            else:
                self._screen.notify(f"added to {name}", markup=False)

        self._screen.app.push_screen(Prompt("Add the quotation to the file", self._file), named)
