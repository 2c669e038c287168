"""Counts: persons with how much of the archive is theirs, and the archive as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from readout_tui.collecting import collecting_paused
from readout_tui.index.answers import PersonSummary, Statistics
from readout_tui.index.catalogue import Catalogue, Part
from readout_tui.index.snapshot import Snapshot


class _Times:
    """In how many readouts each person took part, and when first and last."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.readouts: dict[str, int] = defaultdict(int)
        self.first: dict[str, str] = {}
        self.last: dict[str, str] = {}
        for event in snapshot.timeline:
            for person in event.people:
                self.readouts[person] += 1
                if event.date:
                    self.first.setdefault(person, event.date)
                    self.last[person] = event.date


@collecting_paused()
def people(catalogue: Catalogue, snapshot: Snapshot) -> Sequence[PersonSummary]:
    """Return all persons who took part, those in most readouts first; then those known by name alone."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for part in catalogue.parts(snapshot.hidden_numbers):
        parts[snapshot.person_id(part.person)].append(part)
    for person in snapshot.persons:
        parts.setdefault(person, [])
    times = _Times(snapshot)
    return sorted(
        (_summary(person, of_person, times, snapshot) for person, of_person in parts.items()),
        key=lambda one: (-one.readouts, -one.turns, one.name, one.id),
    )


def _summary(person: str, parts: Sequence[Part], times: _Times, snapshot: Snapshot) -> PersonSummary:
    known = snapshot.persons.get(person)
    printed = _commonest((part.name, part.readouts) for part in parts)
    name = known.name if known else printed[0]
    others = [*known.aliases, *known.spellings, *printed] if known else printed
    return PersonSummary(
        id=person,
        name=name,
        aliases=tuple([other for other in dict.fromkeys(others) if other != name]),
        roles=tuple(_commonest((part.role, part.readouts) for part in parts)),
        sides=tuple(_commonest((part.side, part.readouts) for part in parts)),
        readouts=times.readouts.get(person, 0),
        turns=sum([part.turns for part in parts]),
        first=times.first.get(person),
        last=times.last.get(person),
    )


@collecting_paused()
def printed_names(catalogue: Catalogue, snapshot: Snapshot) -> dict[str, str]:
    """Return each id that readouts use, merged or not, with the name that they print most often."""
    names: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for participant, name, count in catalogue.names(snapshot.hidden_numbers):
        names[participant].append((name, count))
    return {participant: _commonest(printed)[0] for participant, printed in names.items()}


@collecting_paused()
def sides(catalogue: Catalogue, snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Return the sides that took part, as printed, by id of the readout."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for number, side in catalogue.all_sides():
        if number in snapshot.cards:
            found[number][side] = None
    return {snapshot.cards[number].id: tuple(of_readout) for number, of_readout in found.items()}


def _commonest(printed: Iterable[tuple[str | None, int]]) -> list[str]:
    """Return what was printed, the most frequent first."""
    counts: dict[str, int] = {}
    for text, count in printed:
        if text:
            counts[text] = counts.get(text, 0) + count
    if len(counts) < 2:
        return list(counts)
    return sorted(counts, key=lambda text: (-counts[text], text))


def statistics(snapshot: Snapshot) -> Statistics:
    """Count the archive."""
    dated = [event.date for event in snapshot.timeline if event.date]
    people = {person for number in snapshot.cards for person in snapshot.participants(number)}
    return Statistics(
        readouts=len(snapshot.cards),
        turns=sum(card.turns for card in snapshot.cards.values()),
        paragraphs=sum(card.paragraphs for card in snapshot.cards.values()),
        people=len(people),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )
