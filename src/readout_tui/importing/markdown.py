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
    matter = _FRONT_MATTER.match(text)
    facts, doubts = _facts(matter[1]) if matter else (Facts(), ())
    body = text[matter.end() :] if matter else text
    return Page(tuple(_blocks(body)), facts, doubts)


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
    if "](" not in text or text.count("[") > _MOST_BRACKETS:
        # No link can be there, or not many of so many; and each bracket would be tried for one.
        parser.disable(["link", "image"])
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
                yield _inline(token.children or (), kind, number)
                number = ""


@dataclass
class _Runs:
    """Text put together run by run, with what is bold in it."""

    text: str = ""
    bold: list[tuple[int, int]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    bold_from: int | None = None


def _inline(tokens: Sequence[Token], kind: BlockKind, number: str) -> Block:
    runs = _Runs(number)
    for token, following in zip_longest(tokens, tokens[1:]):
        match token.type:
            case "strong_open":
                runs.bold_from = len(runs.text)
            case "strong_close" if runs.bold_from is not None:
                runs.bold.append((runs.bold_from, len(runs.text)))
                runs.bold_from = None
            case "softbreak":
                opens = following is not None and _LABEL.match(following.content)
                _add(runs, "\n" if opens else " ")
            case "hardbreak":
                _add(runs, "\n")
            case "link_open" | "image":
                address = str(token.attrGet("href") or token.attrGet("src") or "")
                runs.marks.append(address)
                _add(runs, token.content)
            case "html_inline" if token.content.startswith("<br"):
                _add(runs, "\n")
            case "text" | "code_inline" | "text_special":
                _add(runs, token.content)
    shown = runs.text.strip()
    return Block(
        shown, kind, tuple(runs.bold), marks=tuple(mark for mark in runs.marks if mark and mark not in shown)
    )


def _add(runs: _Runs, piece: str) -> None:
    """Add a run with its white space tidied, so that the spans of bold stay true."""
    # Cleaned here and not before: a reference such as `&#27;` is a sign only now.
    tidied = re.sub(r"[^\S\n]+", " ", clean(piece))
    if not runs.text or runs.text[-1] in " \n":
        tidied = tidied.lstrip()
    if tidied.startswith("\n"):
        runs.text = runs.text.rstrip(" ")
    runs.text += tidied
