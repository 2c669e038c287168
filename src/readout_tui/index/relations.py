"""Ties between readouts, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from readout_tui.index.answers import Event, Reference, Tie
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.counterparts import Counterparts
from readout_tui.index.declared import COUNTERPART, Declared
from readout_tui.index.groups import Group, Groups
from readout_tui.index.occasions import Occasions
from readout_tui.index.references import References
from readout_tui.index.referrers import Referrers
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher
from readout_tui.timespan import Timespan

_DECLARED: Mapping[str, tuple[str, str]] = {
    "implements": ("implements", "is implemented by this"),
    "follows": ("follows", "is followed by this"),
    "refers-to": ("refers to", "is referred to by this"),
    "counterpart": ("counterpart", "counterpart"),
    "translation-of": ("is a translation of", "is translated by this"),
    "corrects": ("corrects", "is corrected by this"),
}
"""Each declared relation in words: of the one that declares it, and of the one that it names."""

_MOST_GROUPS = 40
_MOST_TAGGED = 20
_MOST_SINGLE = 10
"""Ties by one shared person are many, and say little."""
_VISIT_DAYS = 2
"""Days between two events of one visit."""
_VISIT = 10
"""Days that a visit lasts at most; of what is known to the month, say, nobody knows what it met."""
_CROWD = 4
"""Events at one place and day, from which on that they share it says nothing."""
_DAYS = 30
"""From here on a tie loses a bit each time the distance doubles."""
_UNDATED_DAYS = 3650
_NAMES = 3
"""Names that a reason spells out."""


class Relations:
    """The ties of one state of an archive."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, groups: Groups, words: WordSearcher) -> None:
        """Take what ties are derived from."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._groups = groups
        self._occasions = Occasions(snapshot)
        self._declarations = Declared(snapshot)
        self._others = Counterparts(catalogue, snapshot, self._occasions, self._declarations)
        self._references = References(
            catalogue, snapshot, self._occasions, self._declarations, self._others, groups
        )
        self._referrers = Referrers(catalogue, snapshot, self._occasions, groups, words, self._references)

    def ties(self, number: int) -> list[Tie]:
        """Return the ties of a reading, the strongest first; only the strongest kind to each other event."""
        unrelated = self._declarations.unrelated(number)
        hidden = {number, *unrelated}
        found: list[Tie] = []
        for find in (
            self._declared,
            self._counterparts,
            self._referring,
            self._referred,
            self._same_occasion,
            self._same_participants,
            self._same_tag,
            self._one_participant,
        ):
            if find == self._one_participant and found:
                break  # One shared person says little where there is more to say.
            new = {other: tie for other, tie in find(number).items() if other not in hidden}
            found += new.values()
            hidden |= new.keys()
        return found

    def counterparts(self, number: int) -> list[Event]:
        """Return the other sides' readouts of the same event."""
        return [self._snapshot.event(other) for other in self._others.of(number)]

    @property
    def counterpart_groups(self) -> list[list[int]]:
        """The readings of each event that has several, in no order."""
        return self._others.groups

    def references(self, number: int) -> list[Reference]:
        """Return the phrases of a reading that mean another one, in reading order."""
        unrelated = self._declarations.unrelated(number)
        return [
            reference
            for reference in self._references.of(number)
            if self._snapshot.numbers[reference.target_id] not in unrelated
        ]

    def _tie(self, other: int, relation: str, reason: str) -> Tie:
        return Tie(self._snapshot.event(other), relation, reason)

    def _declared(self, number: int) -> dict[int, Tie]:
        found: dict[int, Tie] = {}
        for one in self._declarations.of(number):
            if one.relation in _DECLARED and one.other not in found:
                words = _DECLARED[one.relation][one.back]
                found[one.other] = self._tie(one.other, one.relation, f"declared: {words}")
        return found

    def _counterparts(self, number: int) -> dict[int, Tie]:
        reason = "counterpart: the other side's readout"
        return {other: self._tie(other, COUNTERPART, reason) for other in self._others.of(number)}

    def _referring(self, number: int) -> dict[int, Tie]:
        """Return ties to what the text refers to, the latest first."""
        targets = {self._snapshot.numbers[one.target_id] for one in self._references.of(number)}
        cards = self._snapshot.cards
        return {
            other: self._tie(other, "refers-to", f"refers to {self._when(other)}")
            for other in sorted(targets, key=lambda other: (-cards[other].first_day, cards[other].id))
        }

    def _referred(self, number: int) -> dict[int, Tie]:
        """Return ties to those whose text refers to this one, the earliest first."""
        found = self._referrers.of(number)
        cards = self._snapshot.cards
        return {
            other: self._tie(other, "refers-to", f"is referred to by this as “{found[other].phrase}”")
            for other in sorted(found, key=lambda other: (cards[other].first_day, cards[other].id))
        }

    def _when(self, number: int) -> str:
        """Return the days of an event, without the time, as a reason names them."""
        span = Timespan.parse(self._snapshot.cards[number].date or "")
        return span.spelled().partition(",")[0]

    def _same_occasion(self, number: int) -> dict[int, Tie]:
        """Return ties to events of the same days at the same place, or of one visit."""
        found: dict[int, Tie] = {}
        places, people = self._occasions.places(number), set(self._snapshot.participants(number))
        card = self._snapshot.cards[number]
        if not places or not self._occasions.known_to_days(number, _VISIT):
            return {}
        near = [
            other
            for other in self._occasions.between(card.first_day - _VISIT_DAYS, card.last_day + _VISIT_DAYS)
            if other != number
            and places & self._occasions.places(other)
            and self._occasions.known_to_days(other, _VISIT)
        ]
        same_day = [other for other in near if not self._occasions.days_apart(number, other)]
        for other in sorted(near, key=lambda other: self._closeness(number, other)):
            shared = len(people & set(self._snapshot.participants(other)))
            if other in same_day and (shared or len(same_day) < _CROWD):
                found[other] = self._tie(other, "same-occasion", "same place and day")
            elif shared > 1:
                found[other] = self._tie(other, "same-occasion", f"same visit ({card.place})")
        return found

    def _same_participants(self, number: int) -> dict[int, Tie]:
        shared = {n: group for n, group in self._groups.shared(number).items() if len(group) > 1}
        return self._by_strength(number, shared, _MOST_GROUPS)

    def _one_participant(self, number: int) -> dict[int, Tie]:
        return self._by_strength(number, self._groups.shared(number), _MOST_SINGLE)

    def _by_strength(self, number: int, shared: Mapping[int, Group], most: int) -> dict[int, Tie]:
        """Return ties to other readings, near ones and those of rare groups first."""
        if not shared:
            return {}
        rarity = self._groups.rarity(shared.values())
        names = self._names(number)
        return {
            other: self._tie(other, "same-participants", _reason(shared[other], names))
            for other in self._strongest(number, {n: rarity[group] for n, group in shared.items()}, most)
        }

    def _same_tag(self, number: int) -> dict[int, Tie]:
        """Return ties to readings with a tag in common that not too many have, by the rarest one."""
        bits: dict[int, tuple[float, str]] = {}
        for tag, rarity in self._occasions.rare_tags(number).items():
            for other in self._occasions.by_tag[tag]:
                bits[other] = max(bits.get(other, (0.0, "")), (rarity, tag))
        bits.pop(number, None)
        strongest = self._strongest(number, {n: rarity for n, (rarity, _) in bits.items()}, _MOST_TAGGED)
        return {n: self._tie(n, "same-tag", f"same tag ({bits[n][1]})") for n in strongest}

    def _strongest(self, number: int, bits: Mapping[int, float], most: int) -> list[int]:
        """Sort readings by how rare is what they share, in bits, and how near they are."""

        def weakness(other: int) -> tuple[float, str]:
            near = log2(1 + self._days_between(number, other) / _DAYS)
            return near - bits[other], self._snapshot.cards[other].id

        return sorted(bits, key=weakness)[:most]

    def _closeness(self, number: int, other: int) -> tuple[int, int, str]:
        card = self._snapshot.cards[other]
        return self._occasions.days_apart(number, other), card.first_day, card.id

    def _days_between(self, number: int, other: int) -> int:
        if not self._snapshot.cards[number].date or not self._snapshot.cards[other].date:
            return _UNDATED_DAYS
        return self._occasions.days_apart(number, other)

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
