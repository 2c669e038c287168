"""Groups of persons who meet again: which events share participants, and how telling that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log2

from readout_tui.index.snapshot import Snapshot

Group = frozenset[str]
"""Ids of persons."""

_GOES_ON = 3
"""Events that a group should have in common, so that stepping from one to the next leads somewhere."""


class Groups:
    """The events of one state of an archive by who took part."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take all events."""
        self._snapshot = snapshot
        self._last: tuple[int, Mapping[int, Group]] | None = None

    @cached_property
    def _events(self) -> dict[str, set[int]]:
        """The readings in which each person took part."""
        events: dict[str, set[int]] = defaultdict(set)
        for number in self._snapshot.cards:
            for person in self._snapshot.participants(number):
                events[person].add(number)
        return events

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where each reading stands in the timeline."""
        numbers = self._snapshot.numbers
        return {numbers[event.id]: place for place, event in enumerate(self._snapshot.timeline)}

    def shared(self, number: int) -> Mapping[int, Group]:
        """Return every other reading with a participant in common, with those they share."""
        last = self._last
        if last is not None and last[0] == number:
            return last[1]
        persons = tuple(dict.fromkeys(self._snapshot.participants(number)))
        # A person may be in a third of a large archive: bits are joined faster than sets, and take less room.
        bits: dict[int, int] = defaultdict(int)
        for place, person in enumerate(persons):
            for other in self._events[person]:
                bits[other] |= 1 << place
        bits.pop(number, None)
        groups = {
            some: frozenset(person for place, person in enumerate(persons) if some >> place & 1)
            for some in set(bits.values())
        }
        shared = {other: groups[some] for other, some in bits.items()}
        # Asked for one reading, its relations need it several times.
        self._last = number, shared
        return shared

    def events(self, group: Group) -> set[int]:
        """Return the readings in which all of a group took part."""
        return set.intersection(*(self._events[person] for person in group))

    def rarity(self, groups: Iterable[Group]) -> dict[Group, float]:
        """Return how rare it is for each group to take part, in bits."""
        total = len(self._snapshot.cards)
        return {group: log2(total / len(self.events(group))) for group in set(groups)}

    def series(self, number: int) -> Sequence[int]:
        """Return the readings that share the most telling group with one, itself included, in timeline order.

        Of two or more participants that is the rarest group which has met a few times; a single person is
        taken only where no others meet again.
        """
        groups = set(self.shared(number).values())
        groups = {group for group in groups if len(group) > 1} or groups
        if not groups:
            return [number]
        rarity = self.rarity(groups)
        chosen = max(
            groups, key=lambda group: (len(self.events(group)) >= _GOES_ON, rarity[group], sorted(group))
        )
        return sorted(self.events(chosen), key=self._places.__getitem__)
