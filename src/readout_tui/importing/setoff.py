"""Labels that a dash sets off: `LA PRÉSIDENTE – Bonjour`, `— Ada Lund: Thank you`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from readout_tui.importing.rules import Style
from readout_tui.importing.shapes import Shape, shape_of

SET_OFF: tuple[Style, ...] = ("dashed", "spaced")
"""The styles whose labels a dash sets off."""
_SPACED_DASH = re.compile(r"\s(?:[–—]|--?)\s")
_DASH_AND_SPACE = re.compile(r"[–—-]\s{1,3}(?=\S)")

_LETTERS = frozenset(
    (
        *("q a", "q r", "p r", "f a", "d r", "d a", "s c", "в о", "п в", "з в", "v a", "k v"),
        *("问 答", "問 答", "문 답", "س ج"),
    )
)
"""First letters of the words for question and answer, as transcripts put them."""

Label = tuple[Style, str]
"""A label's style, and the label folded."""


def letters_that_answer(labels: Iterable[Label]) -> frozenset[str]:
    """Return the letters that ask and answer where one label follows the other, once being enough.

    A letter alone before a colon may be an item of a list; one that asks right before one that answers is
    none. What no script with capitals has is a word.
    """
    return frozenset(
        letter
        for (style, asks), (other, answers) in pairwise(labels)
        if style == other and f"{asks} {answers}" in _LETTERS
        for letter in (asks, answers)
    )


def begins_behind_dash(label: str) -> bool:
    """Tell whether speech begins within what stands before a colon: `MINISTER ORR – Im Juni: ...`."""
    head, *tail = _SPACED_DASH.split(label, 1)
    if not tail:
        return False
    small = head.isupper() and not tail[0].isupper() and len(tail[0].split()) > 1
    return small or shape_of(tail[0]) is Shape.NONE


def past_dash(text: str, speech: int) -> int:
    """Return where speech begins behind a dash that stands at its start, or 0 if none does."""
    dash = _DASH_AND_SPACE.match(text, speech)
    return dash.end() if dash else 0


def shows_itself(shape: Shape, *, capitals: bool) -> bool:
    """Tell whether a label is one to the eye: of nobody, with an office, or an office in capitals."""
    return shape in (Shape.NAMELESS, Shape.TITLED) or (shape is Shape.OFFICE and capitals)


def counted(labels: Iterable[tuple[Label, bool]]) -> Counter[Label]:
    """Count the labels that a dash sets off; none of a style that is not the page's habit.

    A dash stands in any sentence: the habit is that two labels recur, or show themselves.

    Args:
        labels: Each label in order, and whether it shows itself.
    """
    counts: Counter[Label] = Counter()
    telling: set[Label] = set()
    for label, shown in labels:
        counts[label] += 1
        if shown or counts[label] > 1:
            telling.add(label)
    habits = Counter(style for style, _ in telling)
    return Counter({label: n for label, n in counts.items() if habits[label[0]] > 1})
