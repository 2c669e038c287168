"""A person's name, office and side taken apart, as they are compared with another's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from readout_tui.importing.countries import COUNTRY_WORDS, countries_in
from readout_tui.importing.lexicon import ARTICLES, ROLE_LINKS
from readout_tui.importing.words import is_honorific, is_office_word
from readout_tui.index.words import latin
from readout_tui.text import fold

_INITIAL = re.compile(r"(?<!\w)(\w)\.(?=\w)")
"""The initial in `S.Lavrov`, which stands for a word of its own."""
_JOINED = frozenset(
    "de del da do dos das di du des van von der den ten ter zu zur af av bin ibn bint al el ul abu".split()
)
"""Small words that belong to the word behind them: `bin Salman` is another name than `Salman`."""
_GENERATIONS = frozenset(("jr", "sr"))
_LINKS = ROLE_LINKS | ARTICLES
_WOMEN = frozenset(
    fold("mrs ms miss mme mlle madam madame señora sra senhora frau signora госпожа г-жа").split()
)
_MEN = frozenset(fold("mr sir señor sr senhor monsieur herr signor господин г-н").split())

# Spellings of one sound in several languages, longer ones first.
_SOUNDS = (
    *(("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("zh", "j"), ("ph", "f")),
    *(("ts", "s"), ("tz", "s"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v")),
)
_VOWELS = re.compile("[aeiouyh]+")
_TWICE = re.compile(r"(.)\1+")
_LIKE = 70
"""The ratio below which words that sound alike are not one word in two spellings."""
_SLIP_LETTERS = 5
"""A shorter word with one letter changed is another word."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way in which a person is named."""

    printed: str
    titles: tuple[str, ...]
    """Forms of address and offices before the name, folded."""
    words: tuple[str, ...]
    """Folded, in Latin letters, without titles; the last one is taken for the surname."""
    is_latin: bool
    """Printed in Latin letters."""

    surname: str = field(init=False, compare=False)
    """The last word."""
    given: tuple[str, ...] = field(init=False, compare=False)
    """All words before the surname."""
    length: tuple[int, int] = field(init=False, compare=False)
    """Words and letters, by which a fuller name is told from a shorter one."""

    def __post_init__(self) -> None:
        """Take the words apart once: a name is compared with hundreds of others."""
        object.__setattr__(self, "surname", self.words[-1])
        object.__setattr__(self, "given", self.words[:-1])
        object.__setattr__(self, "length", (len(self.words), sum(map(len, self.words))))


def name_form(printed: str) -> NameForm | None:
    """Take a printed name apart; None if it holds no name."""
    words = _INITIAL.sub(r"\1. ", printed).split()
    led = _office_words(words)
    titles, words = [fold(word).rstrip(".") for word in words[:led]], words[led:]
    if not words or (len(words) == 1 and _is_title(words[0])):
        return None
    own: list[str] = []
    joins = False
    for word in map(_plain, words):
        if not word or (own and word in _GENERATIONS):
            continue
        if joins:
            own[-1] += word
        else:
            own.append(word)
        # First of all stands a given name: `Al`, `Le`, `Van`.
        joins = word in _JOINED and (len(own) > 1 or words[0].islower())
    is_latin = all(c < "\u0250" or not c.isalpha() or "\u1e00" <= c < "\u1f00" for c in printed)
    return NameForm(printed, tuple(titles), tuple(own), is_latin) if own else None


def _office_words(words: Sequence[str]) -> int:
    """Count the words before a name that tell an office and its country: `Prime Minister of Chad`."""
    count, most = 0, len(words) - 1
    if most > 2 and _is_of_country(words[0]) and _is_title(words[1]):
        count = 2  # `Russian President`, while `German` or `Jordan` alone may be a given name.
    while count < most and _is_title(words[count]):
        count += 1
    after = count
    while 0 < after < most and fold(words[after]) in _LINKS:
        after += 1
    country = after
    while 0 < country < most and _is_of_country(words[country]):
        country += 1
    # Without a link it may be a given name, `Minister Israel Katz`, where no case tells: `Президент России`.
    linked = after > count or not words[after].isascii()
    return country if linked and after < country and country + (after == count) <= most else count


