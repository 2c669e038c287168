"""How names are written: capitals as a name, a name as an id, and the part of it that stands for it."""

from __future__ import annotations

import re

from anyascii import anyascii

from readout_tui.importing.lexicon import PARTICLES, ROLE_LINKS
from readout_tui.importing.words import EDGES, is_honorific
from readout_tui.text import fold

_UPPER_SUFFIX = re.compile(r"(?:[^\W\d_]\.){2,}|JR\.?|SR\.?|[IVX]{2,4}")
_KEEPS_CAPITALS = re.compile(r"^(Mc|Mac|O['’]|D['’])([a-z])")
_INNER_CAPITALS = re.compile(r"([A-Z][a-z]{1,2})([A-Z]{2,})")
_JOINTS = re.compile(r"([-'’])")
_SMALL = PARTICLES | ROLE_LINKS
_SLUG = re.compile(r"[^a-z0-9]+")
_LOWERED = frozenset("de del da do dos das di du des von van der den y e i".split())
"""Small words that a name in capitals has in small letters when it is written as names are."""


def as_name(text: str) -> str:
    """Write a name in capitals as names are written: `NIKOLAI PATRUSHEV` becomes `Nikolai Patrushev`."""
    out: list[str] = []
    for word in text.split():
        if out and word.isupper() and fold(word) in _LOWERED:
            out.append(word.lower())
        elif (word.isupper() and len(word.strip(".")) > (3 if text == word else 1)) or _INNER_CAPITALS.search(
            word
        ):
            out.append(capitals_to_title(word))
        else:
            out.append(word)
    return " ".join(out)


def capitals_to_title(text: str) -> str:
    """Write capitals as a title: small words small, initials as they are."""
    out = []
    for number, word in enumerate(text.split()):
        if number and fold(word) in _SMALL:
            out.append(word.lower())
        elif _UPPER_SUFFIX.fullmatch(word.strip(EDGES)) or not any(c.isupper() for c in word[1:]):
            out.append(word)
        elif inner := _INNER_CAPITALS.search(word):
            head = capitals_to_title(word[: inner.start()]) if inner.start() else ""
            out.append(head + inner[1] + inner[2].capitalize())
        else:
            parts = _JOINTS.split(word.lower())
            shown = "".join(p if p in ("'", "’", "s") else p[:1].upper() + p[1:] for p in parts)
            out.append(_KEEPS_CAPITALS.sub(lambda m: m[1] + m[2].upper(), shown))
    return " ".join(out)


def slug(text: str) -> str:
    """Make an id of a name: Latin letters, digits and hyphens, at most 60."""
    return (
        _SLUG.sub("-", anyascii(fold(text)).lower().replace("'", "").replace("’", ""))
        .strip("-")[:60]
        .rstrip("-")
    )


def surname(name: str) -> str:
    """Return the part of a name that stands for it in an id: the last word, or the one in capitals."""
    words = [word for word in name.partition(" of ")[0].split() if not is_honorific(word)]
    capitals = [w for w in words if len(w) > 2 and w.isupper() and not _UPPER_SUFFIX.fullmatch(w)]
    if len(words) > 1 and len(capitals) == 1:
        return capitals[0]
    while len(words) > 1 and _UPPER_SUFFIX.fullmatch(words[-1].upper()):
        words = words[:-1]
    return words[-1] if words else name
