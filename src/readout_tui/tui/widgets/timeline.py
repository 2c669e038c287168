"""The timeline: all events, or those that filters let through, under their years and months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.reactive import reactive, var
from textual.strip import Strip

from readout_tui.index.answers import Event
from readout_tui.tui.bindings import bindings
from readout_tui.tui.chronicle import (
    BAR_WIDTHS,
    COUNT_WIDTH,
    DAY_WIDTH,
    STRETCH_WIDTH,
    ZOOMS,
    Heading,
    Row,
    Rows,
    Stretch,
    Zoom,
    day_column,
    days_of,
    has_any,
    nearest_place,
    place_after,
    rows_of,
)
from readout_tui.tui.margin import SIGNS
from readout_tui.tui.painting import bar, cut
from readout_tui.tui.sharing import Shared, after_title, contains, publishers_of
from readout_tui.tui.widgets.row_list import Part, RowList

NEW = "•"
"""Stands before what is new since the last visit."""

NONE_FIT = " Nothing passes the filters."


class Timeline(RowList[Row]):
    """Events in order of time. It knows the readout that is read, which the cursor is at or nearest to.

    The readouts of one event share a row. The counts are of events: what shares a row counts once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]

    COVERED = 1

    zoom: var[Zoom] = var[Zoom]("day", init=False)
    """What a row stands for."""
    publishers: var[tuple[str, ...]] = var[tuple[str, ...]]((), init=False)
    """Those of the readouts that share the row under the cursor; none of a row that is not shared."""
    marked: reactive[AbstractSet[str]] = reactive[AbstractSet[str]](frozenset(), init=False)
    """Ids of the readouts in which the user marked something."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        """Make an empty timeline.

        Args:
            id: The widget's id.
            empty: What to say while there are no events.
        """
        super().__init__(id=id, empty=empty)
        self._no_events = empty
        self._all: Sequence[Event] = ()
        self._numbers: dict[str, int] = {}
        self._groups: Sequence[Sequence[str]] = ()
        self._shared = Shared((), {})
        self._listed: Sequence[Event] = ()
        self._shown: Sequence[int] = range(0)
        self._stands: Mapping[int, int] = {}
        self._rows = Rows()
        self._days: list[tuple[date, date] | None] | None = None
        self._at: int | None = None
        self.new: AbstractSet[str] = frozenset()
        """Ids of the readouts that are new since the last visit."""
        self._new_places: list[int] = []

    def show(self, events: Sequence[Event], event_id: str | None = None) -> None:
        """List all events in their order, with the cursor at one of them, else at the last dated one."""
        self._all = events
        self._numbers = {event.id: number for number, event in enumerate(events)}
        self._shared = Shared(self._groups, self._numbers)
        self._days = None
        at = self._numbers.get(event_id) if event_id else None
        if at is None:
            dated = (number for number in reversed(range(len(events))) if events[number].date)
            at = next(dated, 0 if events else None)
        self._at = at
        self._list(range(len(events)))

    def share_rows(self, groups: Sequence[Sequence[str]]) -> None:
        """Let the readouts of one event share a row from the next listing on.

        Args:
            groups: The ids of those of each event that has several.
        """
        self._groups = groups
        self._shared = Shared(groups, self._numbers)

    def filter(self, passing: Sequence[int]) -> None:
        """List only the readouts with some numbers, counted from 0 and in order.

        With the focus, the cursor moves to the nearest one if the readout that is read is not among them;
        without, reading goes on.
        """
        self._list(passing)
        place = self._place
        read = self._at is not None and contains(passing, self._at)
        if place is not None and not read and self.screen.focused is self:
            self._at = self._shown[place]
            self.post_message(self.Moved(self))

    def mark_new(self, new: AbstractSet[str]) -> None:
        """Mark readouts, by their ids, as new since the last visit."""
        self.new = new
        self._find_new()
        self.refresh()

    def go_to(self, event_id: str) -> bool:
        """Read another readout, with the cursor at its row, or nearby; tell whether it has a row."""
        number = self._numbers.get(event_id)
        if number is None:
            return False
        stand = self._stand_of(number)
        place = nearest_place(self._shown, stand)
        if place is not None:
            self.cursor = self._rows.row_of(place)
        # Last, for the cursor takes the event that it comes to.
        self._at = number
        return place is not None and self._shown[place] == stand

    @property
    def event(self) -> Event | None:
        """The event that is read."""
        return None if self._at is None else self._all[self._at]

    @property
    def shown(self) -> Sequence[int]:
        """The numbers of the readouts that have a row, counted from 0: one for each event that is listed."""
        return self._shown

    @property
    def total(self) -> int:
        """How many events there are, listed or not."""
        return len(self._all) - self._shared.surplus

    def from_day(self, day: date) -> Event | None:
        """Return the first listed event that begins on a day or later, else the last dated one."""
        if self._days is None:
            self._days = [days_of(event) for event in self._all]
        last = None
        for number in self._shown:
            days = self._days[number]
            if days is not None:
                last = number
                if days[0] >= day:
                    break
        return None if last is None else self._all[last]

    def neighbour(self, step: int) -> Event | None:
        """Return the listed event so many rows after the one that is read, or before it."""
        place = None if self._at is None else place_after(self._shown, self._stand_of(self._at), step)
        return None if place is None else self._all[self._shown[place]]

    def stops(self, item: Row) -> bool:
        """Stop at events and stretches, not at headings."""
        return not isinstance(item, Heading)

    def parts(self, item: Row) -> Sequence[Part]:
        """Write a heading with its count, a stretch with count and bar, or an event's day and title."""
        if isinstance(item, Heading):
            return [(f" {item.text}", "heading"), (f"  {item.count}", "muted")]
        if isinstance(item, Stretch):
            count = len(item.places)
            mark = NEW if has_any(self._new_places, item.places) else " "
            room = self.scrollable_content_region.width - STRETCH_WIDTH - COUNT_WIDTH - 3
            cells = min(max(room, BAR_WIDTHS.start), BAR_WIDTHS.stop - 1)
            return [
                (mark, "accent"),
                (f" {item.text:<{STRETCH_WIDTH}}", ""),
                (f"{count:>{COUNT_WIDTH}} ", "muted"),
                (bar(count, self._rows.most, cells), "accent"),
            ]
        return self._event_parts(item, day_column(item))

    def row_parts(self, index: int) -> Sequence[Part]:
        """Write a day before its first event, and at the top: it is a heading for those that follow."""
        item, above = self.items[index], self.items[index - 1] if index else None
        top = self.scroll_offset.y + (self._heading_at_top is not None)
        if isinstance(item, Event) and isinstance(above, Event) and index != top:
            day = day_column(item)
            return self._event_parts(item, "" if day == day_column(above) else day)
        return self.parts(item)

    def render_line(self, y: int) -> Strip:
        """Draw a row, or at the top the heading over it, so that it stays in sight."""
        heading = self._heading_at_top if y == 0 else None
        return super().render_line(y) if heading is None else self.draw(self.row_parts(heading))

    def row_at(self, y: int) -> int:
        """Return the row that is drawn on a line."""
        heading = self._heading_at_top if y == 0 else None
        return super().row_at(y) if heading is None else heading

    def watch_cursor(self, old: int, new: int) -> None:
        """Read the event under the cursor, or the first one of the stretch."""
        if new >= 0:
            self._at = self._shown[self._rows.places[new]]
        super().watch_cursor(old, new)
        self._tell_publishers()

    def watch_zoom(self) -> None:
        """List the same events at another zoom, with the same one under the cursor."""
        self._write_rows()

    def action_zoom_in(self) -> None:
        """Show months for years, or events for months."""
        self._zoom_by(1)

    def action_zoom_out(self) -> None:
        """Show months for events, or years for months."""
        self._zoom_by(-1)

    def action_choose(self) -> None:
        """Open the event under the cursor; of a year or month, zoom in."""
        if isinstance(self.current, Stretch):
            self.action_zoom_in()
        elif self.current is not None:
            at = self._shown[self._rows.places[self.cursor]]
            if self._at is None or at != self._stand_of(self._at):
                self._at = at
                self.post_message(self.Moved(self))
            super().action_choose()

    def _event_parts(self, event: Event, day: str) -> Sequence[Part]:
        sharing = self._sharing(event)
        marked = SIGNS["mark"] if any(one.id in self.marked for one in sharing) else " "
        mark = NEW if any(one.id in self.new for one in sharing) else marked
        start = [(mark, "accent"), (f"{day:>{DAY_WIDTH}}  ", "muted")]
        if len(sharing) == 1:
            return [*start, (event.title, "")]
        room = self.scrollable_content_region.width - sum(cell_len(text) for text, _ in start)
        after = after_title(event.title, publishers_of(sharing), len(sharing) - 1, room)
        return [*start, (cut(event.title, room - cell_len(after)), ""), (after, "muted")]

    def _sharing(self, event: Event) -> Sequence[Event]:
        """Return the readouts that share an event's row."""
        return [self._all[number] for number in self._shared.of(self._numbers[event.id])]

    def _tell_publishers(self) -> None:
        sharing = self._sharing(self.current) if isinstance(self.current, Event) else ()
        self.publishers = publishers_of(sharing) if len(sharing) > 1 else ()

    def _zoom_by(self, step: int) -> None:
        self.zoom = ZOOMS[min(max(ZOOMS.index(self.zoom) + step, 0), len(ZOOMS) - 1)]

    def _list(self, passing: Sequence[int]) -> None:
        self._shown, self._stands = self._shared.rows(passing)
        everything = len(self._shown) == len(self._all)
        self._listed = self._all if everything else [self._all[number] for number in self._shown]
        self._write_rows()

    def _write_rows(self) -> None:
        self._rows = rows_of(self._listed, self.zoom)
        self._empty = NONE_FIT if self._all else self._no_events
        self._find_new()
        place = self._place
        self.set_items(self._rows.items, 0 if place is None else self._rows.row_of(place))
        self._tell_publishers()

    def _find_new(self) -> None:
        numbers = sorted({self._stand_of(self._numbers[new]) for new in self.new if new in self._numbers})
        places = [(nearest_place(self._shown, number), number) for number in numbers]
        self._new_places = [p for p, number in places if p is not None and self._shown[p] == number]

    def _stand_of(self, number: int) -> int:
        """Return the number whose row a readout has: its own, or that of another one of the event."""
        return self._stands.get(number, number)

    @property
    def _place(self) -> int | None:
        """The place, among those that are listed, of the event that is read, or the nearest one."""
        return None if self._at is None else nearest_place(self._shown, self._stand_of(self._at))

    @property
    def _heading_at_top(self) -> int | None:
        """Which row is the heading over the row at the top; None if it is there itself, or there is none."""
        top = self.scroll_offset.y
        if top >= len(self.items) or isinstance(self.items[top], Heading):
            return None
        return self._rows.heading_over(top)
