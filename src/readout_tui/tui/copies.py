"""Copying: a text goes to a clipboard, the user is told what became of it, and offered a file."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from textual.app import App

from readout_tui import clipboard
from readout_tui.locator import Locator
from readout_tui.text import word_spans
from readout_tui.tui.saving import NotSavedError, add_to, shown_path

COPIES_FILE = "copied.txt"
"""The file, in the folder that the program was started in, that copies are added to on demand."""

_log = logging.getLogger(__name__)


class Copies:
    """Knows what was copied last."""

    def __init__(
        self, app: App[None], setting: str, write: Callable[[str], None], file_key: Callable[[], str | None]
    ) -> None:
        """Copy for an application.

        Args:
            app: It tells what happened.
            setting: The route to a clipboard, as in `user.settings`.
            write: Writes a sequence to the terminal as it stands; called in the application's thread.
            file_key: Returns the key that writes the last copy to a file, if it has one.
        """
        self._app = app
        self._setting = setting
        self._write = write
        self._file_key = file_key
        self._offered = False
        self.last = ""
        """What was copied last, as it was to be copied."""

    def copy(self, text: str) -> None:
        """Send a text to a clipboard, off the screen's thread."""
        self.last = text
        self._app.run_worker(lambda: self._send(text), thread=True, group="copy", exit_on_error=False)

    def save(self) -> None:
        """Add the last copy to a file."""
        if not self.last:
            self._app.notify("nothing was copied yet", markup=False)
            return
        path = Path(COPIES_FILE).absolute()
        try:
            added = add_to(path, (self.last.rstrip("\n") + "\n\n").encode(errors="replace"))
        except NotSavedError as error:
            self._app.notify(f"not saved: {error}", severity="warning", markup=False)
        else:
            told = "was added to" if added else "is there already, at the end of"
            self._app.notify(f"the last copy {told} {shown_path(path)}", markup=False)

    def _send(self, text: str) -> None:
        routes = clipboard.choose_routes(self._setting, os.environ)
        outcome = clipboard.send(text, routes, write_osc52=self._write_from_thread)
        _log.log(logging.WARNING if outcome.failed else logging.DEBUG, "copying: %s", outcome.message)
        message = outcome.message if outcome.failed else f"{what_is(text)} {outcome.message}"
        severity = "warning" if outcome.failed else "information"
        offer = self._offer(outcome)
        self._app.call_from_thread(self._app.notify, message + offer, severity=severity, markup=False)

    def _offer(self, outcome: clipboard.Outcome) -> str:
        """Return how to get a file: each time that copying failed, once where nobody can tell."""
        key = self._file_key()
        if outcome.confirmed or key is None or (self._offered and not outcome.failed):
            return ""
        self._offered = True
        if outcome.failed:
            return f": {key} adds it to {COPIES_FILE}"
        return f"; if it is not there, {key} adds it to {COPIES_FILE}"

    def _write_from_thread(self, sequence: str) -> None:
        self._app.call_from_thread(self._write, sequence)


def what_is(text: str) -> str:
    """Say what was copied: a locator is no words."""
    try:
        if Locator.parse(text).turn:
            return "the locator"
    except ValueError:
        pass
    count = len(word_spans(text))
    return f"{count} word{'s' * (count != 1)}"
