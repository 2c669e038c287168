"""Taking passages away: copying them as citations, and collecting them in a file."""

from __future__ import annotations

import re
from functools import partial
from io import StringIO
from pathlib import Path

from textual.screen import Screen

from readout_tui.citing import STYLES, cite
from readout_tui.locator import Passage
from readout_tui.model import Readout
from readout_tui.tui.saving import NotSavedError, add_to, named_path, shown_path
from readout_tui.tui.screens.copying import CopySheet
from readout_tui.tui.screens.prompt import Prompt

SAVED_STYLE = "markdown"
"""The quotation style of the file of quotations."""
QUOTATIONS_FILE = "quotations.md"
"""The file that is offered first, in the folder where one started, as a shell's user expects."""


class Taking:
    """Knows which style and which file were taken last."""

    def __init__(self, screen: Screen[None], style: str) -> None:
        """Work for a screen; `style` is the first that is offered."""
        self._screen = screen
        self._style = style
        self._file = shown_path(Path(QUOTATIONS_FILE))

    def copy_as(self, readout: Readout, passage: Passage) -> None:
        """Let the user choose a style, and copy the passage of a readout in it."""
        write = partial(cite, readout, passage)

        def chosen(style: str | None) -> None:
            if style is not None:
                self._style = style
                self._screen.app.copy_to_clipboard(write(style))

        self._screen.app.push_screen(CopySheet(STYLES.values(), write, self._style), chosen)

    def save(self, readout: Readout, passage: Passage) -> None:
        """Let the user name a file, and add the passage to it; in a browser it is a download of its own.

        Whoever looks from a browser must not write into files of this machine.
        """
        if self._screen.app.is_web:
            self._deliver(readout, passage)
            return
        quotation = cite(readout, passage, SAVED_STYLE) + "\n\n"

        def named(name: str | None) -> None:
            if name is None:
                return
            self._file = name
            try:
                path = named_path(name)
                added = add_to(path, quotation.encode())
            except NotSavedError as error:
                self._screen.notify(f"not saved: {error}", severity="warning", markup=False)
            else:
                told = "added to" if added else "is there already, at the end of"
                self._screen.notify(f"{told} {shown_path(path)}", markup=False)

        self._screen.app.push_screen(Prompt("Add the quotation to the file", self._file), named)

    def _deliver(self, readout: Readout, passage: Passage) -> None:
        at = cite(readout, passage, "locator")
        name = f"{re.sub(r'[^A-Za-z0-9.-]+', '-', at)}.md"
        quotation = StringIO(cite(readout, passage, SAVED_STYLE) + "\n")
        self._screen.app.deliver_text(quotation, save_filename=name, mime_type="text/markdown")
        self._screen.notify(f"sent to the browser as {name}", markup=False)
