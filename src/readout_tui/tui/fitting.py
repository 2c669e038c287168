"""How the words that are typed into a list's line fit its rows, and which letters they fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from readout_tui.text import Folded, fold, folded, word_spans

Row = TypeVar("Row")

Span: TypeAlias = tuple[int, int]
"""Code points of a text, half open."""

Spans: TypeAlias = tuple[tuple[Span, ...], ...]
"""For each text of a row, letters to show, in order and apart."""

_BEGINS, _WITHIN, _SCATTERED, _ALIKE = 1.0, 0.7, 0.6, 0.4
"""What a word counts that begins a word of the text, stands in one, has letters of one, or is like one."""

_LONG_ENOUGH = 4
"""Letters of a word from which it may have a letter wrong."""

LIKE_ENOUGH = 75
"""How like the beginning of a word of the text, of 100, such a word must be."""

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a row."""

    text: str
    weight: float = 1.0
    """What a word counts that fits here, next to the row's other texts."""
    is_keys: bool = False
    """It names keys: one letter means the key, as it is printed."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a row fits, and where."""

    score: float
    """Higher is better; the sum over the words."""
    spans: Spans
    """The letters that were typed."""


def fitting(
    rows: Iterable[Row], texts_of: Callable[[Row], Sequence[Text]], typed: str
) -> list[tuple[Row, Fit]]:
    """Return the rows that fit, in their order.

    Args:
        rows: What there is.
        texts_of: The texts of a row.
        typed: Words, each of which must fit one of the texts. They fit as they are typed; where no row has
            them so, by some of their letters, or nearly.
    """
    words = typed.split()
    known = [(row, [(text, folded(text.text)) for text in texts_of(row)]) for row in rows]
    for fits in (_as_typed, _nearly):
        found = [(row, fit) for row, texts in known if (fit := _fit(words, texts, fits)) is not None]
        if found:
            return found
    return []


_Found = tuple[float, list[Span]]
_Fits = Callable[[str, Text, Folded], _Found | None]


def _fit(words: Sequence[str], texts: Sequence[tuple[Text, Folded]], fits: _Fits) -> Fit | None:
    total = 0.0
    spans: list[list[Span]] = [[] for _ in texts]
    for word in words:
        best = 0.0
        for (text, mapping), shown in zip(texts, spans, strict=True):
            found = fits(word, text, mapping)
            if found is not None:
                best = max(best, found[0] * text.weight)
                shown += found[1]
        if not best:
            return None
        total += best
    return Fit(total, tuple(map(joined, spans)))


def _as_typed(word: str, text: Text, mapping: Folded) -> _Found | None:
    if text.is_keys:
        named = [match.span() for match in _TOKEN.finditer(text.text) if match.group() == word]
        if named or len(word) == 1:
            # Who types a key looks for what it does.
            return (2 * _BEGINS, named) if named else None
    sought = fold(word)
    within = None
    at = mapping.text.find(sought)
    while at >= 0:
        span = mapping.original_span(at, at + len(sought))
        if at == 0 or not mapping.text[at - 1].isalnum():
            return _BEGINS, [span]
        within = within or span
        at = mapping.text.find(sought, at + 1)
    # One or two letters stand within some word of nearly everything.
    return (_WITHIN, [within]) if within and len(sought) > 2 else None


def _nearly(word: str, text: Text, mapping: Folded) -> _Found | None:
    best = _as_typed(word, text, mapping)
    sought = fold(word)
    if best is not None or text.is_keys or len(sought) < 2:
        return best
    for start, end in word_spans(mapping.text):
        other = mapping.text[start:end]
        beginning = other[: len(sought) + 1]
        if _is_scattered(sought, other):
            score, other_part = _SCATTERED, other
        elif _is_like(sought, beginning):
            score, other_part = _ALIKE, beginning
        else:
            continue
        if best is None or score > best[0]:
            blocks = LCSseq.editops(sought, other_part).as_matching_blocks()
            spans = [
                mapping.original_span(start + block.b, start + block.b + block.size)
                for block in blocks
                if block.size
            ]
            best = score, spans
    return best


def _is_scattered(sought: str, other: str) -> bool:
    """Tell whether a word begins like another and has only letters of it, in their order."""
    letters = iter(other)
    return other[:1] == sought[:1] and all(letter in letters for letter in sought)


def _is_like(sought: str, beginning: str) -> bool:
    """Tell whether a word is like the beginning of another, about as long."""
    return _LONG_ENOUGH <= len(sought) <= len(beginning) + 1 and fuzz.ratio(sought, beginning) >= LIKE_ENOUGH


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans, and join those that meet."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)
