"""The ways in which pages introduce a speaker: `RULES` is the whole of what may open a turn.

No pattern repeats without a bound at a place where it could match in two ways, so a page of any size is read
in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "bracket", "circle", "question", "period", "dash", "dashed", "colon", "stop", "spaced", "alone"
]

_INSIDE = r"(?:[^\n:：()（）]|\([^()\n]{0,120}\)|（[^（）\n]{0,120}）){1,180}+"
_UPPER = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_CAPITALS = r"(?:[A-Z][a-z]{0,2}['’-]?)?[A-Z]{2,}(?:['’-][A-Za-z]*[A-Z]+)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which pages introduce a speaker at the start of a line."""

    style: Style
    example: str
    pattern: re.Pattern[str]
    """Its group `label` is the label as printed; the speech begins where the match ends."""


RULES: tuple[Rule, ...] = (
    Rule("bracket", "【山田外務大臣】", re.compile(r"【(?P<label>[^】\n]{1,60})】\s*")),
    Rule("circle", "○国務大臣（山田太郎君）　", re.compile(r"[○◯●](?P<label>[^\s○]{2,40})(?:\s+|$)")),
    Rule("question", "Q Good afternoon.", re.compile(r"(?P<label>Q)(?: +(?=[\"“‘'(\[—–…\-¿A-Z]|\d)|(?=$))")),
    Rule(
        "period",
        "Mr. ADEYEMI. I rise today",
        re.compile(
            rf"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.(?: (?:de|la|von|van|{_CAPITALS}|[A-Z]\.)){{1,4}}"
            rf"(?: of [A-Z][a-z]{{2,}}(?: [A-Z][a-z]+){{0,2}})?|"
            rf"The (?:Acting |Vice )?[A-Z]{{4,}}(?: [A-Z]{{2,}}){{0,3}}(?: pro tempore)?"
            rf"(?: \([^()\n]{{2,60}}\))?)"
            r"\.(?: +|$)",
            re.MULTILINE,
        ),
    ),
    Rule(
        "dash",
        "Ada Lund, rapporteur. – Thank you",
        re.compile(r"(?P<label>[^\n:：–—]{1,180}?)\s?\.\s?(?:[–—]|-(?=\s))\s*"),
    ),
    Rule(
        "dashed",
        "— Ada Lund: Thank you",
        re.compile(rf"[-–—―•]\s{{0,3}}(?P<label>(?=[^\W\d_]){_INSIDE})[:：](?!//)\*{{0,2}}\s*(?=\S)"),
    ),
    Rule("colon", "President Adeyemi: Welcome.", re.compile(rf"(?P<label>{_INSIDE})[:：](?!//)\*{{0,2}}\s*")),
    Rule(
        "stop",
        "ADA LUND, rapporteur. Thank you; M. Lund. Merci",
        re.compile(
            rf"(?P<label>[QAPRF]|(?:M|MM|Mme|Mlle)\.? {_UPPER}?[^\n.:!?]{{2,100}}|"
            rf"{_UPPER}{{2}}[^\n.:!?a-zß-ÿ]{{0,60}}(?:, [^\n.:!?]{{3,100}}|\([^()\n]{{1,60}}\))?)"
            rf"\. (?=[«“\"(¿¡]|{_UPPER})"
        ),
    ),
    Rule(
        "spaced",
        "LA PRÉSIDENTE – Bonjour; Mr LUND—Thank you",
        re.compile(
            r"(?P<label>(?=[^\W\d_])[^\n:：–—!?]{1,90}?)(?:\s{1,3}(?:[–—]|--?)\s{1,3}|—)(?=\S)",
        ),
    ),
    Rule("alone", "La presidenta", re.compile(r"(?P<label>[^\n.:：;!?]{2,90})$", re.MULTILINE)),
)
