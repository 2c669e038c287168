"""Find the paragraphs that a query means, however badly it is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

from readout_tui.index.answers import Hit
from readout_tui.index.candidates import Candidates
from readout_tui.index.catalogue import Catalogue, Paragraph
from readout_tui.index.counting import Needed, needed
from readout_tui.index.filters import Filter
from readout_tui.index.meaning import meanings_of
from readout_tui.index.query import Order, ParsedQuery
from readout_tui.index.ranking import Matched, Ranking, Span, merged
from readout_tui.index.rows import readout_number
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.wordindex import WordSearcher
from readout_tui.index.words import pieces_of, spans_of, words_of
from readout_tui.locator import Locator
from readout_tui.text import fold, folded

if TYPE_CHECKING:
    from readout_tui.index.vocabulary import Vocabulary

LEAST_FIT = 0.3
"""What fits less is not shown."""
FAR_FROM_BEST = 0.6
"""Nor is what fits less than this part of the best."""
GOOD = 0.7
"""When the latest or the oldest come first, those that fit less than this part of the best are left out."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    paragraph: int
    """The paragraph's key."""
    score: float
    piece: Span = (0, 0)
    """In the folded paragraph."""
    matched: Matched | None = None
    begins: int = 0
    """The match that the best stretch of the piece begins with."""


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

    def search(self, query: ParsedQuery, wanted: Filter, limit: int) -> tuple[list[Hit], Needed | None]:
        """Find the best paragraphs for a query.

        Returns:
            The hits, the best first, of equals the latest first; and what a paragraph must hold to match as
            fully as the best one, or None if there is none. A query that asks for nothing finds nothing.
        """
        if replace(query, order="relevance", unfinished=False) == ParsedQuery():
            return [], None
        meanings = meanings_of(query, self._vocabulary, self._words.pieces)
        pieces = Candidates(self._snapshot, self._words).pieces(query, meanings, wanted, limit)
        paragraphs = self._catalogue.paragraphs(list(pieces))
        ranking = Ranking(meanings)
        texts = {key: fold(paragraph.text) for key, paragraph in paragraphs.items()}
        if query.phrases or query.without:
            texts = {key: text for key, text in texts.items() if _is_as_wanted(text, query)}
        ranked = _rank(ranking, pieces, texts, limit) if meanings else [_Ranked(key, 1.0) for key in texts]
        best = max(ranked, key=lambda one: one.score, default=None)
        held = best.matched.held if best and best.matched else [0.0] * len(meanings)
        hits = self._hits(self._sorted(ranked, query.order)[:limit], paragraphs, ranking)
        return hits, needed(meanings, held) if best else None

    def _sorted(self, ranked: Sequence[_Ranked], order: Order) -> list[_Ranked]:
        def by_date(one: _Ranked) -> tuple[bool, int, str, int]:
            card = self._snapshot.cards[readout_number(one.paragraph)]
            day = card.first_day if order == "oldest" else -card.first_day
            return not card.date, day, card.id, one.paragraph

        if order == "relevance":
            return sorted(ranked, key=lambda one: (-round(one.score, 6), *by_date(one)))
        good = GOOD * max((one.score for one in ranked), default=0.0)
        return sorted((one for one in ranked if one.score >= good), key=by_date)

    def _hits(
        self, ranked: Sequence[_Ranked], paragraphs: Mapping[int, Paragraph], ranking: Ranking
    ) -> list[Hit]:
        turns = {(readout_number(one.paragraph), paragraphs[one.paragraph].turn) for one in ranked}
        tellings = self._catalogue.turns(sorted(turns))
        hits = []
        for one in ranked:
            number, paragraph = readout_number(one.paragraph), paragraphs[one.paragraph]
            card = self._snapshot.cards[number]
            hits.append(
                Hit(
                    Locator(card.id, paragraph.turn, paragraph.paragraph),
                    tellings[number, paragraph.turn].name,
                    tellings[number, paragraph.turn].mode,
                    card.date,
                    card.title,
                    paragraph.text,
                    round(100 * one.score, 1),
                    *_highlights(paragraph.text, one, ranking),
                )
            )
        return hits


def _rank(
    ranking: Ranking, pieces: Mapping[int, Sequence[int]], texts: Mapping[int, str], limit: int
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
        score, begins = ranking.fit(candidate)
        if key not in best or score > best[key].score:
            best[key] = _Ranked(key, score, span, candidate, begins)
            heappush(enough, score) if len(enough) < limit else heappushpop(enough, score)
    least = max(LEAST_FIT, FAR_FROM_BEST * max(enough, default=0.0))
    return [ranked for ranked in best.values() if ranked.score >= least]


def _highlights(text: str, ranked: _Ranked, ranking: Ranking) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return where the words that fit stand in a paragraph as it is printed, and which are only alike."""
    if ranked.matched is None:
        return (), ()
    mapping = folded(text)
    start, end = ranked.piece
    words = [(start + first, start + last) for first, last in spans_of(mapping.text[start:end])]
    fitting = [words[place] for place in ranking.words(ranked.matched, ranked.begins)]
    near = [(first, last) for first, last in fitting if not ranking.is_written(mapping.text[first:last])]
    spans, nearly = ([mapping.original_span(*span) for span in some] for some in (fitting, near))
    return merged(spans, text), merged(nearly, text)


def _is_as_wanted(text: str, query: ParsedQuery) -> bool:
    """Tell whether a whole paragraph holds the phrases of a query, and nothing that it excludes."""
    words = f" {' '.join(words_of(text))} "

    def holds(phrase: Sequence[str]) -> bool:
        return f" {' '.join(phrase)} " in words

    return all(map(holds, query.phrases)) and not any(map(holds, query.without))
