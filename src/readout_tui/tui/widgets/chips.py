"""The filters that hold, in a line over the timeline; a click takes one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from readout_tui.tui.filtering import Filter
from readout_tui.tui.painting import cut

SHORTEST = 8
"""Cells that a chip has at least."""


class Chip(NamedTuple):
    """A filter as it is drawn."""

    filter: Filter
    text: str


class Chips(Widget):
    """One line, there only while there are filters.

    | Component class | Description |
    |---|---|
    | `chips--chip` | A filter. |
    | `chips--more` | How many there is no room for. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--chip", "chips--more"}

    DEFAULT_CSS = """
    Chips {
        height: 1;

        & > .chips--chip { background: $current; text-style: bold; }
        & > .chips--more { color: $muted; text-style: $muted-style; }
    }
    """

    ALLOW_SELECT = False

    @dataclass
    class Removed(Message):
        """A filter was taken back."""

        filter: Filter
        """Which one."""

    def __init__(self) -> None:
        """Make a line without filters."""
        super().__init__()
        self.display = False
        self._filters: Sequence[Filter] = ()

    def show(self, filters: Sequence[Filter]) -> None:
        """Show filters, in their order."""
        self._filters = filters
        self.display = bool(filters)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, base = self.size.width, self.rich_style
        chip = base + self.get_component_rich_style("chips--chip", partial=True)
        chips, left = chips_in(self._filters, width)
        segments = [part for one in chips for part in (Segment(one.text, chip), Segment(" ", base))]
        if left:
            more = base + self.get_component_rich_style("chips--more", partial=True)
            segments.append(Segment(f"+{left}", more))
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Take back the filter."""
        end = 0
        for chip in chips_in(self._filters, self.size.width)[0]:
            start, end = end, end + cell_len(chip.text) + 1
            if start <= event.x < end - 1:
                self.post_message(self.Removed(chip.filter))


def chips_in(filters: Sequence[Filter], width: int) -> tuple[list[Chip], int]:
    """Return the filters that a width has room for, as they are drawn, and how many are left over.

    Each is followed by a blank; what is left over needs as much as a number.
    """
    chips: list[Chip] = []
    for number, one in enumerate(filters):
        last = number == len(filters) - 1
        room = width - sum(cell_len(chip.text) + 1 for chip in chips) - (0 if last else len("+99"))
        if chips and room < min(SHORTEST, len(one.text) + 4):
            break
        chips.append(Chip(one, f" {cut(one.text, max(1, room - 4))} × "))
    return chips, len(filters) - len(chips)
