"""Problems: files of the archive that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from textual import on

from readout_tui.store.problems import Problem
from readout_tui.text import clean_line
from readout_tui.tui.screens.sheet import Sheet, SheetRow
from readout_tui.tui.widgets.row_list import RowList


class ProblemsSheet(Sheet[None]):
    """Lists problems under their files, which can be edited where they are."""

    CHOOSES = "Edit"

    def __init__(self, problems: Sequence[Problem], archive: Path, edit: Callable[[Problem], object]) -> None:
        """Make the sheet.

        Args:
            problems: What is wrong.
            archive: The folder from which on paths are shown.
            edit: Opens a problem's file at its line.
        """
        self._archive = archive
        self._edit = edit
        self._problems: dict[int, Problem] = {}
        rows = self._rows_of(problems)
        super().__init__("Problems", rows, cursor=1, empty=" Every file of this archive is as it should be.")

    def show(self, problems: Sequence[Problem]) -> None:
        """List what is wrong now."""
        self.list.set_items(self._rows_of(problems), self.list.cursor)

    def _rows_of(self, problems: Sequence[Problem]) -> list[SheetRow]:
        rows: list[SheetRow] = []
        self._problems = {}
        for path, group in groupby(problems, key=lambda problem: problem.path):
            name = path.relative_to(self._archive) if path.is_relative_to(self._archive) else path
            rows.append(((f" {clean_line(str(name))}", "heading"),))
            for problem in group:
                self._problems[len(rows)] = problem
                rows.append(((f"  {problem.line:>4}:{problem.column:<3} ", "muted"), (problem.message, "")))
        return rows

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Edit the file of the problem under the cursor."""
        if (problem := self._problems.get(self.list.cursor)) is not None:
            self._edit(problem)
