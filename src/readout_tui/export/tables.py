"""A dossier for programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from readout_tui.citing.excerpt import Part
from readout_tui.export.context import Context
from readout_tui.export.entries import Entry

_COLUMNS = (
    *("locator", "date", "title", "place", "publisher", "url", "speakers", "quotation"),
    *("before", "after", "citation", "note", "tags", "marked", "remarks"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, full-width signs and after white space too."""


def csv_dossier(entries: Sequence[Entry]) -> str:
    """Return a table with a row for each entry.

    A cell that a spreadsheet would run as a formula begins with an apostrophe: pages are written by
    strangers. JSON has every word as it is.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        writer.writerow(map(table_cell, _row(entry)))
    return table.getvalue()


def table_cell(text: str) -> str:
    """Return a cell of a table that a spreadsheet runs as no formula: an apostrophe stands before one."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _row(entry: Entry) -> list[str]:
    return [
        str(entry.locator),
        entry.date or "",
        entry.title,
        entry.place or "",
        entry.publisher or "",
        entry.url or "",
        "; ".join(entry.speakers),
        entry.words,
        _in_words(entry.before),
        _in_words(entry.after),
        entry.credit,
        entry.note,
        ", ".join(entry.tags),
        entry.made.isoformat() if entry.made else "",
        "; ".join(entry.remarks),
    ]


def _in_words(context: Context | None) -> str:
    if context is None:
        return ""
    return f"{context.told_by}: {context.text}" if context.told_by else context.text


def json_dossier(entries: Sequence[Entry]) -> str:
    """Return a list with an object for each entry."""
    return json.dumps([_object(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _object(entry: Entry) -> dict[str, object]:
    return {
        "locator": str(entry.locator),
        "date": entry.date,
        "title": entry.title,
        "place": entry.place,
        "publisher": entry.publisher,
        "url": entry.url,
        "quotation": entry.words,
        "parts": [_part(part) for part in entry.parts],
        "before": _context(entry.before),
        "after": _context(entry.after),
        "citation": entry.credit,
        "note": entry.note,
        "tags": entry.tags,
        "marked": entry.made.isoformat() if entry.made else None,
        "remarks": entry.remarks,
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "speaker": part.voice.name,
        "role": part.voice.role,
        "mode": part.voice.mode,
        "language": part.language,
        "paragraphs": part.paragraphs,
    }


def _context(context: Context | None) -> dict[str, object] | None:
    if context is None:
        return None
    return {"speaker": context.speaker, "mode": context.mode, "text": context.text}
