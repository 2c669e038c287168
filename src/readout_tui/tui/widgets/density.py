"""The density strip: how many events, or hits, fall into each stretch of the archive's time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
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

        & > .density--events { color: $accent; text-style: $accent-style; }
        & > .density--hits { color: $hit-seen; }
        & > .density--here { color: $cursor; background: $cursor-background; text-style: $cursor-style; }
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
        self._span: tuple[date, date] | None = None
        self._drawn: tuple[int, str] | None = None
        """A width, and the strip of that width."""

    def show_events(self, days: Sequence[date], span: tuple[date, date] | None) -> None:
        """Show events by their first days.

        Args:
            days: Of the events, in order.
            span: The strip's first and last day, which the events need not fill; None for an empty one.
        """
        self._events, self._span = days, span
        self._drawn = None
        self.refresh()

    def show_hits(self, days: Sequence[date] | None) -> None:
        """Show the hits of a search instead, or the events again."""
        self._hits = days
        self._drawn = None
        self.refresh()

    def show_here(self, day: date | None) -> None:
        """Mark the stretch that a day falls into."""
        if day != self._here:
            self._here = day
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the strip."""
        width, base = self.size.width, self.rich_style
        if self._span is None or not width:
            return Strip.blank(width, base)
        name = "events" if self._hits is None else "hits"
        style = base + self.get_component_rich_style(f"density--{name}", partial=True)
        segments = [Segment(block, style) for block in self._blocks(self._span, width)]
        if self._here is not None:
            place = stretch_of(self._here, *self._span, width)
            here = base + self.get_component_rich_style("density--here", partial=True)
            segments[place] = Segment(segments[place].text, here)
        return Strip(segments, width)

    def on_click(self, event: events.Click) -> None:
        """Choose the stretch."""
        if self._span is not None:
            first, last = self._span
            days = (last - first).days + 1
            self.post_message(self.Chosen(first + timedelta(days * event.x // max(1, self.size.width))))

    def _blocks(self, span: tuple[date, date], width: int) -> str:
        # Counting takes longer than a key may, and the mark moves with each key.
        if self._drawn is None or self._drawn[0] != width:
            shown = self._events if self._hits is None else self._hits
            self._drawn = width, blocks(counts(shown, *span, width))
        return self._drawn[1]


def stretch_of(day: date, first: date, last: date, stretches: int) -> int:
    """Return which of so many equal stretches from a first to a last day a day falls into, counted from 0."""
    place = (day - first).days * stretches // ((last - first).days + 1)
    return min(max(place, 0), stretches - 1)


def counts(days: Sequence[date], first: date, last: date, stretches: int) -> list[int]:
    """Count days by stretch."""
    # The first day of each stretch is found among the days: an archive has far more of these.
    length, ordered = (last - first).days + 1, sorted(days)
    starts = (first.toordinal() + -(-stretch * length // stretches) for stretch in range(1, stretches))
    edges = [bisect_left(ordered, start, key=date.toordinal) for start in starts]
    return [end - begin for begin, end in pairwise((0, *edges, len(ordered)))]


def blocks(numbers: Sequence[int]) -> str:
    """Write numbers as blocks, the highest for the greatest; a space for zero."""
    most = max(numbers, default=0)
    return "".join(BLOCKS[(n * len(BLOCKS) - 1) // most] if n else " " for n in numbers)
