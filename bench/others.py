"""What users would reach for instead of this search: each makes a function that asks it a query."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

Ask = Callable[[str, int], Sequence[int]]
"""From a query and a limit to the places of paragraphs, the best first."""


@dataclass
class Paragraphs:
    """All paragraphs of an archive, folded."""

    texts: Sequence[str]
    folder: Path
    """For temporary files."""

    @cached_property
    def file(self) -> Path:
        """A file with a paragraph a line, its number first."""
        file = self.folder / "paragraphs.txt"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(f"{number}\t{text}\n" for number, text in enumerate(self.texts))
        return file


def _rapidfuzz(paragraphs: Paragraphs) -> Ask:
    order = sorted(range(len(paragraphs.texts)), key=lambda place: len(paragraphs.texts[place]))
    texts = [paragraphs.texts[place] for place in order]
    lengths = [len(text) for text in texts]

    def ask(query: str, limit: int) -> Sequence[int]:
        # A paragraph that is shorter than the query would be a part of it, and match fully.
        first = bisect_left(lengths, len(query))
        found = process.extract(query, texts[first:], scorer=fuzz.partial_ratio, limit=limit)
        return [order[first + place] for _, _, place in found]

    return ask


def _by_program(paragraphs: Paragraphs, *command: str) -> Ask | None:
    if shutil.which(command[0]) is None:
        return None

    def ask(query: str, limit: int) -> Sequence[int]:
        with paragraphs.file.open(encoding="utf-8") as lines:
            run = subprocess.run([*command, query], stdin=lines, capture_output=True, text=True, check=False)
        return [int(line.partition("\t")[0]) for line in run.stdout.splitlines()[:limit]]

    return ask


def _ripgrep(paragraphs: Paragraphs) -> Ask | None:
    return _by_program(paragraphs, "rg", "-i", "-F", "-e")


def _fzf(paragraphs: Paragraphs) -> Ask | None:
    return _by_program(paragraphs, "fzf", "--filter")


def _fts5(paragraphs: Paragraphs) -> Ask | None:
    database = sqlite3.connect(paragraphs.folder / "fts5.sqlite")
    try:
        database.execute("CREATE VIRTUAL TABLE paragraph USING fts5(text)")
    except sqlite3.OperationalError:
        return None  # This SQLite was built without it.
    rows = ((number, text) for number, text in enumerate(paragraphs.texts))
    database.executemany("INSERT INTO paragraph(rowid, text) VALUES (?, ?)", rows)
    database.commit()

    def ask(query: str, limit: int) -> Sequence[int]:
        every = " ".join(f'"{word}"' for word in query.split())
        found = database.execute(
            "SELECT rowid FROM paragraph WHERE paragraph MATCH ? ORDER BY rank LIMIT ?", (every, limit)
        )
        return [number for (number,) in found]

    return ask


OTHERS: dict[str, Callable[[Paragraphs], Ask | None]] = {
    "RapidFuzz over every paragraph": _rapidfuzz,
    "rg -i -F": _ripgrep,
    "fzf --filter": _fzf,
    "SQLite FTS5, all words": _fts5,
}
