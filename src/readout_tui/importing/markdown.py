"""Markdown: front matter gives facts, markup goes, words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

import yaml

from readout_tui.importing.pages import Block, BlockKind, Facts, Page, tidy
from readout_tui.importing.spelling import slug
from readout_tui.text import clean, clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DEEP_INDENT = re.compile(r"^ {4,}", re.MULTILINE)
_LABEL = re.compile(r"(?:Q {2,}|[^\W\d_a-z][^\W\d_a-z.’'\- ]{2,50}: )(?=\S)")
"""A label in capitals: it begins a line even where the writer forgot to break the one before."""
_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
"""A line that looks blank: no-break spaces are none to Markdown, yet part paragraphs to whoever reads it."""
_SPACES = re.compile(r"[^\S\n]+")
_NO_MARKUP = r"[^\n&*<\[\\_`]"
_PLAIN = re.compile(rf"(?:\*\*(?P<bold>(?=\S){_NO_MARKUP}+(?<=\S))\*\*(?=[ ]|$))?(?P<text>{_NO_MARKUP}*)")
"""A line without markup but for a label in bold at its start: most of a transcript is such lines."""
_MOST_BRACKETS = 20_000
"""Brackets from which links are left as they are written: each may be gone over twenty times."""
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "date": ("event_date", "date"),
    "published": ("published_time", "published", "published_date", "pubdate", "publishdate"),
    "url": ("source_url", "url", "link", "permalink", "canonical_url", "source"),
    "publisher": ("publisher", "site_name", "site", "sitename"),
    "language": ("language", "lang", "locale"),
    "place": ("place", "location"),
}
_MOST_TAGS = 20
"""More are a list of everything that a site has."""


def read_markdown(text: str) -> Page:
    """Read Markdown, with or without front matter."""
    facts, doubts, body = front_matter(text)
    return Page(tuple(_blocks(body)), facts, doubts)


def front_matter(text: str) -> tuple[Facts, tuple[str, ...], str]:
    """Part front matter from what follows it: return what it says, what is doubtful of it, and the rest."""
    matter = _FRONT_MATTER.match(text)
    return (*_facts(matter[1]), text[matter.end() :]) if matter else (Facts(), (), text)


def _facts(source: str) -> tuple[Facts, tuple[str, ...]]:
    try:
        # The base loader makes no types: a date stays as it is written.
        found = yaml.load(source, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        # The parser makes numbers of escapes and versions without a look at their size.
        return Facts(), ("front matter: not read, it is no YAML",)
    if not isinstance(found, dict):
        return Facts(), ()
    said = {
        str(key).casefold(): " ".join(clean_line(value).split())
        for key, value in found.items()
        if isinstance(value, str) and value.strip()
    }
    picked = {field: next((said[key] for key in keys if key in said), None) for field, keys in _KEYS.items()}
    return Facts(**picked, tags=_tags(found.get("tags"))), ()


def _tags(value: object) -> tuple[str, ...]:
    """Return tags as they are written in readouts: `Water quotas` becomes `water-quotas`."""
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    tags = dict.fromkeys(slug(clean_line(word)) for word in words[:_MOST_TAGS] if isinstance(word, str))
    return tuple(filter(None, tags))


def _blocks(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    # An indent is a typist's here, never a program's code; a `[x]: y` line is somebody speaking.
    parser = MarkdownIt("commonmark").disable(["code", "reference", "html_block", "lheading"])
    # What is within a paragraph is read in its turn, and only where there is markup in it.
    parser.disable("inline")
    within = MarkdownIt("commonmark")
    if "](" not in text or text.count("[") > _MOST_BRACKETS:
        # No link can be there, or not many of so many; and each bracket would be tried for one.
        within.disable(["link", "image"])
    kind: BlockKind = "paragraph"
    number = ""
    for token in parser.parse(_DEEP_INDENT.sub("   ", _BLANK.sub("", text))):
        match token.type:
            case "heading_open":
                kind = "heading"
            case "list_item_open":
                kind, number = "item", f"{token.info}{token.markup} " if token.info else ""
            case "heading_close" | "list_item_close":
                kind = "paragraph"
            case "hr":
                yield Block(token.markup, "rule")
            case "fence":
                yield Block(tidy(f"{token.info}\n{token.content}"))
            case "inline":
                runs = _Runs()
                runs.add(number)
                if plain := _PLAIN.fullmatch(token.content):
                    _plain(plain, runs)
                else:
                    _inline(within.parseInline(token.content)[0].children or (), runs)
                yield runs.block(kind)
                number = ""


@dataclass
class _Runs:
    """Text put together run by run, with what is bold in it."""

    parts: list[str] = field(default_factory=list)
    """What there is of it, none of them empty."""
    length: int = 0
    """The characters of all parts."""
    bold: list[tuple[int, int]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    bold_from: int | None = None

    def add(self, piece: str) -> None:
        """Add a run with its white space tidied, so that the spans of bold stay true."""
        # Cleaned here and not before: a reference such as `&#27;` is a sign only now.
        tidied = _SPACES.sub(" ", clean(piece))
        if not self.parts or self.parts[-1][-1] in " \n":
            tidied = tidied.lstrip()
        if tidied.startswith("\n"):
            self._strip_spaces()
        if tidied:
            self.parts.append(tidied)
            self.length += len(tidied)

    def _strip_spaces(self) -> None:
        """Take the spaces off the end."""
        while self.parts:
            last = self.parts.pop()
            kept = last.rstrip(" ")
            self.length -= len(last) - len(kept)
            if kept:
                self.parts.append(kept)
                return

    def block(self, kind: BlockKind) -> Block:
        """Return the text as a block."""
        shown = "".join(self.parts).strip()
        marks = tuple(mark for mark in self.marks if mark and mark not in shown)
        return Block(shown, kind, tuple(self.bold), marks=marks)


def _plain(line: re.Match[str], runs: _Runs) -> None:
    """Read a line that has no markup but for a label in bold."""
    if label := line["bold"]:
        start = runs.length
        runs.add(label)
        runs.bold.append((start, runs.length))
    runs.add(line["text"])


def _inline(tokens: Sequence[Token], runs: _Runs) -> None:
    """Read what a Markdown parser made of a paragraph."""
    for token, following in zip_longest(tokens, tokens[1:]):
        match token.type:
            case "strong_open":
                runs.bold_from = runs.length
            case "strong_close" if runs.bold_from is not None:
                runs.bold.append((runs.bold_from, runs.length))
                runs.bold_from = None
            case "softbreak":
                opens = following is not None and _LABEL.match(following.content)
                runs.add("\n" if opens else " ")
            case "hardbreak":
                runs.add("\n")
            case "link_open" | "image":
                address = str(token.attrGet("href") or token.attrGet("src") or "")
                runs.marks.append(address)
                runs.add(token.content)
            case "html_inline" if token.content.startswith("<br"):
                runs.add("\n")
            case "text" | "code_inline" | "text_special":
                runs.add(token.content)
