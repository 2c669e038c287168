"""Find the paragraphs that a query means, however badly it is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

from tantivy import Query

from readout_tui.index.answers import Hit
from readout_tui.index.catalogue import Catalogue, Paragraph
from readout_tui.index.filters import Filter
from readout_tui.index.meaning import Meaning, meanings_of
from readout_tui.index.query import ParsedQuery
from readout_tui.index.ranking import Matched, Ranking, Span, merged
from readout_tui.index.rows import readout_number, split_piece_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import Found, WordSearcher, all_of, any_of, best_of, phrase, scored
from readout_tui.index.words import pieces_of, spans_of, words_of
from readout_tui.locator import Locator
from readout_tui.text import fold, folded

if TYPE_CHECKING:
    from readout_tui.index.vocabulary import Vocabulary

CANDIDATES = 300
"""Pieces that are looked at closely."""
POSTINGS = 1_500_000
"""Entries of the word index that a query may cost; its most common words are left out of the first look."""
LEAST_FIT = 0.2
"""What fits less is not shown."""
FAR_FROM_BEST = 0.4
"""Nor is what fits less than this part of the best."""
GOOD = 0.7
"""When the latest come first, those that fit less than this part of the best are left out."""
_STRICT = 100
"""Pieces that hold all words, by score and by date, of which there may be many more."""
_LEAST_WORDS = 2
"""Words that are looked for, whatever they cost."""
_ANCHOR = 120
"""Code points of a long phrase by which it is found: less than what neighbouring pieces share."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    paragraph: int
    """The paragraph's key."""
    score: float
    words: Sequence[int] = ()
    """The words that fit, counted from 0 in the piece."""
    piece: Span = (0, 0)
    """In the folded paragraph."""


