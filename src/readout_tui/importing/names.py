"""What names look like, and where in a designation the office ends and the name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from readout_tui.importing.countries import COUNTRY_WORDS, countries_in
from readout_tui.importing.lexicon import (
    ARTICLES,
    OFFICE_ENDINGS,
    PARTICLES,
    ROLE_LINKS,
)
from readout_tui.importing.spelling import as_name, capitals_to_title
from readout_tui.importing.words import (
    EDGES,
    ORGANISATIONS,
    UNSPACED,
    is_common,
    is_honorific,
    is_name_word,
    is_office,
    is_office_word,
    looks_like_name,
)
from readout_tui.text import fold

_LAST_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]{0,200})[)\]）]$")
_CLOSING = frozenset(")]）")
_OF = re.compile(r" of (?=\S)")
_WORDS = re.compile(r"\([^()]{0,200}\)|[^\s()]+|[()]")
_BEFORE_OFFICE = ROLE_LINKS | ARTICLES
_NEVER_FIRST = frozenset("of and the e y i de da do das dos del".split())
"""Small words with which no name begins."""
_PLACES_BEGIN = frozenset(
    "new north south east west upper lower united great saint saudi sri costa san santa sierra papua cape el "
    "central equatorial marshall solomon czech dominican hong cabo burkina bosnia trinidad antigua".split()
)
"""What a place's name may begin with, and none is."""
_ALSO_NAMES = frozenset("king prince major judge justice marshal pope chair first counsel".split())
_NOMINATIVES = {
    f"{stem}{ending}": nominative
    for nominative, stem, endings in (
        ("президент", "президент", "а у ом"),
        ("министр", "министр", "а у ом"),
        ("премьер-министр", "премьер-министр", "а у ом"),
        ("канцлер", "канцлер", "а у ом"),
        ("директор", "директор", "а у ом"),
        ("председатель", "председател", "я ю ем"),
        ("секретарь", "секретар", "я ю ем"),
        ("король", "корол", "я ю ём ем"),
        ("посол", "посл", "а у ом"),
        ("глава", "глав", "ы е у ой"),
        ("міністр", "міністр", "а у ові ом"),
        ("прем'єр-міністр", "прем'єр-міністр", "а у ові ом"),
        ("голова", "голов", "и і у ою"),
    )
    for ending in endings.split()
}
"""Offices in the cases in which prose has them, by the case in which a list of people has them."""

_GERMAN_CASE = re.compile(r"(?<=präsident)en$|(?<=[a-zß]minister)s$|(?<=kanzler)s$")
"""What German adds to an office in other cases."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A person as a page designates them: `President of Kyrgyzstan Sooronbay Jeenbekov`, taken apart."""

    name: str | None
    """The name as printed, without office, form of address and remarks; capitals made a name's."""
    role: str | None
    honorific: str | None
    """The form of address as printed: `Mr.`."""


@lru_cache(1 << 12)
def split_designation(text: str) -> Designation:
    """Take a designation apart into office, form of address and name."""
    text = text.strip(EDGES)
    outer = text
    while outer[-1:] in _CLOSING and (ending := _LAST_BRACKET.search(outer)):
        # `The Minister (Prof. Adeyemi)` names him there; other brackets hold a remark.
        outer = outer[: ending.start()].strip(EDGES)
        if (
            is_office(outer)
            and looks_like_name(ending[1])
            and (_has_address(outer, ending[1]) or not _name_of(outer))
        ):
            first, *others = ending[1].split()
            honorific, words = (first, others) if is_honorific(first) and others else (None, [first, *others])
            return Designation(as_name(" ".join(words)), _shown_office(outer), honorific)
        if " " in ending[1] and is_office(ending[1]) and looks_like_name(outer) and not is_office(outer):
            return replace(split_designation(outer), role=_shown_office(ending[1]))
    head, comma, tail = outer.partition(", ")
    if comma and is_office(tail) and not is_office(head):
        held = split_designation(head)
        return Designation(held.name, _shown_office(tail), held.honorific)
    if comma and is_office(head) and looks_like_name(tail):
        held = split_designation(tail)
        return Designation(held.name, _shown_office(head), held.honorific)
    if UNSPACED.match(outer):
        return _split_unspaced(outer)
    for link in _OF.finditer(outer):
        held = _split_words(_WORDS.findall(outer[: link.start()]))
        if held.name and _is_country(outer[link.end() :]):
            return held
        if _is_full(held) and _may_be_place(outer[link.end() :]):
            # `Prime Minister Ada Lund of Norrland`: which place it is stays with the office.
            return replace(held, role=f"{held.role} of {outer[link.end() :]}")
    return _split_words(_WORDS.findall(outer))


def country_of(text: str, who: Designation) -> str | None:
    """Return the country that a designation names besides the person: a Mr. Jordan is of no country."""
    if who.name and countries_in(text):
        text = re.sub(re.escape(who.name), " ", text, flags=re.IGNORECASE)
    found = countries_in(text)
    return found[0].key if found else None


def _split_unspaced(text: str) -> Designation:
    """Take a designation apart whose words are not parted: the office is at its end, or before the name."""
    for ending in sorted(OFFICE_ENDINGS, key=len, reverse=True):
        if text.endswith(ending) and len(text) > len(ending):
            return Designation(text.removesuffix(ending), ending, None)
        if text.startswith(ending) and len(text) > len(ending):
            return Designation(text.removeprefix(ending), ending, None)
        if text == ending:
            return Designation(None, text, None)
    return Designation(text, None, None)


