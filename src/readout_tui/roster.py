"""The persons of an archive: who they are, and which ids are one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from readout_tui.index.answers import PersonProfile, PersonSummary, SuggestedMerge
from readout_tui.index.serving import ServingIndex
from readout_tui.model import People
from readout_tui.store.merging import merged, split, told_apart
from readout_tui.store.people import change_people


class UnknownPersonError(LookupError):
    """Nobody in the archive has that id."""


class Roster:
    """What `Library` answers about persons, and how it merges them. Threads may share it."""

    def __init__(self, archive: Path, index: ServingIndex) -> None:
        """Take the archive's folder, and its index."""
        self._archive = archive
        self._index = index

    def people(self) -> Sequence[PersonSummary]:
        """Return all persons, those in most readouts first."""
        return self._index.ask(lambda view: view.people)

    def person(self, person_id: str) -> PersonProfile:
        """Return all that is known of a person, by the id or one that is merged into it.

        Raises:
            UnknownPersonError: Nobody has that id.
        """
        found = self._index.ask(lambda view: view.profile(view.snapshot.person_id(person_id)))
        if found is None:
            raise UnknownPersonError(f"nobody has the id {person_id}")
        return found

    def suggested(self) -> Sequence[SuggestedMerge]:
        """Return pairs of persons who may be one, the surest first."""
        return self._index.ask(lambda view: view.merges)

    def merge(self, into: str, other: str) -> str:
        """Make two ids one person, and return the id of the person that both are now.

        Raises:
            MergeError: They cannot be merged, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        self._change(lambda people, names: merged(people, into, other, names))
        return self._index.view.snapshot.person_id(other)

    def tell_apart(self, one: str, other: str) -> frozenset[str]:
        """Tell two persons apart, and return the ids of both: no merge of them is suggested any more.

        Raises:
            MergeError: They are one person, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        self._change(lambda people, names: told_apart(people, one, other, names))
        return frozenset(map(self._index.view.snapshot.person_id, (one, other)))

    def split(self, other: str) -> str:
        """Take back the merge of an id, and return the id of the person that it was merged into.

        Raises:
            MergeError: It is merged into none, or `people.yaml` has to be mended first.
            OSError: `people.yaml` cannot be written.
        """
        person = self._index.ask(lambda view: view.snapshot.person_id(other))
        self._change(lambda people, names: split(people, other, names))
        return person

    def _change(self, change: Callable[[People, Mapping[str, str]], People]) -> None:
        """Change `people.yaml` by what it holds and the names that readouts print, and learn of it."""
        names = self._index.ask(lambda view: view.printed_names)
        change_people(self._archive, lambda people: change(people, names))
        self._index.refresh(None)
