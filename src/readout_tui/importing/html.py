"""HTML: the page's own structure gives blocks, and what surrounds its text is set aside as furniture.

The rules for speakers need structure and formatting, which a general extractor loses, so the text is found
here: it is the deepest element that holds most of the page's prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from readout_tui.importing.datelines import is_dateline
from readout_tui.importing.pages import Block, Page, PageError, tidy
from readout_tui.importing.webfacts import facts_of
from readout_tui.importing.webwalk import Piece, lineage, pieces_of
from readout_tui.importing.wrapping import is_rule

_PROSE = 25
"""Shorter pieces of text say nothing of where a page's text is."""
_LEAD = 60
"""A piece between heading and text that is as long is a lead, not a label of the site."""
_MOST = 0.8
"""The share of the prose that makes an element the page's text."""
_MARKED = (
    '[itemprop~="articleBody"], .entry-content, .article-body, .article-content, .article__body, '
    ".article-text, "
    ".post-content, .story-body, .field-name-body"
)
"""Elements that say of themselves that they are a page's text."""
_HOLDERS = frozenset("html body main article section div center table tbody tr td".split())
"""Elements that hold paragraphs."""
_MARKED_SHARE = 0.4
"""The share of the prose from which such an element is believed."""
_NESTING = re.compile(
    r"<(/?)(div|section|article|main|center|blockquote|ul|ol|dl|details"
    r"|a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b",
    re.IGNORECASE,
)
_DEEPEST = 5000
"""Elements left open from which a page is refused: the parser looks through all that are open at each tag."""
_MOST_TAGS = 1_000_000
"""Tags from which a page is refused: each takes some hundred bytes of memory, and maybe three of the page."""
_MOST_OPTIONS = 10_000
_OPTION = re.compile(r"<option\b", re.IGNORECASE)
"""The parser goes through all options of a list at each."""
_MOST_ATTRIBUTES = 2000
_LONG_TAG = 2 * _MOST_ATTRIBUTES
_TAG = re.compile(r"""<(?P<name>[a-z]\w*+)(?:[^"'<>]++|"[^"]*+"|'[^']*+'|["'])*+""", re.IGNORECASE)
_TAG_OR_COMMENT = re.compile(rf"<!--|{_TAG.pattern}", re.IGNORECASE)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"""[\s/"'](?=[^\s/"'])""")
"""The parser goes through all attributes of an element at each. A long tag with few is a picture."""
_RAW = frozenset("script style textarea title".split())
"""Elements that hold no others, whatever stands in them."""
_MOST_ROOTS = 100
_ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
"""The attributes of all such tags become those of one element."""
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', "»", "。", ":", ")", "]")


def read_html(text: str) -> Page:
    """Read a web page or a piece of one.

    Raises:
        PageError: It has more of something than the parser can go through in time.
    """
    _refuse_what_takes_too_long(text)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        return Page(())
    pieces = list(pieces_of(tree.body))
    inside = _text_of_page(tree, pieces)
    heading = _chief_heading(pieces, inside)
    facts = facts_of(tree, tidy(pieces[heading].text).replace("\n", " ") if heading is not None else None)
    blocks = list(_blocks(pieces, inside, heading))
    if heading is not None:
        # A heading in the text is the title, and stands there as printed.
        return Page(tuple(blocks), replace(facts, title=None))
    if _is_printed(pieces, inside):
        # The page is plain text in a frame: its own heading tells more than the frame's title.
        if facts.title:
            blocks.append(Block(facts.title, "furniture"))
        facts = replace(facts, title=None, date=facts.title)
    return Page(tuple(blocks), facts)


def _refuse_what_takes_too_long(text: str) -> None:
    if text.count("<") > _MOST_TAGS:
        raise PageError(f"not read: it has more than {_MOST_TAGS:,} tags")
    if sum(1 for _ in _OPTION.finditer(text)) > _MOST_OPTIONS:
        raise PageError(f"not read: it has more than {_MOST_OPTIONS:,} options to choose from")
    if sum(1 for _ in _ROOT.finditer(text)) > _MOST_ROOTS:
        raise PageError(f"not read: it begins more than {_MOST_ROOTS} times")
    marked = _without_raw(text)
    for tag in _TAG.finditer(marked):
        if tag.end() - tag.start() > _LONG_TAG and _attributes(tag.group()) > _MOST_ATTRIBUTES:
            raise PageError(f"not read: an element has more than {_MOST_ATTRIBUTES:,} attributes")
    if _is_deep(marked):
        raise PageError(f"not read: more than {_DEEPEST} of its elements stand in each other")


def _attributes(tag: str) -> int:
    # The quotation mark stays: another attribute may follow right after it.
    return len(_ATTRIBUTE.findall(_VALUE.sub('="', tag)))


def _without_raw(text: str) -> str:
    """Return a page without scripts, styles and comments, whose signs are no markup."""
    kept: list[str] = []
    at = 0
    begins = _TAG_OR_COMMENT.search(text)
    while begins:
        name = begins["name"]
        if name and name.lower() not in _RAW:
            begins = _TAG_OR_COMMENT.search(text, begins.end())
            continue
        kept.append(text[at : begins.start()])
        end = re.compile(rf"</{name}" if name else "-->", re.IGNORECASE).search(text, begins.end())
        if end is None:
            # Whatever never ends takes all that is left.
            return "".join(kept)
        at = end.end()
        begins = _TAG_OR_COMMENT.search(text, at)
    return "".join([*kept, text[at:]])


