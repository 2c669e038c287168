"""The id of a readout, made of its day and whom or what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout_tui.importing.lexicon import OPENERS
from readout_tui.importing.spelling import slug, surname
from readout_tui.model import Participant
from readout_tui.text import fold

_ID_WORD = 24
"""The most characters of one word of an id: where words are not parted, a whole title is one."""


def readout_id(
    title: str, date: str | None, participants: Sequence[Participant], speakers: Sequence[str]
) -> str:
    """Make an id: the day and up to three surnames, the title's first, then speakers'; else title words.

    Args:
        title: The readout's title.
        date: Its date, or None.
        participants: Its participants.
        speakers: The ids of those who speak, in order; one may come more than once.
    """
    said_of = fold(title)
    by_id = {p.id: p for p in participants}
    first = {who: at for at, who in reversed(list(enumerate(speakers)))}
    said_at = {p.id: said_of.find(fold(surname(p.name))) for p in participants}
    order = sorted(
        {*speakers, *(who for who, at in said_at.items() if at >= 0)},
        key=lambda who: (said_at[who] < 0, said_at[who], first.get(who, 0)),
    )
    words = [slug(surname(by_id[i].name))[:_ID_WORD] for i in order[:3]]
    if len(words) < 2:
        said = [w for w in re.findall(r"[^\W\d_]{4,}", said_of) if w not in OPENERS and slug(w) not in words]
        words += [slug(w)[:_ID_WORD] for w in said[: 3 - len(words)]]
    day = (date or "").partition("T")[0].partition("/")[0]
    return "-".join(filter(None, (day, *dict.fromkeys(words or [slug(title)])))) or "readout"
