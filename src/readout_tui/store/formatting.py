"""Files into canonical form, where nothing gets lost by it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout_tui.files import is_inside
from readout_tui.model import Entry
from readout_tui.store.archive import readout_files
from readout_tui.store.nodes import first_comment, head_comments
from readout_tui.store.people import PEOPLE_FILE, parse_people
from readout_tui.store.problems import Problem, Problems
from readout_tui.store.reading import parse_readout
from readout_tui.store.source import is_folder, read_bytes, readable_text
from readout_tui.store.writing import dump


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file and its canonical form."""

    path: Path
    old: bytes = b""
    new: bytes = b""
    """As `old` if the file has to be left alone."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file, so that it has to be left alone."""
    comment: Problem | None = None
    """A comment that would be lost, so that the file has to be left alone."""

    @property
    def changes(self) -> bool:
        """Tell whether the canonical form differs."""
        return self.new != self.old


def formattable_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that are meant by files and whole archives, `people.yaml` included."""
    for path in paths:
        if not is_folder(path):
            yield path
            continue
        yield from readout_files(path)
        if os.path.lexists(path / PEOPLE_FILE):
            yield path / PEOPLE_FILE


def canonical_forms(paths: Sequence[Path]) -> Iterator[Formatted]:
    """Yield the canonical form of each file that is meant by files and whole archives; nothing is written.

    A file of an archive that a link leads out of it is left alone: it is not the archive's to rewrite.
    """
    for path in paths:
        for file in formattable_files([path]):
            if is_folder(path) and not is_inside(file, path):
                message = "a link leads out of the archive: name the file itself to rewrite it"
                yield Formatted(file, problems=(Problem(file, 1, 1, message),))
            else:
                yield canonical(file)


def canonical(path: Path) -> Formatted:
    """Read a file and make its canonical form; nothing is written."""
    problems = Problems(path)
    data = read_bytes(path, problems)
    if data is None:
        return Formatted(path, problems=problems.in_order())
    model: Entry | None
    if path.name == PEOPLE_FILE:
        people = parse_people(data, path)
        model, found = people.people, people.problems
    else:
        reading = parse_readout(data, path)
        model, found = reading.readout, reading.problems
    if found or model is None:
        return Formatted(path, data, data, found)
    text = readable_text(data, problems) or ""
    head = head_comments(text)
    spot = first_comment(text, len(head))
    if spot is not None:
        message = "a comment, which the canonical form has no place for: the file is left as it is"
        return Formatted(path, data, data, comment=Problem(path, spot.line, spot.column, message))
    return Formatted(path, data, f"{head}{dump(model)}".encode())
