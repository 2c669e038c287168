"""Ties between readouts, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from readout_tui.index.answers import Tie
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.groups import Group, Groups
from readout_tui.index.snapshot import Snapshot

_DECLARED: Mapping[str, tuple[str, str]] = {
    "implements": ("implements", "is implemented by this"),
    "follows": ("follows", "is followed by this"),
    "refers-to": ("refers to", "is referred to by this"),
    "counterpart": ("counterpart", "counterpart"),
    "translation-of": ("is a translation of", "is translated by this"),
    "corrects": ("corrects", "is corrected by this"),
}
"""Each declared relation in words: of the one that declares it, and of the one that it names."""
_UNRELATED = "not-related"

_MOST_GROUPS = 40
_MOST_SINGLE = 10
"""Ties by one shared person are many, and say little."""
_DAYS = 30
"""From here on a tie loses a bit each time the distance doubles."""
_UNDATED_DAYS = 3650
_NAMES = 3
"""Names that a reason spells out."""


class Relations:
    """The ties of one state of an archive."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, groups: Groups) -> None:
        """Take what ties are derived from."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._groups = groups

    def ties(self, number: int) -> list[Tie]:
        """Return the ties of a reading, the strongest first; only the strongest kind to each other event."""
        unrelated = self._unrelated(number)
        found: list[Tie] = []
        seen: set[str] = set()
        # Further kinds of relations take their place here, by strength.
        for find in (self._declared, self._same_participants, self._one_participant):
            if find == self._one_participant and found:
                break  # One shared person says little where there is more to say.
            new = [tie for tie in find(number) if tie.event.id not in seen | unrelated]
            found += new
            seen |= {tie.event.id for tie in new}
        return found

    def _unrelated(self, number: int) -> set[str]:
        card = self._snapshot.cards[number]
        there = {other for other, relation in card.related if relation == _UNRELATED}
        back = {other.id for other in self._snapshot.cards.values() if (card.id, _UNRELATED) in other.related}
        return there | back

    def _declared(self, number: int) -> list[Tie]:
        card, numbers = self._snapshot.cards[number], self._snapshot.numbers
        found: dict[tuple[int, str], str] = {}
        for other, relation in card.related:
            if other in numbers and relation in _DECLARED:
                found[numbers[other], relation] = _DECLARED[relation][0]
        for other_number, other_card in self._snapshot.cards.items():
            for named, relation in other_card.related:
                if named == card.id and relation in _DECLARED:
                    found.setdefault((other_number, relation), _DECLARED[relation][1])
        return [
            Tie(self._snapshot.event(other), relation, f"declared: {words}")
            for (other, relation), words in found.items()
            if other != number
        ]

    def _same_participants(self, number: int) -> list[Tie]:
        shared = {n: group for n, group in self._groups.shared(number).items() if len(group) > 1}
        return self._by_strength(number, shared)[:_MOST_GROUPS]

    def _one_participant(self, number: int) -> list[Tie]:
        return self._by_strength(number, self._groups.shared(number))[:_MOST_SINGLE]

    def _by_strength(self, number: int, shared: Mapping[int, Group]) -> list[Tie]:
        """Return ties to other readings, near ones and those of rare groups first."""
        if not shared:
            return []
        rarity = self._groups.rarity(shared.values())
        names = self._names(number)

        def strength(other: int) -> tuple[float, str]:
            return log2(1 + self._days_between(number, other) / _DAYS) - rarity[shared[other]], cards[
                other
            ].id

        cards = self._snapshot.cards
        return [
            Tie(self._snapshot.event(other), "same-participants", _reason(shared[other], names))
            for other in sorted(shared, key=strength)
        ]

    def _days_between(self, number: int, other: int) -> int:
        one, two = self._snapshot.cards[number], self._snapshot.cards[other]
        if not one.date or not two.date:
            return _UNDATED_DAYS
        return max(0, two.first_day - one.last_day, one.first_day - two.last_day)

    def _names(self, number: int) -> dict[str, str]:
        """Return how to call each participant: by surname, unless two have the same."""
        full = {
            self._snapshot.person_id(participant): name
            for participant, name in self._catalogue.participants(number)
        }
        short = {person: _surname(name) for person, name in full.items()}
        names = list(short.values())
        return {person: full[person] if names.count(name) > 1 else name for person, name in short.items()}


def _surname(name: str) -> str:
    """Return the word of a name that is printed in capitals, else the last."""
    words = name.split()
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    return (capitals or words or [name])[-1]


def _reason(group: Group, names: Mapping[str, str]) -> str:
    called = [name for person, name in names.items() if person in group]
    more = f" and {len(called) - _NAMES} more" if len(called) > _NAMES else ""
    return f"same participant{'s' if len(called) > 1 else ''} ({', '.join(called[:_NAMES])}{more})"
