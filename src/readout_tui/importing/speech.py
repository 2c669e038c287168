"""Speech without a label: lead-ins that hand over to somebody, and paragraphs that report what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout_tui.importing.lexicon import FIRST_PERSON, OPENERS, SAYING, SAYING_CJK, SPEECH_LEADS
from readout_tui.importing.mentions import Mention, mentions
from readout_tui.importing.people import Figure, Roster
from readout_tui.text import fold

DASH = re.compile(r"[-–—―]\s*(?=\S)")
"""What opens direct speech after a lead-in."""
OPENING_QUOTE = re.compile(r"[\"“„«「『‘]")
CLOSING_QUOTE = re.compile(r"[\"”“»」』’][.!?…,]?$")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,2000}[\"”»“]")
_HAND_OVER = re.compile(r"[:：][\"'*_ ]{0,3}$")
_ATTRIBUTABLE = re.compile(
    r"\b(?:is |are |be |may be )?attribut(?:able|ed) to (.{2,160}?)[:.]?$", re.IGNORECASE | re.DOTALL
)
_LEAD_LENGTH = 500
_SUBJECT_WITHIN = 70
"""Characters from a paragraph's start within which its subject has to begin."""
_VERB_WITHIN = 4
"""Words after the subject within which the verb has to stand."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead-in: who speaks next, and how far the speech goes."""

    figure: Figure
    whole: bool
    """The page attributes all that follows."""
    doubt: str | None = None
    """Why it may be somebody else."""


def lead_in(text: str, following: str, roster: Roster, *, spoken: bool) -> Lead | None:
    """Read a paragraph as a lead-in to the one that follows it.

    It has to name one speaker and to hand over: by attributing the page, or by a verb of saying and a colon,
    with speech after it that shows itself by a dash, an opening quotation mark or its first person.

    Args:
        text: The paragraph.
        following: The paragraph after it.
        roster: The people of the page.
        spoken: The paragraph stands in somebody's speech: there, only a dash shows that it is no quotation.
    """
    text = text.strip()
    if len(text) > _LEAD_LENGTH:
        return None
    whole = None if spoken else _ATTRIBUTABLE.search(text)
    if whole:
        figure = _subject(whole[1], roster)
        return Lead(figure, whole=True) if figure else None
    if not _HAND_OVER.search(text):
        return None
    sentence = re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-z])", text[:-1])[-1]
    verb = _last_verb(sentence)
    opens = DASH.match(following) or OPENING_QUOTE.match(following)
    if spoken and (not DASH.match(following) or is_first_person(text)):
        return None
    if verb is None or not (opens or is_first_person(following)):
        return None
    before, after = sentence[: verb.start()], sentence[verb.end() :]
    figure = _subject(before, roster) or _subject(after, roster)
    if figure:
        return Lead(figure, whole=False)
    for clause in (before, after):
        holder = roster.holding(clause)
        if holder:
            said = clause.strip(" ,").rpartition(",")[2].strip()
            return Lead(holder, whole=False, doubt=f"speaker: '{said}' taken for {holder.name}")
    return None


def hands_over(text: str, following: str) -> bool:
    """Tell whether a paragraph looks like a lead-in, whoever speaks after it."""
    opens = DASH.match(following) or OPENING_QUOTE.match(following)
    return len(text) <= _LEAD_LENGTH and bool(
        (_HAND_OVER.search(text.rstrip()) and opens) or _ATTRIBUTABLE.search(text)
    )


def _last_verb(sentence: str) -> re.Match[str] | None:
    verbs = [m for m in _WORD.finditer(sentence) if fold(m.group()) in SPEECH_LEADS]
    if not verbs and sentence.endswith(SAYING_CJK):
        return re.search(r".{1,2}$", sentence)
    return verbs[-1] if verbs else None


def _subject(text: str, roster: Roster) -> Figure | None:
    """Return the person whom a clause names last: by office, or by a name that the page has told before."""
    told = mentions(text)
    bare = _bare_names(text, roster)
    if told and (not bare or told[-1].end >= bare[-1][1]):
        return roster.meet(told[-1].who, told[-1].country)
    return bare[-1][0] if bare else None


def _bare_names(text: str, roster: Roster) -> list[tuple[Figure, int]]:
    found = [(figure, text.rfind(figure.name) + len(figure.name)) for figure in roster.told_in(text)]
    return sorted(found, key=lambda pair: pair[1])


def is_first_person(text: str) -> bool:
    """Tell whether somebody speaks of himself in a text, quotations left out."""
    plain = _QUOTED.sub(" ", text)
    return any(fold(m.group()) in FIRST_PERSON for m in _WORD.finditer(plain))


def reported_by(text: str, roster: Roster, *, by_office: bool) -> Figure | None:
    """Return the person whose speech a paragraph reports in the publisher's words, or None.

    The person is the subject of its first sentence, a verb of saying in the past follows closely, and nobody
    says `I` or `we` outside quotation marks.

    Args:
        text: The paragraph.
        roster: The people of the page.
        by_office: The subject may be an office that one of them alone holds: `The head of state thanked`.
    """
    opening = text[:_LEAD_LENGTH]
    if text.endswith((":", "：")) or is_first_person(text):
        return None
    subject = _first_subject(opening, roster)
    if subject is None:
        return _holder_reported(opening, roster) if by_office else None
    figure, end = subject
    words = [fold(m.group()) for m in _WORD.finditer(opening[end : end + 80])][:_VERB_WITHIN]
    return figure if any(word in SAYING for word in words) else None


def _holder_reported(opening: str, roster: Roster) -> Figure | None:
    verb = next((m for m in _WORD.finditer(opening[:_SUBJECT_WITHIN]) if fold(m.group()) in SAYING), None)
    return roster.holding(opening[: verb.start()]) if verb else None


def _first_subject(opening: str, roster: Roster) -> tuple[Figure, int] | None:
    head = opening[: _SUBJECT_WITHIN + 200]
    told = next((m for m in mentions(head) if _may_be_subject(opening, m.start)), None)
    bare = [
        (at, figure)
        for figure in roster.told_in(head)
        if (at := opening.find(figure.name, 0, _SUBJECT_WITHIN + len(figure.name))) >= 0
        and _may_be_subject(opening, at)
    ]
    first = min(bare, key=lambda pair: pair[0]) if bare else None
    if told and (first is None or told.start <= first[0]):
        known = _known(told, roster)
        return (known, told.end) if known else None
    return (first[1], first[0] + len(first[1].name)) if first else None


def _known(mention: Mention, roster: Roster) -> Figure | None:
    return roster.named(mention.who.name or "") or roster.meet(mention.who, mention.country)


def _may_be_subject(opening: str, start: int) -> bool:
    """Tell whether nothing but an opening phrase stands before a possible subject."""
    before = opening[:start].strip()
    if start > _SUBJECT_WITHIN:
        return False
    if not before or before.endswith(","):
        return "." not in before
    words = before.split()
    return len(words) < 3 and all(fold(w) in OPENERS or fold(w) == "the" for w in words)
