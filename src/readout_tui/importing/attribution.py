"""Speech that no label introduces, on a page that calls itself the speech of one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout_tui.importing.mentions import mentions
from readout_tui.importing.people import Figure, Roster
from readout_tui.importing.speech import is_first_person
from readout_tui.importing.turns import Draft
from readout_tui.text import fold

_SPEECH = re.compile(
    r"(?<![^\W_])(?:speech|address|remarks|lecture|discurso|alocucion|discours|allocution|rede|ansprache|discorso|"
    r"выступлени\w*|речь|обращени\w*|konusma\w*|nitq\w*)(?![^\W_])|演説|讲话|演讲"
)
_REMARK = re.compile(r"[(\[*][^()\[\]]{2,120}[)\]*]")
_OWN_SHARE = 0.3
"""The share of paragraphs in the first person from which a text is somebody's speech."""


def attributed(drafts: Sequence[Draft], title: str, roster: Roster) -> list[Draft]:
    """Give the page's unlabelled speech to the one person whose speech the title says it is, with a doubt.

    That is the whole page where it has no label at all, or what stands before the first question.
    """
    first = next((i for i, draft in enumerate(drafts) if draft.mode == "direct"), len(drafts))
    asked = first < len(drafts) and drafts[first].figure is None
    if not _SPEECH.search(fold(title)) or not (first == len(drafts) or asked):
        return list(drafts)
    speaker = _one_speaker(title, drafts, roster)
    opening = [p for draft in drafts[:first] for p in draft.paragraphs]
    own = sum(map(is_first_person, opening))
    if speaker is None or not own or own < _OWN_SHARE * len(opening):
        return list(drafts)
    return [*_spoken(drafts[:first], speaker), *drafts[first:]]


def _one_speaker(title: str, drafts: Sequence[Draft], roster: Roster) -> Figure | None:
    """Return the one person whom the title names, or else the one who is named at the turns."""
    told = mentions(title)
    if len(told) == 1:
        return roster.meet(told[0].who, told[0].country)
    named = {id(d.figure): d.figure for d in drafts if d.figure and d.mode == "direct"}
    return next(iter(named.values())) if not told and len(named) == 1 else None


def _spoken(drafts: Sequence[Draft], speaker: Figure) -> list[Draft]:
    """Make one turn of the drafts; a remark in brackets over it stays narration."""
    remarks: list[Draft] = []
    speech = Draft(
        "direct", speaker, doubts=[f"speaker: no label here, {speaker.name} is taken from the title"]
    )
    for draft in drafts:
        before = len(speech.paragraphs)
        for text in draft.paragraphs:
            if not speech.paragraphs and _REMARK.fullmatch(text):
                remarks.append(Draft("narration", paragraphs=[text]))
            else:
                speech.paragraphs.append(text)
        speech.marks += [(min(before + at, len(speech.paragraphs)), text) for at, text in draft.marks]
    return [*remarks, speech]
