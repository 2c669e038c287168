"""One human, one id across an archive: by name and side, and a doubt where that is a guess."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from rapidfuzz import fuzz, process

from readout_tui.importing.countries import countries_in
from readout_tui.importing.words import is_honorific, is_office_word
from readout_tui.model import Doubt, Participant, Readout
from readout_tui.store.fields import CHECKS
from readout_tui.store.people import read_people
from readout_tui.text import fold

_CHECK_ID = CHECKS[Participant, "id"]
_NEARLY = 90
"""The ratio from which a new name may be a known person's, spelt another way."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A person of the archive."""

    id: str
    name: str
    side: str | None


class KnownPeople:
    """The people of an archive, as far as new readouts have to agree with them."""

    def __init__(self) -> None:
        """Know nobody."""
        self._by_name: dict[str, list[_Known]] = {}
        self._ids: set[str] = set()
        self._by_surname: dict[str, dict[str, _Known]] = {}
        """By the folded last word of the name, then by id."""
        self._by_letter: dict[str, dict[str, _Known]] = {}
        """By the first letter of the folded name, then by that name: whom a slip may mean."""
        self._listed: dict[str, str] = {}
        """Folded names of `people.yaml`, to ids."""
        self._merged: dict[str, str] = {}
        """Ids merged into another, to that one."""

    def learn(self, person: Participant) -> None:
        """Remember a participant of the archive; one without a name, or with what is no id, is nobody."""
        if not person.name.strip() or _CHECK_ID(person.id):
            return
        known = _Known(person.id, person.name, person.side)
        self._ids.add(person.id)
        own = fold(_own_name(person.name))
        self._by_surname.setdefault(own.split()[-1], {}).setdefault(known.id, known)
        if " " in own:
            self._by_letter.setdefault(own[0], {}).setdefault(own, known)
        alike = self._by_name.setdefault(fold(person.name), [])
        if known not in alike:
            alike.append(known)

    def learn_file(self, archive: Path) -> None:
        """Remember what `people.yaml` says of names and ids."""
        people = read_people(archive).people
        for person in people.people if people else ():
            if _CHECK_ID(person.id):
                continue
            self._ids.add(person.id)
            for name in (person.name, *person.aliases, *person.spellings):
                self._listed[fold(name)] = person.id
            for old in person.ids:
                self._merged[old] = person.id

    def settle(self, readout: Readout, settled: Mapping[str, str] | None = None) -> Readout:
        """Give a readout's people the ids that they have in the archive, and doubt what is a guess.

        Args:
            readout: The readout as imported.
            settled: Ids that are settled for it, by name.
        """
        own = settled or {}
        ids: dict[str, str] = {}
        doubts = list(readout.doubts)
        people: list[Participant] = []
        taken: set[str] = set()
        for person in readout.participants:
            found, doubt = (own[person.name], None) if person.name in own else self._identify(person, taken)
            ids[person.id] = found
            taken.add(found)
            if doubt:
                doubts.append(Doubt(at="participants", text=doubt))
            people.append(replace(person, id=found))
        for person in people:
            self.learn(person)
        turns = tuple(replace(t, speaker=ids[t.speaker]) if t.speaker in ids else t for t in readout.turns)
        return replace(readout, participants=tuple(people), turns=turns, doubts=tuple(doubts))

    def _identify(self, person: Participant, taken: Set[str]) -> tuple[str, str | None]:
        """Return a person's id in the archive, other than those taken, and what is doubtful of it."""
        listed = self._listed.get(fold(person.name))
        if listed and listed not in taken:
            return listed, None
        alike = [k for k in self._by_name.get(fold(person.name), []) if self._lasting(k) not in taken]
        same = next((k for k in alike if _is_same_side(k.side, person.side)), None)
        if same:
            return self._lasting(same), None
        untold = next((k for k in alike if k.side is None or person.side is None), None)
        if untold and len({k.id for k in alike}) == 1:
            return self._lasting(untold), f"{person.name} taken for {untold.id}: one of them has no side"
        fresh = _next_free(person.id, self._ids, self._merged.keys(), taken)
        if alike:
            return fresh, f"{person.name} ({person.side}) may be {alike[0].id} ({alike[0].side})"
        return fresh, self._near(person)

    def _lasting(self, known: _Known) -> str:
        return self._merged.get(known.id, known.id)

    def _near(self, person: Participant) -> str | None:
        """Say whom of the archive a new name may name: by a surname alone, or in another spelling."""
        own = fold(_own_name(person.name))
        if " " not in own:
            alike = list(self._by_surname.get(own, {}).values())
        else:
            names = self._by_letter.get(own[0], {})
            near = process.extractOne(own, names.keys(), scorer=fuzz.ratio, score_cutoff=_NEARLY)
            alike = [names[near[0]]] if near else []
        return f"{person.name} may be {alike[0].name} ({alike[0].id})" if len(alike) == 1 else None


def _own_name(name: str) -> str:
    return " ".join(w for w in name.split() if not (is_honorific(w) or is_office_word(w))) or name


def _is_same_side(some: str | None, other: str | None) -> bool:
    if some is None or other is None:
        return some is other
    if fold(some) == fold(other):
        return True
    first, second = ({country.key for country in countries_in(side)} for side in (some, other))
    return bool(first & second)


def _next_free(wanted: str, *taken: Set[str]) -> str:
    number, free = 1, wanted
    while any(free in ids for ids in taken):
        number += 1
        free = f"{wanted}-{number}"
    return free
