"""How well a piece of text fits the words of a query, and where it does.

A quotation stands together: the score is that of the best stretch of the piece about as long as the query, by
which words it holds, how well spelled, how telling, and how many follow each other as in the query. Words
elsewhere in the piece count for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from readout_tui.index.meaning import Fits, Meaning, sought

Span = tuple[int, int]
Match = tuple[int, Fits]
"""A word of a piece, counted from 0, and what it fits."""

IN_ORDER = 0.25
"""What two words that follow each other as in the query add, in proportion to their weight."""
_BETWEEN = 0.01
"""The part that each other word among them takes away."""
_ELSEWHERE = 0.2
"""What a word outside the stretch counts."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A piece's words that fit, before it is known which of them stand together."""

    matches: Sequence[Match]
    """In the order of the piece."""
    held: Sequence[float]
    """For each word of the query, the similarity of the best match."""
    bound: float
    """The piece's score is not above this."""


class Ranking:
    """Scores pieces for the words of one query."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        """Take the words in the order of the query."""
        self._weights = [meaning.weight for meaning in meanings]
        self._pairs = [IN_ORDER * (one + two) / 2 for one, two in pairwise(self._weights)]
        self._sought = sought(meanings)
        self._total = sum(self._weights) + sum(self._pairs)
        self._written = frozenset(meaning.word for meaning in meanings)
        self._begun = tuple(meaning.word for meaning in meanings if meaning.unfinished)
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

    def fit(self, matched: Matched) -> tuple[float, int]:
        """Find the stretch of a piece that fits best.

        Returns:
            The score, from 0 to 1, where all words stand there, as written and in order; and the number of
            the match that the stretch begins with.
        """
        best, covered, begins = 0.0, 0.0, 0
        for first in range(len(matched.matches)):
            holds, ordered, between = self._stretch(matched.matches, first)
            score = (holds + ordered) * (1 - _BETWEEN * between)
            if score >= best:
                best, covered, begins = score, holds, first
        elsewhere = max(0.0, self._covered(matched.held) - covered)
        return (best + _ELSEWHERE * elsewhere) / self._total, begins

    def words(self, matched: Matched, begins: int) -> list[int]:
        """Return which words of a piece to show, in order: a stretch's, and others for what it lacks."""
        limit = matched.matches[begins][0] + self._length
        inside = [match for match in matched.matches[begins:] if match[0] < limit]
        chosen = set((_best_places(matched.matches) | _best_places(inside)).values())
        for (place, fits), (next_place, next_fits) in pairwise(inside):
            if next_place == place + 1 and {i + 1 for i, _ in fits} & {i for i, _ in next_fits}:
                chosen |= {place, next_place}
        return sorted(chosen)

    def is_written(self, word: str) -> bool:
        """Tell whether a folded word is one of the query as it is written there, as far as it is finished."""
        return word in self._written or word.startswith(self._begun)

    def _covered(self, held: Sequence[float]) -> float:
        return sum(weight * similarity for weight, similarity in zip(self._weights, held, strict=True))

    def _stretch(self, matches: Sequence[Match], first: int) -> tuple[float, float, int]:
        """Measure the stretch from one match on, as far as a quotation of the query's length may reach.

        Returns:
            The weight of the words of the query that it holds, what their order adds, and how many words
            stand among them. Tens of thousands are measured for a query, hence the plain variables.
        """
        weights, held, paired = self._weights, [0.0] * len(self._weights), 0
        covered, ordered = 0.0, 0.0
        begin = end = matches[first][0]
        limit, useful = begin + self._length, 0
        last_place, last_fits = -2, matches[first][1]
        for place, fits in islice(matches, first, None):
            if place >= limit:
                break
            follows, counts = place == last_place + 1, False
            for index, similarity in fits:
                if similarity > held[index]:
                    covered += weights[index] * (similarity - held[index])
                    held[index] = similarity
                    counts = True
                if follows and not paired >> index & 1:
                    for other, earlier in last_fits:
                        if other == index - 1:
                            ordered += self._pairs[other] * min(earlier, similarity)
                            paired |= 1 << index
                            counts = True
            if counts:
                useful += 1
                end = place
            last_place, last_fits = place, fits
        return covered, ordered, end - begin + 1 - useful


def _best_places(matches: Sequence[Match]) -> dict[int, int]:
    """Return, for each word of a query that fits, where it does so best and first."""
    best: dict[int, tuple[float, int]] = {}
    for place, fits in matches:
        for index, similarity in fits:
            if similarity > best.get(index, (0.0, 0))[0]:
                best[index] = similarity, place
    return {index: place for index, (_, place) in best.items()}


def merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Join spans with nothing but a gap between them, so that a phrase is highlighted as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not any(c.isalnum() for c in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
