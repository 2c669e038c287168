"""Where words and sentences stand in a long paragraph, looked for no further than somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from readout_tui.text import sentences_in, words_in

Span = tuple[int, int]

_WINDOW = 512
"""Code points that are looked through at once on the way back."""
_PARTS = re.compile(r"[^\w'’ʼ]")
"""What stands in no word."""
_IN_WORD = re.compile(r"[\w'’ʼ]*")


class Sentences:
    """The sentences of a paragraph, kept as far as they are known."""

    def __init__(self, text: str) -> None:
        """Look for none yet."""
        self._left = sentences_in(text)
        self._found: list[Span] = []

    def at(self, character: int) -> Span:
        """Return the sentence at a character, or the next one where it stands between two, else the last."""
        return self._found[min(self._first_after(character), len(self._found) - 1)]

    def onward(self, character: int) -> Iterator[Span]:
        """Yield the sentences from the one at a character on."""
        index = self._first_after(character)
        while index < len(self._found) or self._grow():
            yield self._found[index]
            index += 1

    def back(self, character: int) -> Iterator[Span]:
        """Yield the sentences from the one at a character back."""
        index = self._first_after(character)
        yield from (self._found[i] for i in range(min(index, len(self._found) - 1), -1, -1))

    def _first_after(self, character: int) -> int:
        """Return the index of the first sentence that ends after a character."""
        while (not self._found or self._found[-1][1] <= character) and self._grow():
            pass
        return bisect_right(self._found, character, key=itemgetter(1))

    def _grow(self) -> bool:
        span = next(self._left, None)
        if span is not None:
            self._found.append(span)
        return span is not None


def words_onward(text: str, character: int) -> Iterator[Span]:
    """Yield the words of a text from the one at a character on."""
    return words_in(text, _begin(text, character), len(text))


def words_back(text: str, character: int) -> Iterator[Span]:
    """Yield the words of a text from the one at a character back."""
    inside = _IN_WORD.match(text, character)
    end = inside.end() if inside else len(text)
    while end > 0:
        start = _begin(text, max(0, end - _WINDOW))
        yield from reversed(list(words_in(text, start, end)))
        end = start


def _begin(text: str, character: int) -> int:
    """Return a place at or before a character that is within no word."""
    window = _WINDOW
    while character > 0:
        start = max(0, character - window)
        last = max((match.end() for match in _PARTS.finditer(text, start, character)), default=0)
        if last:
            return last
        if start == 0:
            break
        window *= 4
    return 0
