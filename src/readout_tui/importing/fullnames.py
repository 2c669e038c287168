"""The full name behind a surname: `MR. KIRBY` is the one Kirby whom the page names whole."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import takewhile

from readout_tui.importing.lexicon import OPENERS, PARTICLES, SALUTATIONS
from readout_tui.importing.matching import Words, name_words
from readout_tui.importing.mentions import mentions
from readout_tui.importing.names import Designation, split_designation
from readout_tui.importing.spelling import as_name
from readout_tui.importing.words import is_honorific, is_name_word, is_office_word, is_title
from readout_tui.text import fold

_NO_GIVEN_NAMES = OPENERS | PARTICLES | SALUTATIONS
_WINDOW = 90
"""Characters before a surname in which its full name is sought."""
_MANY = 60
"""A surname that stands more often is looked at so often."""
_GIVEN = 3
_APPOSITION = re.compile(r",\s+([^\n,.;:!?()]{3,80})(?=[\n,.;:!?()]|$)")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_TAIL = re.compile(r"(?:[^\W\d_][\w.'’-]* ){1,2}\S+$")


class FullNames:
    """Finds full names in a page's title, and where its text tells an office with them."""

    def __init__(self, title: str, text: str) -> None:
        """Remember where to look."""
        self._title = title
        self._text = text

    def find(self, surname: str) -> Designation | None:
        """Return the one person with a longer name that ends with a surname; two are none."""
        wanted = name_words(surname)
        if not wanted:
            return None
        last = wanted[-1]
        in_title, in_text = self._title_ends.get(last, ()), self._ends.get(last, ())
        for text, ends, bare in ((self._title, in_title, True), (self._text, in_text, False)):
            found: dict[Words, Designation] = {}
            for end in ends[:_MANY]:
                window = text[max(0, end - _WINDOW) : end]
                person = _ending_with(window, wanted, bare=bare) or _apposed(
                    window, text[end : end + _WINDOW], wanted
                )
                if person and person.name:
                    found.setdefault(name_words(person.name), person)
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    @cached_property
    def _title_ends(self) -> defaultdict[str, list[int]]:
        """Where each word of the title ends, by the word folded."""
        ends: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._title):
            ends[fold(match.group())].append(match.end())
        return ends

    @cached_property
    def _ends(self) -> defaultdict[str, list[int]]:
        """Where each capitalised word of the text ends, by the word folded."""
        ends: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._text):
            if match.group()[0].isupper():
                ends[fold(match.group())].append(match.end())
        return ends


def _ending_with(window: str, surname: Words, *, bare: bool) -> Designation | None:
    """Return the person with more than a surname whom a stretch of text ends by designating."""
    if not _may_be_longer(window, len(surname)):
        return None
    for mention in mentions(window):
        words = name_words(mention.who.name or "")
        if len(words) > len(surname) and words[-len(surname) :] == surname and mention.end == len(window):
            return mention.who
    tail = _TAIL.search(window) if bare else None
    if tail is None:
        return None
    given = tail.group().split()[: -len(surname)]
    if given and all(map(_may_be_given, given)):
        return split_designation(tail.group())
    return None


def _apposed(window: str, after: str, surname: Words) -> Designation | None:
    """Return the person with an office behind the name: `Ada Lund, Department Spokesperson`."""
    apposition = _APPOSITION.match(after)
    held = split_designation(apposition[1]) if apposition and is_title(apposition[1]) else None
    if held is None or held.name is not None or held.role is None:
        return None
    *before, _ = window.rsplit("\n", 1)[-1].rsplit(" ", len(surname))
    given = list(takewhile(_may_be_given, reversed(before[0].split()[-_GIVEN:] if before else [])))
    name = " ".join([*reversed(given), *window.split()[-len(surname) :]])
    return Designation(as_name(name), held.role, None) if given else None


def _may_be_longer(window: str, length: int) -> bool:
    """Tell whether another word of a name may stand before a surname of so many words."""
    *before, last = window.rsplit(maxsplit=length)
    word = before[0].rsplit(maxsplit=1)[-1] if before else ""
    if "." in last:
        # `V.Petrov` is two words of a name.
        return True
    named = is_name_word(word) or fold(word) in PARTICLES
    return bool(word) and named and not (is_office_word(word) or is_honorific(word))


def _may_be_given(word: str) -> bool:
    return (
        word[:1].isupper()
        and fold(word) not in _NO_GIVEN_NAMES
        and not is_office_word(word)
        and not is_honorific(word)
    )
