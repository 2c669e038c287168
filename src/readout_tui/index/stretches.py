"""Stretches of words that two texts share, though not word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import Indel

_LEAST_KEPT = 4
"""Words that a stretch and its echo share at least."""
_TELLING, _COMMON = 2.0, 3.5
"""They must tell as much as two of the archive's rarest words, less a little.

In a small archive that little is much: its formulae are a good part of all there is.
"""
_CERTAIN = 1.5
"""Stretches that tell so many times as much are echoes even where little more than half is the same."""
_IN_ORDER = 0.04
"""What each word that follows another one adds, in the same proportion."""
_ALIKE, _PARTLY_ALIKE = 0.65, 0.45
"""The part of two stretches that must be the same; that of certain ones."""
_GAP, _GAP_WORD = 1.0, 0.2
"""What a gap within a stretch takes away, and each word in it."""
_EDGE = 3
"""Changed words at the edge of a stretch that are taken in, where both texts go on alike."""


@dataclass(frozen=True, slots=True)
class _Part:
    score: float
    asked: tuple[int, int]
    found: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one text, and words of another that nearly repeat them; counted from 0, half open."""

    score: float
    """What the words tell that both have, less what differs."""
    similarity: float
    """The part of the two that is the same, from 0 to 1, rare words counting more."""
    asked: tuple[int, int]
    found: tuple[int, int]


class Stretches:
    """Finds stretches between texts of one archive, and knows which tell enough to be worth showing."""

    def __init__(self, pieces: int, count: Callable[[str], int]) -> None:
        """Take how many pieces of text the archive has, and what tells how many of them hold a word."""
        self._pieces = pieces
        self._count = count
        self._rarest = log(pieces + 2)
        self.enough = max(self._rarest, _TELLING * self._rarest - _COMMON)
        """The least score that counts."""

    def weight(self, word: str) -> float:
        """Return how much a folded word tells: the logarithm of how rare it is."""
        return max(0.0, log((self._pieces + 2) / (self._count(word) + 1)))

    def between(self, asked: Sequence[str], found: Sequence[str]) -> Stretch | None:
        """Return the stretch of two texts that tells most; None if none tells enough, or too much differs."""
        part = self._best(asked, found)
        if part is None or part.score < self.enough:
            return None
        (a, b), (c, d) = part.asked, part.found
        onward, back = _next_equal(asked[b:], found[d:]), _next_equal(asked[:a][::-1], found[:c][::-1])
        a, b, c, d = a - back[0], b + onward[0], c - back[1], d + onward[1]
        similarity = self._similarity(asked[a:b], found[c:d])
        certain = part.score >= _CERTAIN * self.enough
        if similarity < (_PARTLY_ALIKE if certain else _ALIKE):
            return None
        return Stretch(part.score, similarity, (a, b), (c, d))

    def _best(self, asked: Sequence[str], found: Sequence[str]) -> _Part | None:
        """Return the stretch of two texts that tells most."""
        onward = self._of_subsequence(asked, found)
        if onward is None or onward.score < self.enough:
            return onward
        # Where a word stands twice, a subsequence may take the farther one: from the other end of what was
        # found, it takes the nearer one.
        (a, b), (c, d) = onward.asked, onward.found
        back = self._of_subsequence(asked[a:b][::-1], found[c:d][::-1])
        if back is None or back.score <= onward.score:
            return onward
        (e, f), (g, h) = back.asked, back.found
        return _Part(back.score, (b - f, b - e), (d - h, d - g))

    def _of_subsequence(self, asked: Sequence[str], found: Sequence[str]) -> _Part | None:
        """Return the part of the longest common subsequence that tells most, less what its gaps take away."""
        best: _Part | None = None
        equal = [code for code in Indel.opcodes(asked, found) if code.tag == "equal"]
        score, kept = 0.0, 0
        begins = last = (0, 0)
        for code in equal:
            gap = code.src_start - last[0] + code.dest_start - last[1]
            score -= (_GAP + _GAP_WORD * gap) if gap else 0.0
            if score <= 0:
                score, kept, begins = 0.0, 0, (code.src_start, code.dest_start)
            words = code.src_end - code.src_start
            score += sum(map(self.weight, asked[code.src_start : code.src_end]))
            score += (words - 1) * _IN_ORDER * self._rarest
            kept += words
            last = code.src_end, code.dest_end
            if kept >= _LEAST_KEPT and (best is None or score > best.score):
                best = _Part(score, (begins[0], last[0]), (begins[1], last[1]))
        return best

    def _similarity(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the part of two wordings that is the same, from 0 to 1, rare words counting more."""
        same = sum(
            sum(map(self.weight, one[code.src_start : code.src_end]))
            for code in Indel.opcodes(one, other)
            if code.tag == "equal"
        )
        return 2 * same / sum(map(self.weight, [*one, *other]))


def _next_equal(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many words of each lead up to the nearest one that both have, itself included.

    So a stretch takes in a change at its edge: "full and unconditional" dropped before "implementation".
    """
    for gap in range(_EDGE + 1):
        for i in range(gap + 1):
            if i < len(one) and gap - i < len(other) and one[i] == other[gap - i]:
                return i + 1, gap - i + 1
    return 0, 0
