"""A web page's tree becomes pieces in reading order, each with whether it stands aside of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, takewhile

from selectolax.lexbor import LexborNode

from readout_tui.importing.pages import Block, BlockKind
from readout_tui.importing.wrapping import blocks_of_lines
from readout_tui.text import clean

_UNSEEN = frozenset(
    "script style noscript template svg head title iframe object select option textarea math".split()
)
_ASIDE = frozenset("nav aside footer form button dialog menu figure figcaption".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul caption".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ASIDE_ROLES = frozenset("navigation banner contentinfo search".split())
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|sidebar|breadcrumbs?|related|cookies?|navbar|menu|footer|comments|"
    r"newsletter|player|caption|tooltip|pagination|screen-reader-text|visually-hidden)(?:$|[\s_-])"
    r"|(?:^|\s)hidden(?:$|\s)",
    re.IGNORECASE,
)
_SPEAKER_CLASS = re.compile(r"(?:^|[\s_-])speaker(?:$|[\s_-])(?!text)", re.IGNORECASE)
"""The class of an element that holds a speaker's name, in a line with what he says."""
_MUCH_PROSE = 1500
"""Characters of paragraphs in an element that is the page's text, whatever its class is called."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG = 120
"""Lines longer than this, broken by `<br>`, are paragraphs."""


@dataclass(slots=True)
class Piece:
    """A block while the tree is walked."""

    node: LexborNode
    """The element that holds it."""
    kind: BlockKind = "paragraph"
    aside: bool = False
    """It stands in a menu, a share bar, a caption or the like."""
    text: str = ""
    linked: int = 0
    """Characters of the text that are links."""
    bold: list[tuple[int, int]] = field(default_factory=list)
    printed: Block | None = None
    """The block itself, where the text is preformatted."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A node on the way through the tree."""

    node: LexborNode
    entering: bool
    aside: bool


def pieces_of(body: LexborNode) -> Iterator[Piece]:
    """Walk the tree without recursion, so that no depth of nesting breaks it; yield its blocks of text."""
    current = Piece(body)
    beside = Piece(body, aside=True)
    for step in _steps(body):
        tag = step.node.tag or ""
        # What stands aside within a line of text, such as a tooltip, must not run into that line.
        target = beside if step.aside and not current.aside else current
        if tag == "-text":
            _append(target, step.node)
        elif tag == "br" and step.entering:
            target.text = f"{target.text.rstrip(' ')}\n"
        elif tag in ("b", "strong"):
            _mark_bold(target, entering=step.entering)
        elif tag not in _BLOCKS and _SPEAKER_CLASS.search(step.node.attributes.get("class") or ""):
            _mark_bold(target, entering=step.entering)
            if not step.entering and not target.text.rstrip().endswith((":", "：")):
                # What styles set apart, a line end has to.
                target.text = f"{target.text.rstrip(' ')}\n"
        elif tag in _BLOCKS:
            yield from (*_done(current), *_done(beside))
            if tag == "pre" and step.entering:
                yield from _preformatted(step.node, aside=step.aside)
            elif tag == "hr" and step.entering:
                yield Piece(step.node, "rule", step.aside, "—")
            owner = step.node if step.entering else step.node.parent or body
            current = Piece(owner, _kind_within(owner), step.aside)
            beside = Piece(owner, aside=True)
        elif target is beside:
            beside.text += " "
    yield from (*_done(current), *_done(beside))


