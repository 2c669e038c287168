"""Measure search over an archive: its own, and what users would reach for instead.

    python bench/search.py ARCHIVE QUOTES [--cache FOLDER] [--others 20] [--typed 40]

QUOTES has a query a line; QUOTES.key has, on the same line, a JSON object with `kind` and `passage`, the
true words, folded. A hit is right when its paragraph holds them. Of the others, those that are installed are
run, on the first few queries. All times are wall times in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import tempfile
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from readout_tui.library import Library
from readout_tui.text import fold

_LIMIT = 10
"""Hits that count."""


@dataclass(frozen=True)
class Quote:
    """A badly remembered quotation."""

    query: str
    kind: str
    passage: str

    def rank(self, texts: Sequence[str]) -> int | None:
        """Return at which place of some folded, ranked paragraphs the passage is, from 0."""
        wanted = f" {self.passage} "
        places = (place for place, text in enumerate(texts) if wanted in f" {text} ")
        return next(places, None)


@dataclass(frozen=True)
class Asked:
    """How one query went."""

    rank: int | None
    milliseconds: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("quotes", type=Path)
    parser.add_argument("--cache", type=Path, help="where indexes are kept, to use one again")
    parser.add_argument("--others", type=int, default=20, metavar="N", help="queries for each of the others")
    parser.add_argument("--typed", type=int, default=40, metavar="N", help="queries to type letter by letter")
    arguments = parser.parse_args()
    quotes = read_quotes(arguments.quotes)
    with tempfile.TemporaryDirectory() as folder:
        library = opened(arguments.archive, arguments.cache or Path(folder))
        measure_search(library, quotes)
        measure_typing(library, quotes[: arguments.typed])
        print(f"private memory: {private_megabytes():.0f} MB")
        measure_others(library, quotes[: arguments.others], Path(folder))
        library.close()


def read_quotes(file: Path) -> list[Quote]:
    """Read the queries and what they should find."""
    keys = map(json.loads, Path(f"{file}.key").read_text(encoding="utf-8").splitlines())
    queries = file.read_text(encoding="utf-8").splitlines()
    return [Quote(query, key["kind"], key["passage"]) for query, key in zip(queries, keys, strict=True)]


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long something takes."""
    began = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - began:.2f} s")


def opened(archive: Path, cache: Path) -> Library:
    """Open the archive, and time its index."""
    with told("index, made or brought up to date"):
        Library.open(archive, cache=cache).close()
    with told("opened again, without a look at the files"):
        library = Library.open(archive, cache=cache, refresh=False)
        library.timeline()
    with told("first query"):
        library.search("robust and lasting peace")
    print(library.statistics())
    return library


def measure_search(library: Library, quotes: Sequence[Quote]) -> None:
    """Ask everything once."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for quote in quotes:
        result = library.search(quote.query, _LIMIT)
        texts = [words(hit.text) for hit in result.hits]
        asked[quote.kind].append(Asked(quote.rank(texts), result.milliseconds))
    print_table("kind", asked | {"all": [one for rows in asked.values() for one in rows]})


def measure_typing(library: Library, quotes: Sequence[Quote]) -> None:
    """Type queries letter by letter."""
    strokes = [
        library.search(quote.query[:length], _LIMIT).milliseconds
        for quote in quotes
        for length in range(1, len(quote.query) + 1)
    ]
    print(
        f"per key stroke, {len(strokes)} of them: p50 {part(strokes, 0.5):.1f}, p95 {part(strokes, 0.95):.1f}"
    )


def measure_others(library: Library, quotes: Sequence[Quote], folder: Path) -> None:
    """Ask what users would reach for instead."""
    if not quotes:
        return
    texts = [
        paragraph
        for event in library.timeline()
        for turn in library.readout(event.id).turns
        for paragraph in turn.paragraphs
    ]
    paragraphs = Paragraphs([words(text) for text in texts], folder)
    asked = {
        "this search, same queries": [
            Asked(quote.rank([words(hit.text) for hit in result.hits]), result.milliseconds)
            for quote in quotes
            for result in [library.search(quote.query, _LIMIT)]
        ]
    }
    for name, prepare in OTHERS.items():
        if ask := prepare(paragraphs):
            asked[name] = [ask_other(ask, quote, paragraphs) for quote in quotes]
    print_table("other", asked)


def ask_other(ask: Ask, quote: Quote, paragraphs: Paragraphs) -> Asked:
    """Ask one of the others one query."""
    began = time.perf_counter()
    found = ask(quote.query, _LIMIT)
    milliseconds = 1000 * (time.perf_counter() - began)
    return Asked(quote.rank([paragraphs.texts[place] for place in found]), milliseconds)


def print_table(title: str, asked: dict[str, list[Asked]]) -> None:
    """Print recall and times, a row for each name."""
    print(f"{title:34}{'n':>6}{'R@1':>8}{'R@10':>8}{'p50 ms':>10}{'p95 ms':>10}")
    for name, rows in asked.items():
        first = sum(row.rank == 0 for row in rows) / len(rows)
        found = sum(row.rank is not None for row in rows) / len(rows)
        times = [row.milliseconds for row in rows]
        print(
            f"{name:34}{len(rows):6}{first:8.3f}{found:8.3f}{part(times, 0.5):10.1f}{part(times, 0.95):10.1f}"
        )


def part(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all are not above."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def words(text: str) -> str:
    """Return a text's words, folded, with single spaces between them."""
    return " ".join("".join(c if c.isalnum() or c == "_" else " " for c in fold(text)).split())


def private_megabytes() -> float:
    """Return the memory that this process shares with no other (Linux)."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    sizes = [int(line.split()[1]) for line in lines if line.startswith("Private_")]
    return sum(sizes) / 1024


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


if __name__ == "__main__":
    main()
