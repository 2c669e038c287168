"""Words for kinds of events, as texts refer to them: the *statement* of 9 June, yesterday's *call*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from readout_tui.model import Kind

_KINDS: Mapping[tuple[Kind, ...], str] = {
    ("statement",): (
        "statement statements declaration communique accord accords agreement agreements protocol treaty"
        " memorandum correction signed agreed"
        " declarations erklarung declaracion acuerdo"
    ),
    ("meeting", "visit"): "meeting meetings met encounter audience rencontre reunion treffen encuentro",
    ("visit", "meeting"): "visit visits visited trip visite besuch visita",
    ("call",): "call calls phone telephone telephoned telephonique appel telefonat llamada",
    ("call", "meeting"): (
        "conversation conversations spoke spoken talked talk entretien entretiens gesprach conversacion"
    ),
    ("meeting", "call", "visit"): (
        "talks negotiations consultations discussions pourparlers verhandlungen conversaciones"
    ),
    ("press-conference", "briefing"): "pressekonferenz briefing briefings",
    ("press-conference",): "press conference conferencia presse",
    ("speech",): "speech address remarks discours rede discurso",
    ("interview",): "interview interviews",
    ("debate", "meeting"): "debate session hearing",
    (): "report reports letter letters decree law resolution decision notice order telegram bulletin",
}
"""The words, folded. Those of the last row name no kind; only a title can show that it is meant."""

_STEMS: Mapping[tuple[Kind, ...], str] = {
    ("statement",): "заявлен соглашен договор протокол деклараци",
    ("meeting", "visit"): "встреч",
    ("visit", "meeting"): "визит поездк",
    ("call", "meeting"): "разговор бесед",
    ("meeting", "call", "visit"): "переговор",
    ("press-conference", "briefing"): "брифинг пресс",
    ("speech",): "выступлен речь речи",
    ("interview",): "интервью",
}
"""Beginnings of words in a language with many endings."""

SPEECH = frozenset(
    """
    said say says saying told tell spoke spoken talked asked answered replied announced noted
    mentioned stressed stated declared recalled explained outlined addressed acknowledged
    repeated confirmed promised welcomed heard hear saw met signed agreed received
    dit declare annonce rappele sagte erklarte dijo сказал заявил отметил подчеркнул
    """.split()
)
"""What people do at events: a sentence with one of these may tell of an event by its day and people alone."""

FUTURE = frozenset(
    "will shall ll coming until till next upcoming tomorrow due starting starts plan plans planned".split()
)
"""A sentence with one of these may mean a day to come."""

LAST = frozenset(
    "last latest previous derniere dernier derniers precedente ultima ultimo letzte letzten letztes последняя"
    " последней последнюю последнего прошлой прошлая прошлую".split()
)
"""Words that, between `our` and a word for an event, mean the one before this."""

OURS = frozenset(
    "our their notre leur nuestra nuestro unser unsere unseren наша нашей нашу нашего их".split()
)
"""Words by which those who meet speak of their events."""

_VERBS = frozenset("met visited telephoned spoke spoken talked talk signed agreed".split())

_BY_WORD: Mapping[str, frozenset[Kind]] = {
    word: frozenset(kinds) for kinds, words in _KINDS.items() for word in words.split()
}


@lru_cache(maxsize=1 << 12)
def kinds_of(word: str) -> frozenset[Kind] | None:
    """Return the kinds of events that a folded word may stand for; None if it stands for no event."""
    if word.isascii():
        return _BY_WORD.get(word)
    for kinds, stems in _STEMS.items():
        if word.startswith(tuple(stems.split())):
            return frozenset(kinds)
    return None


def is_name(word: str) -> bool:
    """Tell whether a word for an event is a noun, which a title may hold."""
    return word not in _VERBS


def words_for(kind: str | None) -> set[str]:
    """Return the whole words that may stand for an event of a kind."""
    return {word for word, kinds in _BY_WORD.items() if kind in kinds}
