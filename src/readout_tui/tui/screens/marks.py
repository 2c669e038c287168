"""Marks: passages that the user marked, to go back to."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from readout_tui.tui.layout import spelled_date
from readout_tui.tui.screens.sheet import Sheet, SheetRow
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.user.marks import Mark


class MarksSheet(Sheet[Mark]):
    """Lists marks; answers with the one that is chosen, or None."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Make the sheet."""
        self._marks = marks
        rows: list[SheetRow] = []
        self._of_row: dict[int, Mark] = {}
        for mark in marks:
            self._of_row[len(rows)] = mark
            rows += _rows(mark)
        super().__init__("Marks", rows, cursor=0, empty=" Nothing is marked yet: m marks a passage.")

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Take the mark under the cursor."""
        self.dismiss(self._of_row.get(self.list.cursor))


def _rows(mark: Mark) -> list[SheetRow]:
    """Write a mark: who, when and where; the words; the note. Only the first row can be chosen."""
    date = (spelled_date(mark.date) or "undated").partition(",")[0]
    rows: list[SheetRow] = [
        ((f" {mark.speaker or 'Narration'} ", ""), (f"· {date} · {mark.title}", "muted")),
        (("   ", "heading"), (mark.quote.replace("\n", " "), "")),
    ]
    note = " ".join([mark.note.replace("\n", " "), *(f"#{tag}" for tag in mark.tags)]).strip()
    if note:
        rows.append((("   ", "heading"), (note, "accent")))
    return rows
