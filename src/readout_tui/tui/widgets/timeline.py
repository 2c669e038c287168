"""The timeline: all events under their months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from readout_tui.index.answers import Event
from readout_tui.timespan import Timespan
from readout_tui.tui.widgets.row_list import Part, RowList

DAY_WIDTH = 6
"""Cells for the day or days at the start of a row."""


@dataclass(frozen=True, slots=True)
class Month:
    """A heading over the events of a month, of a year without month, or over the undated ones."""

    text: str


TimelineItem: TypeAlias = Event | Month


class Timeline(RowList[TimelineItem]):
    """Events in order of time; the cursor is at the event that is read."""

    def show(self, events: Sequence[Event], event_id: str | None = None) -> None:
        """List events in their order, with the cursor at one of them, else at the last dated one."""
        items: list[TimelineItem] = []
        heading = None
        for event in events:
            if (month := _month(event)) != heading:
                heading = month
                items.append(Month(month))
            items.append(event)
        self.set_items(items, self._index(items, event_id))

    def go_to(self, event_id: str) -> bool:
        """Put the cursor at an event; tell whether it is listed."""
        index = self._find(self.items, event_id)
        if index is None:
            return False
        self.cursor = index
        return True

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        return self.current if isinstance(self.current, Event) else None

    @property
    def events(self) -> list[Event]:
        """The events that are listed."""
        return [item for item in self.items if isinstance(item, Event)]

    def from_day(self, day: date) -> Event | None:
        """Return the first event that may be on a day or later, else the last dated one."""
        dated = [(event, Timespan.parse(event.date)) for event in self.events if event.date]
        later = (event for event, span in dated if span.last_day >= day)
        return next(later, dated[-1][0] if dated else None)

    def neighbour(self, step: int) -> Event | None:
        """Return the event so many events after the cursor, or before it."""
        events = self.events
        if self.event is None:
            return None
        index = events.index(self.event) + step
        return events[index] if 0 <= index < len(events) else None

    def stops(self, item: TimelineItem) -> bool:
        """Stop at events, not at headings."""
        return isinstance(item, Event)

    def parts(self, item: TimelineItem) -> Sequence[Part]:
        """Write the day and the title."""
        if isinstance(item, Month):
            return [(f" {item.text}", "heading")]
        return [(f"{_day(item):>{DAY_WIDTH}}  ", "muted"), (item.title, "")]

    @staticmethod
    def _find(items: Sequence[TimelineItem], event_id: str | None) -> int | None:
        return next(
            (i for i, item in enumerate(items) if isinstance(item, Event) and item.id == event_id), None
        )

    def _index(self, items: Sequence[TimelineItem], event_id: str | None) -> int:
        found = self._find(items, event_id)
        if found is not None:
            return found
        dated = [i for i, item in enumerate(items) if isinstance(item, Event) and item.date]
        return dated[-1] if dated else 0


def _month(event: Event) -> str:
    if event.date is None:
        return "Undated"
    start = Timespan.parse(event.date).start
    return start.first_day.strftime("%B %Y") if start.month else str(start.year)


def _day(event: Event) -> str:
    if event.date is None:
        return ""
    span = Timespan.parse(event.date)
    days = [str(moment.day) for moment in (span.start, span.end) if moment.day]
    return "–".join(dict.fromkeys(days))