def _has_address(office: str, name: str) -> bool:
    return fold(office.split()[0]) in ARTICLES or is_honorific(name.split()[0])


def _name_of(text: str) -> str | None:
    return _split_words(_WORDS.findall(text)).name


def _is_country(text: str) -> bool:
    found = countries_in(text)
    return len(found) == 1 and found[0].end == len(text) and len(text.split()) < 7


def _is_full(held: Designation) -> bool:
    """Tell whether a designation is an office and a name, the name being surely one."""
    if held.name is None or held.role is None or not is_office(held.role):
        return False
    return " " in held.name or not any(fold(word) in _BEFORE_OFFICE for word in held.role.split())


def _may_be_place(text: str) -> bool:
    """Tell whether one or two words may be a place: capitalised, and of no office or organisation."""
    words = text.split()
    if len(words) > 2 or fold(words[-1]) in _PLACES_BEGIN:
        return False
    return all(w.isalpha() and w[0].isupper() and w[1:].islower() and not is_common(w) for w in words)


def _split_words(words: list[str]) -> Designation:
    while words and fold(words[0].strip(EDGES)) in ARTICLES and len(words) > 1:
        words = words[1:]
    if words and is_honorific(words[0]) and "of" in words[2:-1] and all(map(is_name_word, words[3:])):
        # `Mr. LEWIS of Kentucky`: the place tells him from another Lewis, and so is part of his name.
        return Designation(as_name(" ".join(words[1:])), None, words[0])
    start = _name_start(words)
    before, name = words[:start], words[start:]
    honorific = None
    if before and is_honorific(before[-1]):
        honorific = before[-1]
    while before and is_honorific(before[-1]):
        before = before[:-1]
    role = " ".join(before[_role_start(before) :]).strip(EDGES) or None
    shown = as_name(" ".join(name).strip(EDGES)) or None
    if shown and shown.isupper() and (honorific or role):
        # Three capitals alone may be initials; after `MR.` they are a name.
        shown = capitals_to_title(shown)
    return Designation(shown, _shown_office(role) if role else None, honorific)


def _role_start(words: list[str]) -> int:
    """Return where, in the words before a name, the office begins, with what tells its kind."""
    start = next((i for i, word in enumerate(words) if is_office_word(word)), 0)
    while start > 0 and fold(words[start - 1]) not in _BEFORE_OFFICE:
        start -= 1
    return start


def _name_start(words: list[str]) -> int:
    """Return the index of the first word of the name that a designation ends with."""
    start = len(words)
    for index in range(len(words) - 1, -1, -1):
        word = words[index].strip(EDGES)
        folded = fold(word).removesuffix("'s").removesuffix("’s").rstrip(".")
        inside = index > 0 and start < len(words)
        if (
            words[index][0] in "()"
            or is_honorific(word)
            or (len(words) - index > 1 and folded in ORGANISATIONS)
        ):
            break
        if is_office_word(word) and not (inside and _is_given_name_here(words, index)):
            break
        if folded in COUNTRY_WORDS and start < len(words):
            break
        if folded in PARTICLES and inside and not word[:1].isupper() and folded not in ("of", "and", "the"):
            continue
        if not is_name_word(word):
            break
        start = index
    start = _without_place(words, _past_links(words, start))
    name = words[_past_links(words, start) :]
    # An initial alone is no name.
    return len(words) - len(name) if any(len(word.strip(".")) > 1 for word in name) else len(words)


def _past_links(words: list[str], start: int) -> int:
    while start < len(words) and fold(words[start]) in _NEVER_FIRST:
        start += 1
    return start


def _without_place(words: list[str], start: int) -> int:
    """Leave the place out of `Head of the Republic of Varnland Ada Lund`."""
    before = fold(words[start - 1]) if 0 < start < len(words) else ""
    if before not in ROLE_LINKS:
        return start
    # After a link stands a place; with fewer words than a place and a name need, there is no name.
    return start + 1 if len(words) - start > 2 else len(words)


def _is_given_name_here(words: list[str], index: int) -> bool:
    # `King` is an office before a name and a name after one.
    word, before = fold(words[index]), words[index - 1]
    return word in _ALSO_NAMES and is_name_word(before) and not is_office_word(before)


def _shown_office(text: str) -> str:
    """Drop the article and the form of address, and make an office in capitals readable."""
    if "]" in text and "[" not in text:
        # The end of what stood in brackets before the office: `UFR [Union of Football Referees] President`.
        text = text.rpartition("]")[2]
    words = text.strip(EDGES).split()
    while len(words) > 1 and (fold(words[0]) in ARTICLES or is_honorific(words[0])):
        words = words[1:]
    words = [_GERMAN_CASE.sub("", word) for word in words]
    if words and (plain := _NOMINATIVES.get(words[0].casefold())):
        words[0] = plain.capitalize() if words[0][0].isupper() else plain
    text = " ".join(words)
    return capitals_to_title(text) if _mostly_upper(text) else text


def _mostly_upper(text: str) -> bool:
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(long_words) and sum(word.isupper() for word in long_words) * 2 > len(long_words)
