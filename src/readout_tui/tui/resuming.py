"""Taking up where the user left off: how the screen stands as the session keeps it, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from readout_tui.index.dates import DayRange
from readout_tui.locator import Place
from readout_tui.tui import jumps
from readout_tui.tui.filtering import Filter
from readout_tui.tui.jumps import JumpList
from readout_tui.tui.widgets.panes import Panes
from readout_tui.user import session
from readout_tui.user.session import KeptFilter, Visit


def resumed(visit: Visit) -> tuple[jumps.Stop | None, JumpList]:
    """Return where the user was reading, if anywhere, and the jump list."""
    back, forward = ([_taken_up(stop) for stop in stops] for stops in (visit.back, visit.forward))
    return _taken_up(visit.at) if visit.at else None, JumpList(back, forward)


def arrange(panes: Panes, visit: Visit) -> None:
    """Let panes that are not on the screen yet begin as they were left."""
    panes.begin(visit.pane or "timeline", zoomed=visit.zoomed, timeline_width=visit.widths.get("timeline"))
    panes.timeline_pane.begin(visit.zoom, tuple(_filters(visit.filters)))


def left(
    present: jumps.Stop | None, jump_list: JumpList, panes: Panes, query: str | None, theme: str | None
) -> Visit:
    """Return the visit to keep.

    Args:
        present: Where the user is reading.
        jump_list: Where they came from.
        panes: How they stand.
        query: What was searched last.
        theme: What was chosen on the screen.
    """
    back, forward = (tuple(map(_kept, stops)) for stops in jump_list.stops)
    width = panes.timeline_width
    return Visit(
        at=_kept(present) if present else None,
        pane=panes.pane,
        zoomed=panes.zoomed,
        widths={"timeline": width} if width else {},
        zoom=panes.timeline.zoom,
        filters=tuple(_kept_filters(panes.timeline_pane.filters)),
        query=query,
        theme=theme,
        back=back,
        forward=forward,
    )


def _kept(stop: jumps.Stop) -> session.Stop:
    return session.Stop(str(stop.at), stop.character)


def _taken_up(stop: session.Stop) -> jumps.Stop:
    at = stop.at
    return jumps.Stop(at.id, Place(at.turn or 1, at.paragraph or 1), stop.character, at.digits)


def _kept_filters(filters: Iterable[Filter]) -> Iterator[KeptFilter]:
    for one in filters:
        # What is new is something else the next time.
        if one.field != "is":
            days = one.days or DayRange(None, None)
            yield KeptFilter(one.field, one.value, one.shown, _day(days.first), _day(days.last))


def _filters(kept: Iterable[KeptFilter]) -> Iterator[Filter]:
    for one in kept:
        days = DayRange(*(day.toordinal() if day else None for day in (one.first, one.last)))
        dated = one.field in ("date", "after", "before")
        if dated == (days != DayRange(None, None)):
            yield Filter(one.field, one.value, one.shown, days if dated else None)


def _day(ordinal: int | None) -> date | None:
    """Return a day of the calendar: the day before the first one is taken for that."""
    return None if ordinal is None else date.fromordinal(max(1, ordinal))
