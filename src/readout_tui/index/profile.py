"""One person: roles over time, whom they meet, and their events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from readout_tui.index.answers import Companion, Event, PersonProfile, PersonSummary, Role
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.snapshot import Snapshot


def profile(
    person: str, people: Sequence[PersonSummary], catalogue: Catalogue, snapshot: Snapshot
) -> PersonProfile | None:
    """Return all that is known of a person, or None if nobody has that id.

    Args:
        person: The person's id.
        people: All persons.
        catalogue: What the readouts say of them.
        snapshot: The readouts.
    """
    summary = next((one for one in people if one.id == person), None)
    if summary is None:
        return None
    known = snapshot.persons.get(person)
    numbers = [number for number in snapshot.cards if person in snapshot.participants(number)]
    events = sorted(map(snapshot.event, numbers), key=lambda event: event.sort_key)
    names = {one.id: one.name for one in people}
    return PersonProfile(
        summary=summary,
        positions=known.positions if known else (),
        roles=tuple(_roles(person, catalogue, snapshot)),
        companions=tuple(_companions(person, events, names)),
        events=tuple(events),
    )


def _roles(person: str, catalogue: Catalogue, snapshot: Snapshot) -> list[Role]:
    events: dict[tuple[str | None, str | None], list[Event]] = defaultdict(list)
    known = snapshot.persons.get(person)
    for number, role, side in catalogue.participations([person, *(known.ids if known else ())]):
        if number in snapshot.cards and (role or side):
            events[role, side].append(snapshot.event(number))
    for some in events.values():
        some.sort(key=lambda event: event.sort_key)
    found = []
    for (role, side), some in sorted(events.items(), key=lambda item: item[1][0].sort_key):
        dates = [event.date for event in some if event.date]
        found.append(Role(role, side, dates[0] if dates else None, dates[-1] if dates else None, len(some)))
    return found


def _companions(person: str, events: Sequence[Event], names: dict[str, str]) -> list[Companion]:
    met = Counter(other for event in events for other in event.people if other != person)
    found = [Companion(other, names[other], count) for other, count in met.items()]
    return sorted(found, key=lambda one: (-one.readouts, one.name, one.id))
