"""What sort of event a page tells of, by the words of its title."""

from __future__ import annotations

import re

from readout_tui.model import Kind
from readout_tui.text import fold

# The first rule that fits decides, so the more telling words stand first.
_RULES: tuple[tuple[Kind, str], ...] = (
    (
        "press-conference",
        r"press conferences?|news conference|conferencia de prensa|rueda de prensa|conference de presse"
        r"|pressekonferenz"
        r"|conferenza stampa|пресс-конференци\w*|прес-конференц\w*|basin toplantisi|metbuat konfransi"
        r"|مؤتمر صحفي"
        r"|記者会見|记者会|記者會",
    ),
    (
        "briefing",
        r"press briefing|briefing|gaggle|press call|брифинг\w*|брифінг\w*|regierungspressekonferenz"
        r"|point de presse|brifinq",
    ),
    (
        "call",
        r"(?:tele)?phone (?:call|conversation)s?|calls?|spoke by (?:tele)?phone|telephone conversation"
        r"|videoconference"
        r"|conversacion telefonica|llamada|entretien telephonique|telefonat|telefongesprach|telefonata"
        r"|телефонн\w+ (?:разговор|розмов)\w*|telefon gorusmesi|telefonla danis\w*"
        r"|電話会談|通电话|電話|اتصال",
    ),
    (
        "interview",
        r"interview|entrevista|entretien avec|intervista|интервью|інтерв'ю|roportaj|musahibe"
        r"|インタビュー|专访",
    ),
    (
        "debate",
        r"congressional record|diario de sesions?|plenary (?:sitting|session)|hansard|debates?|sitting of"
        r"|sesion plenaria",
    ),
    (
        "meeting",
        r"meetings?|met|meets|bilateral|trilateral|talks|received|receives|has received|consultations"
        r"|summit|session|reunion"
        r"|rencontre|treffen|gesprach|incontro|встреч\w*|переговор\w*|зустріч\w*|совещани\w*|заседани\w*"
        r"|gorusme\w*|gorus\w*"
        r"|qebul|会談|会见|會見|会晤|اجتماع|لقاء|استقبل|يستقبل|يلتقي|entretiens?|entrevue",
    ),
    ("visit", r"visit(?:s|ed)?|arrived|visita|besuch|визит\w*|візит\w*|ziyaret\w*|sefer\w*|訪問|访问"),
    (
        "statement",
        r"statements?|greetings|condolences|message|declaration|declaracion|communique|erklarung"
        r"|заявлени\w*|aciklama\w*|声明|談話",
    ),
    (
        "speech",
        r"speech|address(?:ed)?|remarks|keynote|discurso|discours|rede|discorso|выступлени\w*|речь"
        r"|обращени\w*|konusma\w*|nitq|演説|讲话|演讲",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")) for kind, words in _RULES)
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def kind_of(title: str) -> Kind | None:
    """Return the kind that a title tells, or None."""
    folded = fold(title)
    for kind, pattern in _PATTERNS:
        if pattern.search(folded):
            return kind
    if _SPACELESS.search(title):
        # Words are not parted there, so a word may stand inside a longer run of letters.
        for kind, words in _RULES:
            if any(word in folded for word in words.split("|") if _SPACELESS.search(word)):
                return kind
    return None
