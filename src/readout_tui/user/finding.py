"""Where a mark's words stand in its readout as it is now, which may have been edited since."""

from __future__ import annotations

from dataclasses import dataclass

from readout_tui.locator import Passage, Place, Point, paragraphs, resolve
from readout_tui.model import Readout
from readout_tui.text import fold, folded, word_spans
from readout_tui.user.marks import PARAGRAPH_BREAK, Mark

LIKENESS = 80
"""From 0 to 100, the likeness to the marked words that other words need to be taken for them."""

_TELLING = 4
"""The words by which a passage may be known in another paragraph."""

_EDGE = 24
"""Code points by which the two ends of words that have changed are found."""

_CLOSELY = 1000
"""Code points of words that are laid along the whole of a paragraph: more take too long."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a mark leads."""

    passage: Passage
    moved: bool
    """The words stand in another paragraph than the mark says."""
    changed: bool
    """They are not the same any more."""
    lost: bool
    """They are not there: the passage is the nearest paragraph."""


def found(readout: Readout, mark: Mark) -> Found | None:
    """Find a mark's words: as they were, nearby first; or else what is most like them; or else the paragraph.

    Returns:
        None if the readout has no words at all.
    """
    resolved = resolve(readout, mark.at)
    if resolved is None:
        return None
    text = _Text(readout, resolved.place)
    pieces = mark.quote.split(PARAGRAPH_BREAK)
    # A few common words stand in many places, and another speaker's are not the marked ones.
    anywhere = resolved.lost and len(word_spans(mark.quote)) >= _TELLING
    exact = text.exact(pieces, mark.start, anywhere=anywhere)
    passage = exact or text.alike(pieces, anywhere=anywhere)
    if passage is None:
        whole = Passage(readout.id, Point(resolved.place, 0), text.end_of(resolved.place))
        return Found(whole, moved=resolved.moved, changed=True, lost=resolved.lost)
    said = Place(mark.at.turn or 1, mark.at.paragraph or 1)
    return Found(passage, moved=passage.start.place != said, changed=exact is None, lost=False)


class _Text:
    """A readout's paragraphs, the nearest to a place first."""

    def __init__(self, readout: Readout, here: Place) -> None:
        self._id = readout.id
        self._places, self._texts = zip(*paragraphs(readout), strict=True)
        self._here = self._places.index(here)
        self._nearest = sorted(range(len(self._places)), key=lambda index: abs(index - self._here))

    def end_of(self, place: Place) -> Point:
        return Point(place, len(self._texts[self._places.index(place)]))

    def exact(self, pieces: list[str], start: int, *, anywhere: bool) -> Passage | None:
        """Find words as they were: where they are in a paragraph more than once, the nearest to `start`."""
        for index in self._nearest if anywhere else [self._here]:
            begin = self._begin(index, pieces, start)
            if begin is not None:
                last = index + len(pieces) - 1
                end = len(pieces[-1]) + (begin if len(pieces) == 1 else 0)
                return self._passage(index, begin, last, end)
        return None

    def _begin(self, index: int, pieces: list[str], start: int) -> int | None:
        texts = self._texts[index : index + len(pieces)]
        if len(pieces) == 1:
            return _nearest_occurrence(texts[0], pieces[0], start)
        whole = len(texts) == len(pieces) and list(texts[1:-1]) == pieces[1:-1]
        if whole and texts[0].endswith(pieces[0]) and texts[-1].startswith(pieces[-1]):
            return len(texts[0]) - len(pieces[0])
        return None

    def alike(self, pieces: list[str], *, anywhere: bool) -> Passage | None:
        """Find what is most like words that have changed: in the paragraph itself first."""
        first = self._best(pieces[0], [self._here], closely=True)
        if first is None and anywhere:
            first = self._best(pieces[0], self._nearest)
        if first is None:
            return None
        index, begin, end = first
        if len(pieces) == 1:
            return self._passage(index, begin, index, end)
        expected = index + len(pieces) - 1
        around = [i for i in (expected, expected - 1, expected + 1) if index < i < len(self._texts)]
        last = self._best(pieces[-1], around, closely=True)
        if last is None:
            expected = min(expected, len(self._texts) - 1)
            return self._passage(index, begin, expected, len(self._texts[expected]))
        return self._passage(index, begin, last[0], last[2])

    def _best(self, piece: str, indices: list[int], *, closely: bool = False) -> tuple[int, int, int] | None:
        """Return the first paragraph that holds what is most like a text, and from where to where."""
        best, where = 0.0, None
        for index in indices:
            likeness, begin, end = _likest(piece, self._texts[index], closely=closely)
            if likeness > best and likeness >= LIKENESS:
                best, where = likeness, (index, begin, end)
        return where

    def _passage(self, first: int, begin: int, last: int, end: int) -> Passage:
        return Passage(self._id, Point(self._places[first], begin), Point(self._places[last], end))


def _nearest_occurrence(text: str, words: str, start: int) -> int | None:
    best, at = None, text.find(words)
    while at >= 0:
        if best is None or abs(at - start) < abs(best - start):
            best = at
        at = text.find(words, at + 1)
    return best


def _likest(words: str, paragraph: str, *, closely: bool) -> tuple[float, int, int]:
    """Return how like words the likest part of a paragraph is, and from where to where it goes."""
    from rapidfuzz import fuzz  # Only words that have changed need it, and it takes 15 ms to import.

    wanted, text = fold(words), folded(paragraph)
    likeness, begin, end = 0.0, 0, 0
    # By their two ends first: in between, words may have come and gone.
    head = fuzz.partial_ratio_alignment(wanted[:_EDGE], text.text)
    if head is not None:
        tail = fuzz.partial_ratio_alignment(wanted[-_EDGE:], text.text[head.dest_start :])
        begin, end = head.dest_start, head.dest_start + (tail.dest_end if tail else 0)
        likeness = fuzz.ratio(wanted, text.text[begin:end])
    # In a shorter paragraph it would be the paragraph that is looked for in the words.
    if likeness < LIKENESS and closely and len(wanted) <= min(_CLOSELY, len(text.text)):
        window = fuzz.partial_ratio_alignment(wanted, text.text, score_cutoff=LIKENESS)
        if window is not None:
            likeness, begin, end = window.score, window.dest_start, window.dest_end
    if begin == end:
        return 0.0, 0, 0
    closing = not words[-1].isalnum()
    return likeness, *_whole_words(paragraph, *text.original_span(begin, end), closing=closing)


def _whole_words(text: str, begin: int, end: int, *, closing: bool) -> tuple[int, int]:
    """Let a span take in the whole of the words that it cuts, and perhaps the closing marks behind it."""
    for first, last in word_spans(text):
        if first < begin < last:
            begin = first
        if first < end < last:
            end = last
    while closing and end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return begin, end
