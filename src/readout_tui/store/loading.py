"""A file's bytes to a struct of the model, by way of the tree of nodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from readout_tui.model import Entry
from readout_tui.store.binding import bind
from readout_tui.store.nodes import Mapping, Node, compose
from readout_tui.store.problems import Problems
from readout_tui.store.source import readable_text

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[E]):
    """What a file's bytes gave."""

    value: E | None
    """None if the file holds no valid struct."""
    root: Node | None
    """The tree, as far as it goes."""
    problems: Problems


def load(kind: type[E], data: bytes, path: Path, check: Callable[[Node, Problems], None]) -> Loaded[E]:
    """Load a struct; `check` adds the problems that are not in one field alone, and sees whole files only."""
    problems = Problems(path)
    text = readable_text(data, problems)
    if text is None:
        return Loaded(None, None, problems)
    root = compose(text, problems)
    # A file that breaks off before its first key says nothing that could be examined.
    broken_off = problems.fatal and not isinstance(root, Mapping)
    value = None if broken_off else bind(kind, root, problems)
    if isinstance(root, Mapping) and root.whole:
        check(root, problems)
    return Loaded(None if problems.fatal else value, root, problems)
