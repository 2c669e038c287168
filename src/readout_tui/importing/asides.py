"""What stands among speeches and nobody says: headings between turns, and what closes a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout_tui.importing.cues import Cue
from readout_tui.importing.dates import find_clock
from readout_tui.importing.furniture import is_end_sign
from readout_tui.importing.lexicon import OPENERS
from readout_tui.importing.pages import Block
from readout_tui.importing.shapes import has_case
from readout_tui.importing.speech import is_first_person
from readout_tui.text import fold

_SENTENCE_END = re.compile(r"[.!?…:;,。！？：][\"'”’»)\]]*$")
_HEADING_LENGTH = 80
_SECTION = re.compile(
    r"(?:questions?|q)(?:\s?(?:and|&|/|-|et)\s?(?:answers?|a|réponses?))?(?:\s(?:session|de la presse))?"
    r"|(?:opening|closing|introductory)\s(?:remarks|statements?)"
    r"|fragen(?:\sund\santworten)?|preguntas(?:\sy\srespuestas)?|perguntas(?:\se\srespostas)?"
    r"|domande(?:\se\srisposte)?|вопросы(?:\sи\sответы)?|запитання(?:\sта\sвідповіді)?"
    r"|pytania(?:\si\sodpowiedzi)?|soru(?:lar)?(?:\s[-–ve]{1,2}\scevap(?:lar)?)?"
    r"|الأسئلة(?:\sوالأجوبة)?|أسئلة\sوأجوبة|问答(?:环节)?|答问|質疑応答|질의응답",
    re.IGNORECASE,
)
"""Headings that show themselves by their words."""
_BRACKETED = re.compile(r"[(\[（【][^()\[\]（）【】]{2,200}[)\]）】]\.?")
_CLOSES = re.compile(
    r"(?<![^\W_])(?:conclu\w+|adjourn\w*|end(?:s|ed)?|clos(?:e[ds]?|ing)|recess\w*|whereupon|transcript"
    r"|schluss|ende|beendet|geschlossen|levée|fin|terminée?|achevée?|levant[aó]|finaliz\w+|conclu[iy]\w+"
    r"|termin[aó]|cierra|encerr\w+|fim|fine|tolta|terminata?"
    r"|заверш\w+|законч\w+|окон(?:ч\w+|ец)|закры\w+|кон[еч]\w*|закінч\w+|кінець|koniec|zakończ\w+"
    r"|son|sona|bitti|bitdi|tamamlan\w+|slut|avslutad\w*|einde|gesloten|انته\w+|رفعت|اختت\w+|نهاية)(?![^\W_])"
    r"|结束|結束|散会|散會|終了|閉会|끝|종료",
    re.IGNORECASE,
)
"""What is said of a sitting, a briefing or a transcript that is over."""
_REMARK_LENGTH = 200
_BEGINNING = re.compile(
    r"[-–—―•*]?\s{0,3}(?P<label>[^\W\d_][^\n:：–—|>\t]{0,59}?)"
    r"\s{0,2}(?:[:：](?!//)|\s(?:[–—]|--?)\s|\.\s?[–—-]|[|>\t])\s{0,4}\S"
)
"""Whatever may part a label from speech, in a form that the import knows or does not."""
_LABEL_WORDS = 6
_BEGINNINGS = 4
"""The paragraphs with beginnings that recur from which a page looks like a transcript."""


def unspoken(blocks: Sequence[Block], cues: Sequence[Cue]) -> frozenset[int]:
    """Return the indexes of blocks among and after speeches that no speaker says.

    These are headings right before a speaker begins, the transcriber's closing remark, and whatever follows
    an end sign. A heading within one speech is left to it: its paragraphs go on.
    """
    if not cues:
        return frozenset()
    opens = {cue.block for cue in cues if not blocks[cue.block].text[: cue.start].strip()}
    speaks = {cue.block for cue in cues}
    found: set[int] = set()
    ahead = False
    for i in range(cues[-1].block, cues[0].block, -1):
        if i in speaks:
            ahead = i in opens
        elif ahead and _is_heading(blocks[i]):
            found.add(i)
        elif not _may_stand_between(blocks[i]):
            ahead = False
    return frozenset(found | _after_last(blocks, cues[-1].block + 1))


def looks_spoken(blocks: Sequence[Block]) -> bool:
    """Tell whether a page looks like a transcript: many short beginnings, like labels, of which two recur."""
    begun = Counter(
        fold(match["label"])
        for block in blocks
        if block.kind in ("paragraph", "item")
        for line in block.text.split("\n")
        if (match := _BEGINNING.match(line)) and _may_be_label(match["label"])
    )
    again = [count for count in begun.values() if count > 1]
    return len(again) > 1 and sum(again) >= _BEGINNINGS


def _may_be_label(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _LABEL_WORDS
        and (words[0][0].isupper() or not has_case(words[0]))
        and fold(words[0]) not in OPENERS
    )


def _after_last(blocks: Sequence[Block], first: int) -> set[int]:
    """Return what closes a page after its last label."""
    found: set[int] = set()
    ended = next((i for i in range(first, len(blocks)) if is_end_sign(blocks[i].text)), len(blocks))
    for i in range(ended - 1, first - 1, -1):
        block = blocks[i]
        if _is_closing(block.text) or block.kind == "heading":
            found.add(i)
        elif block.kind not in ("rule", "furniture"):
            break
    return found | set(range(ended, len(blocks)))


def _is_heading(block: Block) -> bool:
    """Tell whether a block is a heading, by its markup, by its capitals, or by what it says."""
    text = block.text
    if block.kind == "heading":
        return True
    if block.kind != "paragraph" or len(text) > _HEADING_LENGTH or _SENTENCE_END.search(text):
        return False
    whole = block.bold and block.bold[0][0] == 0 and block.bold[-1][1] >= len(text)
    return bool(whole) or text.isupper() or _SECTION.fullmatch(text) is not None


def _may_stand_between(block: Block) -> bool:
    return block.kind in ("rule", "furniture") or _BRACKETED.fullmatch(block.text) is not None


def _is_closing(text: str) -> bool:
    """Tell whether a text says that what it closes is over: in brackets, or with the hour."""
    if len(text) > _REMARK_LENGTH or not _CLOSES.search(text):
        return False
    return _BRACKETED.fullmatch(text) is not None or (
        len(text.split()) > 2 and find_clock(text) is not None and not is_first_person(text)
    )
