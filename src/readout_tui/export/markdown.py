"""A dossier in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout_tui.citing.quoting import escape_markdown, markdown_address, markdown_block
from readout_tui.export.context import Context
from readout_tui.export.entries import Entry


def markdown_dossier(entries: Sequence[Entry], title: str) -> str:
    """Return a heading, and a section for each entry."""
    blocks = [f"# {escape_markdown(title)}"]
    for entry in entries:
        blocks += _section(entry)
    return "\n\n".join(blocks) + "\n"


def _section(entry: Entry) -> Iterator[str]:
    yield f"## {escape_markdown(entry.heading)}"
    yield escape_markdown(entry.facts)
    if entry.before:
        yield _context("Before", entry.before)
    yield markdown_block(entry.parts)
    if entry.after:
        yield _context("After", entry.after)
    yield _credit(entry)
    for remark in entry.remarks:
        yield f"*{_lines(remark)}*"
    if entry.note:
        yield f"**Note:** {_lines(entry.note)}"
    if entry.tags:
        yield f"**Tags:** {', '.join(map(escape_markdown, entry.tags))}"


def _context(label: str, context: Context) -> str:
    speaker = f"{context.told_by}: " if context.told_by else ""
    return f"*{label}:* {_lines(speaker + context.text)}"


def _credit(entry: Entry) -> str:
    if "\n" in entry.credit:
        return "\n".join(f"    {line}" for line in entry.credit.split("\n"))
    if not entry.url:
        return escape_markdown(entry.credit)
    return markdown_address(entry.url).join(map(escape_markdown, entry.credit.split(entry.url)))


def _lines(text: str) -> str:
    """Escape text whose line ends stay; a blank line would end the paragraph."""
    return "\\\n".join(escape_markdown(line) for line in text.split("\n") if line.strip())
