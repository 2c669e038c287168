"""What is wrong with a file, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from readout_tui.text import clean_line, nearest

MAX_PROBLEMS = 1000
"""So many of one file are listed: a broken file must not fill the memory with its problems."""

_SHOWN = 60
_COMPARED = 20_000
"""A misspelt word is compared with so many: with all that a hostile file can hold, it would take hours."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file."""

    path: Path
    line: int
    """Counted from 1; 1 where the file as a whole is meant."""
    column: int
    """Counted from 1, in code points."""
    message: str
    """What is wrong and what to do, without control characters, on one line."""

    def __str__(self) -> str:
        """Write `file:line:column: message`, on one line whatever the file's name is."""
        return clean_line(f"{self.path}:{self.line}:{self.column}: {self.message}")


class Spot(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int


START = Spot(1, 1)


class Problems:
    """Gathers the problems of one file."""

    def __init__(self, path: Path) -> None:
        """Start without any."""
        self.path = path
        self.fatal = False
        """A problem was added after which the file's content cannot be trusted."""
        self._found: list[Problem] = []

    @property
    def full(self) -> bool:
        """Tell whether no more are taken."""
        return len(self._found) >= MAX_PROBLEMS

    def add(self, spot: Spot, message: str, *, fatal: bool = False) -> None:
        """Take one more; `fatal` if the content cannot be trusted because of it."""
        self.fatal |= fatal
        if len(self._found) == MAX_PROBLEMS - 1:
            message = f"there are more than {MAX_PROBLEMS} problems: the others are not listed"
        if not self.full:
            self._found.append(Problem(self.path, spot.line, spot.column, clean_line(message)))

    def in_order(self) -> tuple[Problem, ...]:
        """Return all, by line and column."""
        return tuple(sorted(self._found, key=attrgetter("line", "column")))


def quoted(text: str) -> str:
    """Quote a piece of a file for a message, shortened."""
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"


def advice(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Say what to write instead of a word: the nearest known one, else `otherwise`, else one of all."""
    choices = list(islice(known, _COMPARED))
    if meant := nearest(word[:_SHOWN], choices):
        return f"did you mean {quoted(meant)}?"
    if otherwise or not choices:
        return otherwise or "there is none"
    return f"it can only be {choices[0]}" if len(choices) == 1 else f"use one of {', '.join(choices[:20])}"
