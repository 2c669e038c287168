"""Records for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

from readout_tui.citing.excerpt import Excerpt
from readout_tui.citing.wording import spoken
from readout_tui.timespan import Moment, Timespan

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_KEY = re.compile(r"[^\w:.+/-]")
# Braces go by name: BibTeX counts even escaped ones.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)


def bibtex(passage: Excerpt) -> str:
    """Return a `@misc` entry in UTF-8, with the quotation as its `annote`."""
    fields = "".join(f",\n  {name} = {value}" for name, value in _bibtex_fields(passage))
    return f"@misc{{{_NOT_IN_KEY.sub('-', passage.readout.id)}{fields}\n}}"


def csl_json(passage: Excerpt) -> str:
    """Return a list of one CSL-JSON item, with the quotation as its `annote`."""
    readout, source = passage.readout, passage.source
    fields = {
        "id": readout.id,
        "type": "webpage" if passage.url else "document",
        "title": readout.title,
        # Named as author alone: styles print a publisher of the same name a second time.
        "author": [{"literal": source.publisher}] if source.publisher else None,
        "genre": readout.kind,
        # The date that the other styles print, so that a bibliography made from this agrees with them.
        "issued": _csl_date(readout.date or source.published),
        "event-date": _csl_date(readout.date),
        "event-place": readout.place,
        "accessed": _csl_date(source.retrieved),
        "URL": passage.url,
        "archive_location": source.archived,
        "language": readout.language,
        "note": _note(passage),
        "annote": "\n\n".join(spoken(passage)),
    }
    return json.dumps([{key: value for key, value in fields.items() if value}], ensure_ascii=False, indent=2)


def _bibtex_fields(passage: Excerpt) -> Iterator[tuple[str, str]]:
    readout, source = passage.readout, passage.source
    if source.publisher:
        # The inner braces keep an organization's name from being read as a person's.
        yield "author", f"{{{{{_latex(source.publisher)}}}}}"
    yield "title", f"{{{{{_latex(readout.title)}}}}}"
    if passage.date:
        start = passage.date.start
        yield "year", f"{{{start.year}}}"
        if start.month:
            yield "month", _MONTHS[start.month - 1]
        if start.day:
            yield "day", f"{{{start.day}}}"
    if readout.place:
        yield "address", f"{{{_latex(readout.place)}}}"
    if passage.url:
        yield "url", f"{{{_bibtex_address(passage.url)}}}"
    if source.retrieved:
        yield "urldate", f"{{{source.retrieved}}}"
    if readout.language:
        yield "language", f"{{{_latex(readout.language)}}}"
    yield "note", f"{{{_latex(_note(passage))}}}"
    quotation = " \\par ".join(map(_latex, spoken(passage)))
    yield "annote", f"{{{quotation}}}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _bibtex_address(address: str) -> str:
    """Leave an address as it is, for `url` is set verbatim, but for what would break the entry."""
    return quote(address, safe="".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '{}\\"<>^`|'))


def _note(passage: Excerpt) -> str:
    """Return who speaks and the locator."""
    return "; ".join([*(voice.described for voice in passage.voices), str(passage.locator)])


def _csl_date(text: str | None) -> dict[str, list[list[int]]] | None:
    if text is None:
        return None
    span = Timespan.parse(text)
    moments = [span.start] if span.start == span.end else [span.start, span.end]
    return {"date-parts": [_date_parts(moment) for moment in moments]}


def _date_parts(moment: Moment) -> list[int]:
    parts = (moment.year, moment.month, moment.day)
    return [part for part in parts if part is not None]
