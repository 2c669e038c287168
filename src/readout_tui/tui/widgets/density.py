"""The density strip: how many events, or hits, fall into each stretch of the archive's time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

BLOCKS = "▁▂▃▄▅▆▇█"
"""What stands for a count, from the least to the most; nothing stands for none."""


class Density(Widget):
    """One line over the timeline, from the first event to the last.

    | Component class | Description |
    |---|---|
    | `density--events` | How many events. |
    | `density--hits` | How many hits of the last search, in their stead. |
    | `density--here` | The stretch of the event that is read. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"density--events", "density--hits", "density--here"}

    DEFAULT_CSS = """
    Density {
        height: 1;

        & > .density--events { color: $accent; }
        & > .density--hits { color: $hit-background; }
        & > .density--here { color: $cursor; background: $cursor-background; text-style: bold; }
    }
    """

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A stretch was clicked."""

        day: date
        """Its first day."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty strip."""
        super().__init__(id=id)
        self._events: Sequence[date] = ()
        self._hits: Sequence[date] | None = None
        self._here: date | None = None

    def show_events(self, days: Sequence[date]) -> None:
        """Show events by their first days, in order."""
        self._events = days
        self.refresh()

    def show_hits(self, days: Sequence[date] | None) -> None:
        """Show the hits of a search instead, or the events again."""
        self._hits = days
        self.refresh()

    def show_here(self, day: date | None) -> None:
        """Mark the stretch that a day falls into."""
        if day != self._here:
            self._here = day
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the strip."""
        width, base = self.size.width, self.rich_style
        if not self._events or not width:
            return Strip.blank(width, base)
        shown, name = (self._events, "events") if self._hits is None else (self._hits, "hits")
        style = base + self.get_component_rich_style(f"density--{name}", partial=True)
        segments = [Segment(block, style) for block in blocks(counts(shown, *self._span, width))]
        if self._here is not None:
            place = stretch_of(self._here, *self._span, width)
            here = base + self.get_component_rich_style("density--here", partial=True)
            segments[place] = Segment(segments[place].text, here)
        return Strip(segments, width)

    def on_click(self, event: events.Click) -> None:
        """Choose the stretch."""
        if self._events:
            first, last = self._span
            days = (last - first).days + 1
            self.post_message(self.Chosen(first + timedelta(days * event.x // max(1, self.size.width))))

    @property
    def _span(self) -> tuple[date, date]:
        return self._events[0], self._events[-1]


def stretch_of(day: date, first: date, last: date, stretches: int) -> int:
    """Return which of so many equal stretches from a first to a last day a day falls into, counted from 0."""
    place = (day - first).days * stretches // ((last - first).days + 1)
    return min(max(place, 0), stretches - 1)


def counts(days: Sequence[date], first: date, last: date, stretches: int) -> list[int]:
    """Count days by stretch."""
    found = [0] * stretches
    for day in days:
        found[stretch_of(day, first, last, stretches)] += 1
    return found


def blocks(numbers: Sequence[int]) -> str:
    """Write numbers as blocks, the highest for the greatest; a space for zero."""
    most = max(numbers, default=0)
    return "".join(BLOCKS[(n * len(BLOCKS) - 1) // most] if n else " " for n in numbers)
