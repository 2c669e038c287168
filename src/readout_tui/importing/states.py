"""States that no table knows, by what a page says: `President of Casteria`, `Ada Lund (Norrland):`."""

from __future__ import annotations

import re

from readout_tui.importing.countries import countries_in
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.words import is_common, is_office
from readout_tui.text import fold

_STATE = r"[^\W\d_a-zß-ÿа-я][^\W\d_]{2,}(?:[ -][^\W\d_a-zß-ÿа-я][^\W\d_]+){0,2}"
_HIGH = (
    r"(?:(?:Crown )?Prince|King|Queen|Emir|Sultan|President|Prime Minister|Premier|Chancellor"
    r"|Foreign Minister|Minister (?:of|for) (?:Foreign|External) Affairs"
    r"|Head of (?:State|Government)|Ambassador"
    r"|Premi(?:er|ère) ministre|Ministre des Affaires étrangères|Président[ae]?|President[ae]"
    r"|Primera? [Mm]inistr[oa]|[Mm]inistr[oa] de (?:Asuntos|Relaciones) Exteriores|Primeir[oa]-[Mm]inistr[oa]"
    r"|(?:Staats)?[Pp]räsident(?:in)?|Ministerpräsident(?:in)?|Außenminister(?:in)?)"
)
_OF = r" (?:of|de|von|di) (?:the (?:Republic|Kingdom|State|Federation|Commonwealth|Principality) of )?"
_OF_OFFICE = re.compile(rf"(?<!\w){_HIGH}{_OF}({_STATE})$")
_SHOWN = re.compile(
    rf"(?<!\w)(?:{_HIGH}|Ministry of Foreign Affairs|(?:Government|Republic|Kingdom|Embassy)){_OF}({_STATE})"
)
_BRACKET = re.compile(rf"\(({_STATE})\)\*{{0,2}}\s?[:：]")
_OFFICE_AND_BRACKET = re.compile(rf"^[*—–-]{{0,3}}\s?([^\n:()]{{3,60}}) \(({_STATE})\)", re.MULTILINE)
_BETWEEN_STATES = frozenset(("press-conference", "meeting", "call", "visit", "statement"))
_NO_STATES = frozenset(
    fold(
        """
        Parliament Congress Commission Government Commons Lords Representatives Deputies Bundestag Bundesrat
        République Sénat Conseil Gouvernement Assemblée Gobierno República Cámara Senado Congreso Consejo
        Parlamento Generalitat Xunta Junta Governo Câmara Assembleia Repubblica Regierung Europe
        Interpreted Interpretation Translated Inaudible Applause Laughter
        """
    ).split()
)


def state_of(role: str | None) -> str | None:
    """Return the state over which an office is, where the office is one that only states have."""
    found = _OF_OFFICE.search(role or "")
    return found[1] if found and _may_be_state(found[1]) else None


def states_in_brackets(title: str, text: str) -> frozenset[str]:
    """Return what stands in brackets after speakers' names and is the state for which they speak.

    It may as well be a party, a constituency or an office. It is a state where the page shows one of them to
    be one, or at a meeting of states where ministers have such.
    """
    named = {name for name in _BRACKET.findall(text) if _may_be_state(name)}
    shown = {match[1] for match in _SHOWN.finditer(f"{title}\n{text}")}
    if named & shown or any(countries_in(name) for name in named):
        return frozenset(named)
    if kind_of(title) in _BETWEEN_STATES:
        held = {match[2] for match in _OFFICE_AND_BRACKET.finditer(text) if is_office(match[1])}
        return frozenset(named) if named & held else frozenset()
    return frozenset()


def _may_be_state(name: str) -> bool:
    words = re.split(r"[ -]", name)
    return not name.isupper() and not any(is_common(word) or fold(word) in _NO_STATES for word in words)
