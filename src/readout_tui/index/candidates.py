"""Which pieces of an archive are worth a close look for a query: a few hundred of a million."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tantivy import Query

from readout_tui.index.filters import Filter
from readout_tui.index.meaning import Meaning
from readout_tui.index.query import ParsedQuery
from readout_tui.index.ranking import IN_ORDER
from readout_tui.index.rows import WHOLE, readout_number, split_piece_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import Found, WordSearcher, all_of, any_of, best_of, one_of, phrase, scored

CANDIDATES = 200
"""Pieces that are looked at closely."""
POSTINGS = 400_000
"""Entries of the word index that a query may cost; its most common words are left out of the first look."""
PAIR_POSTINGS = 30_000
"""Where the rarer of two words is in no more pieces than this, asking whether the other follows is cheap."""
STRICT_PAIR_POSTINGS = 150_000
"""The same where only pieces that hold all words are asked."""
_STRICT = 100
"""Pieces that hold all words, by score and by date, of which there may be many more."""
_LEAST_WORDS = 2
"""Words that are looked for, whatever they cost."""
_ANCHOR = 120
"""Code points of a long phrase by which it is found: less than what neighbouring pieces share."""


class Candidates:
    """Finds pieces in one state of an archive."""

    def __init__(self, snapshot: Snapshot, words: WordSearcher) -> None:
        """Take what there is to search."""
        self._snapshot = snapshot
        self._words = words

    def pieces(
        self, query: ParsedQuery, meanings: Sequence[Meaning], wanted: Filter, limit: int
    ) -> dict[int, list[int]]:
        """Return the pieces that are worth a close look.

        Returns:
            By key of the paragraph, the numbers of its pieces.
        """
        must = wanted.must + [scored(phrase(_anchor(words)), 0.0) for words in query.phrases]
        found = dict[int, None]()
        if not query.words:
            # A whole paragraph that is cut into pieces would only be found twice.
            without = [*wanted.must_not, one_of("part", [WHOLE])]
            asked, most = all_of(must, without), max(CANDIDATES, 4 * limit)
            for piece in self._words.by_day(asked, most, oldest=query.order == "oldest"):
                found[piece.key] = None
        else:
            for piece in self._of_words(meanings, must, wanted.must_not, oldest=query.order == "oldest"):
                found[piece.key] = None
        pieces: dict[int, list[int]] = {}
        for key in found:
            paragraph, number = split_piece_key(key)
            visible = readout_number(paragraph) in self._snapshot.cards
            if visible and all(allows(paragraph) for allows in wanted.allows):
                pieces.setdefault(paragraph, []).append(number)
        return pieces

    def _of_words(
        self, meanings: Sequence[Meaning], must: Sequence[Query], without: Sequence[Query], *, oldest: bool
    ) -> list[Found]:
        """Return the pieces that hold the words: all of them as they are most likely meant, or some."""
        found: list[Found] = []
        if all(meaning.neighbours for meaning in meanings):
            likely = [
                scored(one_of("text", meaning.neighbours if meaning.unfinished else [meaning.likely]), 0.0)
                for meaning in meanings
            ]
            found = self._words.by_day(all_of([*must, *likely], without), _STRICT, oldest=oldest)
            if len(found) == _STRICT:
                # There are more: some of them may hold the words in their order.
                if pairs := self._pairs(meanings, STRICT_PAIR_POSTINGS):
                    found += self._words.best(all_of([*must, *likely], without, pairs), _STRICT)
                return found
        some = self._some_words(meanings)
        if some:
            query = all_of([*must, any_of([*some, *self._pairs(meanings, PAIR_POSTINGS)])], without)
            found += self._words.best(query, CANDIDATES)
        return found

    def _some_words(self, meanings: Sequence[Meaning]) -> list[Query]:
        """Return what finds the most telling words with all of their neighbours, as far as it may cost."""
        cost, chosen = 0, list[Query]()
        for meaning in sorted(meanings, key=lambda meaning: meaning.pieces):
            cost += meaning.pieces
            if meaning.neighbours and (len(chosen) < _LEAST_WORDS or cost < POSTINGS):
                choices = [(other, meaning.weight * s) for other, s in meaning.neighbours.items()]
                chosen.append(best_of(choices))
        return chosen

    def _pairs(self, meanings: Sequence[Meaning], postings: int) -> list[Query]:
        """Return what finds words that follow each other as in the query, one of them being rare enough."""
        return [
            scored(phrase((one.likely, two.likely)), IN_ORDER * (one.weight + two.weight) / 2)
            for one, two in pairwise(meanings)
            if one.neighbours and two.neighbours and min(one.count, two.count) <= postings
        ]


def _anchor(words: Sequence[str]) -> list[str]:
    """Return the beginning of a phrase, short enough to stand whole in one piece."""
    length = 0
    anchor: list[str] = []
    for word in words:
        length += len(word) + 1
        if anchor and length > _ANCHOR:
            break
        anchor.append(word)
    return anchor
