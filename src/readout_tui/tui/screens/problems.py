"""Problems: files of the archive that are not as they should be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from readout_tui.store.problems import Problem
from readout_tui.text import clean_line
from readout_tui.tui.screens.sheet import Sheet, SheetRow


class ProblemsSheet(Sheet[None]):
    """Lists problems under their files."""

    def __init__(self, problems: Sequence[Problem], archive: Path) -> None:
        """Make the sheet; paths are shown from the archive on."""
        rows: list[SheetRow] = []
        for path, group in groupby(problems, key=lambda problem: problem.path):
            name = path.relative_to(archive) if path.is_relative_to(archive) else path
            rows.append(((f" {clean_line(str(name))}", "heading"),))
            rows += [
                ((f"  {problem.line:>4}:{problem.column:<3} ", "muted"), (problem.message, ""))
                for problem in group
            ]
        super().__init__("Problems", rows, empty=" Every file of this archive is as it should be.")
