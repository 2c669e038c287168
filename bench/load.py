"""Measure how everything grows with the archive, from 1,000 to 100,000 readouts.

    python bench/load.py SOURCE [--sizes 1000 ...] [--work FOLDER] [--plot FILE]
    python bench/load.py --quick

SOURCE is an archive, or a folder of archives; without, it is the one that ships. Its readouts are repeated
with changed words until there are enough (`bench.repeated` says how), in a temporary folder. The full run, up
to 100,000 readouts, takes half an hour and five gigabytes there; the quick one, of 3,000, under two minutes.
Printed is a table in Markdown, and after it each bound that is broken; then the exit status is 1.

What the screen does is measured in a pseudo-terminal (`bench.painted`), what the library does in a process of
its own (`bench.asking`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.growth import Figures, plot, table
from bench.measuring import own_megabytes, part
from bench.painted import FRAME_END, Painted, PtyScreen
from bench.repeated import Spool, copy_people, gather, write

ROOT = Path(__file__).resolve().parents[1]

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
QUICK = (3_000,)

BOUNDS: dict[str, tuple[float, float, str]] = {
    "its largest process, MB": (300, 12, "an index is made on any laptop; parts of it are mapped meanwhile"),
    "own memory on screen after searching, MB": (120, 4, "a card for each readout, and the words, are held"),
    "own memory after lists, MB": (100, 4, "the same, with everything asked for and no screen"),
    "j or k, p50 ms": (100, 0, "what takes longer is felt as waiting"),
    "half a page, p50 ms": (100, 0, "the same"),
    "a letter shown, p50 ms": (100, 0, "the same"),
    "search, p95 CPU ms": (120, 0, "hits come while one types"),
    "refresh, nothing changed, CPU ms": (100, 30, "the screen has the other core"),
}
"""By figure: the most that it may be, what is added for each 1,000 readouts, and why.

