"""Blocks that the page's maker added and nobody said: end marks, share lines, counters, closing clocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout_tui.importing.dates import find_clock, find_date
from readout_tui.importing.pages import Block

_SET_ASIDE = re.compile(
    r"""E\s?&\s?O\s?E\.?|_{3,}
    |(?:END|FIN|ENDE|КОНЕЦ)\b[\s.]{0,40}(?:\d.{0,40})?
    |\d[\d\s,.]{0,12}\s?(?:views?|просмотр\w*|visualizaciones|vues)
    |(?:share|print|tweet|email|facebook|twitter|whatsapp|telegram|copy\ link|back\ to\ top|read\ more
      |download|pdf
      |compartir|imprimir|partager|imprimer|teilen|drucken|поделиться|распечатать|paylaş|yazdır|分享|打印|シェア|印刷
      )(?:[\ /|,·:-]{1,3}(?:this\ page|this|on|page|print|share|tweet|email|facebook|twitter|pdf|x)){0,6}
    |(?:page|seite|página|страница)\s?\d{1,4}(?:\s?(?:of|von|de|из|/)\s?\d{1,4})?
    |(?:last\ )?updated\b.{0,60}\d.{0,20}
    |(?:media\ centre|media\ center|press\ releases?|press\ conferences|news|home)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_END_SIGN = re.compile(
    r"""(?:\\?\#\ ?){1,7}|-{0,2}\s?30\s?-{1,2}
    |[-–—=*~•]{0,3}\ ?(?:ENDS?|FIN|FINAL|ENDE|FINE|FIM|КОНЕЦ|КІНЕЦЬ|KONIEC|KONEC|SON|SLUT|EINDE|ΤΕΛΟΣ
     |以上|完|終|끝)\ ?[-–—=*~•.]{0,3}(?:\s{1,40}\d.{0,40})?
    |(?:[-–—=*~]{1,3}\ ?|[(\[（【<])(?i:the\ end|ends?|fin|ende|fine|fim|конец|кінець|koniec|konec|son|slut
     |einde|انتهى|النهاية|完|了|终|終|以上|끝)\.?(?:\ ?[-–—=*~]{1,3}|[)\]）】>])
    |[(\[（]?(?i:end\ of\ (?:the\ )?
      (?:transcript(?:ion)?|briefing|text|document|recording|press\ (?:conference|release))
     |ende\ (?:der|des)\ (?:mitschrift|pressekonferenz|sitzung|protokolls|dokuments)
     |fin\ de\ (?:la\ )?(?:transcripción|transcription|rueda\ de\ prensa|conférence\ de\ presse|séance|sesión)
     |fin\ du\ (?:texte|communiqué|document)|fim\ da\ (?:transcrição|conferência)|fine\ della\ trascrizione
     |конец\ (?:стенограммы|брифинга|документа|пресс-конференции))\.?[)\]）]?
    """,
    re.VERBOSE,
)
"""By what a page shows that its text is over; words in running letters only where signs set them off."""
_BACK = re.compile(
    r"""[«‹←<\s]{0,4}(?:(?:back|return)\ to\ [^\n.!?]{2,40}|retour(?:\ (?:à|au|aux)\ [^\n.!?]{2,40})?
    |zurück(?:\ zu[rm]?\ [^\n.!?]{2,40})?|volver(?:\ (?:a|al)\ [^\n.!?]{2,40})?|voltar(?:\ [^\n.!?]{2,40})?
    |torna\ (?:a|ai|al|alla|alle|all['’])\ ?[^\n.!?]{2,40}
    |(?:назад|вернуться|повернутися)(?:\ [кд]о?\ [^\n.!?]{2,40})?
    |geri(?:\ dön)?|powrót(?:\ do\ [^\n.!?]{2,40})?|返回.{0,10}|(?:一覧に|トップに)?戻る|العودة.{0,30}
    |(?:related|latest|more)\ (?:news|articles|links|content|documents)|photos?|photo\ gallery|video|audio)
    |[«‹←]\ ?[^\n.!?]{2,40}
    |(?:[^|•·»›\n.!?:]{1,40}\s?[|•·»›]\s?){1,8}[^|•·»›\n.!?:]{0,40}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Links at a page's end: where else to go, one or several with signs between."""
_HEADING = re.compile(
    r"""(?:official\ )?(?:press|media|news)\ (?:release|statement|note)s?|for\ immediate\ release
    |communiqués?(?:\ de\ presse)?|(?:comunicado|nota)s?(?:\ de\ (?:prensa|imprensa))?|comunicato(?:\ stampa)?
    |(?:presse|medien)(?:mitteilung|erklärung)(?:en)?|persbericht|pressmeddelande|pressemeddelelse|pressemelding
    |komunikat(?:\ prasowy)?|tisková\ zpráva|sajtóközlemény|comunicat(?:\ de\ presă)?|priopćenje|саопштење
    |пресс-релиз|пресреліз|пресс-служба|basın\ açıklaması|mətbuat\ açıqlaması|ανακοίνωση|بيان\ صحفي
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What kind of page it is, over its own title."""
_END_LENGTH = 60
_HEADS = 3
"""The blocks from the start among which that stands."""
_LONGEST_TITLE = 300
_CLOCK_ONLY = 30
"""The most characters of a line that holds a clock and nothing else."""
_BRACKETED = re.compile(r"\[[^\[\]\n]{3,120}\]\n")
"""A printer's heading: lines in square brackets at a page's start."""


def set_aside(blocks: Sequence[Block]) -> list[Block]:
    """Mark the blocks that are furniture; their words stay with them."""
    last = max((i for i, block in enumerate(blocks) if block.kind != "rule"), default=0)
    marked = []
    for index, block in enumerate(blocks):
        near_end = index >= last - 4 and index * 2 > last
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        furniture = (index * 2 > last and is_end_sign(block.text)) or (
            block.kind == "paragraph"
            and (
                _is_furniture(block.text, near_end=near_end)
                or (index < _HEADS and bool(_BRACKETED.match(block.text)))
                or (index < _HEADS and _names_the_page(block.text, following))
            )
        )
        marked.append(replace(block, kind="furniture") if furniture else block)
    return [
        part
        for i, block in enumerate(marked)
        for part in (_without_closing_clock(block) if i == last else [block])
    ]


def names_its_kind(text: str) -> bool:
    """Tell whether a line says what kind of page it is and nothing else: `Press release`."""
    return _HEADING.fullmatch(text) is not None


def is_end_sign(text: str) -> bool:
    """Tell whether a text is a sign that a page's text is over, and nothing else: `# # #`, `-30-`, `END`."""
    return len(text) <= _END_LENGTH and _END_SIGN.fullmatch(text.replace("\n", " ")) is not None


def _without_closing_clock(block: Block) -> list[Block]:
    """Part a clock on the last line of a page's last paragraph from what is said there."""
    said, broken, last = block.text.rpartition("\n")
    if not broken or not (_is_furniture(last, near_end=True) or is_end_sign(last)):
        return [block]
    return [replace(block, text=said), Block(last, "furniture")]


def _names_the_page(text: str, following: str) -> bool:
    """Tell whether a line says what kind of page it is, over what may be its title."""
    titled = 0 < len(following) <= _LONGEST_TITLE and not following.endswith((".", "!", "?", ":"))
    return titled and find_date(following) is None and names_its_kind(text)


def _is_furniture(text: str, *, near_end: bool) -> bool:
    flat = text.replace("\n", " ")
    if len(flat) <= 90 and _SET_ASIDE.fullmatch(flat):
        return True
    if near_end and len(flat) <= 160 and _BACK.fullmatch(flat):
        return True
    if near_end and len(flat) <= _CLOCK_ONLY:
        clock = find_clock(flat)
        return clock is not None and len(flat) - (clock.end - clock.start) <= 8
    return False
