"""Many words, in an order in which the few that may be like another one are found without a look at each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA


class Spellings:
    """Many words, sorted so that those like a given one are found in about a millisecond.

    A word's signature has a bit for each letter in it (for several letters, in large alphabets). Between two
    words an edit away, at most one letter of each is missing from the other: few words are left to compare.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words, in any order."""
        self.words = words
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        order = np.argsort(lengths, kind="stable")
        self._order = order.astype(np.int32)
        self._lengths = lengths[order].astype(np.int32)
        self._signatures = _signatures(words, lengths)[order]

    def alike(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return the positions of words within some edits, each with the number of edits."""
        first, last = np.searchsorted(self._lengths, (len(word) - edits, len(word) + edits + 1))
        signature = _signature(word)
        signatures = self._signatures[first:last]
        fits = (np.bitwise_count(signatures & ~signature) <= edits) & (
            np.bitwise_count(signature & ~signatures) <= edits
        )
        return self._measured(word, edits, self._order[first:last][fits], None)

    def beginning_alike(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return the positions of longer words whose beginning is within some edits."""
        first = int(np.searchsorted(self._lengths, len(word)))
        signature = _signature(word)
        fits = np.bitwise_count(signature & ~self._signatures[first:]) <= edits
        return self._measured(word, edits, self._order[first:][fits], len(word))

    def _measured(
        self, word: str, edits: int, positions: NDArray[np.int32], beginning: int | None
    ) -> list[tuple[int, int]]:
        found = []
        for position in positions.tolist():
            distance = OSA.distance(word, self.words[position][:beginning], score_cutoff=edits)
            if distance <= edits:
                found.append((position, distance))
        return found


def _signature(word: str) -> np.uint64:
    bits = 0
    for character in word:
        bits |= 1 << (ord(character) & 63)
    return np.uint64(bits)


def _signatures(words: Sequence[str], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    if not words:
        return np.zeros(0, np.uint64)
    letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32).astype(np.uint64)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return np.bitwise_or.reduceat(np.uint64(1) << (letters & np.uint64(63)), starts)
