"""When two designations on one page may mean one person."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from readout_tui.importing.words import is_honorific, is_office_word
from readout_tui.text import fold

Words = tuple[str, ...]
"""A name's words, folded."""

_INITIALS = re.compile(r"(?<!\w)(\w)\.(?=\w)")
"""The initial in `V.Petrov`, which stands for a word of its own."""
_WOMEN = frozenset(fold("mrs ms miss madam señora sra senhora mme mlle frau signora госпожа г-жа").split())
_MEN = frozenset(fold("mr sir señor sr senhor monsieur herr signor господин г-н").split())
_TYPO = 88
"""The ratio from which two surnames on one page may be one with a slip of the pen."""


@lru_cache(1 << 12)
def name_words(name: str) -> Words:
    """Return a name's words, folded, forms of address and offices left out."""
    spaced = _INITIALS.sub(r"\1. ", name) if "." in name else name
    words = [w for w in spaced.split() if not is_honorific(w)]
    own = [w for w in words if not is_office_word(w)] or words
    return tuple(folded for w in own if (folded := fold(w).strip(".,")))


def fits(some: Words, other: Words) -> bool:
    """Tell whether two names may be one person's: one is within the other, or first and last are the same."""
    short, long = sorted((some, other), key=len)
    if not short:
        return False
    if len(short) > 1 and short[-1] == long[-1] and _begins(short[0], long[0]):
        return True
    within = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    # Of a name alone, only the last word, or either of two, says who is meant.
    return within and (len(short) > 1 or short[0] == long[-1] or len(long) < 3)


def _begins(some: str, other: str) -> bool:
    """Tell whether two given names may be one: the same, or one the other's initial."""
    return some == other or (min(len(some), len(other)) == 1 and some[0] == other[0])


def is_slip(some: Words, other: Words) -> bool:
    """Tell whether a name may be another with a slip of the pen in the surname: `JEAN-PIERE`."""
    if not some or not other or len(some[-1]) < 5 or (len(some) > 1 and some[0] != other[0]):
        return False
    return fuzz.ratio(some[-1], other[-1]) >= _TYPO


def is_inflected(some: Words, other: Words) -> bool:
    """Tell whether a name may be another in another case: `Сергея Лаврова` for `Сергей Лавров`."""
    return some != other and len(some) == len(other) > 1 and all(map(_same_stem, some, other))


def is_declined(some: Words, other: Words) -> bool:
    """Tell whether a name's surname is another's and an ending of one or two letters: `Лаврова`."""
    return bool(some and other) and some[-1].startswith(other[-1]) and 0 < len(some[-1]) - len(other[-1]) < 3


def _same_stem(some: str, other: str) -> bool:
    stem = max(3, min(len(some), len(other)) - 2)
    return some[:stem] == other[:stem] and abs(len(some) - len(other)) < 4


def differ(some: str | None, other: str | None) -> bool:
    """Tell whether two forms of address cannot be one person's: `Mr.` and `Ms.`."""
    a, b = (fold(h or "").strip(".") for h in (some, other))
    return (a in _WOMEN and b in _MEN) or (a in _MEN and b in _WOMEN)


@lru_cache(1 << 12)
def offices(role: str | None) -> Words:
    """Return an office's own words, by which it is told from another: `vice president`."""
    return tuple(fold(w).strip(",.") for w in (role or "").split() if is_office_word(w))
