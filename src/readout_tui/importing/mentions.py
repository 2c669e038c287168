"""Persons whom running text designates: `President of Azerbaijan Ilham Aliyev`, shared titles included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout_tui.importing.countries import COUNTRY_WORDS, countries_in
from readout_tui.importing.lexicon import ARTICLES, OPENERS, PARTICLES, ROLE_LINKS
from readout_tui.importing.names import Designation, country_of, split_designation
from readout_tui.importing.words import (
    ORGANISATIONS,
    is_common,
    is_honorific,
    is_name_word,
    is_office_word,
    is_title,
    looks_like_name,
)
from readout_tui.text import fold

# A token is a word with what clings to it; a bracket inside a designation is one token.
_TOKEN = re.compile(r"\([^()\n]{1,80}\)|[^\s()]{1,80}|[()]")
_INITIAL = re.compile(
    r"[(\"“']?(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Hon|St|Jr|Sr)\.", re.IGNORECASE
)
_OFFICE_BEHIND = re.compile(r",\s([^\n,.;:!?()]{3,80})(?=[\n,.;:!?()]|$)")
_OF_COUNTRY = re.compile(r"\sof\s(?:the\s)?")
_COUNTRY = 40
_POSSESSIVE = re.compile(r"['’`]s$|(?<=s)['’]$")
_STOPS = frozenset(
    fold(
        "before during after following ahead call calls meeting meetings meets bilateral trilateral joint "
        "press remarks briefing "
        "gaggle statement readout interview conversation visit trip participation speech address said "
        "today has had have is was "
        "were met meets sent held holds spoke regarding about via will received receives congratulated "
        "welcomes welcomed visits visited thanks congratulates addresses attends hosted "
        "who whose hold holds host hosts deliver delivers participate participates discuss discusses "
        "يلتقي يستقبل يبحث يعقد يزور التقى استقبل بحث نظيره ونظيره مع في اليوم خلال حول إلى"
    ).split()
)
_OPENS_OFFICE = frozenset("press joint".split())
"""Of these words, those that may begin an office."""
_NEVER_FIRST = OPENERS | ARTICLES
_NO_NAME = _NEVER_FIRST | COUNTRY_WORDS | _STOPS
_AFTER_NAME = frozenset("in on at with from by an".split())
"""Small words that, after a name, end a designation, though inside an office they do not."""
_NAME_WORDS = 4
_LONGEST = 40
"""More tokens than this are no designation."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One person designated in a text."""

    who: Designation
    country: str | None
    """The plain name of the country that the designation names, or None."""
    start: int
    end: int


def mentions(text: str) -> list[Mention]:
    """Return the persons whom a text designates by an office or a form of address, in order."""
    found: list[Mention] = []
    for start, end in _stretches(text):
        found += _persons(text, start, end)
    return [_with_what_follows(mention, text) for mention in found]


def _with_what_follows(mention: Mention, text: str) -> Mention:
    """Add what stands behind a name: `of Norrland`, or an office, `M. Tomás Orr, Premier ministre`."""
    if mention.who.role is not None:
        of = _OF_COUNTRY.match(text, mention.end) if mention.country is None else None
        named = countries_in(text[of.end() : of.end() + _COUNTRY]) if of else ()
        at_once = bool(named) and named[0].start == 0
        return replace(mention, country=named[0].key) if at_once else mention
    behind = _OFFICE_BEHIND.match(text, mention.end)
    if behind is None or not is_title(behind[1]) or not is_office_word(behind[1].split()[0]):
        return mention
    held = split_designation(behind[1])
    if held.name is not None or held.role is None:
        return mention
    return replace(mention, who=replace(mention.who, role=held.role), country=country_of(behind[1], held))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of capitalised words and small ones between that hold an office or a form of address."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    index = 0
    while index < len(tokens):
        last = _stretch_end(text, tokens, index)
        if last is None:
            index += 1
            continue
        last = _name_after_comma(text, tokens, index, last)
        start, end = tokens[index][0], tokens[last][1]
        yield start, start + len(text[start:end].rstrip(',;:.!?"”’»،؛'))
        index = last + 1


def _name_after_comma(text: str, tokens: list[tuple[int, int]], first: int, last: int) -> int:
    """Return the index of the last token of a name that follows an office and a comma, else `last`."""
    office = text[tokens[first][0] : tokens[last][1]]
    if not office.endswith(",") or split_designation(office).name is not None:
        return last
    end = last
    for index in range(last + 1, min(len(tokens), last + 1 + _NAME_WORDS)):
        token = text[slice(*tokens[index])]
        bare = _bare(text, tokens[index])
        if not is_name_word(bare) or is_common(bare) or fold(bare) in _NO_NAME:
            break
        end = index
        if token != bare:
            return end if end > last + 1 and token[:-1] == bare else last
    ends = end + 1 == len(tokens) or text[slice(*tokens[end + 1])].islower()
    return end if end > last + 1 and ends else last


