"""A readout's file to the model, with every problem of the file.

No scalar's type is guessed: `title: no`, `12:30` and `3.10` are the texts that they look like. A key with no
value (empty, `~` or `null`) counts as left out and is a problem. Text is cleaned here, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readout_tui.model import Readout
from readout_tui.store.loading import Loaded, load
from readout_tui.store.meaning import check_readout
from readout_tui.store.problems import Problem, Problems
from readout_tui.store.source import read_bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    readout: Readout | None
    """None if the file holds no valid model; a readout may stand beside problems."""
    problems: tuple[Problem, ...]
    """By line and column."""


def load_readout(data: bytes, path: Path) -> Loaded[Readout]:
    """Load a readout together with the tree of its file, which knows where everything stands."""
    return load(Readout, data, path, check_readout)


def parse_readout(data: bytes, path: Path) -> Reading:
    """Read a readout from a file's bytes.

    Args:
        data: The bytes.
        path: For the messages, and because its stem has to be the id; `-` if there is no file.
    """
    loaded = load_readout(data, path)
    return Reading(loaded.value, loaded.problems.in_order())


def read_readout(path: Path) -> Reading:
    """Read a readout's file; one that cannot be read is a problem too."""
    problems = Problems(path)
    data = read_bytes(path, problems)
    return Reading(None, problems.in_order()) if data is None else parse_readout(data, path)
