"""The first words of a related event, read while the cursor moves on."""

from __future__ import annotations

import asyncio

from textual.screen import Screen

from readout_tui.index.answers import Tie
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import paragraphs
from readout_tui.text import excerpt
from readout_tui.tui.widgets.reason import Reason

_SIZE = 600
"""Code points of a paragraph that are shown at most."""


class Previewing:
    """Fills in what a related event says."""

    def __init__(self, screen: Screen[None], library: Library, reason: Reason) -> None:
        """Take where readouts come from, and what shows them."""
        self._screen = screen
        self._library = library
        self._reason = reason

    def look(self, tie: Tie, origin: str) -> None:
        """Show what the event of a tie says, unless the cursor moves on first.

        Args:
            tie: The tie under the cursor.
            origin: The id of the readout whose tie it is.
        """
        self._screen.run_worker(self._look(tie, origin), group="previewing", exclusive=True)

    async def _look(self, tie: Tie, origin: str) -> None:
        try:
            text = await asyncio.to_thread(telling_words, self._library, tie.event.id, origin)
        except UnknownReadoutError:
            return  # It went away meanwhile.
        self._reason.preview(tie, text)


def telling_words(library: Library, readout_id: str, origin: str) -> str:
    """Return what a readout says of another one, else how it begins.

    Args:
        library: Where both are.
        readout_id: Whose words to return.
        origin: The id of the other one.

    Raises:
        UnknownReadoutError: The archive has not both any more.
    """
    texts = dict(paragraphs(library.readout(readout_id)))
    for reference in library.references(readout_id):
        if reference.target_id == origin and reference.place in texts:
            spans = [(reference.start, reference.end)]
            return excerpt(texts[reference.place], spans, _SIZE // 2)[0]
    return excerpt(next(iter(texts.values()), ""), (), _SIZE)[0]