def _steps(body: LexborNode) -> Iterator[_Step]:
    """Yield each node on entering, and elements again on leaving."""
    stack = [_Step(body, entering=True, aside=False)]
    prose = _Prose(body)
    while stack:
        step = stack.pop()
        tag = step.node.tag or ""
        if not step.entering or tag == "-text":
            yield step
            continue
        if tag in _UNSEEN or tag.startswith(("-", "_", "!")) or _is_hidden(step.node):
            continue
        aside = step.aside or _stands_aside(step.node, prose)
        yield _Step(step.node, entering=True, aside=aside)
        # Leaving an element, what follows belongs to what is around it.
        stack.append(_Step(step.node, entering=False, aside=step.aside))
        if tag != "pre":
            stack += [
                _Step(child, entering=True, aside=aside) for child in reversed(list(_children(step.node)))
            ]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _stands_aside(node: LexborNode, prose: _Prose) -> bool:
    if node.tag in _ASIDE:
        return True
    if node.tag in ("body", "html", "main", "article"):
        return False
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if attributes.get("role") not in _ASIDE_ROLES and not _ASIDE_CLASS.search(named):
        return False
    # `page with-sidebar` may be what holds everything.
    return prose.under(node) < _MUCH_PROSE


class _Prose:
    """How much text in paragraphs each element of a page holds, counted for all at once."""

    def __init__(self, body: LexborNode) -> None:
        self._body = body

    def under(self, node: LexborNode) -> int:
        """Return the characters of the paragraphs in an element."""
        return self._by_element.get(node.mem_id, 0)

    @cached_property
    def _by_element(self) -> dict[int, int]:
        found: dict[int, int] = {}
        total = paragraphs = 0
        stack = [(self._body, True)]
        while stack:
            node, entering = stack.pop()
            if node.tag == "-text":
                total += len(node.text_content or "") if paragraphs else 0
                continue
            paragraphs += (1 if entering else -1) if node.tag == "p" else 0
            if entering:
                found[node.mem_id] = -total
                stack.append((node, False))
                stack += [(child, True) for child in reversed(list(_children(node)))]
            else:
                found[node.mem_id] += total
        return found


def _append(piece: Piece, node: LexborNode) -> None:
    # Cleaned here and not before: a reference such as `&#27;` is a sign only now.
    text = re.sub(r"\s+", " ", clean(node.text_content or ""))
    if not piece.text or piece.text[-1] in " \n":
        text = text.lstrip(" ")
    piece.text += text
    if any(above.tag == "a" for above in lineage(node, 4)[1:]):
        piece.linked += len(text)


def lineage(node: LexborNode, most: int = 200) -> list[LexborNode]:
    """Return a node and at most so many with those above it, upwards."""
    line = [node]
    while len(line) < most and (above := line[-1].parent) is not None:
        line.append(above)
    return line


def _mark_bold(piece: Piece, *, entering: bool) -> None:
    if entering:
        piece.bold.append((len(piece.text), len(piece.text)))
    elif piece.bold:
        piece.bold[-1] = (piece.bold[-1][0], len(piece.text))


def _kind_within(node: LexborNode) -> BlockKind:
    for above in lineage(node, 3):
        if above.tag in _HEADINGS:
            return "heading"
        if above.tag == "li":
            return "item"
    return "paragraph"


def _done(piece: Piece) -> Iterator[Piece]:
    """Yield a finished piece, parted where two line breaks or long lines part paragraphs."""
    start, passed = 0, 0
    for part in re.split(r"(\n\s*\n\s*)", piece.text):
        lines = part.split("\n")
        long = len(part) > _LONG * len(lines)
        at = start
        for line in lines if long else [part]:
            if shown := line.strip():
                first, end = at + line.index(shown[0]), at + len(line)
                while passed < len(piece.bold) and piece.bold[passed][1] <= first:
                    passed += 1
                bold = _within(islice(piece.bold, passed, None), first, end)
                yield replace(piece, text=shown, bold=bold)
            at += len(line) + 1
        start += len(part)


def _within(spans: Iterable[tuple[int, int]], first: int, end: int) -> list[tuple[int, int]]:
    """Return what of some spans in order lies between two places, counted from the first."""
    here = takewhile(lambda span: span[0] < end, spans)
    return [(max(0, a - first), b - first) for a, b in here if b > first]


def _preformatted(node: LexborNode, *, aside: bool) -> Iterator[Piece]:
    for block in blocks_of_lines(clean(node.text(deep=True))):
        yield Piece(node, block.kind, aside, block.text, printed=block)
