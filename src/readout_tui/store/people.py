"""The file `people.yaml` at an archive's root."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from readout_tui.files import folder_locked, is_inside, write_atomically
from readout_tui.model import People
from readout_tui.store.loading import load
from readout_tui.store.meaning import check_people
from readout_tui.store.merging import MergeError
from readout_tui.store.nodes import first_comment, head_comments
from readout_tui.store.problems import Problem, Problems
from readout_tui.store.source import read_bytes, readable_text
from readout_tui.store.writing import dump

PEOPLE_FILE = "people.yaml"


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """What `people.yaml` gave."""

    people: People | None
    """Empty if there is no such file; None if it holds no valid model, and so must not be overwritten."""
    problems: tuple[Problem, ...]
    """By line and column."""


def parse_people(data: bytes, path: Path) -> PeopleReading:
    """Read persons from the bytes of a `people.yaml`; `path` is for the messages."""
    loaded = load(People, data, path, check_people)
    return PeopleReading(loaded.value, loaded.problems.in_order())


def read_people(root: Path) -> PeopleReading:
    """Read an archive's `people.yaml`, which may be missing."""
    path = root / PEOPLE_FILE
    # A link that leads nowhere is a problem, not a missing file.
    if not os.path.lexists(path):
        return PeopleReading(People(), ())
    problems = Problems(path)
    data = read_bytes(path, problems)
    return PeopleReading(None, problems.in_order()) if data is None else parse_people(data, path)


def write_people(root: Path, people: People, head: str = "", *, instead_of: bytes | None = None) -> None:
    """Write an archive's `people.yaml` in canonical form, atomically.

    Args:
        root: The archive's root.
        people: What to write.
        head: Its first lines, comments.
        instead_of: What the file must hold up to then, if that matters.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    write_atomically(root / PEOPLE_FILE, f"{head}{dump(people)}".encode(), instead_of=instead_of)


def change_people(root: Path, change: Callable[[People], People]) -> None:
    """Change an archive's `people.yaml`, and begin it where there is none.

    Raises:
        MergeError: The change is refused, or would lose what the file has besides: the file is as it was.
        OSError: It cannot be written; the file is as it was.
    """
    path = root / PEOPLE_FILE
    if not is_inside(path, root):
        raise MergeError(f"{path}: a link leads out of the archive: nothing is written there")
    # Two changes at once would each begin with the same file, and one of them get lost.
    with folder_locked(root):
        _change_people(root, path, change)


def _change_people(root: Path, path: Path, change: Callable[[People], People]) -> None:
    problems = Problems(path)
    there = os.path.lexists(path)
    data = read_bytes(path, problems) if there else b"{}"
    reading = parse_people(data, path) if data is not None else PeopleReading(None, problems.in_order())
    if reading.problems or reading.people is None or data is None:
        raise MergeError(f"{reading.problems[0]}; nothing is changed before the file is mended")
    text = readable_text(data, problems) or ""
    head = head_comments(text)
    if spot := first_comment(text, len(head)):
        where = f"{path}:{spot.line}:{spot.column}"
        raise MergeError(f"{where}: a comment, which would get lost: move it to the head of the file")
    write_people(root, change(reading.people), head, instead_of=data if there else None)
