"""How search cuts text: into words that an index can hold, and long paragraphs into pieces.

All of it works on folded text (`text.fold`), and all positions are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from readout_tui.text import fold

# Scripts written without spaces: each character is a word, so that a part of a sentence can be found.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3041-\u30ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
LONGEST_WORD = 200
"""Longer words count as several, because the word index cannot hold words of any length."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]{{1,{LONGEST_WORD}}}")
_SINGLE = re.compile(rf"[{_UNSPACED}]")

PIECE = 700
"""Code points of a paragraph that are searched as one. Longer pieces would match any query somewhere."""
OVERLAP = 150
"""Code points that neighbouring pieces share, so that a quotation across a cut stands whole in one."""
MAXIMUM_PIECES = 1 << 14


def words_of(folded: str) -> list[str]:
    """Return the words of folded text in order."""
    return _WORD.findall(folded)


def spans_of(folded: str) -> list[tuple[int, int]]:
    """Return where the words of folded text stand, in order."""
    return [match.span() for match in _WORD.finditer(folded)]


def is_unspaced(word: str) -> bool:
    """Tell whether a word is one character of a script that is written without spaces."""
    return _SINGLE.match(word) is not None


def pieces_of(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which a paragraph is searched: overlapping, and cut between words if possible."""
    size = max(PIECE, len(folded) // (MAXIMUM_PIECES // 2))
    start = 0
    while len(folded) - start > size + OVERLAP:
        end = _gap_before(folded, start + size, start + size // 2)
        yield start, end
        start = _gap_before(folded, end - OVERLAP, end - 2 * OVERLAP)
    yield start, len(folded)


def _gap_before(text: str, position: int, lowest: int) -> int:
    gap = text.rfind(" ", lowest, position)
    return gap if gap > lowest else position


def edits_allowed(word: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped in a word."""
    if len(word) < 2 or word.isdigit() or is_unspaced(word):
        return 0
    return 1 if len(word) < 6 else 2


class _LatinSpellings(dict[int, str]):
    """A table for `str.translate` that learns each character when it first comes."""

    def __missing__(self, character: int) -> str:
        spelling = "\n" if character == 10 else anyascii(chr(character)).lower()
        self[character] = spelling
        return spelling


_LATIN = _LatinSpellings()


def latin(text: str) -> str:
    """Spell folded text in Latin letters; line feeds stay."""
    return text if text.isascii() else text.translate(_LATIN)


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name as names are compared: folded and in Latin letters."""
    return frozenset(words_of(fold(latin(fold(name)))))
