"""Chicago, APA and MLA: a quotation with its citation, by templates of our own.

No manual has a form for readouts. These follow what each says of a page on an organization's website that
quotes somebody: the publisher stands as author, the speaker is named where the quotation is.
"""

from __future__ import annotations

from readout_tui.citing.excerpt import Excerpt
from readout_tui.citing.wording import (
    apa_date,
    attribution,
    chicago_date,
    mla_date,
    nested,
    spaced,
    spoken,
    stopped,
)

BLOCK_WORDS = 100
"""A longer quotation stands as a block, without quotation marks."""


def chicago(passage: Excerpt) -> str:
    """Return the quotation and a full note."""
    return f"{_quotation(passage)}\n\n{chicago_note(passage)}"


def chicago_note(passage: Excerpt) -> str:
    """Return the full note alone."""
    date = chicago_date(passage.date) if passage.date else "n.d."
    facts = _listed([passage.source.publisher, date, passage.readout.place, passage.url])
    note = spaced(attribution(passage, "quoted in"), f"“{nested(passage.readout.title)},”", facts)
    return f"{note} ({passage.locator})."


def apa(passage: Excerpt) -> str:
    """Return the quotation with its citation in the text, and the entry for the list of references."""
    title, publisher = passage.readout.title, passage.source.publisher
    year = str(passage.date.start.year) if passage.date else "n.d."
    author = spaced(attribution(passage, "as cited in"), publisher or f"“{nested(title)}”")
    return f"{_cited(passage, f'{author}, {year}, {_paragraphs(passage)}')}\n\n{apa_entry(passage)}"


def apa_entry(passage: Excerpt) -> str:
    """Return the entry for the list of references alone."""
    title, publisher = passage.readout.title, passage.source.publisher
    dated = f"({apa_date(passage.date) if passage.date else 'n.d.'})."
    described = f"{title} [{_listed([_kind(passage), passage.readout.place])}]."
    entry = f"{stopped(publisher)} {dated} {described}" if publisher else f"{described} {dated}"
    return f"{entry}{_address(passage)}"


def mla(passage: Excerpt) -> str:
    """Return the quotation with its citation in the text, and the entry for the list of works cited."""
    in_text = spaced(attribution(passage, "qtd. in"), f"“{nested(passage.readout.title)}”")
    return f"{_cited(passage, in_text)}\n\n{mla_entry(passage)}"


def mla_entry(passage: Excerpt) -> str:
    """Return the entry for the list of works cited alone."""
    date = mla_date(passage.date) if passage.date else None
    facts = _listed([passage.source.publisher, date, passage.readout.place])
    entry = f"“{stopped(nested(passage.readout.title))}”" + (f" {stopped(facts)}" if facts else "")
    return f"{entry}{_address(passage)}"


def _quotation(passage: Excerpt) -> str:
    """Return the words in quotation marks, or as a block where marks would get in their way."""
    texts = spoken(passage)
    return "\n\n".join(texts) if _is_block(passage) else f"“{texts[0]}”"


def _cited(passage: Excerpt, in_text: str) -> str:
    """Return the quotation with its citation: before the full stop in the text, after a block without one."""
    return f"{_quotation(passage)} ({in_text})" + ("" if _is_block(passage) else ".")


def _is_block(passage: Excerpt) -> bool:
    """Tell whether the words are many, in several paragraphs, or have quotation marks that must stay."""
    several = len(passage.parts) > 1 or len(passage.parts[0].paragraphs) > 1
    return (
        several
        or any(mark in passage.verbatim for mark in '“”"')
        or len(passage.verbatim.split()) > BLOCK_WORDS
    )


def _listed(facts: list[str | None]) -> str:
    return ", ".join(filter(None, facts))


def _kind(passage: Excerpt) -> str:
    kind = passage.readout.kind
    return "Readout" if kind in (None, "other") else kind.replace("-", " ").capitalize()


def _paragraphs(passage: Excerpt) -> str:
    """Return the paragraph's number within its turn's, as a locator counts: `para. 2.3`."""
    at = passage.locator
    first = f"{at.turn}.{at.paragraph}"
    return f"paras. {first}–{at.end}" if at.end else f"para. {first}"


def _address(passage: Excerpt) -> str:
    return f"{f' {passage.url}' if passage.url else ''} ({passage.locator})"
