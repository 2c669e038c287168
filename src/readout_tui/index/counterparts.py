"""Counterparts: readouts of one event by several publishers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from readout_tui.collecting import collecting_paused
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.declared import COUNTERPART, Declared
from readout_tui.index.occasions import Occasions
from readout_tui.index.rows import Card
from readout_tui.index.snapshot import Snapshot
from readout_tui.text import fold
from readout_tui.timespan import Timespan

_ALIKE = ({"meeting", "visit"}, {"press-conference", "briefing"})
"""Kinds by which two sides may call the same event."""
_CALL = "call"


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    """How well two readouts fit each other; greater is better."""

    same_day: bool
    people: float
    """The part of all participants whom both name."""
    place: bool
    near: int
    """Minutes between what both give as the start, negative; sides in other time zones differ by hours."""


class Counterparts:
    """Finds the other sides' readouts of an event in one state of an archive.

    They are of the same day, or of neighbouring ones if the place is the same or it is a call; they name the
    same people, and have another publisher. Where a publisher has several that fit, as on a day with many
    meetings, each goes to the one that fits it best.
    """

    def __init__(
        self, catalogue: Catalogue, snapshot: Snapshot, occasions: Occasions, declared: Declared
    ) -> None:
        """Take what they are derived from."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._occasions = occasions
        self._declared = declared

    def of(self, number: int) -> list[int]:
        """Return the counterparts of a reading, declared ones first."""
        if not self._declared.of(number):
            return self._derived(number)
        declared = [one.other for one in self._declared.of(number) if one.relation == COUNTERPART]
        unrelated = self._declared.unrelated(number)
        found = [*declared, *self._derived(number)]
        return [other for other in dict.fromkeys(found) if other not in unrelated]

    @cached_property
    @collecting_paused()
    def groups(self) -> list[list[int]]:
        """The readings of each event that has several.

        What is found joins no two readings of one publisher: by way of a third, two events of a day might
        become one.
        """
        joined: dict[int, list[int]] = {}
        for number in self._snapshot.cards:
            for other in self.of(number):
                self._join(joined, number, other)
        return list({id(group): group for group in joined.values()}.values())

    def _join(self, joined: dict[int, list[int]], number: int, other: int) -> None:
        """Make one group of those of two counterparts, unless something speaks against it."""
        group, others = joined.get(number, [number]), joined.get(other, [other])
        if other in group:
            return
        if any(self._declared.unrelated(one) & {*others} for one in group):
            return
        publishers = [{_publisher(self._snapshot.cards[one]) for one in some} for some in (group, others)]
        if publishers[0] & publishers[1] and not self._declares(number, other):
            return
        whole = [*group, *others]
        joined.update(dict.fromkeys(whole, whole))

    def _declares(self, number: int, other: int) -> bool:
        return any(one.other == other and one.relation == COUNTERPART for one in self._declared.of(number))

    def _derived(self, number: int) -> list[int]:
        if not (best := self._best_of_each(number)):
            return []
        publisher = self._houses[number]
        return [other for other in best.values() if self._best_of_each(other).get(publisher) == number]

    def _best_of_each(self, number: int) -> dict[str, int]:
        """Return, for each other publisher, the reading that fits best."""
        best: dict[str, tuple[_Fit, int]] = {}
        if (house := self._houses.get(number)) is None:
            return {}
        elsewise = {one.other for one in self._declared.of(number) if one.relation != COUNTERPART}
        for publisher, other in self._near(number, house):
            fit = None if other in elsewise else self._fit(number, other)
            if fit and (publisher not in best or (fit, -other) > best[publisher]):
                best[publisher] = fit, -other
        return {publisher: -other for publisher, (_, other) in best.items()}

    def _near(self, number: int, house: str) -> Iterator[tuple[str, int]]:
        """Yield other publishers with their readings of neighbouring days, which may come more than once."""
        card = self._snapshot.cards[number]
        for day in range(card.first_day - 1, card.last_day + 2):
            # Most are of the same house: in a large archive there are hundreds on neighbouring days.
            for publisher, others in self._by_day.get(day, {}).items():
                if publisher != house:
                    for other in others:
                        yield publisher, other

    @cached_property
    def _houses(self) -> Mapping[int, str]:
        """The publisher, folded, of each reading that has one and whose days are known."""
        houses = {
            number: _publisher(card)
            for number, card in self._snapshot.cards.items()
            if card.publisher and self._occasions.known_to_days(number)
        }
        return {number: house for number, house in houses.items() if house}

    @cached_property
    def _by_day(self) -> Mapping[int, Mapping[str, Sequence[int]]]:
        """The readings of each day, as an ordinal, by publisher."""
        found: dict[int, dict[str, list[int]]] = {}
        for number, house in self._houses.items():
            card = self._snapshot.cards[number]
            for day in range(card.first_day, card.last_day + 1):
                found.setdefault(day, {}).setdefault(house, []).append(number)
        return found

    def _fit(self, one: int, other: int) -> _Fit | None:
        here, there = self._snapshot.cards[one], self._snapshot.cards[other]
        same_place = bool(self._occasions.places(one) & self._occasions.places(other))
        if not _alike(here.kind, there.kind):
            return None
        same_day = not self._occasions.days_apart(one, other)
        if not (same_day or same_place or here.kind == there.kind == _CALL):
            return None
        people, others = set(self._snapshot.participants(one)), set(self._snapshot.participants(other))
        shared = len(people & others)
        enough = 2 * shared >= min(len(people), len(others))
        if not enough or not (shared >= 2 or (shared == 1 and self._same_sides(one, other))):
            return None
        return _Fit(same_day, shared / len(people | others), same_place, -_minutes_apart(here, there))

    def _same_sides(self, one: int, other: int) -> bool:
        return len(self._catalogue.sides(one) & self._catalogue.sides(other)) >= 2


def _publisher(card: Card) -> str:
    return _folded(card.publisher or "")


_folded = lru_cache(maxsize=1 << 12)(fold)


def _alike(one: str | None, other: str | None) -> bool:
    return one == other or not one or not other or any({one, other} <= kinds for kinds in _ALIKE)


def _minutes_apart(one: Card, other: Card) -> int:
    starts = [Timespan.parse(card.date).start.time or "00:00" for card in (one, other) if card.date]
    minutes = [60 * int(start[:2]) + int(start[3:]) for start in starts]
    return abs(minutes[0] - minutes[-1])
