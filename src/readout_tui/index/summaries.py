"""Counts: persons with how much of the archive is theirs, and the archive as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from readout_tui.index.answers import PersonSummary, Statistics
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.snapshot import Snapshot
from readout_tui.timespan import sort_key


class _Tally:
    """What the readouts say of one person."""

    def __init__(self) -> None:
        self.names = Counter[str]()
        self.roles = Counter[str]()
        self.sides = Counter[str]()
        self.readouts: set[int] = set()
        self.turns = 0


def people(catalogue: Catalogue, snapshot: Snapshot) -> Sequence[PersonSummary]:
    """Return all persons who took part, those in most readouts first; then those known by name alone."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for number, participant, name, role, side, turns in catalogue.participations():
        if number in snapshot.cards:
            tally = tallies[snapshot.person_id(participant)]
            tally.names[name] += 1
            tally.roles.update([role] if role else [])
            tally.sides.update([side] if side else [])
            tally.readouts.add(number)
            tally.turns += turns
    for person in snapshot.persons:
        tallies.setdefault(person, _Tally())
    return sorted(
        (_summary(person, tally, snapshot) for person, tally in tallies.items()),
        key=lambda one: (-one.readouts, -one.turns, one.name, one.id),
    )


def _summary(person: str, tally: _Tally, snapshot: Snapshot) -> PersonSummary:
    known = snapshot.persons.get(person)
    printed = _commonest(tally.names)
    name = known.name if known else printed[0]
    others = [*known.aliases, *known.spellings, *printed] if known else printed
    cards = (snapshot.cards[number] for number in tally.readouts)
    dates = [(sort_key(card.date), card.id, card.date) for card in cards if card.date]
    return PersonSummary(
        id=person,
        name=name,
        aliases=tuple(other for other in dict.fromkeys(others) if other != name),
        roles=tuple(_commonest(tally.roles)),
        sides=tuple(_commonest(tally.sides)),
        readouts=len(tally.readouts),
        turns=tally.turns,
        first=min(dates)[-1] if dates else None,
        last=max(dates)[-1] if dates else None,
    )


def printed_names(catalogue: Catalogue, snapshot: Snapshot) -> dict[str, str]:
    """Return each id that readouts use, merged or not, with the name that they print most often."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for number, participant, name, *_ in catalogue.participations():
        if number in snapshot.cards:
            names[participant][name] += 1
    return {participant: _commonest(counter)[0] for participant, counter in names.items()}


def sides(catalogue: Catalogue, snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Return the sides that took part, as printed, by id of the readout."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for number, _, _, _, side, _ in catalogue.participations():
        if side and number in snapshot.cards:
            found[number][side] = None
    return {snapshot.cards[number].id: tuple(of_readout) for number, of_readout in found.items()}


def _commonest(counter: Counter[str]) -> list[str]:
    return [name for name, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]


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
