"""Invented events, without an archive."""

from __future__ import annotations

from hypothesis import strategies as st

from readout_tui.index.answers import Event


def event(
    readout_id: str,
    date: str | None = None,
    *,
    title: str | None = None,
    place: str | None = None,
    kind: str | None = None,
    publisher: str | None = None,
    people: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> Event:
    """Return an event with some values."""
    return Event(readout_id, title or f"Event {readout_id}", date, place, kind, publisher, people, tags)


def in_order(events: list[Event]) -> list[Event]:
    """Return events in timeline order."""
    return sorted(events, key=lambda one: one.sort_key)


_DAYS = st.dates().map(lambda day: day.isoformat())
_YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}")

DATES = st.one_of(
    st.none(),
    _DAYS,
    _DAYS.map(lambda day: day[:7]),
    _YEARS,
    _DAYS.map(lambda day: f"{day}T07:05+02:00"),
    st.tuples(_DAYS, _DAYS).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(_YEARS, _YEARS).map(lambda pair: "/".join(sorted(pair))),
)
"""Dates of all the forms that readouts have them in."""

_SOME = st.sampled_from(["a", "b", "c"])
_FEW = st.lists(_SOME, max_size=2, unique=True).map(tuple)


@st.composite
def timelines(draw: st.DrawFn) -> list[Event]:
    """Events in timeline order, with a few values."""
    maybe = st.one_of(st.none(), _SOME)
    return in_order(
        [
            event(
                f"e{number}",
                draw(DATES),
                place=draw(maybe),
                kind=draw(maybe),
                publisher=draw(maybe),
                people=draw(_FEW),
                tags=draw(_FEW),
            )
            for number in range(draw(st.integers(0, 12)))
        ]
    )
