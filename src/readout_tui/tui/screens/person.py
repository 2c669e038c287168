"""A person: names, offices, whom they meet, and their events."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len
from textual import on
from textual.content import Content

from readout_tui.index.answers import Event, PersonProfile
from readout_tui.library import UnknownPersonError
from readout_tui.locator import Locator
from readout_tui.text import clean_line
from readout_tui.timespan import Timespan
from readout_tui.tui.layout import spelled_date
from readout_tui.tui.screens.sheet import Sheet, SheetList, SheetRow
from readout_tui.tui.widgets.density import blocks
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.tui.wrapping import wrap

Target: TypeAlias = Locator | str
"""Where a row leads: to a readout, or to the person with an id."""

Ask = Callable[[str], PersonProfile]
"""Tells all of the person with an id; called in a thread."""

MOST_COMPANIONS = 6
"""How many of those who are met most are listed."""

_WIDEST = 90
_MONTHS = "JFMAMJJASOND"


class PersonList(SheetList):
    """The cursor stops at what can be opened: at rows that begin in the accent."""

    def stops(self, item: SheetRow) -> bool:
        """Stop at persons and events."""
        return bool(item) and item[0][1] == "accent"


class PersonSheet(Sheet[Locator]):
    """Shows a person, and turns to those whom they met; answers with the event to read, or None."""

    CSS = """
    PersonSheet > #sheet { border-subtitle-color: $muted; }
    """

    def __init__(self, profile: PersonProfile, ask: Ask, width: int) -> None:
        """Make the sheet.

        Args:
            profile: Whom to begin with.
            ask: Tells of the others.
            width: Of the screen, in cells.
        """
        self._ask = ask
        self._profile = profile
        self._room = max(20, min(_WIDEST, width * 96 // 100 - 6))
        self._targets: dict[int, Target] = {}
        super().__init__("", self._told(), cursor=0)
        self.list = PersonList(id="rows", empty="", to_choose=True)

    def _told(self) -> list[SheetRow]:
        """Return what is told of the person, and keep where each row leads."""
        rows: list[SheetRow] = []
        self._targets = {}
        for row, target in person_rows(self._profile, self._room):
            if target is not None:
                self._targets[len(rows)] = target
            rows.append(row)
        return rows

    def on_mount(self) -> None:
        """Say in the frame who it is."""
        self._say_who()

    def _say_who(self) -> None:
        """Write the name in the frame, and begin at the top, whatever row the cursor can stop at."""
        summary = self._profile.summary
        frame = self.query_one("#sheet")
        frame.border_title = Content(clean_line(summary.name))
        counts = f"{_counted(summary.readouts, 'readout')}, {_counted(summary.turns, 'turn')}"
        frame.border_subtitle = " · ".join(filter(None, (counts, _span(summary.first, summary.last))))
        self.call_after_refresh(self.list.scroll_home, animate=False, immediate=True)

    @on(RowList.Chosen)
    async def choose(self) -> None:
        """Read the event, or turn to the person, under the cursor."""
        target = self._targets[self.list.cursor]
        if isinstance(target, Locator):
            self.dismiss(target)
            return
        try:
            self._profile = await asyncio.to_thread(self._ask, target)
        except UnknownPersonError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.list.set_items(self._told())
        self.list.refresh(layout=True)
        self._say_who()


def person_rows(profile: PersonProfile, width: int) -> Iterator[tuple[SheetRow, Target | None]]:
    """Yield what is told of a person, row by row, and where a row leads.

    Args:
        profile: Of the person.
        width: Of a row, in cells.
    """
    names = " · ".join(map(clean_line, profile.summary.aliases))
    yield from _section("Also", _wrapped(names, width) if names else [])
    offices = [
        (_what(office.role, office.side), _span(office.since, office.until, open_end=True))
        for office in profile.positions
    ]
    roles = [
        (_what(role.role, role.side), f"{_span(role.first, role.last)} · {role.readouts}×".lstrip(" ·"))
        for role in profile.roles
    ]
    yield from _section("Offices", _dated(offices, width))
    yield from _section("In readouts", _dated(roles, width))
    yield from _section("Events by month", _months(profile.events))
    if profile.companions:
        yield _heading("Met most"), None
        for one in profile.companions[:MOST_COMPANIONS]:
            yield ((f" {one.readouts:>4}×  ", "accent"), (clean_line(one.name), "")), one.id
        yield (), None
    yield _heading("Events"), None
    for event in profile.events:
        yield ((f" {_day(event.date):>17}  ", "accent"), (clean_line(event.title), "")), Locator(event.id)


def _heading(text: str) -> SheetRow:
    return ((f" {text}", "heading"),)


def _section(heading: str, rows: Iterable[SheetRow]) -> Iterator[tuple[SheetRow, None]]:
    listed = list(rows)
    if listed:
        yield _heading(heading), None
        yield from ((row, None) for row in listed)
        yield (), None


def _wrapped(text: str, width: int) -> list[SheetRow]:
    return [((f"   {text[start:end]}", "muted"),) for start, end in wrap(text, width - 3)]


def _what(role: str | None, side: str | None) -> str:
    return " · ".join(clean_line(part) for part in (role, side) if part)


def _dated(rows: Iterable[tuple[str, str]], width: int) -> Iterator[SheetRow]:
    """Yield texts with what stands behind them, or below where there is no room."""
    for what, when in rows:
        if cell_len(f"   {what}  {when}") <= width or not when:
            yield ((f"   {what}  ", ""), (when, "muted"))
        else:
            yield ((f"   {what}", ""),)
            yield ((f"     {when}", "muted"),)


def _span(first: str | None, last: str | None, *, open_end: bool = False) -> str:
    start, end = _day(first) if first else "", _day(last) if last else ""
    if start == end or not (start or end):
        return start
    return f"from {start}" if open_end and not end else f"{start} to {end}".strip()


def _day(date: str | None) -> str:
    """Write the day on which something began, without the hour."""
    return (spelled_date((date or "").partition("/")[0]) or "undated").partition(",")[0]


def _months(events: Sequence[Event]) -> list[SheetRow]:
    """Return a bar of months for each year with events."""
    days = [Timespan.parse(event.date) for event in events if event.date]
    counts = Counter((one.start.year, one.start.month) for one in days if one.start.month)
    years = sorted({year for year, _ in counts})
    drawn = blocks([counts[year, month] for year in years for month in range(1, 13)])
    bars = [" ".join(drawn[12 * number : 12 * number + 12]) for number in range(len(years))]
    rows: list[SheetRow] = [
        ((f"   {year}  ", "muted"), (bar, "accent")) for year, bar in zip(years, bars, strict=True)
    ]
    return [(("         " + " ".join(_MONTHS), "muted"),), *rows] if rows else []


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
