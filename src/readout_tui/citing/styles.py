"""The table of styles, and the way from a passage to a citation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout_tui.citing import manuals, quoting, records
from readout_tui.citing.excerpt import Excerpt, excerpt
from readout_tui.locator import Passage
from readout_tui.model import Readout


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a passage down."""

    name: str
    help: str
    """One line, for menus and the command line."""
    write: Callable[[Excerpt], str]
    credit: Callable[[Excerpt], str] | None = None
    """Writes the source alone, to stand below words that are quoted otherwise; None if there is no such."""


STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        Style("plain", "the words; where several speak, each turn with its speaker", quoting.plain),
        Style("markdown", "a block quotation with its source", quoting.markdown),
        Style("html", "a figure with a block quotation and a caption", quoting.html_figure),
        Style("chicago", "the quotation and a full note", manuals.chicago, manuals.chicago_note),
        Style("apa", "the quotation, cited in the text, and its reference", manuals.apa, manuals.apa_entry),
        Style("mla", "the quotation, cited in the text, and the work cited", manuals.mla, manuals.mla_entry),
        Style("bibtex", "an entry for LaTeX and reference managers", records.bibtex, records.bibtex),
        Style(
            "csl-json",
            "an item for Zotero, Pandoc and other CSL programs",
            records.csl_json,
            records.csl_json,
        ),
        Style("locator", "the locator alone", quoting.locator, quoting.locator),
    )
}
"""All styles by name, in the order of menus."""


def cite(readout: Readout, passage: Passage, style: str) -> str:
    """Write a passage down in a style.

    Args:
        readout: The readout that the passage is of.
        passage: What to quote.
        style: A key of `STYLES`.

    Returns:
        Text without a line end at its end, but for `plain`, which is the passage character by character, with
        nothing added but, where several speak, who does.

    Raises:
        KeyError: There is no such style.
        ValueError: The passage holds no words.
    """
    return STYLES[style].write(excerpt(readout, passage))


def credit(readout: Readout, passage: Passage, style: str) -> str:
    """Write down where a passage is from, without its words; in the records of `bibtex` and `csl-json`, with.

    Args:
        readout: The readout that the passage is of.
        passage: What is quoted.
        style: A key of `STYLES` that has a `credit`.

    Raises:
        KeyError: There is no such style, or it has no credit.
        ValueError: The passage holds no words.
    """
    write = STYLES[style].credit
    if write is None:
        raise KeyError(style)
    return write(excerpt(readout, passage))
