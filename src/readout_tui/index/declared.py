"""The relations that readouts declare, seen from both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout_tui.index.snapshot import Snapshot

UNRELATED = "not-related"
COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A relation to another reading."""

    other: int
    relation: str
    back: bool
    """The other readout declares it."""


class Declared:
    """All declared relations of one state of an archive; those to what is not there are left out."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take all events."""
        self._snapshot = snapshot

    @cached_property
    def _by_number(self) -> Mapping[int, Sequence[Declaration]]:
        found: dict[int, list[Declaration]] = defaultdict(list)
        back: dict[int, list[Declaration]] = defaultdict(list)
        for number, card in self._snapshot.cards.items():
            for other_id, relation in card.related:
                other = self._snapshot.numbers.get(other_id)
                if other is not None and other != number:
                    found[number].append(Declaration(other, relation, back=False))
                    back[other].append(Declaration(number, relation, back=True))
        return {number: [*found[number], *back[number]] for number in {*found, *back}}

    def of(self, number: int) -> Sequence[Declaration]:
        """Return a reading's relations: those that it declares first, then those that others declare."""
        return self._by_number.get(number, ())

    def unrelated(self, number: int) -> set[int]:
        """Return the readings that have nothing to do with one, whatever seems so."""
        return {one.other for one in self.of(number) if one.relation == UNRELATED}
