"""Two readouts of one event, side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from readout_tui.index.answers import Comparison, Event
from readout_tui.library import UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.tui.keyed import KeyedScreen
from readout_tui.tui.sides import numbered_sides
from readout_tui.tui.widgets.comparing import Comparing
from readout_tui.tui.widgets.hints import Hints

Compare = Callable[[str], Comparison]
"""Compares the readout that one came from with another; called in a thread."""


class CompareScreen(KeyedScreen[Locator]):
    """Shows the counterparts of a readout beside it; answers with the paragraph to read, or None."""

    CSS = """
    CompareScreen Comparing {
        height: 1fr;
        border: round $accent;
        border-title-color: $accent;
        border-subtitle-color: $muted;
        background: $background;
    }
    """

    def __init__(
        self, compare: Compare, others: Sequence[Event], ranks: Mapping[str, int], at: Locator
    ) -> None:
        """Make the screen.

        Args:
            compare: Compares.
            others: The counterparts, at least one, the nearest first.
            ranks: Those of the archive's sides (`sides.ranked_sides`).
            at: The paragraph to begin at.
        """
        super().__init__()
        self._compare = compare
        self._others = others
        self._ranks = ranks
        self._number = 0
        self._at: Locator | None = at
        self.comparing = Comparing()

    def compose(self) -> ComposeResult:
        """Lay out the columns."""
        yield self.comparing
        yield Hints()

    async def on_mount(self) -> None:
        """Show the nearest counterpart."""
        self.set_focus(self.comparing)
        await self._show()

    async def _show(self) -> None:
        try:
            comparison = await asyncio.to_thread(self._compare, self._others[self._number].id)
        except UnknownReadoutError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        left, right = comparison.left, comparison.right
        self.comparing.border_title = Content(f"{_name(left)} │ {_name(right)}")
        if len(self._others) > 1:
            self.comparing.border_subtitle = f"{self._number + 1} of {len(self._others)}"
        both = (paragraph for row in comparison.rows for paragraph in (row.left, row.right) if paragraph)
        sides = numbered_sides((paragraph.side for paragraph in both if paragraph.side), self._ranks)
        self.comparing.show(comparison, sides, self._at)

    @on(Comparing.Another)
    async def another(self) -> None:
        """Show the next counterpart, at the same paragraph."""
        if len(self._others) == 1:
            self.notify("no other counterpart", markup=False)
            return
        self._number = (self._number + 1) % len(self._others)
        self._at = self.comparing.current.locator if self.comparing.current else None
        await self._show()

    @on(Comparing.Chosen)
    def choose(self, event: Comparing.Chosen) -> None:
        """Read a paragraph."""
        self.dismiss(event.locator)

    @on(Comparing.Closed)
    def close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _name(event: Event) -> str:
    return event.publisher or event.id
