"""What the words of a query may mean in an archive, and how much each counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from readout_tui.index.query import ParsedQuery

if TYPE_CHECKING:
    from readout_tui.index.vocabulary import Vocabulary

Fits = list[tuple[int, float]]
"""Which words of a query, counted from 0, a word of the archive fits, each with the similarity."""

LIKELY = 20
"""How strongly likeness weighs against being common, when it is guessed which word is meant."""
MOST_WORDS = 32
"""Further words of a long query, a pasted paragraph say, make nothing clearer."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One word of a query with the words of the archive that it may stand for."""

    word: str
    neighbours: Mapping[str, float]
    """With the similarity of each: above 0, and 1 for the word itself."""
    weight: float
    """How much it tells: the logarithm of how rare it is."""
    pieces: int
    """How many pieces hold one of the neighbours, at most."""
    likely: str
    """The neighbour that is most likely meant; empty if there is none."""
    count: int
    """How many pieces hold that one."""
    unfinished: bool = False
    """The word may go on."""


def meanings_of(query: ParsedQuery, vocabulary: Vocabulary, pieces: int) -> list[Meaning]:
    """Return the meanings of a query's words, in order; words of phrases mean themselves alone."""
    exact = [word for phrase in query.phrases for word in phrase][:MOST_WORDS]
    meanings = [_meaning(word, {word: 1.0}, vocabulary, pieces) for word in exact]
    for position, word in enumerate(query.words[: MOST_WORDS - len(exact)], 1):
        unfinished = query.unfinished and position == len(query.words)
        neighbours = vocabulary.neighbours(word, unfinished=unfinished)
        meanings.append(_meaning(word, neighbours, vocabulary, pieces, unfinished=unfinished))
    return meanings


def _meaning(
    word: str,
    neighbours: Mapping[str, float],
    vocabulary: Vocabulary,
    pieces: int,
    *,
    unfinished: bool = False,
) -> Meaning:
    counts = [(vocabulary.count(other), similarity) for other, similarity in neighbours.items()]
    # A word that the archive lacks is as rare as what it is most likely to be.
    expected = sum(count * similarity**4 for count, similarity in counts)
    likely = max(
        neighbours, key=lambda other: vocabulary.count(other) * neighbours[other] ** LIKELY, default=""
    )
    return Meaning(
        word,
        neighbours,
        weight=log(1 + (pieces + 1) / (expected + 1)),
        pieces=sum(count for count, _ in counts),
        likely=likely,
        count=vocabulary.count(likely),
        unfinished=unfinished,
    )


def sought(meanings: Sequence[Meaning]) -> dict[str, Fits]:
    """Return, for each word of the archive that is sought, which words of the query it fits, and how well."""
    found: dict[str, Fits] = {}
    for position, meaning in enumerate(meanings):
        for word, similarity in meaning.neighbours.items():
            found.setdefault(word, []).append((position, similarity))
    return found
