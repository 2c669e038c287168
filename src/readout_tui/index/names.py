"""Who is meant by a name: persons by any of their names, in any script, and sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.rows import LABEL, PERSON
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher
from readout_tui.index.words import edits_allowed, name_words


class Names:
    """The names of an archive's persons, sides and unnamed speakers."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, searcher: WordSearcher) -> None:
        """Collect the names that readouts and `people.yaml` give."""
        self._searcher = searcher
        self._person_id = snapshot.person_id
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        for participant, name in catalogue.names():
            person = snapshot.person_id(participant)
            self._ids[person].add(participant)
            self._names[person].add(name)
        for known in snapshot.people.people:
            self._ids[known.id] |= {known.id, *known.ids}
            self._names[known.id] |= {known.name, *known.aliases, *known.spellings}
        self._words = {
            person: [name_words(name) for name in (*sorted(names), person.replace("-", " "))]
            for person, names in self._names.items()
        }

    def persons(self, name: str) -> frozenset[str]:
        """Return the ids of the persons that a name, or a part of one, may mean.

        A misspelled name means somebody only if, as written, it means nobody.
        """
        # An id of one word is a name as well, and may be the name of others: `lavrov`.
        if "-" in name and (person := self._person_id(name)) in self._names:
            return frozenset({person})
        wanted = name_words(name)
        exact = {person for person, names in self._words.items() if any(wanted <= words for words in names)}
        found = exact or {
            person
            for person, names in self._words.items()
            if any(all(_holds(words, word) for word in wanted) for words in names)
        }
        return frozenset(found) if wanted else frozenset()

    def speakers(self, name: str) -> list[str]:
        """Return the values of the word index's field `speaker` that a name may mean."""
        wanted = name_words(name)
        labels = self._searcher.values("speaker", LABEL)
        return [PERSON + participant for participant in self.participants(self.persons(name))] + [
            label for label in labels if wanted and wanted <= name_words(label.removeprefix(LABEL))
        ]

    def sides(self, name: str) -> list[str]:
        """Return the values of the word index's field `side` that a name may mean."""
        wanted = name_words(name)
        return [side for side in self._searcher.values("side") if wanted and wanted <= name_words(side)]

    def participants(self, persons: Iterable[str]) -> set[str]:
        """Return the ids under which readouts name persons."""
        return {participant for person in persons for participant in self._ids[person]}


def _holds(words: Iterable[str], wanted: str) -> bool:
    """Tell whether one of some words begins so, or may be meant by it."""
    edits = edits_allowed(wanted)
    return any(
        word.startswith(wanted) or (edits and OSA.distance(word, wanted, score_cutoff=edits) <= edits)
        for word in words
    )
