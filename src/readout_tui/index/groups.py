"""Groups of persons who meet again: which events share participants, and how telling that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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

    @cached_property
    def _events(self) -> dict[str, set[int]]:
        """The readings in which each person took part."""
        events: dict[str, set[int]] = defaultdict(set)
        for number in self._snapshot.cards:
            for person in self._snapshot.participants(number):
                events[person].add(number)
        return events

    def shared(self, number: int) -> dict[int, Group]:
        """Return every other reading with a participant in common, with those they share."""
        shared: dict[int, set[str]] = defaultdict(set)
        for person in self._snapshot.participants(number):
            for other in self._events[person]:
                shared[other].add(person)
        shared.pop(number, None)
        return {other: frozenset(persons) for other, persons in shared.items()}

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
        order = {event.id: place for place, event in enumerate(self._snapshot.timeline)}
        return sorted(self.events(chosen), key=lambda other: order[self._snapshot.cards[other].id])