Of what other work on the machine lengthens, the processor's time or the median counts, so that a bound that
is broken tells of this program.
"""

PLOTTED = {
    "first index, s": 1_000.0,
    "first rows, ms": 1.0,
    "refresh, nothing changed, CPU ms": 1.0,
    "j or k, p95 ms": 1.0,
    "search, p95 CPU ms": 1.0,
    "related, p95 CPU ms": 1.0,
}
"""Figures in the plot, and by what they are multiplied to be milliseconds."""

_MOVES = 20
_QUERY = "the robust and lasting peace"


def main() -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, nargs="?", default=ROOT / "archive", metavar="SOURCE")
    parser.add_argument("--quick", action="store_true", help="a small run that tells whether bounds hold")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="numbers of readouts, growing")
    parser.add_argument("--work", type=Path, help="where archives and indexes are made, left, and used again")
    parser.add_argument("--plot", type=Path, help="the SVG file to draw")
    arguments = parser.parse_args()
    sizes = arguments.sizes or (QUICK if arguments.quick else SIZES)
    rows = list[Figures]()
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.work or Path(folder)
        for size, row in zip(sizes, measured(arguments.source, sizes, work), strict=True):
            rows.append(row)
            say(f"{size} readouts done, load {os.getloadavg()[0]:.1f}")
    print(f"{date.today()}, {machine()}\n\n{table(sizes, rows)}")
    if arguments.plot:
        lines = {name: [factor * row[name] for row in rows] for name, factor in PLOTTED.items()}
        arguments.plot.write_text(plot(sizes, lines, "milliseconds"), encoding="utf-8")
    broken = list(broken_bounds(sizes, rows))
    print("\n".join(["", *broken]) if broken else "\nevery bound holds")
    return 1 if broken else 0


def measured(source: Path, sizes: Sequence[int], work: Path) -> Iterator[dict[str, float]]:
    """Measure an archive of each size."""
    for size, row in zip(sizes, made(source, sizes, work), strict=True):
        archive, cache = work / f"archive-{size}", work / f"cache-{size}"
        row["load while measuring"] = os.getloadavg()[0]
        row |= on_screen(archive, round(row["readouts"]), cache, work / "home")
        yield row | asked("ask", archive, cache)


def made(source: Path, sizes: Sequence[int], work: Path) -> Iterator[dict[str, float]]:
    """Make an archive of each size, and its index; yield what that took."""
    work.mkdir(parents=True, exist_ok=True)
    spool: Spool | None = None
    before = 0
    for size in sizes:
        archive, cache, told = (work / f"{name}-{size}" for name in ("archive", "cache", "made"))
        if not told.exists():
            if spool is None:
                spool = gather(source, sizes[-1], work / "spool")
                say(f"{len(spool.places)} distinct readouts")
            shutil.rmtree(archive, ignore_errors=True)
            if before:
                shutil.copytree(work / f"archive-{before}", archive, copy_function=os.link)
            archive.mkdir(exist_ok=True)
            copy_people(source, archive)
            write(spool, archive, range(before, size))
            row = {"load while indexing": os.getloadavg()[0], "YAML, MB": megabytes(archive)}
            row |= asked("index", archive, cache)
            told.write_text(json.dumps(row | {"index, MB": megabytes(cache)}), encoding="utf-8")
            say(f"{size} readouts made")
        yield json.loads(told.read_text(encoding="utf-8"))
        before = size


def megabytes(folder: Path) -> float:
    """Return how large the files in a folder are."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def asked(what: str, archive: Path, cache: Path) -> dict[str, float]:
    """Let a process do one of its tasks, and return the figures."""
    command = [sys.executable, "-m", "bench.asking", what, str(archive), str(cache)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def on_screen(archive: Path, size: int, cache: Path, home: Path) -> dict[str, float]:
    """Press keys in the screen."""
    variables = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    screen = PtyScreen(archive, variables | {"READOUT_CACHE": str(cache)})
    rows = f" {size} readouts".encode()
    try:
        first = screen.wait(screen.began, lambda output: rows in output and FRAME_END in output)
        figures = {"first rows, ms": first.first, "first rows, CPU ms": 1000 * screen.cpu_seconds()}
        figures |= {"start until all is up to date, s": screen.rest()}
        screen.press("1")
        figures["own memory on screen, MB"] = own_megabytes(screen.process)
        figures |= scrolled(screen) | zoomed(screen) | typed(screen)
        figures["own memory on screen after searching, MB"] = own_megabytes(screen.process)
    finally:
        screen.close()
    return figures


def scrolled(screen: PtyScreen) -> dict[str, float]:
    """Move through timeline and reader."""
    steps = [screen.press("kj"[i // 5 % 2]) for i in range(_MOVES)]
    pages = [screen.press(key) for key in "uuuuuddddd"]
    ends = [screen.press(key) for key in "gGgG"]
    screen.press("g")
    events = [screen.press(key) for key in "JJJJJKKKKK"]
    same = [screen.press(key) for key in "]][["]
    screen.press("2")
    reader = [screen.press(key) for key in "jjjjjdduuu"]
    screen.press("1")
    return (
        waited("j or k", steps)
        | waited("half a page", pages)
        | waited("first or last row", ends)
        | waited("next event", events)
        | waited("same people, next, on screen", same)
        | waited("in the reader", reader)
        | {"opened after j or k, p95 ms": part([one.last for one in steps], 0.95)}
    )


def zoomed(screen: PtyScreen) -> dict[str, float]:
    """Zoom, and filter."""
    zooms = [screen.press(key) for key in "--++--++"]
    sheet = screen.press("f")
    letters = [screen.press(letter) for letter in "pre"]
    chosen = screen.press("\r")
    cleared = screen.press("F")
    return (
        waited("zoom", zooms)
        | {"filter sheet, ms": sheet.first}
        | {"a letter in the filter sheet, max ms": max(one.first for one in letters)}
        | {"filter, ms": chosen.last, "filters cleared, ms": cleared.last}
    )


def typed(screen: PtyScreen) -> dict[str, float]:
    """Type a query into the search sheet."""
    sheet = screen.press("/")
    letters = [screen.press(letter) for letter in _QUERY]
    return (
        {"search sheet, ms": sheet.first}
        | waited("a letter shown", letters)
        | {
            "hits and counts shown, p50 ms": part([one.last for one in letters], 0.5),
            "hits and counts shown, p95 ms": part([one.last for one in letters], 0.95),
        }
    )


def waited(name: str, painted: Sequence[Painted]) -> dict[str, float]:
    """Return how long it took until something was painted; what has no effect paints nothing."""
    firsts = [one.first for one in painted if one.first] or [0.0]
    return {f"{name}, p50 ms": part(firsts, 0.5), f"{name}, p95 ms": part(firsts, 0.95)}


def broken_bounds(sizes: Sequence[int], rows: Sequence[Figures]) -> Iterator[str]:
    """Yield a line for each bound that a figure is above."""
    for name, (base, each, why) in BOUNDS.items():
        for size, row in zip(sizes, rows, strict=True):
            most = base + each * size / 1000
            if row[name] > most:
                yield f"{name} is {row[name]:.0f} with {size:,} readouts, and may be {most:.0f}: {why}"


def machine() -> str:
    """Describe this machine."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}, loads in the table"


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