class Searcher:
    """Searches one state of an archive."""

    def __init__(
        self, catalogue: Catalogue, snapshot: Snapshot, words: WordSearcher, vocabulary: Vocabulary
    ) -> None:
        """Take what there is to search."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._words = words
        self._vocabulary = vocabulary

    def search(self, query: ParsedQuery, wanted: Filter, limit: int) -> list[Hit]:
        """Return the best paragraphs for a query, the best first; of equals the latest first.

        A query that asks for nothing finds nothing.
        """
        if query in (ParsedQuery(), ParsedQuery(unfinished=True), ParsedQuery(by_date=True)):
            return []
        meanings = meanings_of(query, self._vocabulary, self._words.pieces)
        pieces = self._candidates(query, meanings, wanted, limit)
        paragraphs = self._catalogue.paragraphs(list(pieces))
        if meanings:
            texts = {key: fold(paragraph.text) for key, paragraph in paragraphs.items()}
            for words in query.phrases:
                texts = {key: text for key, text in texts.items() if _holds(text, words)}
            ranked = self._rank(Ranking(meanings), pieces, texts, limit)
        else:
            ranked = [_Ranked(key, 1.0) for key in paragraphs]
        return self._hits(self._sorted(ranked, by_date=query.by_date)[:limit], paragraphs)

    def _candidates(
        self, query: ParsedQuery, meanings: Sequence[Meaning], wanted: Filter, limit: int
    ) -> dict[int, list[int]]:
        """Return the pieces that are worth a close look, as numbers of pieces by paragraph."""
        must = wanted.must + [scored(phrase(_anchor(words)), 0.0) for words in query.phrases]
        found = dict[int, None]()
        if not query.words:
            for piece in self._words.latest(all_of(must, wanted.must_not), max(CANDIDATES, 4 * limit)):
                found[piece.key] = None
        else:
            for piece in self._of_words(meanings, must, wanted.must_not):
                found[piece.key] = None
        pieces: dict[int, list[int]] = {}
        for key in found:
            paragraph, number = split_piece_key(key)
            visible = readout_number(paragraph) in self._snapshot.cards
            if visible and all(allows(paragraph) for allows in wanted.allows):
                pieces.setdefault(paragraph, []).append(number)
        return pieces

    def _of_words(
        self, meanings: Sequence[Meaning], must: Sequence[Query], without: Sequence[Query]
    ) -> list[Found]:
        groups = [
            (meaning, best_of([(word, meaning.weight * s) for word, s in meaning.neighbours.items()]))
            for meaning in sorted(meanings, key=lambda meaning: meaning.pieces)
            if meaning.neighbours
        ]
        found: list[Found] = []
        if len(groups) == len(meanings):
            strict = all_of([*must, *(group for _, group in groups)], without)
            found = [*self._words.best(strict, _STRICT), *self._words.latest(strict, _STRICT)]
        if groups and len(found) < 2 * _STRICT:
            cost, chosen = 0, list[Query]()
            for meaning, group in groups:
                cost += meaning.pieces
                if len(chosen) < _LEAST_WORDS or cost < POSTINGS:
                    chosen.append(group)
            found += self._words.best(all_of([*must, any_of(chosen)], without), CANDIDATES)
        return found

    def _rank(
        self, ranking: Ranking, pieces: Mapping[int, Sequence[int]], texts: Mapping[int, str], limit: int
    ) -> list[_Ranked]:
        matched: list[tuple[int, Span, Matched]] = []
        for key, text in texts.items():
            spans = list(pieces_of(text))
            for number in pieces[key]:
                start, end = spans[number]
                matched.append((key, spans[number], ranking.match(words_of(text[start:end]))))
        # The bound is cheap: once no other piece can come among the best, the rest need no closer look.
        matched.sort(key=lambda one: -one[2].bound)
        best: dict[int, _Ranked] = {}
        enough: list[float] = []
        for key, span, candidate in matched:
            if len(enough) == limit and candidate.bound < enough[0]:
                break
            fit = ranking.fit(candidate)
            if key not in best or fit.score > best[key].score:
                best[key] = _Ranked(key, fit.score, fit.words, span)
                heappush(enough, fit.score) if len(enough) < limit else heappushpop(enough, fit.score)
        least = max(LEAST_FIT, FAR_FROM_BEST * max(enough, default=0.0))
        return [ranked for ranked in best.values() if ranked.score >= least]

    def _sorted(self, ranked: Sequence[_Ranked], *, by_date: bool) -> list[_Ranked]:
        def order(one: _Ranked) -> tuple[int, str, int]:
            card = self._snapshot.cards[readout_number(one.paragraph)]
            return -card.first_day, card.id, one.paragraph

        if by_date and ranked:
            good = GOOD * max(one.score for one in ranked)
            ranked = [one for one in ranked if one.score >= good]
            return sorted(ranked, key=order)
        return sorted(ranked, key=lambda one: (-round(one.score, 6), *order(one)))

    def _hits(self, ranked: Sequence[_Ranked], paragraphs: Mapping[int, Paragraph]) -> list[Hit]:
        turns = {(readout_number(one.paragraph), paragraphs[one.paragraph].turn) for one in ranked}
        speakers = self._catalogue.speakers(sorted(turns))
        hits = []
        for one in ranked:
            number, paragraph = readout_number(one.paragraph), paragraphs[one.paragraph]
            card = self._snapshot.cards[number]
            hits.append(
                Hit(
                    Locator(card.id, paragraph.turn, paragraph.paragraph),
                    speakers.get((number, paragraph.turn)),
                    card.date,
                    card.title,
                    paragraph.text,
                    round(100 * one.score, 1),
                    _highlights(paragraph.text, one),
                )
            )
        return hits


def _highlights(text: str, ranked: _Ranked) -> tuple[Span, ...]:
    """Return where the words that fit stand in a paragraph as it is printed."""
    mapping = folded(text)
    start, end = ranked.piece
    words = spans_of(mapping.text[start:end])
    spans = [mapping.original_span(start + words[i][0], start + words[i][1]) for i in ranked.words]
    return merged(spans, text)


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


def _holds(text: str, words: Sequence[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(words_of(text))} "
