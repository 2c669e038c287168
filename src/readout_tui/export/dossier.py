"""A dossier: quotations with their context, notes and citations, in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias, get_args

from readout_tui.export.dossier_page import html_dossier
from readout_tui.export.entries import Entry
from readout_tui.export.markdown import markdown_dossier
from readout_tui.export.tables import csv_dossier, json_dossier

Format: TypeAlias = Literal["md", "html", "csv", "json"]
"""The name of a format, which is also how its files end."""

FORMATS: tuple[Format, ...] = get_args(Format)

_WRITERS: dict[Format, Callable[[Sequence[Entry], str], str]] = {
    "md": markdown_dossier,
    "html": html_dossier,
    "csv": lambda entries, _: csv_dossier(entries),
    "json": lambda entries, _: json_dossier(entries),
}


def dossier(entries: Sequence[Entry], form: Format, *, title: str = "Quotations") -> str:
    """Return a whole dossier, with a line end at its end.

    Args:
        entries: The quotations, in order.
        form: The format.
        title: Its heading, in formats that have one.
    """
    return _WRITERS[form](entries, title)
