"""What single words and short texts look like: an office, a form of address, a name."""

from __future__ import annotations

import re
from functools import lru_cache

from readout_tui.importing.countries import COUNTRY_WORDS
from readout_tui.importing.lexicon import HONORIFICS, OFFICE_ENDINGS, OFFICES, PARTICLES, ROLE_LINKS
from readout_tui.text import fold

EDGES = "\"“”«»,;'’‘*_ \t"
"""What clings to a word and is none of it."""
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script that parts no words."""
ORGANISATIONS = frozenset(
    fold(
        """
    committee council commission agency office department ministry board bank corporation company group
    federation union association party faction chamber parliament duma assembly senate court institute
    university service bureau centre center forum foundation fund organisation organization team staff
    region territory republic affairs development trade defence defense industry finance treasury state
    states house kingdom emirates city district province county oblast movement alliance holding railways
    security policy communications operations projects infrastructure relations health healthcare education
    energy justice interior culture science sports economy agriculture transport environment emergencies
    utilities jsc plc llc inc ltd national international press
    королевства королевство князівства республики федерации правительства совета комитета службы
    администрации области края государственной думы
    иностранных внутренних дел здравоохранения обороны финансов экономики экономического развития
    промышленности
    торговли энергетики транспорта культуры образования спорта юстиции сельского хозяйства
    xarici daxili işlər müdafiə səhiyyə iqtisadiyyat maliyyə energetika respublikasının federasiyasının
    spraw zagranicznych wewnętrznych obrony narodowej finansów sprawiedliwości zdrowia edukacji rozwoju
    vlády republiky věcí zahraničních obrany vnitra financí kormány köztársaság külügyi
    guvernului republicii afacerilor externe vlade republike poslova vanjskih spoljnih
    κυβέρνησης δημοκρατίας εξωτερικών άμυνας οικονομικών справ закордонних внутрішніх уряду оборони
    dışişleri içişleri savunma sağlık ekonomi maliye enerji cumhuriyeti
    """
    ).split()
)
"""Words of which organisations, regions and fields of work are made: no name goes over one."""
_remembering = lru_cache(1 << 14)
"""Keeps what was told of a word: a page asks of the same ones again and again."""
_OFFICE_SUFFIXES = tuple(
    fold(
        "minister ministers ministerin kanzler kanzlers kanzlerin präsident präsidenten präsidentin "
        "sprecher sprecherin sekretär sekretärin"
    ).split()
)


@_remembering
def is_office_word(word: str) -> bool:
    """Tell whether a word is one of which offices are made: `Minister`, `Bundesfinanzministerin`."""
    folded = fold(word.strip(EDGES)).removesuffix("'s").removesuffix("’s").rstrip(".")
    return folded in OFFICES or (len(folded) > 9 and folded.endswith(_OFFICE_SUFFIXES))


@_remembering
def is_honorific(word: str) -> bool:
    """Tell whether a word is a form of address: `Mr.`, `señora`."""
    if word.endswith(("ª", "ª.")) and len(word) <= 4:
        return True
    folded = fold(word.strip(EDGES)).rstrip(".")
    return folded in HONORIFICS and (len(folded) > 1 or word.endswith("."))


@_remembering
def is_name_word(word: str) -> bool:
    """Tell whether a word may be part of a name: it begins with a capital, or its script has none."""
    if word.isalpha():
        first = word[0]
    elif any(map(str.isdigit, word)) or (first := next(filter(str.isalpha, word), "")) == "":
        return False
    return first.isupper() or first.istitle() or not (first.islower() or first.isupper())


def looks_like_name(text: str) -> bool:
    """Tell whether a text of one to five words may be a person's name, forms of address included."""
    words = [word for word in text.strip(EDGES).split() if not is_honorific(word)]
    if not 1 <= len(words) <= 6 or any(word[-1] in ",;:!?" for word in words[:-1]):
        return False
    core = [word for word in words if fold(word.rstrip(".")) not in PARTICLES]
    if all(fold(word.strip(EDGES)) in COUNTRY_WORDS for word in core):
        return False
    return (
        bool(core) and all(is_name_word(word) for word in core) and not all(is_common(word) for word in core)
    )


def is_common(word: str) -> bool:
    """Tell whether a word is an office's or an organisation's rather than a name's: `Minister`, `Council`."""
    return is_office_word(word) or fold(word.strip(EDGES)).removesuffix("'s") in ORGANISATIONS


def is_office(text: str) -> bool:
    """Tell whether a text names an office: it holds a word of one and begins with one or with an article."""
    if UNSPACED.search(text):
        return text.strip(EDGES).endswith(tuple(OFFICE_ENDINGS))
    return any(is_office_word(word) for word in [*text.split(), *text.replace("-", " ").split()])


def is_title(text: str) -> bool:
    """Tell whether a text is an office and nothing told of it: `Minister for Harbours`."""
    small = (word for word in text.split() if word.islower() and not is_common(word))
    return is_office(text) and all(fold(word) in ROLE_LINKS for word in small)
