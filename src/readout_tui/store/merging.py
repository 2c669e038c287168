"""Persons that are made one, taken apart again, and told apart for good.

A merge is one id in another person's `ids`: no readout is rewritten. The entry of a merged person stays in
the file, with the ids merged into it, so that a split gives back what there was; `joined` follows merges of
merged persons to their end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from readout_tui.model import People, Person
from readout_tui.store.problems import advice, quoted


class MergeError(ValueError):
    """Persons cannot be merged or split so; the message says why, in one line."""


class Merges:
    """Which ids stand for which persons."""

    def __init__(self, people: People | None = None) -> None:
        """Take the merges of a `people.yaml` in its order, as far as they make sense."""
        self._above: dict[str, str] = {}
        for person in people.people if people else ():
            for other in person.ids:
                self.add(person.id, other)

    def __contains__(self, other: str) -> bool:
        """Tell whether an id is merged into another."""
        return other in self._above

    def end(self, one: str) -> str:
        """Return the id of the person that an id stands for: its own if it is merged into none."""
        while (above := self._above.get(one)) is not None:
            # Each step halves the way for the next one: a hostile file may hold a long chain.
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def add(self, person: str, other: str) -> bool:
        """Merge an id into a person's; tell whether that is possible: once, and in no circle."""
        if other in self._above or self.end(person) == other:
            return False
        self._above[other] = person
        return True


def joined(people: People) -> People:
    """Return each person once, with the names, positions and ids of all that are merged into it."""
    merges = Merges(people)
    entries: dict[str, list[Person]] = defaultdict(list)
    ids: dict[str, list[str]] = defaultdict(list)
    for person in people.people:
        entries[merges.end(person.id)].append(person)
        for other in person.ids:
            if other in merges:
                ids[merges.end(other)].append(other)
    return People(people=tuple(_joined(end, some, ids[end]) for end, some in entries.items()))


def _joined(end: str, entries: list[Person], ids: list[str]) -> Person:
    head, *others = sorted(entries, key=lambda person: person.id != end)
    names = (name for person in others for name in (person.name, *person.aliases))
    return replace(
        head,
        aliases=_each_once((*head.aliases, *(name for name in names if name != head.name))),
        spellings=_each_once(name for person in (head, *others) for name in person.spellings),
        positions=tuple(position for person in (head, *others) for position in person.positions),
        ids=_each_once(ids),
        differs_from=_each_once(one for person in (head, *others) for one in person.differs_from),
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def merged(people: People, into: str, other: str, names: Mapping[str, str]) -> People:
    """Make two ids one person, even if they were told apart before.

    Args:
        people: What `people.yaml` holds.
        into: The id that stays. If it is merged itself, the person that it stands for takes the other.
        other: The id that is merged into it.
        names: Each id that readouts use, with the name that they print.

    Raises:
        MergeError: Nobody has one of the ids, both are one person already, or the other is merged elsewhere.
    """
    merges = Merges(people)
    known = _known(people, names)
    _check_known((into, other), known, merges)
    if into == other:
        raise MergeError(f"{quoted(into)} cannot be merged with itself")
    person = merges.end(into)
    if person == merges.end(other):
        raise MergeError(f"{quoted(into)} and {quoted(other)} are one person already")
    if other in merges:
        raise MergeError(f"{quoted(other)} is merged into {quoted(merges.end(other))}: split it first")
    ends = {person, other}
    entries = [
        replace(entry, differs_from=tuple(one for one in entry.differs_from if merges.end(one) not in ends))
        if merges.end(entry.id) in ends
        else entry
        for entry in _with_entry(people, person, known)
    ]
    return People(
        people=tuple(
            replace(entry, ids=(*entry.ids, other)) if entry.id == person else entry for entry in entries
        )
    )


def told_apart(people: People, one: str, other: str, names: Mapping[str, str]) -> People:
    """Tell two persons apart, so that no merge of them is suggested; to merge them takes that back.

    Args:
        people: What `people.yaml` holds.
        one: An id of the person who gets the mark.
        other: An id of the other one.
        names: Each id that readouts use, with the name that they print.

    Raises:
        MergeError: Nobody has one of the ids, or both are one person.
    """
    merges = Merges(people)
    known = _known(people, names)
    _check_known((one, other), known, merges)
    person, somebody_else = merges.end(one), merges.end(other)
    if person == somebody_else:
        trouble = "is one id" if one == other else f"and {quoted(other)} are one person: split them first"
        raise MergeError(f"{quoted(one)} {trouble}")
    return People(
        people=tuple(
            replace(entry, differs_from=_each_once((*entry.differs_from, somebody_else)))
            if entry.id == person
            else entry
            for entry in _with_entry(people, person, known)
        )
    )


def _known(people: People, names: Mapping[str, str]) -> Mapping[str, str]:
    return {**names, **{person.id: person.name for person in people.people}}


def _check_known(ids: Iterable[str], known: Mapping[str, str], merges: Merges) -> None:
    for one in ids:
        if one not in known and one not in merges:
            meant = advice(one, known, otherwise="'readout people' lists all ids")
            raise MergeError(f"nobody has the id {quoted(one)}: {meant}")


def _with_entry(people: People, person: str, known: Mapping[str, str]) -> tuple[Person, ...]:
    """Return the entries, one of them that of a person."""
    if any(entry.id == person for entry in people.people):
        return people.people
    return (*people.people, Person(id=person, name=known[person]))


def split(people: People, other: str, names: Mapping[str, str]) -> People:
    """Take back the merge of an id. An entry that says no more than the readouts do goes with it.

    Args:
        people: What `people.yaml` holds.
        other: The merged id.
        names: Each id that readouts use, with the name that they print.

    Raises:
        MergeError: It is merged into none.
    """
    left = []
    for entry in people.people:
        if other not in entry.ids:
            left.append(entry)
            continue
        entry = replace(entry, ids=tuple(one for one in entry.ids if one != other))
        if entry != Person(id=entry.id, name=names.get(entry.id, "")):
            left.append(entry)
    if left == list(people.people):
        raise MergeError(f"{quoted(other)} is merged into nobody: {_splittable(people, other)}")
    return People(people=tuple(left))


def _splittable(people: People, one: str) -> str:
    own = [other for entry in people.people if entry.id == one for other in entry.ids]
    if own:
        return f"to be split are the ids merged into it, {', '.join(own)}"
    merged_ids = [other for entry in people.people for other in entry.ids]
    return advice(one, merged_ids, otherwise="there is nothing to split")