def _is_deep(text: str) -> bool:
    """Tell whether more elements than are read are open at once somewhere."""
    is_open: Counter[str] = Counter()
    depth = 0
    for match in _NESTING.finditer(text):
        name = match[2].lower()
        # An end tag without a start is ignored: it makes no room for others.
        change = 1 if not match[1] else -1 if is_open[name] else 0
        is_open[name] += change
        depth += change
        if depth > _DEEPEST:
            return True
    return False


def _text_of_page(tree: LexborHTMLParser, pieces: list[Piece]) -> range:
    """Return which pieces are the page's text.

    They are under the element that says so and has much of the prose, else under the deepest with most of it.
    """
    weights: Counter[int] = Counter()
    depths: dict[int, int] = {}
    for piece in pieces:
        weight = len(piece.text) if _is_prose(piece) else 0
        for depth, node in enumerate(reversed(lineage(piece.node)) if weight else ()):
            if node.tag in _HOLDERS:
                weights[node.mem_id] += weight
                depths[node.mem_id] = depth
    if not weights:
        return range(len(pieces))
    total = max(weights.values())
    marked = [n.mem_id for n in tree.css(_MARKED) if weights[n.mem_id] >= _MARKED_SHARE * total]
    held = [i for i in weights if weights[i] >= _MOST * total]
    chosen = max(marked or held, key=lambda i: depths[i])
    within = [i for i, piece in enumerate(pieces) if any(n.mem_id == chosen for n in lineage(piece.node))]
    return range(within[0], _before_tail(pieces, within))


def _before_tail(pieces: list[Piece], within: list[int]) -> int:
    """Return where the text ends: a heading after the last sentence opens a list of topics or other pages."""
    last = next((i for i in reversed(within) if _is_said(pieces[i])), within[-1])
    headed = next((i for i in within if i > last and pieces[i].kind == "heading"), None)
    return within[-1] + 1 if headed is None else headed


def _is_said(piece: Piece) -> bool:
    return not piece.aside and (piece.printed is not None or piece.text.endswith(_SENTENCE_ENDS))


def _is_prose(piece: Piece) -> bool:
    return not piece.aside and len(piece.text) >= _PROSE and piece.linked * 2 < len(piece.text)


def _chief_heading(pieces: list[Piece], inside: range) -> int | None:
    """Return the heading that stands over the text: the last `<h1>` before it, else the first there is."""
    firsts = [
        i
        for i, piece in enumerate(pieces[: inside.stop])
        if not piece.aside and _is_first_heading(piece.node)
    ]
    before = [i for i in firsts if i <= inside.start + 3]
    return before[-1] if before else firsts[0] if firsts else None


def _is_first_heading(node: LexborNode) -> bool:
    return any(above.tag == "h1" for above in lineage(node, 3))


def _is_printed(pieces: list[Piece], inside: range) -> bool:
    """Tell whether the page's text is preformatted as a whole."""
    return bool(inside) and all(pieces[i].printed for i in inside if _is_prose(pieces[i]))


def _blocks(pieces: list[Piece], inside: range, heading: int | None) -> Iterator[Block]:
    """Yield the page's blocks; neighbouring pieces of furniture become one."""
    held: list[str] = []
    over = _over_text(pieces, inside, heading)
    for i, piece in enumerate(pieces):
        if (
            i in over
            or i == heading
            or (i in inside and not piece.aside and not _is_site_label(piece, i, heading))
        ):
            if held:
                yield Block("\n".join(held), "furniture")
                held = []
            yield _block(piece)
        elif piece.kind != "rule":
            held.append(tidy(piece.text))
    if held:
        yield Block("\n".join(held), "furniture")


def _block(piece: Piece) -> Block:
    if piece.printed:
        return piece.printed
    if is_rule(piece.text):
        return Block(piece.text, "rule")
    spans = tuple((a, b) for a, b in piece.bold if a < b)
    return Block(piece.text if spans else tidy(piece.text), piece.kind, spans)


def _over_text(pieces: list[Piece], inside: range, heading: int | None) -> set[int]:
    """Return what belongs to the text between its heading and its first paragraph: dateline, place, lead."""
    found: set[int] = set()
    for i in range(heading + 1 if heading is not None else 0, inside.start):
        piece = pieces[i]
        after_date = i - 1 in found and is_dateline(pieces[i - 1].text)
        lead = _is_prose(piece) and len(piece.text) >= _LEAD
        if heading is not None and not piece.aside and (is_dateline(piece.text) or after_date or lead):
            found.add(i)
    return found


def _is_site_label(piece: Piece, i: int, heading: int | None) -> bool:
    """Tell whether a piece over the heading is a link to where the site keeps such pages."""
    return heading is not None and i < heading and len(piece.text) < _LEAD and piece.linked >= len(piece.text)
