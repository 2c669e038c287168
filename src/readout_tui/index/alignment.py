"""Two readouts of one event, aligned paragraph by paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from readout_tui.index.answers import ComparedParagraph, ComparedRow, Span
from readout_tui.index.difference import Words
from readout_tui.locator import Locator, paragraphs
from readout_tui.model import Readout

Weight = Callable[[str], float]
"""What a folded word tells: more if it is rare."""

_LEAST = 0.15
"""Paragraphs that are less alike stand alone."""
_SAME_SPEAKER = 0.1
"""What it adds if both give the words of the same person: two sides seldom tell them in the same words."""
_TELLING = 0.35
"""Words that tell less than this part of what the rarest one does are the grammar of a sentence."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The paragraphs of one readout."""

    shown: Sequence[ComparedParagraph]
    """With nothing yet in `only`."""
    words: Sequence[Words]
    speakers: Sequence[str | None]
    """Ids of persons."""


def aligned(left: Readout, right: Readout, weight: Weight, person: Callable[[str], str]) -> list[ComparedRow]:
    """Align two readouts.

    The pairs are those that are most alike in all, in the order of both: what one side moved stands alone.

    Args:
        left: One readout.
        right: The other.
        weight: What words tell in their archive.
        person: Gives the person's id for a participant's.
    """
    one, two = _side(left, person), _side(right, person)
    alike = _likeness(one, two, weight)
    rows = []
    for i, j in _path(len(one.shown), len(two.shown), alike):
        if i is not None and j is not None:
            rows.append(_pair(one, i, two, j, alike[i, j], weight))
        else:
            rows.append(ComparedRow(_alone(one, i), _alone(two, j), 0.0))
    return rows


def _side(readout: Readout, person: Callable[[str], str]) -> _Side:
    shown, speakers = [], []
    sides = {participant.id: participant.side for participant in readout.participants}
    for place, text in paragraphs(readout):
        turn = readout.turns[place.turn - 1]
        locator = Locator(readout.id, place.turn, place.paragraph)
        name, its_side = readout.speaker_name(turn), sides.get(turn.speaker or "")
        shown.append(ComparedParagraph(locator, name, its_side, turn.spoken_mode, text, ()))
        speakers.append(person(turn.speaker) if turn.speaker else None)
    return _Side(shown, [Words.of(paragraph.text) for paragraph in shown], speakers)


def _likeness(one: _Side, two: _Side, weight: Weight) -> Mapping[tuple[int, int], float]:
    """Return how alike paragraphs are, from 0 to 1, for all pairs that have a word in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(two.words):
        for word in set(words.words):
            holders[word].append(j)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for i, words in enumerate(one.words):
        for word in set(words.words):
            for j in holders[word]:
                shared[i, j] += weight(word)
    totals = [[sum(map(weight, set(words.words))) for words in side.words] for side in (one, two)]
    return {
        (i, j): min(1.0, 2 * both / (totals[0][i] + totals[1][j] or 1.0) + _bonus(one, i, two, j))
        for (i, j), both in shared.items()
    }


def _bonus(one: _Side, i: int, two: _Side, j: int) -> float:
    same = one.speakers[i] is not None and one.speakers[i] == two.speakers[j]
    return _SAME_SPEAKER if same else 0.0


def _path(
    lefts: int, rights: int, alike: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pairs that are most alike in all, and between them those that stand alone."""
    best = [[0.0] * (rights + 1) for _ in range(lefts + 1)]
    for i in range(lefts - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(rights - 1, -1, -1):
            pair = below[j + 1] + alike.get((i, j), 0.0) - _LEAST
            row[j] = max(pair, below[j], row[j + 1])
    i = j = 0
    while i < lefts or j < rights:
        if i < lefts and best[i][j] == best[i + 1][j]:
            yield i, None
            i += 1
        elif j < rights and best[i][j] == best[i][j + 1]:
            yield None, j
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _alone(side: _Side, i: int | None) -> ComparedParagraph | None:
    if i is None:
        return None
    return _marked(side.shown[i], ((0, len(side.shown[i].text)),))


def _pair(one: _Side, i: int, two: _Side, j: int, likeness: float, weight: Weight) -> ComparedRow:
    left, right = one.words[i], two.words[j]
    least = _TELLING * max(map(weight, [*left.words, *right.words]), default=0.0)
    return ComparedRow(
        _marked(one.shown[i], _only(left, set(right.words), weight, least)),
        _marked(two.shown[j], _only(right, set(left.words), weight, least)),
        round(100 * likeness, 1),
    )


def _only(words: Words, there: set[str], weight: Weight, least: float) -> tuple[Span, ...]:
    """Return the runs of words that tell something and are not there, with the grammar between them."""
    runs: list[tuple[int, int]] = []
    grammar = True
    for i, word in enumerate(words.words):
        if weight(word) < least or (len(word) == 1 and word.isascii()):
            continue
        if word in there:
            grammar = False
        elif runs and grammar:
            runs[-1] = runs[-1][0], i + 1
        else:
            runs.append((i, i + 1))
            grammar = True
    return tuple(words.span(first, last) for first, last in runs)


def _marked(paragraph: ComparedParagraph, only: tuple[Span, ...]) -> ComparedParagraph:
    return replace(paragraph, only=only)
