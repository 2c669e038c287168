"""Echoes: earlier and later wording that nearly repeats some words of a paragraph.

The unit is a stretch of words, which no mark has to bound: a formula of diplomacy stands inside sentences
that are otherwise different, and whole sentences would hide it. A stretch runs within one sentence on either
side; words may be dropped, added and replaced in it. It counts by its rare words, less what differs, so that
turns of everyday speech are no echo.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tantivy import Query

from readout_tui.index.answers import Echo, Span
from readout_tui.index.catalogue import Catalogue, Paragraph
from readout_tui.index.difference import Words, differences
from readout_tui.index.rows import readout_number, split_piece_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.index.stretches import Stretch, Stretches
from readout_tui.index.wordindex import WordSearcher, any_of, phrase, scored, word
from readout_tui.index.words import pieces_of
from readout_tui.locator import Locator
from readout_tui.text import folded, sentence_spans

if TYPE_CHECKING:
    from readout_tui.index.vocabulary import Vocabulary

_MOST = 50
"""Echoes that are returned."""
_CANDIDATES = 150
"""Pieces that are looked at closely for each window."""
_WINDOW = 40
"""Words of a long sentence that are looked for together."""
_WINDOWS = 24
"""Windows of a long paragraph that are looked for; the most telling ones."""
_TERMS = 10
"""Words of a window that are looked for, the rarest ones."""
_POSTINGS = 40_000
"""A word, or the rarer one of a pair, that is in more pieces costs too much to look for."""
_LEAST_TERMS = 3
"""Words that are looked for, whatever they cost."""


@dataclass(frozen=True, slots=True)
class _Match:
    """The best stretch of a paragraph."""

    stretch: Stretch
    asked: Span
    """In the paragraph that was asked for."""
    span: Span
    """In the other."""


class Echoes:
    """Finds echoes in one state of an archive."""

    def __init__(
        self, catalogue: Catalogue, snapshot: Snapshot, words: WordSearcher, vocabulary: Vocabulary
    ) -> None:
        """Take what there is to search."""
        self._catalogue = catalogue
        self._snapshot = snapshot
        self._words = words
        self._vocabulary = vocabulary
        self._stretches = Stretches(words.pieces, vocabulary.count)

    def of(self, key: int) -> list[Echo]:
        """Return the echoes of the paragraph with a key, in the order of time."""
        asked = self._catalogue.paragraphs([key])[key]
        candidates: dict[int, list[tuple[Words, int]]] = {}
        for window in self._windows(asked.text):
            for found in self._words.best(self._query(window.words), _CANDIDATES):
                paragraph, piece = split_piece_key(found.key)
                if paragraph != key and readout_number(paragraph) in self._snapshot.cards:
                    candidates.setdefault(paragraph, []).append((window, piece))
        paragraphs = self._catalogue.paragraphs(list(candidates))
        matches = {
            other: match
            for other, paragraph in paragraphs.items()
            if (match := self._match(paragraph.text, candidates[other])) is not None
        }
        best = sorted(matches, key=lambda other: (-matches[other].stretch.score, other))[:_MOST]
        return self._echoes(key, asked, {other: (paragraphs[other], matches[other]) for other in best})

    def _windows(self, text: str) -> list[Words]:
        """Return the sentences of a paragraph, cut where they are long; the most telling ones, in order."""
        windows = [
            Words(sentence.words[first : first + _WINDOW], sentence.spans[first : first + _WINDOW])
            for sentence in _sentences(text, 0, len(text))
            for first in range(0, max(1, len(sentence.words) - _WINDOW // 2), _WINDOW // 2)
        ]
        told = [sum(map(self._stretches.weight, set(window.words))) for window in windows]
        chosen = sorted(range(len(windows)), key=lambda i: -told[i])[:_WINDOWS]
        return [windows[i] for i in sorted(chosen) if told[i] >= self._stretches.enough]

    def _query(self, words: Sequence[str]) -> Query:
        """Return what finds pieces with the rarest words of a window, and with pairs of words in order."""
        rarest = sorted(set(words), key=lambda one: (self._vocabulary.count(one), one))
        cheap = [one for one in rarest if self._vocabulary.count(one) <= _POSTINGS][:_TERMS]
        queries = [scored(word(one), self._stretches.weight(one)) for one in cheap or rarest[:_LEAST_TERMS]]
        for one, two in set(pairwise(words)):
            if min(self._vocabulary.count(one), self._vocabulary.count(two)) <= _POSTINGS:
                queries.append(
                    scored(
                        phrase((one, two)), (self._stretches.weight(one) + self._stretches.weight(two)) / 2
                    )
                )
        return any_of(queries)

    def _match(self, text: str, places: Sequence[tuple[Words, int]]) -> _Match | None:
        """Return the best stretch that a paragraph shares with some windows, if any is good enough."""
        mapping = folded(text)
        spans = list(pieces_of(mapping.text))
        sentences = {
            piece: list(_sentences(text, *mapping.original_span(*spans[piece])))
            for piece in {piece for _, piece in places}
        }
        best: _Match | None = None
        for window, piece in places:
            for sentence in sentences[piece]:
                stretch = self._stretches.between(window.words, sentence.words)
                if stretch and (best is None or stretch.score > best.stretch.score):
                    best = _Match(stretch, window.span(*stretch.asked), sentence.span(*stretch.found))
        return best

    def _echoes(
        self, key: int, asked: Paragraph, found: Mapping[int, tuple[Paragraph, _Match]]
    ) -> list[Echo]:
        turns = {(readout_number(other), paragraph.turn) for other, (paragraph, _) in found.items()}
        tellings = self._catalogue.turns(sorted(turns))
        here = self._order(key)
        before = [other for other in sorted(found, key=self._order) if self._order(other) < here]
        # Of those that are equally near, the last: it is the wording that was there to be repeated.
        closest = max(
            before, key=lambda other: _nearness(found[other][1].stretch, before.index(other)), default=None
        )
        echoes = []
        for other in sorted(found, key=self._order):
            paragraph, match = found[other]
            card = self._snapshot.cards[readout_number(other)]
            telling = tellings[readout_number(other), paragraph.turn]
            there = Words.of(paragraph.text, *match.span)
            own = Words.of(asked.text, *match.asked)
            echoes.append(
                Echo(
                    Locator(card.id, paragraph.turn, paragraph.paragraph),
                    telling.name,
                    telling.mode,
                    card.date,
                    card.title,
                    paragraph.text,
                    round(100 * match.stretch.similarity, 1),
                    other in before,
                    other == closest,
                    match.span,
                    match.asked,
                    differences(there, own) if other in before else differences(own, there),
                )
            )
        return echoes

    def _order(self, key: int) -> tuple[tuple[bool, str, str], int]:
        """Return what sorts paragraphs by time, and within a readout by their places."""
        return self._snapshot.event(readout_number(key)).sort_key, key


def _sentences(text: str, start: int, end: int) -> Iterator[Words]:
    for first, last in sentence_spans(text[start:end]):
        yield Words.of(text, start + first, start + last)


def _nearness(stretch: Stretch, place: int) -> tuple[float, int]:
    return round(stretch.score * stretch.similarity, 6), place
