"""The letterhead over a title: whose paper it is, and the line that releases it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from readout_tui.importing.datelines import HEAD_BLOCKS, date_of_line, is_dateline, rest_of_line
from readout_tui.importing.dates import Found, Order
from readout_tui.importing.furniture import names_its_kind
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.mentions import mentions
from readout_tui.importing.pages import Block

_RELEASE = re.compile(
    r"(?:embargoed\s)?for\s(?:immediate\s)?(?:release|publication)|zur\s(?:sofortigen\s)?veröffentlichung|sperrfrist"
    r"|pour\s(?:diffusion|publication)\simmédiate|para\s(?:su\s)?(?:publicación|difusión|divulgação)\sinmediata"
    r"|para\s(?:publicação|divulgação)\simediata|per\s(?:la\s)?pubblicazione\simmediata|к\sнемедленной\sпубликации",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![^\W_])(?:no?|nr|n°|№)\.?\s{0,2}\d[\w/.-]{0,14}", re.IGNORECASE)
"""The number of a press release, which is neither date nor title."""
_SMALL = re.compile(r"(?<![^\W_])(?:vom|du|del|von|от|dated|dal|z dnia)(?![^\W_])", re.IGNORECASE)
_BODY = re.compile(
    r"(?<![^\W_])(?:office|ministry|department|embassy|consulate|permanent mission|government|presidency"
    r"|chancellery|secretariat|directorate|press (?:service|office|bureau)|ministerium"
    r"|bundesministerium\w*|bundesregierung|kanzleramt|bundeskanzleramt|auswärtiges amt|presseamt"
    r"|pressestelle|botschaft|ministère|présidence|ambassade|service de presse|ministerio|presidencia"
    r"|embajada|oficina|gobierno|gabinete"
    r"|ministero|presidenza|ambasciata|ministério|presidência|embaixada|министерство|администрация|посольство"
    r"|правительство|пресс-служба|департамент|міністерство|посольство|\w*bakanlığı|\w*nazirliyi|ministerstwo"
    r"|kancelaria|وزارة|رئاسة|سفارة|مكتب)(?![^\W_])|^\w{0,6}(?:外交部|外務省|办公室|報道局|국무원|외교부)$",
    re.IGNORECASE,
)
"""What bodies call themselves on their paper."""
_CLOSES = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_LINE = 80
_WORDS = 10
_BARE_WORDS = 5
"""The most words of a line over a release line that names no body: `The White Hall`."""
_TITLE = 300


def letterhead(blocks: Sequence[Block], first_cue: int, order: Order | None) -> tuple[set[int], Found | None]:
    """Return the indexes of the lines that are a letterhead, and the date beside its release line.

    Lines are a letterhead where they name a body, or stand over a release line, and a title follows them.

    Args:
        blocks: The page's blocks.
        first_cue: The index of the block where the first speaker begins.
        order: The order of the page's numeric dates.
    """
    end = min(len(blocks), HEAD_BLOCKS, first_cue)
    release = next((i for i in range(end) if _releases(blocks[i], order)), None)
    over, title = _over_title(blocks, range(end), release)
    if title is None:
        return set(), None
    if release is not None and release not in over:
        # The title stands over the release line, and the body under it.
        below = itertools.takewhile(lambda i: _heads(blocks[i].text, before=False), range(release + 1, end))
        return {release, *below}, date_of_line(blocks[release].text, order)
    if not over or not _may_be_title(blocks, title, plain=release is None):
        return set(), None
    return over, date_of_line(blocks[release].text, order) if release is not None else None


def _over_title(blocks: Sequence[Block], near: range, release: int | None) -> tuple[set[int], int | None]:
    """Return the lines that may be a letterhead, and the first that is none: it may be the title."""
    over: set[int] = set()
    for i in near:
        block = blocks[i]
        before = release is not None and i < release
        if i == release or (block.kind in ("paragraph", "heading") and _heads(block.text, before=before)):
            over.add(i)
        elif block.kind not in ("rule", "furniture") and not is_dateline(block.text):
            return over, i
    return over, None


def _releases(block: Block, order: Order | None) -> bool:
    """Tell whether a line says that it is released, or what kind of page it is, and besides at most when."""
    text = block.text.replace("\n", " ")
    if len(text) > _LINE or block.kind == "rule":
        return False
    dated = date_of_line(text, order)
    rest = _NUMBER.sub("", rest_of_line(text, dated))
    released = _RELEASE.search(rest) is not None
    rest = _SMALL.sub("", _RELEASE.sub("", rest, count=1)).strip(" ,;:|•·()–—-")
    return (released and not rest) or (dated is not None and names_its_kind(rest))


def _heads(text: str, *, before: bool) -> bool:
    """Tell whether a line may be of a letterhead: it names a body, or stands over a release line."""
    words = len(text.split())
    if len(text) > _LINE or words > _WORDS or _CLOSES.search(text) or kind_of(text) or is_dateline(text):
        return False
    return (_BODY.search(text) is not None or (before and words <= _BARE_WORDS)) and not mentions(text)


def _may_be_title(blocks: Sequence[Block], index: int, *, plain: bool) -> bool:
    """Tell whether a block may be a title; where no line releases the page, it has to say so by its words."""
    text = blocks[index].text
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    if len(text) > _TITLE or (_CLOSES.search(text) and not is_dateline(following)):
        return False
    telling = kind_of(text) is not None or text.isupper() or blocks[index].kind == "heading"
    return telling or (not plain and (len(text.split()) > 2 or not text.isascii()))
