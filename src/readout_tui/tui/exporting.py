"""Writing marks to a file, as a dossier with citations."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from textual.screen import Screen

from readout_tui.citing import STYLES
from readout_tui.export.dossier import FORMATS, Format, dossier
from readout_tui.export.entries import entries_of
from readout_tui.files import write_atomically
from readout_tui.library import Library
from readout_tui.tui.saving import NotSavedError, named_path, reason, shown_path
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.user.marks import Mark

DOSSIER_FILE = "dossier.md"
"""The file that is offered first, in the folder that the program was started in."""


class Exporting:
    """Knows which file was written last."""

    def __init__(self, screen: Screen[None], library: Library, style: str) -> None:
        """Work for a screen.

        Args:
            screen: The screen.
            library: Where the marked readouts are.
            style: That of the citations, if it has any; else they are in Chicago's.
        """
        self._screen = screen
        self._library = library
        # A block quotation or a page of HTML is no credit to stand below one.
        has_credit = style in STYLES and STYLES[style].credit is not None
        self._style = style if has_credit else "chicago"
        self._file = shown_path(Path(DOSSIER_FILE))
        self._written: Path | None = None

    def ask(self, marks: Sequence[Mark]) -> None:
        """Let the user name a file, and write marks to it; in a browser it is a download of its own.

        Whoever looks from a browser must not write into files of this machine.

        Args:
            marks: At least one, in their order.
        """
        if self._screen.app.is_web:
            self._screen.run_worker(self._deliver(marks), group="exporting")
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._file = name
                self._screen.run_worker(self._export(marks, name), group="exporting")

        count = f"{len(marks)} mark{'s' * (len(marks) != 1)}"
        title = f"Write {count} to a file that ends with {', '.join(f'.{form}' for form in FORMATS)}"
        self._screen.app.push_screen(Prompt(title, self._file), named)

    async def _export(self, marks: Sequence[Mark], name: str) -> None:
        try:
            path = named_path(name)
            await asyncio.to_thread(self._write, marks, path)
        except NotSavedError as error:
            self._screen.notify(f"not saved: {error}", severity="warning", markup=False)
        else:
            self._written = path
            count = f"{len(marks)} quotation{'s' * (len(marks) != 1)}"
            self._screen.notify(f"{count} in {shown_path(path)}", markup=False)

    def _write(self, marks: Sequence[Mark], path: Path) -> None:
        form = _format_of(path)
        # What this list wrote may be written anew, and nothing else of the user's.
        if path != self._written and path.exists():
            raise NotSavedError(f"{shown_path(path)} is there already: name another file")
        text = self._dossier(marks, form)
        try:
            write_atomically(path, text.encode())
        except (OSError, ValueError) as error:
            raise NotSavedError(reason(error, path)) from None

    def _dossier(self, marks: Sequence[Mark], form: Format) -> str:
        entries = sorted(entries_of(self._library, marks, self._style), key=lambda entry: entry.sort_key)
        return dossier(entries, form)

    async def _deliver(self, marks: Sequence[Mark]) -> None:
        text = await asyncio.to_thread(self._dossier, marks, "md")
        self._screen.app.deliver_text(StringIO(text), save_filename=DOSSIER_FILE, mime_type="text/markdown")
        self._screen.notify(f"sent to the browser as {DOSSIER_FILE}", markup=False)


def _format_of(path: Path) -> Format:
    ending = path.suffix.lstrip(".").lower()
    for form in FORMATS:
        if form == ending:
            return form
    raise NotSavedError(f"{shown_path(path)} must end with {', '.join(f'.{form}' for form in FORMATS)}")
