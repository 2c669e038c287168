"""What labels look like."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from readout_tui.importing.lexicon import (
    ARTICLES,
    ASKING,
    NAMELESS,
    NAMELESS_ENDINGS,
    NAMELESS_LAST,
    OPENERS,
    PARTICLES,
    ROLE_LINKS,
    SALUTATIONS,
    SAYING,
    TOPIC_WORDS,
)
from readout_tui.importing.names import split_designation
from readout_tui.importing.words import is_honorific, is_name_word, is_office, is_office_word, looks_like_name
from readout_tui.text import fold

_REMARK = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|（[^（）]{0,120}）")
"""What a label says in brackets: `(as interpreted)`, or a name after an office."""
_BRACKET = re.compile(r"[(\[（]")
_IN_NO_LABEL = frozenset('?!“”"')
_NO_OFFICE_BEGINS = (ROLE_LINKS | PARTICLES | TOPIC_WORDS) - ARTICLES
"""Small words after which an office is spoken of: `About the Minister: she is well.`"""
_LINKS = ROLE_LINKS | PARTICLES
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]{2}")


class Shape(Enum):
    """What a label looks like, from the plainest to none."""

    NAMELESS = "Question"
    TITLED = "Foreign Minister Ada Obi, MR. OBI"
    OFFICE = "THE PRESIDENT"
    CAPITALS = "OBI"
    NAME = "Ada Obi"
    WORD = "Obi"
    NONE = "Here is the thing"


@lru_cache(1 << 12)
def shape_of(label: str) -> Shape:
    """Tell what a label looks like."""
    words = _REMARK.sub(" ", label).split() if _BRACKET.search(label) else label.split()
    folded = fold(" ".join(words)).strip(".")
    parts = folded.split()
    if not words or not parts:
        return Shape.NONE
    of_nobody = parts[0] in ASKING or parts[-1] in NAMELESS_LAST or folded.endswith(NAMELESS_ENDINGS)
    if folded.rstrip(" 0123456789") in NAMELESS or (len(words) < 6 and of_nobody):
        return Shape.NAMELESS if words[0][:1].isupper() or not words[0][:1].islower() else Shape.NONE
    if len(words) > 30 or not _IN_NO_LABEL.isdisjoint(label) or _has_sentence_end(words):
        return Shape.NONE
    if not has_case(label):
        return _shape_without_case(label)
    if fold(words[0]) in SALUTATIONS:
        return Shape.NONE
    if not (is_name_word(words[0]) or is_office_word(words[0])) or any(w.isdigit() for w in words):
        return Shape.NONE
    if _is_name_with_office(words):
        return Shape.TITLED
    if not (is_name_word(words[-1]) or is_office_word(words[-1])):
        return Shape.NONE
    who = split_designation(label)
    if who.name and (who.honorific or (who.role and is_office(who.role))):
        return Shape.TITLED if _small_words_fit(words, 8) else Shape.NONE
    if who.name is None and who.role and is_office(who.role):
        if fold(words[0]) in _NO_OFFICE_BEGINS:
            return Shape.NONE
        return Shape.OFFICE if len(words) < 12 and _small_words_fit(words, 4) else Shape.NONE
    return _shape_of_bare(words, belongs=_REMARK.search(label) is not None)


def _is_name_with_office(words: list[str]) -> bool:
    """Tell whether a label is a name and, after a comma, an office: `Ada Lund, head of the delegation`."""
    name, comma, office = " ".join(words).partition(", ")
    return (
        bool(comma)
        and len(name.split()) > 1
        and looks_like_name(name)
        and not any(map(is_office_word, name.split()))
        and not is_honorific(office.split()[0])
        and is_office(office)
        and fold(words[-1]) not in SAYING
    )


def _shape_of_bare(words: list[str], *, belongs: bool) -> Shape:
    bare = [w.strip(",.'\"*_") for w in words if w[0] not in "(["]
    if not bare or len(bare) > 6 or not all(is_name_word(w) or fold(w) in PARTICLES for w in bare):
        return Shape.NONE
    if any(fold(w) in OPENERS for i, w in enumerate(bare) if not (i and fold(w) in PARTICLES)) or (
        fold(bare[0]) in ARTICLES and len(bare) < 3
    ):
        return Shape.NONE
    if all(w.isupper() for w in bare if fold(w) not in PARTICLES) and max(map(len, bare)) > 1:
        return Shape.CAPITALS
    # `Fischer (AA)`: what he belongs to makes a word a name.
    return Shape.NAME if len(bare) > 1 or belongs or _INITIALS.match(bare[0]) else Shape.WORD


def _small_words_fit(words: list[str], most: int) -> bool:
    """Tell whether what a label has in small letters may stand in an office's name."""
    small = [w for w in words if w[:1].islower() and fold(w) not in _LINKS and not is_office_word(w)]
    return len(small) <= min(most, len(words) // 3)


def _has_sentence_end(words: list[str]) -> bool:
    for word, following in pairwise(words):
        bare = word.rstrip(".")
        if (
            word.endswith(".")
            and len(bare) > 1
            and not (is_honorific(word) or is_office_word(word))
            and "." not in bare
            and len(bare) > 3
        ):
            return following[:1].isupper()
    return False


def has_case(text: str) -> bool:
    """Tell whether a text's script knows capitals and small letters."""
    return any(c.isupper() or c.islower() for c in text)


def _shape_without_case(label: str) -> Shape:
    if len(label) > 40 or len(label.split()) > 8 or any(c in label for c in "，。、；,"):
        return Shape.NONE
    if is_office(label):
        return Shape.OFFICE if len(label) < 4 else Shape.TITLED
    return Shape.WORD
