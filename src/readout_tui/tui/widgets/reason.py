"""The tie under the cursor of the related pane in full, and the first words of its event."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from readout_tui.index.answers import Tie
from readout_tui.tui.widgets.related import tie_in_full


class Reason(Static):
    """Writes out a tie at once, and the words of its event once they are read."""

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing."""
        super().__init__(id=id, markup=False)
        self._tie: Tie | None = None

    def explain(self, tie: Tie | None) -> None:
        """Write out another tie, or nothing."""
        self._tie = tie
        self.update(Content(tie_in_full(tie) if tie else ""))

    def preview(self, tie: Tie, text: str) -> None:
        """Add the words of an event, unless another tie is shown by now."""
        if tie == self._tie:
            self.update(Content.assemble(tie_in_full(tie), "\n\n", (text, "$text")))
