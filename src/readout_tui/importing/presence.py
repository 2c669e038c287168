"""Who took part: the people of the title, of the opening's prose, and of a roll."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout_tui.importing.countries import countries_in
from readout_tui.importing.matching import is_inflected
from readout_tui.importing.mentions import mentions
from readout_tui.importing.names import country_of, split_designation
from readout_tui.importing.pages import Block
from readout_tui.importing.people import Figure, Roster
from readout_tui.importing.words import looks_like_name

_PRESENT = re.compile(
    r"\b(?:present|attend\w*|participa\w*|took part|joined|accompanied|delegation|met|receiv\w*|spoke|"
    r"asistieron|reunió|recibió|rencontr\w*|reçu|traf|empfing\w*|встретил\w*|присутств\w*|принял\w*|участ\w*|görüş\w*|"
    r"qəbul|iştirak)\b",
    re.IGNORECASE,
)
"""What a sentence says of people who were there."""
_ELSEWHERE = re.compile(
    r"\b(?:between|follow(?:s|ing|ed)?|ahead of|before|after|on behalf of|discuss\w*)\b", re.IGNORECASE
)
"""After these words a sentence speaks of other events, and of who was there."""
_DELEGATION = re.compile(r"\bdelegations?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_ROLL = re.compile(
    r"(?:present|in attendance|participants|attendees|asistentes|présents|anwesend|присутствовали)\s*:?",
    re.IGNORECASE,
)
_OPENING = 20_000
"""Characters of a page's opening in which people are sought."""


def opening_of(blocks: Sequence[Block], first: int, skipped: set[int]) -> list[Block]:
    """Return the blocks before speech begins that tell something, as far as an opening goes."""
    opening: list[Block] = []
    length = 0
    for i, block in enumerate(blocks[:first]):
        length += len(block.text)
        if length > _OPENING:
            break
        if i not in skipped and block.kind not in ("rule", "furniture"):
            opening.append(block)
    return opening


def met_before(roster: Roster, title: str, opening: Sequence[Block]) -> list[Figure]:
    """Meet the people whom title and opening designate; return those who took part."""
    present = [figure for m in mentions(title) if (figure := roster.meet(m.who, m.country))]
    rolled = False
    for block in opening:
        if _ROLL.fullmatch(block.text):
            rolled = True
            continue
        listed = list(_listed(block, roster)) if rolled else []
        rolled = bool(listed)
        present += listed
        for sentence in () if listed else _SENTENCE.split(block.text):
            present += _shown_by(sentence, roster)
    return present


def without_inflected(
    present: Sequence[Figure], speaking: Sequence[Figure]
) -> tuple[list[Figure], list[str]]:
    """Leave out who is a speaker's name in another case, as prose has it; return the others and doubts."""
    kept: list[Figure] = []
    doubts: dict[str, None] = {}
    for figure in present:
        same = next((other for other in speaking if is_inflected(figure.words, other.words)), None)
        if same is None or figure in speaking:
            kept.append(figure)
        else:
            doubts[f"'{figure.name}' taken for {same.name}"] = None
    return kept, list(doubts)


def _listed(block: Block, roster: Roster) -> Iterator[Figure]:
    """Yield the people of a roll's block, one a line, with constituency and office."""
    for line in block.text.split("\n"):
        who = split_designation(line.rstrip(". "))
        if who.name is None or not looks_like_name(who.name):
            return
        figure = roster.meet(who, country_of(line, who))
        if figure:
            yield figure


def _shown_by(sentence: str, roster: Roster) -> Iterator[Figure]:
    """Meet everyone whom a sentence designates; yield those of whom it says that they were there."""
    shows = _PRESENT.search(sentence)
    away = _ELSEWHERE.search(sentence, shows.end()) if shows else None
    delegation = _DELEGATION.search(sentence)
    countries = countries_in(sentence[: delegation.start()]) if delegation else ()
    for mention in mentions(sentence):
        of_delegation = bool(delegation and countries and mention.start > delegation.start())
        figure = roster.meet(mention.who, mention.country or (countries[-1].key if of_delegation else None))
        if figure and shows and (away is None or mention.start < away.start()):
            yield figure
