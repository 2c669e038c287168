"""What stands round a mention of days in a text, and tells which event is meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout_tui.index.kindwords import LAST, OURS, is_name, kinds_of
from readout_tui.index.mentions import Mention
from readout_tui.index.words import spans_of, words_of
from readout_tui.text import Folded, sentence_spans

PREPOSITIONS = frozenset("in at of from a de in von zu zum zur в en".split())
"""Words before a place."""

_WINDOW = 7
"""Words round a mention among which the event is named."""
_ADJACENT = 4
"""Words from a mention within which a word for the event belongs to it: `meeting in Port Veld last month`."""
_LONGEST_NAME = 3
"""Words of a place."""
_DEFINITE = frozenset("the our their his her your my that this last la le l notre der die das s".split())
_APART = frozenset(',;:()“”"—–')


@dataclass(frozen=True, slots=True)
class Context:
    """What is said of an event where it is mentioned."""

    words: frozenset[str]
    """Of the sentence."""
    named: Sequence[str]
    """Words for the event: those that belong to the mention, else others near it."""
    attached: bool
    """They belong to the mention."""
    at: str | None
    """The place that belongs to the mention."""
    near: frozenset[str]
    """Places that are named near it, `at` too."""
    span: tuple[int, int]
    """The mention with what belongs to it, in the folded text."""


class Surroundings:
    """One paragraph, looked at for what its mentions mean."""

    def __init__(self, text: Folded, printed: str, places: Mapping[str, str]) -> None:
        """Take a paragraph.

        Args:
            text: The paragraph, folded.
            printed: The same as printed.
            places: The places of the archive by their words, folded, with spaces between.
        """
        self._text = text
        self._printed = printed
        self._places = places
        self._spans = spans_of(text.text)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]
        self._words = [text.text[start:end] for start, end in self._spans]
        # Sentences are told by capital letters, which folded text has lost.
        self._sentences = sentence_spans(printed)
        self._places_in_print = [text.original_span(*span)[0] for span in self._spans]

    def of(self, mentions: Sequence[Mention]) -> list[Context]:
        """Return the context of each mention."""
        ranges = [self._within(mention.start, mention.end) for mention in mentions]
        dated = {i for first, last in ranges for i in range(first, last)}
        contexts = []
        for mention, (first, last) in zip(mentions, ranges, strict=True):
            rest = [one for one in ranges if one != (first, last)]
            contexts.append(self._dated((mention.start, mention.end), first, last, rest, dated))
        return contexts

    def undated(self) -> Iterator[Context]:
        """Yield what names an event by its kind and place alone: `the press conference in Veld`."""
        words, spans = self._words, self._spans
        for i in range(len(words) - 2):
            if kinds_of(words[i]) and is_name(words[i]) and words[i + 1] in PREPOSITIONS:
                place, length = self._place_at(i + 2)
                begins = i - 1 if i and kinds_of(words[i - 1]) is not None else i
                end = spans[i + 1 + length][1]
                if place and self._is_definite(begins) and self._joined(spans[begins][0], end):
                    low, high = self._sentence(spans[i][0], end)
                    around = frozenset(words[low:high])
                    yield Context(
                        around, [words[i]], True, place, frozenset({place}), (spans[begins][0], end)
                    )

    def together(self) -> Iterator[Context]:
        """Yield what names the event before this of the same people: `our last meeting`, `we last spoke`."""
        words = self._words
        for i in range(1, len(words) - 1):
            if words[i] not in LAST:
                continue
            verb = words[i - 1] in ("we", "they") or words[i + 1 : i + 3] in (
                ["time", "we"],
                ["time", "they"],
            )
            kind = i + 1 if words[i + 1] != "time" else i + 3
            noun = words[i - 1] in OURS and kind < len(words) and is_name(words[kind])
            if not (verb or noun) or kind >= len(words) or kinds_of(words[kind]) is None:
                continue
            span = (self._spans[i - 1][0], self._spans[kind][1])
            if self._joined(*span):
                low, high = self._sentence(*span)
                around = frozenset(words[low:high])
                yield Context(around, [words[kind]], True, None, frozenset(), span)

    def _is_definite(self, i: int) -> bool:
        """Tell whether a certain event is meant: by an article or its like, or by a capital letter."""
        position = self._text.original_span(*self._spans[i])[0]
        return (i > 0 and self._words[i - 1] in _DEFINITE) or self._printed[position].isupper()

    def _dated(
        self,
        span: tuple[int, int],
        first: int,
        last: int,
        others: Sequence[tuple[int, int]],
        dated: set[int],
    ) -> Context:
        low, high = self._sentence(*span)
        window = range(max(low, first - _WINDOW), min(high, last + _WINDOW))
        kinds = [i for i in window if i not in dated and kinds_of(self._words[i]) is not None]
        own = [i for i in kinds if self._belongs(i, first, last)]
        own = [i for i in own if not any(_distance(i, *o) < _distance(i, first, last) for o in others)]
        elsewhere = {i for i in kinds if any(self._belongs(i, *other) for other in others)}
        begins, ends = min([first, *own]), max([last, *(i + 1 for i in own)])
        at, begins, ends = self._place_of(begins, ends, low, high)
        near = {place for i in window if (place := self._place_at(i)[0])}
        return Context(
            frozenset(self._words[low:high]),
            [self._words[i] for i in own or kinds if own or i not in elsewhere],
            bool(own),
            at,
            frozenset(near),
            (min(span[0], self._spans[begins][0]), max(span[1], self._spans[ends - 1][1])),
        )

    def _belongs(self, i: int, first: int, last: int) -> bool:
        return _distance(i, first, last) <= _ADJACENT and self._joined(
            self._spans[min(i, first)][0], self._spans[max(i, last - 1)][1]
        )

    def _place_of(self, begins: int, ends: int, low: int, high: int) -> tuple[str | None, int, int]:
        """Return the place within some words, or joined to them in their sentence, and the words with it."""
        for i in range(begins, ends):
            if place := self._place_at(i)[0]:
                return place, begins, ends
        if ends + 1 < high and self._words[ends] in PREPOSITIONS:
            place, length = self._place_at(ends + 1)
            if place and self._joined(self._spans[begins][0], self._spans[ends + length][1]):
                return place, begins, ends + 1 + length
        for i in range(max(low + 1, begins - _LONGEST_NAME - 1), begins):
            place, length = self._place_at(i)
            gap = self._words[i + length : begins] if place else ["-"]
            if gap in ([], ["on"]) and self._words[i - 1] in PREPOSITIONS:
                return place, i, ends
        return None, begins, ends

    def _place_at(self, i: int) -> tuple[str | None, int]:
        """Return the place that is named by some words from there on, and how many they are."""
        for length in range(_LONGEST_NAME, 0, -1):
            place = self._places.get(" ".join(self._words[i : i + length]))
            if place is not None:
                return place, len(words_of(place))
        return None, 0

    def _within(self, start: int, end: int) -> tuple[int, int]:
        """Return which words lie in a span."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return which words stand in the sentence round a span."""
        begins, ends = self._text.original_span(start, end)
        first = max((s for s, _ in self._sentences if s <= begins), default=0)
        last = min((e for _, e in self._sentences if e >= ends), default=len(self._printed))
        return bisect_left(self._places_in_print, first), bisect_left(self._places_in_print, last)

    def _joined(self, start: int, end: int) -> bool:
        """Tell whether nothing in a span sets its words apart."""
        return _APART.isdisjoint(self._text.text[start:end])


def _distance(i: int, first: int, last: int) -> int:
    """Return how many words one is away from a range that does not hold it."""
    return first - i if i < first else i - last + 1