def _stretch_end(text: str, tokens: list[tuple[int, int]], first: int) -> int | None:
    """Return the index of a stretch's last token, or None if no stretch with an office begins at `first`."""
    last, office = None, False
    for index in range(first, min(len(tokens), first + _LONGEST)):
        token = text[slice(*tokens[index])]
        bare = _bare(text, tokens[index])
        word = fold(_POSSESSIVE.sub("", bare))
        if token[0] == "(":
            if last is None or len(token) == 1:
                break
            last = index
            continue
        small = word in ROLE_LINKS or word in PARTICLES or (bare.islower() and word in ORGANISATIONS)
        capital = is_name_word(bare) and not (small and bare.islower())
        # The French `M.` is a form of address before a name, and an initial within one.
        addressed = is_honorific(bare) or (
            last is None and is_honorific(token) and not _follows_name(text, tokens, first)
        )
        office_here = is_office_word(bare) or addressed
        following = text[slice(*tokens[index + 1])] if index + 1 < len(tokens) else ""
        # `Press` opens `Press Secretary` as well as `Press Conference`.
        stop = word in _STOPS and not (word in _OPENS_OFFICE and is_office_word(following))
        if (
            last is None
            and not office_here
            and (not capital or stop or word in _NEVER_FIRST or bare.endswith("ing"))
        ):
            return None
        if not (capital or small or office_here) or (stop and last is not None):
            break
        if (word in _AFTER_NAME or word in COUNTRY_WORDS) and last is not None and office:
            told = split_designation(text[tokens[first][0] : tokens[last][1]])
            # A country's own name may have two words: only a full name is surely over before one.
            full = told.name is not None and (word in _AFTER_NAME or " " in told.name)
            if told.name and full and looks_like_name(told.name):
                break
        office = office or office_here
        if capital or office_here:
            last = index
        if token[-1] in ',;:!?"”»،؛' or (token[-1] == "." and not _INITIAL.fullmatch(token)):
            break
        owns = _POSSESSIVE.search(token) and office and not is_office_word(bare)
        if owns and not is_office_word(following) and not is_name_word(following[:1]):
            break
    return last if office else None


def _follows_name(text: str, tokens: list[tuple[int, int]], index: int) -> bool:
    """Tell whether a word with a capital, and nothing that sets it apart, stands before a token."""
    before = text[slice(*tokens[index - 1])] if index else ""
    return before[-1:].isalpha() and is_name_word(before)


def _bare(text: str, token: tuple[int, int]) -> str:
    return text[slice(*token)].strip(',;:.!?"“”«»،؛')


def _persons(text: str, start: int, end: int) -> list[Mention]:
    """Divide one stretch at the `and`s that part persons, and hand a shared title on."""
    pieces = _parted(text[start:end])
    found: list[Mention] = []
    shared: str | None = None
    offset = start
    for piece in pieces:
        at = text.find(piece, offset, end)
        offset = at + len(piece)
        who = split_designation(_POSSESSIVE.sub("", piece))
        if who.role is None and who.honorific is None:
            who = replace(who, role=shared)
        if who.name is None or not looks_like_name(who.name):
            continue
        if who.role is not None and _is_plural(who.role):
            shared = singular(who.role)
            who = replace(who, role=shared)
        found.append(Mention(who, country_of(piece, who), at, offset))
    return found


def _parted(stretch: str) -> list[str]:
    parts = re.split(r"\s(?:and|AND|y|e|et|ET|und|UND|и|і|ve|və)\s", stretch)
    pieces = [parts[0]]
    for part in parts[1:]:
        before = split_designation(pieces[-1])
        whole = before.name is not None and looks_like_name(before.name)
        new_office = any(is_office_word(word) or is_honorific(word) for word in part.split())
        if whole and part.strip() and (new_office or _is_plural(before.role) or before.role is None):
            pieces.append(part)
        else:
            joint = stretch[
                stretch.find(pieces[-1]) : stretch.find(part, stretch.find(pieces[-1])) + len(part)
            ]
            pieces[-1] = joint
    return pieces


def _is_plural(role: str | None) -> bool:
    return role is not None and any(word.casefold() in _SINGULARS for word in role.split())


def singular(role: str) -> str:
    """Make a shared title one person's: `Deputy Prime ministers` becomes `Deputy Prime Minister`."""
    out = []
    capital = role[:1].isupper()
    for word in role.split():
        single = _SINGULARS.get(word.casefold())
        out.append(word if single is None else single.capitalize() if capital else single)
    return " ".join(out)


_SINGULARS = {
    f"{word}s": word
    for word in "president minister secretary ambassador director senator governor deputy chancellor premier "
    "adviser advisor commissioner representative leader head general chief king prince".split()
} | {
    "secretaries": "secretary",
    "deputies": "deputy",
    "presidentes": "presidente",
    "ministros": "ministro",
    "ministres": "ministre",
    "заместители": "заместитель",
    "министры": "министр",
}
