"""How well a piece of text fits the words of a query, and where it does.

A quotation stands together: the score is that of the best stretch of the piece about as long as the query, by
which words it holds, how well spelled, how telling, and how many follow each other as in the query. Words
elsewhere in the piece count for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout_tui.index.meaning import Fits, Meaning, sought

Span = tuple[int, int]

_IN_ORDER = 0.25
"""What two words that follow each other as in the query add, in proportion to their weight."""
_ELSEWHERE = 0.2
"""What a word outside the stretch counts."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a piece fits."""

    score: float
    """From 0 to 1, where all words stand there, as written and in order."""
    words: tuple[int, ...]
    """The words of the piece that fit, counted from 0, in order."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A piece's words that fit, before it is known which of them stand together."""

    matches: Sequence[tuple[int, Fits]]
    """Which word of the piece, counted from 0, and what it fits."""
    held: Sequence[float]
    """For each word of the query, the similarity of the best match."""
    bound: float
    """The piece's score is not above this."""


class Ranking:
    """Scores pieces for the words of one query."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        """Take the words in the order of the query."""
        self._weights = [meaning.weight for meaning in meanings]
        self._pairs = [_IN_ORDER * (one + two) / 2 for one, two in pairwise(self._weights)]
        self._sought = sought(meanings)
        self._total = sum(self._weights) + sum(self._pairs)
        self._length = len(meanings) + max(3, len(meanings) // 2)

    def match(self, words: Sequence[str]) -> Matched:
        """Find the words of a piece that fit."""
        fits_of = self._sought
        matches = [(place, fits_of[word]) for place, word in enumerate(words) if word in fits_of]
        held = [0.0] * len(self._weights)
        for fits in {id(fits): fits for _, fits in matches}.values():
            for index, similarity in fits:
                if similarity > held[index]:
                    held[index] = similarity
        bound = self._covered(held) + sum(
            pair * min(held[i], held[i + 1]) for i, pair in enumerate(self._pairs)
        )
        return Matched(matches, held, bound / self._total)

    def fit(self, matched: Matched) -> Fit:
        """Find the stretch of a piece that fits best."""
        best, chosen = 0.0, _Stretch(len(self._weights))
        for first in range(len(matched.matches)):
            stretch = self._stretch(matched.matches, first)
            score = stretch.covered + stretch.ordered
            if score >= best:
                best, chosen = score, stretch
        elsewhere = self._covered(matched.held) - chosen.covered
        words = {matched.matches[number][0] for number in (*chosen.used, *chosen.paired) if number >= 0}
        for index, held in enumerate(chosen.held):
            if not held and matched.held[index]:
                words.add(_first_for(matched.matches, index))
        return Fit((best + _ELSEWHERE * max(0.0, elsewhere)) / self._total, tuple(sorted(words)))

    def _covered(self, held: Sequence[float]) -> float:
        return sum(weight * similarity for weight, similarity in zip(self._weights, held, strict=True))

    def _stretch(self, matches: Sequence[tuple[int, Fits]], first: int) -> _Stretch:
        """Take the words from one match on, as far as a quotation of the query's length may reach."""
        stretch = _Stretch(len(self._weights))
        held = stretch.held
        limit = matches[first][0] + self._length
        last_place, last_fits = -2, matches[first][1]
        for number in range(first, len(matches)):
            place, fits = matches[number]
            if place >= limit:
                break
            for index, similarity in fits:
                if similarity > held[index]:
                    stretch.covered += self._weights[index] * (similarity - held[index])
                    held[index] = similarity
                    stretch.used[index] = number
                if place == last_place + 1 and index and index not in stretch.pairs:
                    for other, earlier in last_fits:
                        if other == index - 1:
                            stretch.ordered += self._pairs[other] * min(earlier, similarity)
                            stretch.pairs.add(index)
                            stretch.paired += (number - 1, number)
            last_place, last_fits = place, fits
        return stretch


class _Stretch:
    """What a stretch of a piece holds of the query."""

    __slots__ = ("covered", "held", "ordered", "paired", "pairs", "used")

    def __init__(self, words: int) -> None:
        self.held = [0.0] * words
        self.used = [-1] * words
        """For each word of the query, the number of the best match; -1 for none."""
        self.pairs: set[int] = set()
        """Words of the query that follow the one before them."""
        self.paired: list[int] = []
        """Numbers of the matches that do so."""
        self.covered = 0.0
        self.ordered = 0.0


def _first_for(matches: Sequence[tuple[int, Fits]], index: int) -> int:
    """Return the first word of a piece that fits one of the query best."""
    fitting = [(dict(fits)[index], -place) for place, fits in matches if any(i == index for i, _ in fits)]
    return -max(fitting)[1]


def merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Join spans with nothing but a gap between them, so that a phrase is highlighted as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
