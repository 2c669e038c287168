"""Measure the timeline, without a terminal, over events that are made up.

    python bench/timeline.py [--events 100 10000 100000]

A key is measured as the median of many, from the action to the lines that it makes new. All times are wall
times in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from statistics import median

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from readout_tui.index.answers import Event
from readout_tui.model import KINDS
from readout_tui.tui.chronicle import first_days
from readout_tui.tui.filtering import Facets, Filter
from readout_tui.tui.offering import Offer
from readout_tui.tui.theming import all_themes
from readout_tui.tui.widgets.density import Density
from readout_tui.tui.widgets.timeline import Timeline

_SIZE = (36, 40)
_KEYS = 200
_FIRST = date(1990, 1, 1)
_TODAY = date(2030, 1, 1)


class Stage(App[None]):
    """A density strip and a timeline, and nothing else."""

    def __init__(self) -> None:
        """Make both empty."""
        super().__init__()
        self.density = Density()
        self.timeline = Timeline(id="timeline")

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield self.density
        yield self.timeline

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that the style sheets need."""
        return all_themes().named("ink").variables()

    def drawn(self) -> None:
        """Draw what is on the screen."""
        for y in range(self.timeline.size.height):
            self.timeline.render_line(y)
        self.density.render_line(0)


def main() -> None:
    """Print the table, a column for each number of events."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, nargs="+", default=[100, 10_000, 100_000], metavar="N")
    numbers: Sequence[int] = parser.parse_args().events
    columns = [asyncio.run(measured(events_made_up(number))) for number in numbers]
    print(f"{'milliseconds, for so many events':38}" + "".join(f"{number:>10}" for number in numbers))
    for name in columns[0]:
        print(f"{name:38}" + "".join(f"{column[name]:10.2f}" for column in columns))


def events_made_up(number: int) -> list[Event]:
    """Return events over forty years, in order of time."""
    chance = random.Random(1)
    days = sorted(_FIRST + timedelta(chance.randrange(365 * 40)) for _ in range(number))
    return [
        Event(
            id=f"{day}-{count}",
            title=f"Meeting {count} with the delegation of {chance.randrange(200)}",
            date=f"{day}T{chance.randrange(24):02}:00",
            place=f"Place {chance.randrange(500)}",
            kind=chance.choice(KINDS),
            publisher=f"publisher-{chance.randrange(20)}.example",
            people=tuple({f"person-{int(chance.paretovariate(0.5)) % 4000}" for _ in range(4)}),
            tags=(f"tag-{chance.randrange(300)}",),
        )
        for count, day in enumerate(days)
    ]


async def measured(events: Sequence[Event]) -> dict[str, float]:
    """Return how long things take."""
    stage = Stage()
    async with stage.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        return measured_on(stage, pilot, events)


def measured_on(stage: Stage, pilot: Pilot[None], events: Sequence[Event]) -> dict[str, float]:
    """Measure on a stage that is shown."""
    timeline, found = stage.timeline, dict[str, float]()
    # Every twentieth readout shares its row with the next.
    pairs = [(one.id, other.id) for one, other in zip(events[::20], events[1::20], strict=False)]
    timeline.share_rows(pairs)
    found["show"] = timed(lambda: timeline.show(events), stage)
    days = [day for day in first_days(events) if day]
    found["density strip"] = timed(lambda: stage.density.show_events(days, (days[0], days[-1])), stage)
    middle = events[len(events) // 2].id
    timeline.go_to(middle)
    found["j, a row down"] = timed(lambda: timeline.action_move(1), stage, _KEYS)
    found["d, half a page down"] = timed(lambda: timeline.action_move_page(0.5), stage, 20)
    found["g, the first row"] = timed(timeline.action_first, stage)
    found["G, the last row"] = timed(timeline.action_last, stage)
    timeline.go_to(middle)
    found["J, the next event"] = timed(lambda: next_event(timeline), stage, _KEYS)
    found["the first event from a day on"] = timed(lambda: timeline.from_day(date(2029, 6, 1)), stage, 20)
    found["-, to months"] = timed(timeline.action_zoom_out, stage)
    found["j, among months"] = timed(lambda: timeline.action_move(1), stage, _KEYS)
    found["-, to years"] = timed(timeline.action_zoom_out, stage)
    found["+, to months"] = timed(timeline.action_zoom_in, stage)
    found["+, to events"] = timed(timeline.action_zoom_in, stage)
    return found | measured_filters(stage, events)


def measured_filters(stage: Stage, events: Sequence[Event]) -> dict[str, float]:
    """Measure filtering."""
    facets, timeline, found = Facets(()), stage.timeline, dict[str, float]()

    def sort() -> None:
        nonlocal facets
        facets = Facets(events)

    found["values, the first time"] = timed(sort, stage)
    offer = Offer(facets, (), _TODAY)
    found["open the filter sheet"] = timed(offer.overview, stage)
    found["type the first letter"] = timed(lambda: offer.narrowed("p"), stage)
    found["type the second letter"] = timed(lambda: offer.narrowed("pe"), stage)
    kind = Filter("kind", "meeting", "meeting")
    years = offer.narrowed("date:2001/2010")[0].filter
    for name, filters in [("kind", [kind]), ("kind and years", [kind, years]), ("no", [])]:
        found[f"filter by {name}"] = timed(partial(filter_by, timeline, facets, filters), stage)
        if filters:
            found[f"J, by {name}"] = timed(lambda: next_event(timeline), stage, 20)
    return found


def filter_by(timeline: Timeline, facets: Facets, filters: Sequence[Filter]) -> None:
    """List what filters let through."""
    timeline.filter(facets.matching(filters))


def next_event(timeline: Timeline) -> None:
    """Go to the next event."""
    event = timeline.neighbour(1)
    if event is not None:
        timeline.go_to(event.id)


def timed(action: Callable[[], object], stage: Stage, times: int = 1) -> float:
    """Return how long an action takes with drawing what it changed: the median, in milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        stage.drawn()
        spent.append(1000 * (time.perf_counter() - began))
    return median(spent)


if __name__ == "__main__":
    main()
