"""Which words of an archive a word of a query may mean: spelling neighbours, endings, other scripts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from readout_tui.index.fewspellings import FewSpellings
from readout_tui.index.words import edits_allowed, is_unspaced, latin

if TYPE_CHECKING:
    from readout_tui.index.spellings import Spellings

MOST_NEIGHBOURS = 12
"""Per word. Further ones are rarer or less like it, and cost time."""

FEW = 8_000
"""Words that are compared with all others as fast as numpy, which finds the few to compare, is loaded."""

_ENDINGS = frozenset(
    ["", *"s es ed d ing er ers or ors ly ment ments tion tions ion ions al y ies ied 's e en".split()]
)
_SHORTEST_STEM = 4
_SHORTEST_NAME = 3
_OTHER_ENDING = 0.86
_COMPLETED = 0.92
_OTHER_SCRIPT = 0.95
_RARER = 100
_OTHER_FIRST_LETTER = 0.9


class Vocabulary:
    """The words of an archive, and how common they are."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take each word with the number of pieces that hold it."""
        self._counts = counts
        self._words = sorted(counts)
        # While a query is typed, all of its words but the last stay the same.
        self._kept = lru_cache(maxsize=4096)(self._neighbours)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._words)

    def count(self, word: str) -> int:
        """Return how many pieces hold the word."""
        return self._counts.get(word, 0)

    def prepare(self) -> None:
        """Sort the words now as they are compared, which else the first neighbours wait for."""
        _ = self._spellings, self._foreign

    def neighbours(self, word: str, *, unfinished: bool = False) -> Mapping[str, float]:
        """Return the words that may be meant by a folded word, each with its similarity.

        Similarities are above 0, and 1 for the word itself.

        Args:
            word: One word, as `words.words_of` cuts it.
            unfinished: The word may be only the beginning of the one that is meant.
        """
        return self._kept(word, unfinished)

    def _neighbours(self, word: str, unfinished: bool) -> dict[str, float]:
        found: dict[str, float] = {}
        _add(found, self._of_own_script(word, unfinished))
        for other, similarity in self._of_other_scripts(word):
            _add(found, [(other, similarity * _OTHER_SCRIPT)])
        best = sorted(found, key=lambda other: (-found[other], -self.count(other), other))
        return {other: found[other] for other in best[:MOST_NEIGHBOURS]}

    def completions(self, beginning: str) -> list[str]:
        """Return the words that begin so, the most common first."""
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + "\U0010ffff")
        return nsmallest(MOST_NEIGHBOURS, self._words[first:last], key=lambda word: (-self.count(word), word))

    def _of_own_script(self, word: str, unfinished: bool) -> Iterable[tuple[str, float]]:
        if self.count(word):
            yield word, 1.0
        if is_unspaced(word):
            return
        if unfinished:
            yield from ((other, _COMPLETED) for other in self.completions(word) if other != word)
        yield from ((other, _OTHER_ENDING) for other in self._with_other_endings(word))
        edits = edits_allowed(word)
        if edits:
            for position, distance in self._spellings.alike(word, edits):
                # Almost everything is an edit away from two letters; they count only if they are rare.
                other = self._words[position]
                if len(word) > 2 or self.count(other) > _RARER * self.count(word):
                    yield other, _similarity(word, other, distance)
        if unfinished and edits and len(word) > _SHORTEST_STEM:
            for position, distance in self._spellings.beginning_alike(word, 1):
                other = self._words[position]
                yield other, _COMPLETED * _similarity(word, other[: len(word)], distance)

    def _of_other_scripts(self, word: str) -> Iterable[tuple[str, float]]:
        if len(word) < _SHORTEST_NAME or is_unspaced(word):
            return
        spelling, edits = latin(word), edits_allowed(word)
        words, spellings = self._foreign
        for position, distance in spellings.alike(spelling, edits):
            yield words[position], _similarity(spelling, spellings.words[position], distance)
        if not word.isascii():
            for position, distance in self._spellings.alike(spelling, edits):
                yield self._words[position], _similarity(spelling, self._words[position], distance)

    def _with_other_endings(self, word: str) -> Iterable[str]:
        for cut in range(min(5, len(word) - _SHORTEST_STEM) + 1):
            stem, ending = word[: len(word) - cut], word[len(word) - cut :]
            if ending in _ENDINGS:
                position = bisect_left(self._words, stem)
                while position < len(self._words) and self._words[position].startswith(stem):
                    other = self._words[position]
                    if other != word and other[len(stem) :] in _ENDINGS:
                        yield other
                    position += 1

    @cached_property
    def _spellings(self) -> Spellings | FewSpellings:
        return _spellings_of(self._words)

    @cached_property
    def _foreign(self) -> tuple[list[str], Spellings | FewSpellings]:
        """The words that are not Latin, and their Latin spellings."""
        words = [word for word in self._words if not word.isascii() and not is_unspaced(word)]
        return words, _spellings_of([s or "?" for s in latin("\n".join(words)).split("\n")] if words else [])


def _spellings_of(words: Sequence[str]) -> Spellings | FewSpellings:
    if len(words) <= FEW:
        return FewSpellings(words)
    from readout_tui.index.spellings import Spellings  # numpy takes longer to load than a small search.

    return Spellings(words)


def _add(found: dict[str, float], more: Iterable[tuple[str, float]]) -> None:
    for word, similarity in more:
        found[word] = max(similarity, found.get(word, 0.0))


def _similarity(word: str, other: str, distance: int) -> float:
    similarity = 1.0 - distance / max(len(word), len(other), 1)
    return similarity if word[:1] == other[:1] else similarity * _OTHER_FIRST_LETTER
