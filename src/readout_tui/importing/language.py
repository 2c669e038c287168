"""Which language a text is in: its script, and for Latin and Cyrillic letters a vote of small words."""

from __future__ import annotations

import re
from collections import Counter

from readout_tui.text import fold

_SMALL_WORDS = {
    "en": "the of and to in that is for we with on are this have be",
    "es": "el la los las de que y en un una por con para es del se su al no lo más pero",
    "gl": "o a os as que e de do da dos das non unha un máis pero é na no coa co señor polo",
    "pt": "o a os as que e de do da dos das não uma um mais mas é na no com pelo em ao",
    "ca": "el la els les que i de del dels amb per una un més però és no al ha hi",
    "fr": "le la les des de et en un une du que qui dans pour est nous pas sur au ce",
    "it": "il lo la gli le di che e in un una per con è non del della sono nel",
    "de": "der die das und in den von zu mit ist nicht wir auf für ein eine dem des im",
    "nl": "de het een en van in op te dat is voor niet met zijn wij aan",
    "pl": "i w na z do że się nie jest o to dla przez jak oraz",
    "tr": "ve bir bu için ile de da çok olarak olan ne biz gibi daha sayın",
    "az": "və bu bir üçün ilə da də olan çox biz kimi daha ki edib haqqında",
    "sv": "och att det i en på är som för med vi den av inte till",
    "ru": "и в на не что с по это мы как для к из его от",
    "uk": "і в на не що з до це ми як для та у його від є",
    "bg": "и в на не че с за това ние как от се да ще са",
    "sr": "и у на не да је се за са од смо који што али као",
    "kk": "және мен бұл үшін бір біз де да қазақстан болып",
}
_VOTES = {code: frozenset(fold(words).split()) for code, words in _SMALL_WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)

_RUSSIAN = re.compile("[ыэёЭ]")
"""Letters that other Slavic languages with this script have not."""
_KAZAKH = re.compile("[қғұһҚҒҰ]")


def language_of(text: str) -> str | None:
    """Return the BCP 47 tag of the language that a text is most likely in, or None if it does not show."""
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample)) or 1
    for code, script in _SCRIPTS:
        # Persian and Japanese show in letters of their own, among others that they share.
        if len(script.findall(sample)) > letters * (0.02 if code in ("ja", "fa") else 0.3):
            return code
    if len(_RUSSIAN.findall(sample)) > letters * 0.003 and not _KAZAKH.search(sample):
        return "ru"
    words = Counter(re.findall(r"[^\W\d_]+", fold(sample)))
    votes = {code: sum(words[word] for word in small) for code, small in _VOTES.items()}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] * 20 >= words.total() and votes[best] > 2 else None
