"""All readouts of an archive at one moment."""

from __future__ import annotations

import os
from bisect import insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from readout_tui.collecting import collecting_paused
from readout_tui.index.answers import Event
from readout_tui.index.rows import Card
from readout_tui.model import People, Person
from readout_tui.store.merging import joined


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh brought. It is true if anything changed: readouts, persons, or problems."""

    anything: bool
    """Whether anything changed."""
    changed: frozenset[str] = frozenset()
    """Ids of the readouts that are new, or were read from other bytes or another file."""
    gone: frozenset[str] = frozenset()
    """Ids of those that are not there any more, or cannot be read."""
    unfinished: bool = False
    """Whether a file was left as it was, since it seems to be written just now: refresh again in a moment."""

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return self.anything


class Snapshot:
    """All readouts of an archive at one moment. It never changes, so threads may share it."""

    def __init__(
        self,
        generation: int,
        people: People,
        rows: Iterable[tuple[bytes, int, Card]],
        leftover: Iterable[int] = (),
    ) -> None:
        """Take the readouts and who is known.

        Args:
            generation: Grows with each change.
            people: What `people.yaml` holds.
            rows: Each readout's file, the number of its reading, and its card, in the order of id and path.
                Of several files with the same id only the first is seen.
            leftover: Numbers of readings that were replaced, or are not finished.
        """
        self.generation = generation
        self.listed = people
        """What `people.yaml` holds."""
        self.people = people = joined(people)
        """Each person once: those who are merged are part of another."""
        self._merged = {other: person.id for person in people.people for other in person.ids}
        self.cards: dict[int, Card] = {}
        """By number of the reading."""
        self.numbers: dict[str, int] = {}
        """By id."""
        self._paths: dict[int, bytes] = {}
        self._hidden: dict[int, tuple[bytes, Card]] = {}
        for path, number, card in rows:
            if card.id not in self.numbers:
                self.numbers[card.id] = number
                self.cards[number] = card
                self._paths[number] = path
            else:
                self._hidden[number] = path, card
        self.unseen = {*leftover, *self._hidden}
        """Numbers of readings that the word index may still hold."""

    def changed(
        self,
        generation: int,
        rows: Collection[tuple[bytes, int, Card]],
        gone: Collection[int],
        leftover: Iterable[int],
    ) -> Snapshot:
        """Return the state after a change, which takes a part of the time that loading all takes.

        Args:
            generation: Its own.
            rows: The new readings, each with its file and its card.
            gone: Numbers of readings that are no longer there.
            leftover: As for a new snapshot.
        """
        left = set(gone)
        kept = [(self._paths[number], number, card) for number, card in self.cards.items()]
        hidden = [(path, number, card) for number, (path, card) in self._hidden.items()]
        together = [row for row in (*kept, *hidden) if row[1] not in left] + [*rows]
        together.sort(key=lambda row: (row[2].id, row[0]))
        new = Snapshot(generation, self.listed, together, leftover)
        if "timeline" in self.__dict__:
            new.timeline = self._timeline_of(new)
        return new

    def _timeline_of(self, new: Snapshot) -> tuple[Event, ...]:
        """Return the timeline of a later state: of what has not changed, the order is known."""
        same = self.numbers
        events = [event for event in self.timeline if new.numbers.get(event.id) == same[event.id]]
        added = [new.event(number) for number in new.cards.keys() - self.cards.keys()]
        for event in added:
            insort(events, event, key=lambda one: one.sort_key)
        return tuple(events)

    @property
    def readings(self) -> set[int]:
        """The numbers of all readings that a file has, hidden ones too."""
        return {*self.cards, *self._hidden}

    @property
    def hidden_numbers(self) -> Collection[int]:
        """The numbers of readings whose id is another one's too."""
        return self._hidden.keys()

    @property
    def hidden(self) -> list[tuple[bytes, int]]:
        """Files whose id is another one's too, each with the number of that other reading."""
        return [(path, self.numbers[card.id]) for path, card in self._hidden.values()]

    def since(self, before: Snapshot, *, unfinished: bool) -> Refreshed:
        """Return what changed since another snapshot."""
        changed = (one for one, number in self.numbers.items() if before.numbers.get(one) != number)
        return Refreshed(
            self.generation != before.generation,
            frozenset(changed),
            frozenset(before.numbers.keys() - self.numbers.keys()),
            unfinished,
        )

    def path(self, number: int) -> Path:
        """Return the file of a reading, relative to the archive."""
        return Path(os.fsdecode(self._paths[number]))

    def person_id(self, participant: str) -> str:
        """Return the id of the person that a participant's id stands for: another one if merged."""
        return self._merged.get(participant, participant)

    def participants(self, number: int) -> tuple[str, ...]:
        """Return the ids of the persons who took part, in the order of the file."""
        people = self.cards[number].people
        if not self._merged:
            return people
        return tuple(dict.fromkeys(map(self.person_id, people)))

    def event(self, number: int) -> Event:
        """Return the timeline row of a reading."""
        card = self.cards[number]
        return Event(
            card.id,
            card.title,
            card.date,
            card.place,
            card.kind,
            card.publisher,
            self.participants(number),
            card.tags,
        )

    @cached_property
    @collecting_paused()
    def timeline(self) -> tuple[Event, ...]:
        """All events in timeline order."""
        return tuple(sorted(map(self.event, self.cards), key=lambda event: event.sort_key))

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """The persons of `people.yaml`, by id."""
        return {person.id: person for person in self.people.people}
