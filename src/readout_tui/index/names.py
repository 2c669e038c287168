"""Who is meant by a name: persons by any of their names, in any script, and sides.

`=` before a name means nobody else: the person with that very id, the speaker with just that label, the side
with just that name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.rows import LABEL, PERSON
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher
from readout_tui.index.words import edits_allowed, name_words, words_of
from readout_tui.text import fold

_EXACTLY = "="


class Names:
    """The names of an archive's persons, sides and unnamed speakers."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, searcher: WordSearcher) -> None:
        """Take where names stand: they are collected when somebody is first asked for."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._searcher = searcher

    def persons(self, name: str) -> frozenset[str]:
        """Return the ids of the persons that a name, or a part of one, may mean.

        A misspelled name means somebody only if, as written, it means nobody.
        """
        if person := self._with_id(name):
            return frozenset({person})
        if name.startswith(_EXACTLY):
            return frozenset()
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
        labels = [] if self._with_id(name) else _meant(name, self._labels)
        return [
            *(PERSON + participant for participant in self.participants(self.persons(name))),
            *(LABEL + label for label in labels),
        ]

    def sides(self, name: str) -> list[str]:
        """Return the values of the word index's field `side` that a name may mean."""
        return _meant(name, self._sides)

    def participants(self, persons: Iterable[str]) -> set[str]:
        """Return the ids under which readouts name persons."""
        return {participant for person in persons for participant in self._ids(person)}

    @cached_property
    def _called(self) -> dict[str, tuple[set[str], set[str]]]:
        """For each person the ids and the names that readouts and `people.yaml` give."""
        found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for participant, name, _ in self._catalogue.names():
            ids, names = found[self._snapshot.person_id(participant)]
            ids.add(participant)
            names.add(name)
        for known in self._snapshot.people.people:
            ids, names = found[known.id]
            ids |= {known.id, *known.ids}
            names |= {known.name, *known.aliases, *known.spellings}
        return dict(found)

    @cached_property
    def _words(self) -> dict[str, list[frozenset[str]]]:
        """The words of each of a person's names; most queries name nobody."""
        return {
            person: [name_words(name) for name in (*sorted(names), person.replace("-", " "))]
            for person, (_, names) in self._called.items()
        }

    def _ids(self, person: str) -> set[str]:
        return self._called[person][0] if person in self._called else set()

    def _with_id(self, name: str) -> str | None:
        """Return the person whose id a name is."""
        # An id of one word is a name as well, and may be the name of others: `lavrov`.
        person = self._snapshot.person_id(name.removeprefix(_EXACTLY))
        return person if person in self._called and ("-" in name or name.startswith(_EXACTLY)) else None

    @cached_property
    def _labels(self) -> dict[str, frozenset[str]]:
        """The labels of unnamed speakers, with their words."""
        labels = (value.removeprefix(LABEL) for value in self._searcher.values("speaker", LABEL))
        return {label: name_words(label) for label in labels}

    @cached_property
    def _sides(self) -> dict[str, frozenset[str]]:
        """The sides, with their words."""
        return {side: name_words(side) for side in self._searcher.values("side")}


def exactly(name: str) -> str:
    """Return the value of a field that means nobody but who has just this name, or this id."""
    plain = name.replace('"', " ")
    return f'"{_EXACTLY}{plain}"' if plain.split() != [plain] else _EXACTLY + plain


def plain_words(name: str) -> str:
    """Return what two names have in common that are printed with other cases, accents or marks."""
    return " ".join(words_of(fold(name)))


def _meant(name: str, known: Mapping[str, frozenset[str]]) -> list[str]:
    if name.startswith(_EXACTLY):
        return [other for other in known if plain_words(other) == plain_words(name)]
    wanted = name_words(name)
    return [other for other, words in known.items() if wanted and wanted <= words]


def _holds(words: Iterable[str], wanted: str) -> bool:
    """Tell whether one of some words begins so, or may be meant by it."""
    edits = edits_allowed(wanted)
    return any(
        word.startswith(wanted) or (edits and OSA.distance(word, wanted, score_cutoff=edits) <= edits)
        for word in words
    )
