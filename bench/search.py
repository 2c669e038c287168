"""Measure search over an archive: its own, and what users would reach for instead.

    python -m bench.search ARCHIVE QUOTES [--cache FOLDER] [--others 20] [--seconds 120] [--typed 40]

QUOTES has a query a line; QUOTES.key has, on the same line, a JSON object with `kind` and `passage`, the
true words, folded. A hit is right when its paragraph holds them. Of the others, those that are installed are
run, on the first few queries of the kind `mixed`, and each only until its time is over. Times are wall times
in milliseconds; beside them stands the processor's time, which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import (
    Clock,
    Spent,
    largest_child_megabytes,
    one_more_file,
    part,
    private_megabytes,
    told,
    words,
)
from bench.others import OTHERS, Ask, Paragraphs

from readout_tui.library import Library

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
    spent: Spent


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
    parser.add_argument("--seconds", type=float, default=120, metavar="N", help="time for each of the others")
    parser.add_argument("--change", action="store_true", help="write one readout to ARCHIVE, and remove it")
    arguments = parser.parse_args()
    quotes = read_quotes(arguments.quotes)
    with tempfile.TemporaryDirectory() as folder:
        library = opened(arguments.archive, arguments.cache or Path(folder))
        measure_search(library, quotes)
        measure_typing(library, quotes[: arguments.typed])
        print(f"private memory: {private_megabytes():.0f} MB")
        if arguments.change:
            measure_change(library)
        mixed = [quote for quote in quotes if quote.kind == "mixed"]
        measure_others(library, mixed[: arguments.others], Path(folder), arguments.seconds)
        library.close()


def read_quotes(file: Path) -> list[Quote]:
    """Read the queries and what they should find."""
    keys = map(json.loads, Path(f"{file}.key").read_text(encoding="utf-8").splitlines())
    queries = file.read_text(encoding="utf-8").splitlines()
    return [Quote(query, key["kind"], key["passage"]) for query, key in zip(queries, keys, strict=True)]


def opened(archive: Path, cache: Path) -> Library:
    """Open the archive, and time its index; then what a new process has to wait for."""
    with told("index, made or brought up to date"):
        Library.open(archive, cache=cache).close()
    print(f"the largest process that made it: {largest_child_megabytes():.0f} MB")
    start = "import sys; from pathlib import Path; from readout_tui.library import Library;"
    start += "library = Library.open(Path(sys.argv[1]), cache=Path(sys.argv[2]), refresh=False);"
    for what, code in {
        "process start to 40 rows of the timeline": "library.timeline()[:40]",
        "process start to the hits of the first query": "library.search('robust and lasting peace')",
    }.items():
        with told(what):
            subprocess.run([sys.executable, "-c", start + code, archive, cache], check=True)
    library = Library.open(archive, cache=cache, refresh=False)
    library.search("robust and lasting peace")
    print(library.statistics())
    return library


def measure_search(library: Library, quotes: Sequence[Quote]) -> None:
    """Ask everything once."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for quote in quotes:
        asked[quote.kind].append(ask_library(library, quote))
    print_table("kind", asked | {"all": [one for rows in asked.values() for one in rows]})


def ask_library(library: Library, quote: Quote) -> Asked:
    """Ask this search one query."""
    clock = Clock()
    result = library.search(quote.query, _LIMIT)
    spent = clock.spent()
    return Asked(quote.rank([words(hit.text) for hit in result.hits]), spent)


def measure_typing(library: Library, quotes: Sequence[Quote]) -> None:
    """Type queries letter by letter, and count what matches after each letter."""
    strokes, counts = [], []
    for text in (quote.query[:length] for quote in quotes for length in range(1, len(quote.query) + 1)):
        clock = Clock()
        library.search(text, _LIMIT)
        strokes.append(Asked(None, clock.spent()))
        clock = Clock()
        library.counts(text)
        counts.append(Asked(None, clock.spent()))
    print_table("per key stroke", {"search": strokes, "counts by speaker, side, month": counts}, ranked=False)


def measure_change(library: Library) -> None:
    """Put one more readout into the archive, and time how long it takes to be found."""
    print(f"one more file, until it is found: {one_more_file(library) / 1000:.2f} s")
    with told("the first query after that"):
        library.search("robust and lasting peace")


def measure_others(library: Library, quotes: Sequence[Quote], folder: Path, seconds: float) -> None:
    """Ask what users would reach for instead, each for so many seconds."""
    if not quotes:
        return
    texts = [
        paragraph
        for event in library.timeline()
        for turn in library.readout(event.id).turns
        for paragraph in turn.paragraphs
    ]
    paragraphs = Paragraphs([words(text) for text in texts], folder)
    asked = {"this search, same queries": [ask_library(library, quote) for quote in quotes]}
    for name, prepare in OTHERS.items():
        if ask := prepare(paragraphs):
            end, answered = time.perf_counter() + seconds, list[Asked]()
            for quote in quotes:
                if time.perf_counter() < end:
                    answered.append(ask_other(ask, quote, paragraphs))
            asked[name] = answered
    print_table("other", asked)


def ask_other(ask: Ask, quote: Quote, paragraphs: Paragraphs) -> Asked:
    """Ask one of the others one query."""
    clock = Clock()
    found = ask(quote.query, _LIMIT)
    spent = clock.spent()
    return Asked(quote.rank([paragraphs.texts[place] for place in found]), spent)


def print_table(title: str, asked: dict[str, list[Asked]], *, ranked: bool = True) -> None:
    """Print recall, if there is anything to be found, and times, a row for each name."""
    heads = ("n", "R@1", f"R@{_LIMIT}", "p50 ms", "p95 ms", "CPU p50", "CPU p95")
    print(f"\n{title:34}" + "".join(f"{head:>9}" for head in heads))
    for name, rows in asked.items():
        ranks = [row.rank for row in rows]
        shares = (ranks.count(0) / len(rows), 1 - ranks.count(None) / len(rows))
        recall = "".join(f"{share:9.3f}" if ranked else f"{'-':>9}" for share in shares)
        wall = [row.spent.milliseconds for row in rows]
        cpu = [row.spent.cpu_milliseconds for row in rows]
        times = "".join(f"{part(values, share):9.1f}" for values in (wall, cpu) for share in (0.5, 0.95))
        print(f"{name:34}{len(rows):9}{recall}{times}")


if __name__ == "__main__":
    main()
