"""What is wrong with an archive's files: each by itself, and among each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from readout_tui.index.answers import LeftOut
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.snapshot import Snapshot
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.problems import Problem


def problems(root: Path, catalogue: Catalogue, snapshot: Snapshot) -> list[Problem]:
    """Return every problem of an archive, by path and line."""
    found = [
        Problem(root / os.fsdecode(path), line, column, message)
        for path, line, column, message in catalogue.problems()
    ]
    return sorted([*found, *_among(root, snapshot)], key=attrgetter("path", "line", "column"))


def left_out(catalogue: Catalogue, snapshot: Snapshot) -> LeftOut:
    """Count the files that no answer is from."""
    files, unreadable = catalogue.files.counts(os.fsencode(PEOPLE_FILE))
    return LeftOut(files, unreadable, len(snapshot.hidden))


def _among(root: Path, snapshot: Snapshot) -> Iterator[Problem]:
    for path, number in snapshot.hidden:
        card, other = snapshot.cards[number], root / snapshot.path(number)
        message = f"the id '{card.id}' is also that of {other}: give one another id"
        yield Problem(root / os.fsdecode(path), 1, 1, message)
    for number, card in snapshot.cards.items():
        for other_id, _ in card.related:
            if other_id not in snapshot.numbers:
                yield Problem(root / snapshot.path(number), 1, 1, f"no readout has the id '{other_id}'")
