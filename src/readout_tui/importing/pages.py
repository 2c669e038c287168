"""A page as bytes becomes a `Page`: ordered blocks of plain text, and what the page says of itself.

Every later step works on these blocks, whatever the page was written in.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath
from typing import Literal

from readout_tui.text import clean

BlockKind = Literal["paragraph", "heading", "item", "rule", "furniture"]


class PageError(Exception):
    """A page cannot be read; the message says why and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that stands by itself."""

    text: str
    """Plain and tidy; a line feed stands where the page breaks a line on purpose."""
    kind: BlockKind = "paragraph"
    bold: tuple[tuple[int, int], ...] = ()
    """Spans of `text` that the page prints in bold, in order."""
    indent: int = 0
    """Columns by which wrapped plain text stands in from the margin: a document put into the page."""
    runs_on: bool = False
    """It stood in one paragraph with the block before, under a line that may be a title or a label."""
    marks: tuple[str, ...] = ()
    """What stood inside the text and is none of it: page marks, the addresses of links."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself outside its text: front matter, `<meta>`, JSON-LD."""

    title: str | None = None
    date: str | None = None
    """The event's date as written there."""
    published: str | None = None
    """The publication's date as written there."""
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    place: str | None = None
    tags: tuple[str, ...] = ()

    def under(self, given: Facts) -> Facts:
        """Return these facts with others over them: a person's, who put them at the page's top."""
        said = {one.name: value for one in fields(Facts) if (value := getattr(given, one.name))}
        return replace(self, **said)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks in reading order, and its facts."""

    blocks: tuple[Block, ...]
    facts: Facts = field(default_factory=Facts)
    doubts: tuple[str, ...] = ()


_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a word processor's file or an archive"),
    (b"\xd0\xcf\x11\xe0", "a word processor's file"),
    (b"{\\rtf", "a word processor's file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a sound"),
    (b"\x1f\x8b", "a compressed file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_OF_PROGRAMS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
"""Encodings that Python knows and no page is in: some take long, and some make signs that were not there."""
_HTML = re.compile(
    r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?(?:<!--|<!doctype html|<html|<head|<body|<h[1-6][ >]|<div[ >]|<p[ >])",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n")
_NO_SIGN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
"""What no page prints: control characters, and what takes the place of bytes that mean nothing."""
_MOST_NO_SIGNS = 5
"""One of so many characters: of random bytes every other is none, of a text in any encoding hardly one."""
_PAGE_BREAK = re.compile("[\x0b\x0c]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")


def read_page(data: bytes, name: str) -> Page:
    """Read a page: HTML, Markdown or plain text, told by its name's ending and by its content.

    Raises:
        PageError: It is no text, or no text is in it.
    """
    text, doubts = decode(data)
    suffix = PurePath(name).suffix.lower()
    given, rest = Facts(), text
    if opened := has_front_matter(text):
        from readout_tui.importing.markdown import front_matter

        given, unread, rest = front_matter(text)
        doubts = (*unread, *doubts)
    is_markdown = suffix in (".md", ".markdown")
    if suffix in (".html", ".htm", ".xhtml") or (looks_like_html(rest) and not (opened and is_markdown)):
        from readout_tui.importing.html import read_html as read
    elif opened or is_markdown:
        from readout_tui.importing.markdown import read_markdown as read
    else:
        from readout_tui.importing.plain import read_plain as read
    page = read(rest)
    if not any(block.text for block in page.blocks):
        raise PageError("not read: no text is in it")
    return Page(page.blocks, page.facts.under(given), (*page.doubts, *doubts))


def has_front_matter(text: str) -> bool:
    """Tell whether a text begins with the line that opens front matter."""
    return _FRONT_MATTER.match(text) is not None


def looks_like_html(text: str) -> bool:
    """Tell whether a text begins as a web page or a piece of one does."""
    return _HTML.match(text) is not None


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a page's bytes and make them safe: by byte order mark, as declared, as UTF-8, else by guess.

    Returns:
        The text, and a doubt if the encoding was guessed or some bytes fit none.

    Raises:
        PageError: The bytes are no text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise PageError(f"not read: it is {what}; convert it to text or HTML first")
    for encoding in _stated_encodings(data):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        return _checked(text), ()
    guess = _guessed_encoding(data)
    if guess is None:
        text = data.decode("utf-8", errors="replace")
        return _checked(text), ("encoding: some bytes are no UTF-8 and are shown as \ufffd",)
    return _checked(data.decode(guess, errors="replace")), (f"encoding: guessed to be {guess}",)


def _stated_encodings(data: bytes) -> list[str]:
    bom = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:4096]) if b"<" in data[:4096] else None
    named = declared[1].decode("ascii") if declared else ""
    return [
        *([bom] if bom else []),
        *([named] if named and named.lower().replace("_", "-") not in _OF_PROGRAMS else []),
        "utf-8",
    ]


def _guessed_encoding(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:60_000]).best()
    return best.encoding if best else None


def _checked(text: str) -> str:
    if text.count("\x00") > len(text) // 100:
        raise PageError("not read: it is no text; convert it to text or HTML first")
    if sum(1 for _ in _NO_SIGN.finditer(text)) > max(_MOST_NO_SIGNS, len(text) // _MOST_NO_SIGNS):
        raise PageError("not read: it is no text, or in an unknown encoding; convert it to UTF-8 first")
    return clean(_PAGE_BREAK.sub("\n\n", text))


def tidy(text: str) -> str:
    """Make runs of spaces of any kind one space, and take them off both ends of each line."""
    spaced = _SPACES.sub(" ", text)
    return (_AROUND_BREAK.sub("\n", spaced) if "\n" in spaced else spaced).strip()
