"""What differs between two wordings, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from readout_tui.index.answers import Change, ChangeKind, Span
from readout_tui.index.words import is_unspaced, spans_of
from readout_tui.text import folded

_SMALL = 3
"""A word of no more letters that stays alone between changes is taken as changed: it tells nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, with where they stand in the text as printed."""

    words: Sequence[str]
    spans: Sequence[Span]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Words:
        """Cut the words out of a text, or out of a part of it."""
        part = folded(text[start:end])
        spans = spans_of(part.text)
        printed = [part.original_span(*span) for span in spans]
        return cls([part.text[a:b] for a, b in spans], [(start + a, start + b) for a, b in printed])

    def span(self, first: int, last: int) -> Span:
        """Return where some words stand; of no words, the empty place before the first of them."""
        if first < last:
            return self.spans[first][0], self.spans[last - 1][1]
        place = self.spans[first][0] if first < len(self.spans) else self.spans[-1][1] if self.spans else 0
        return place, place


def differences(before: Words, after: Words) -> tuple[Change, ...]:
    """Return how one wording became another: runs of words that were kept, dropped, added or replaced.

    Case, accents and punctuation make no difference.
    """
    return tuple(
        Change(kind, before.span(a, b), after.span(c, d))
        for kind, a, b, c, d in _runs(before.words, after.words)
    )


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[ChangeKind, int, int, int, int]]:
    """Yield runs of words with their ends on both sides; neighbouring changes are joined to one."""
    equal = [
        (code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Indel.opcodes(before, after)
        if code.tag == "equal"
    ]
    ends = len(before), len(before), len(after), len(after)
    a = c = 0
    for number, (start, end, start_after, end_after) in enumerate([*equal, ends], 1):
        dropped, added = a < start, c < start_after
        if dropped or added:
            changes_on = number <= len(equal) and (end, end_after) != (len(before), len(after))
            if changes_on and end - start == 1 and _is_small(before[start]):
                continue
            kind: ChangeKind = "replaced" if dropped and added else "dropped" if dropped else "added"
            yield kind, a, start, c, start_after
        if start < end:
            yield "kept", start, end, start_after, end_after
        a, c = end, end_after


def _is_small(word: str) -> bool:
    return len(word) <= _SMALL and not is_unspaced(word)
