"""Which paragraphs have strong echoes: looked up for those that are seen, while the user reads."""

from __future__ import annotations

import asyncio

from textual.timer import Timer
from textual.worker import WorkType

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.tui.document import Document
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.wording import is_strong

PAUSE = 0.3
"""Seconds for which the same must be seen before its echoes are looked for."""


class EchoMarks:
    """Keeps the marks in a reader's margin up with what is seen.

    To look one paragraph up takes tens of milliseconds. So it is done in a thread, one after the other, for
    nothing but what is seen, and not while the user leafs on: keys would wait for the interpreter.
    All that is seen is marked at once, when the last one is known.
    """

    def __init__(self, library: Library, reader: Reader) -> None:
        """Take where to look, and whose margin to mark."""
        self._library = library
        self._reader = reader
        self._known: dict[str, dict[int, bool]] = {}
        """By the readout's id and the paragraph's index: whether it has a strong echo."""
        self._pause: Timer | None = None
        self._looking = False

    def forget(self) -> None:
        """Look everything up anew: the archive changed."""
        self._known.clear()
        self.look()

    def look(self) -> None:
        """Mark what is known of what is seen, and in a moment look for the rest."""
        if self._pause is not None:
            self._pause.stop()
        if (document := self._reader.document) is not None:
            self._mark(document)
            self._pause = self._reader.set_timer(PAUSE, self._begin)

    def _begin(self) -> None:
        self._pause = None
        if not self._looking:
            self._looking = True
            # Not the coroutine itself: a screen that ends before it begins would leave it behind.
            look: WorkType[None] = self._look
            self._reader.run_worker(look, group="echoes")

    async def _look(self) -> None:
        try:
            while self._pause is None and (document := self._reader.document) is not None:
                known = self._known.setdefault(document.readout.id, {})
                index = next((index for index in self._reader.seen if index not in known), None)
                if index is None:
                    self._mark(document)
                    return
                known[index] = await asyncio.to_thread(self._has_strong, document, index)
        finally:
            self._looking = False

    def _mark(self, document: Document) -> None:
        """Mark what is known to have echoes."""
        known = self._known.setdefault(document.readout.id, {})
        self._reader.mark_echoed({index for index, strong in known.items() if strong})

    def _has_strong(self, document: Document, index: int) -> bool:
        paragraph = document.paragraphs[index]
        here = document.readout.id
        try:
            echoes = self._library.echoes(Locator(here, paragraph.place.turn, paragraph.place.paragraph))
        except UnknownReadoutError:
            return False  # Its file was changed or removed a moment ago.
        return any(echo.locator.id != here and is_strong(echo, paragraph.text) for echo in echoes)