def _is_of_country(word: str) -> bool:
    return fold(word) in COUNTRY_WORDS


@lru_cache(maxsize=1 << 16)
def _is_title(word: str) -> bool:
    # An initial may look like a form of address: `M. Fleming`.
    return len(_plain(word)) != 1 and (is_honorific(word) or is_office_word(word))


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    return "".join(c for c in fold(latin(fold(word))) if c.isalnum())


def sexes(names: Iterable[str]) -> frozenset[str]:
    """Return which sexes forms of address tell: `f`, `m`, both or none."""
    first = {fold(name.split()[0]).rstrip(".") for name in names if name.strip()}
    return frozenset(sex for sex, words in (("f", _WOMEN), ("m", _MEN)) if first & words)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return what different spellings of a name's word have in common: its consonants, roughly."""
    rest = word
    for spelling, simple in _SOUNDS:
        rest = rest.replace(spelling, simple)
    # The first letter is heard, whatever it is.
    first = "a" if rest[:1] in "aeiouy" else rest[:1]
    return _TWICE.sub(r"\1", first + _VOWELS.sub("", rest[1:]))


def sounds_like(some: str, other: str) -> bool:
    """Tell whether two words may be one in two spellings: `Sergey` and `Serguei`."""
    if some == other:
        return True
    return sound(some) == sound(other) and fuzz.ratio(some, other) >= _LIKE and not _of_two_sexes(some, other)


def is_slip(some: str, other: str) -> bool:
    """Tell whether two long words differ by one letter, or by two that changed places."""
    if min(len(some), len(other)) < _SLIP_LETTERS or _of_two_sexes(some, other):
        return False
    return OSA.distance(some, other, score_cutoff=1) == 1


def _of_two_sexes(some: str, other: str) -> bool:
    """Tell `Ivanov` from `Ivanova`, and `Alexander` from `Alexandra`."""
    return some.endswith("a") != other.endswith("a")


def slips(word: str) -> set[str]:
    """Return keys of which two words have one in common if they are the same, or one by a slip."""
    if len(word) < _SLIP_LETTERS:
        return {word}
    return {word} | {word[:cut] + word[cut + 1 :] for cut in range(len(word))}


def is_initial_of(some: str, other: str) -> bool:
    """Tell whether one of two words is a letter, and the other one begins with it."""
    short, long = sorted((some, other), key=len)
    return len(short) == 1 and len(long) > 1 and long[0] == short


def begins_alike(some: str, other: str) -> bool:
    """Tell whether one of two given names may be short for the other: `Joe` for `Joseph`."""
    short, long = sorted((some, other), key=len)
    if len(short) < 3 or len(short) == len(long) or not long.startswith(short[:2]):
        return False
    return long.startswith(short) or (len(long) > len(short) + 1 and sound(long).startswith(sound(short)))


@lru_cache(maxsize=1 << 14)
def side_keys(side: str) -> frozenset[str]:
    """Return the countries that a side names, or else its folded words."""
    return frozenset(country.key for country in countries_in(side)) or frozenset((fold(side),))


@dataclass(frozen=True, slots=True)
class Office:
    """A role, as two are compared."""

    printed: str
    titles: frozenset[str]
    """The words that make an office of it: `vice president`."""
    field: frozenset[str]
    """Its other words, countries left out: `foreign`."""

    def is_like(self, other: Office) -> bool:
        """Tell whether two roles may be one office, told at different length."""
        fields = self.field <= other.field or other.field <= self.field
        return bool(self.titles) and self.titles == other.titles and fields


@lru_cache(maxsize=1 << 14)
def office(role: str) -> Office:
    """Take a role apart."""
    words = {fold(word).strip(".,;()'’\"").removesuffix("'s").removesuffix("’s") for word in role.split()}
    words -= ROLE_LINKS | ARTICLES | COUNTRY_WORDS | {""}
    titles = frozenset(filter(is_office_word, words))
    return Office(role, titles, frozenset(words) - titles)
