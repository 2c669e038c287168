"""The words themselves, and block quotations for Markdown and HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from readout_tui.citing.excerpt import Excerpt, Part
from readout_tui.citing.wording import attribution, nested, spaced

_MARKDOWN = re.compile(r"[\\`*_<]|~(?=~)|\](?=[(\[:])|&(?=#?\w+;)")
# What begins a heading, a list, a quotation, a rule or a fence at the start of a line.
_MARKDOWN_LINE = re.compile(r"^([ ]*)(\d{1,9}(?=[.)])|(?=[#>+=~-]))", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def plain(passage: Excerpt) -> str:
    """Return the words and nothing else; where several speak, each turn begins with who does, in brackets."""
    if len({part.voice.name for part in passage.parts} - {None}) < 2:
        return passage.verbatim
    return "\n\n".join(f"[{part.voice.heading}:] {part.verbatim}" for part in passage.parts)


def locator(passage: Excerpt) -> str:
    """Return the locator."""
    return str(passage.locator)


def markdown(passage: Excerpt) -> str:
    """Return a block quotation, each of several turns with its speaker, and a line that credits it."""
    credit = escape_markdown(_credit(passage))
    if passage.url:
        credit += f", {markdown_address(passage.url)}"
    return f"{markdown_block(passage.parts)}\n\n— {credit}, `{passage.locator}`"


def markdown_block(parts: Sequence[Part]) -> str:
    """Return a block quotation, each of several turns with its speaker."""
    texts = []
    for part in parts:
        first, *others = (escape_markdown(text) for text in part.paragraphs)
        name = f"**{escape_markdown(part.voice.heading)}:** " if len(parts) > 1 else ""
        texts += [name + first, *others]
    return "\n>\n".join("\n".join(f"> {line}" for line in text.split("\n")) for text in texts)


def markdown_address(address: str) -> str:
    """Return an address as a link, or as plain text if it is none of the web."""
    return f"<{address}>" if is_web_address(address) else escape_markdown(address)


def html_figure(passage: Excerpt) -> str:
    """Return a `figure` with a `blockquote` and a caption that credits it."""
    caption = [_html_credit(passage)]
    if passage.url:
        caption.append(html_address(passage.url))
    caption.append(f"<code>{html.escape(str(passage.locator))}</code>")
    return (
        f"<figure>\n{html_block(passage.parts, passage.url)}\n"
        f"<figcaption>{', '.join(caption)}</figcaption>\n</figure>"
    )


def html_block(parts: Sequence[Part], address: str | None) -> str:
    """Return a `blockquote` from an address, each of several turns with its speaker."""
    cite = f' cite="{html.escape(address)}"' if address and is_web_address(address) else ""
    body = "\n".join(line for part in parts for line in _html_paragraphs(part, named=len(parts) > 1))
    return f"<blockquote{cite}>\n{body}\n</blockquote>"


def html_address(address: str) -> str:
    """Return an address as a link, or as plain text if it is none of the web."""
    shown = html.escape(address)
    return f'<a href="{shown}">{shown}</a>' if is_web_address(address) else shown


def is_web_address(address: str) -> bool:
    """Tell whether an address may become a link: one of another scheme, `javascript:` above all, must not."""
    return _ADDRESS.fullmatch(address) is not None


def _html_paragraphs(part: Part, *, named: bool) -> Iterator[str]:
    language = f' lang="{html.escape(part.language)}"' if part.language else ""
    lead = f"<b>{html.escape(part.voice.heading)}:</b> " if named else ""
    for text in part.paragraphs:
        lines = html.escape(text, quote=False).replace("\n", "<br>\n")
        yield f'<p{language} dir="auto">{lead}{lines}</p>'
        lead = ""


def _html_credit(passage: Excerpt) -> str:
    title = f"<cite>{html.escape(passage.readout.title, quote=False)}</cite>"
    facts = [html.escape(fact, quote=False) for fact in _facts(passage)]
    return spaced(html.escape(attribution(passage), quote=False), ", ".join((title, *facts)))


def _credit(passage: Excerpt) -> str:
    title = f"“{nested(passage.readout.title)}”"
    return spaced(attribution(passage), ", ".join((title, *_facts(passage))))


def _facts(passage: Excerpt) -> Iterator[str]:
    """Yield publisher, date and place, those that are known."""
    if passage.source.publisher:
        yield passage.source.publisher
    if passage.date:
        yield passage.date.spelled()
    if passage.readout.place:
        yield passage.readout.place


def escape_markdown(text: str) -> str:
    """Escape what Markdown would take for its own."""
    return _MARKDOWN_LINE.sub(r"\1\2\\", _MARKDOWN.sub(r"\\\g<0>", text))
