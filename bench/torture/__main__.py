"""Runs the trials, and prints what was tried, how often, and what was lost."""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench.torture import caches, changing, disks, kills, oddities, screen, together
from bench.torture.acts import INDEXES, WRITERS
from bench.torture.kills import Trial
from bench.torture.places import Place

ROOT = Path(__file__).resolve().parents[2]

EXAMPLES = 500
"""How many texts each fuzz test tries before all begin again with another seed: some seconds a test."""

RANDOM = {
    "import into an archive": ("import", "{pages}", "--into", "{archive}"),
    "import --force": ("import", "--force", "{pages}", "--into", "{archive}"),
    "import --again --write": ("import", "--again", "--write", "--force", "--into", "{archive}"),
    "fmt": ("fmt", "{archive}"),
    "people merge": ("people", "-a", "{archive}", "merge", "ada-moor", "bo-stein"),
    "first index": ("stats", "-a", "{archive}"),
    "index update": ("stats", "-a", "{archive}"),
}
"""What is killed at moments of chance, and the command that does it."""


def main() -> int:
    """Run the parts that are asked for, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}; else all")
    parser.add_argument(
        "--kills", type=int, default=25, metavar="N", help="random kills of each command (25)"
    )
    parser.add_argument("--fuzz", type=float, default=10.0, metavar="MINUTES", help="minutes of fuzzing (10)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th step (1)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of what is left to chance (1)")
    arguments = parser.parse_args()
    if unknown := [part for part in arguments.parts if part not in PARTS]:
        parser.error(f"no part {unknown[0]}: name some of {', '.join(PARTS)}")
    print(f"{date.today().isoformat()}, {platform.platform()}, Python {platform.python_version()}, ", end="")
    print(
        f"{os.cpu_count()} cores, seed {arguments.seed}\n\n| tried | how | times | lost |\n|---|---|---|---|"
    )
    complete = True
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        for part in arguments.parts or PARTS:
            for trial in PARTS[part](Place(Path(folder) / part), arguments):
                went_wrong = f"**{len(trial.lost)}**" if trial.lost else "nothing"
                print(f"| {trial.what} | {trial.how} | {trial.times:,} | {went_wrong} |", flush=True)
                for line in trial.lost:
                    print(f"\n{line}", file=sys.stderr, flush=True)
                complete &= not trial.lost
    return 0 if complete else 1


def _steps(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    for case in (*WRITERS, *INDEXES):
        yield kills.at_steps(case, place, arguments.every)


def _kills(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    chance = random.Random(arguments.seed)
    for case in (*WRITERS, *INDEXES):
        if words := RANDOM.get(case.name):
            yield kills.at_moments(case, words, place, arguments.kills, chance)


def _screen(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    yield screen.killed(place, arguments.kills, random.Random(arguments.seed))


def _disks(place: Place, _: argparse.Namespace) -> Iterator[Trial]:
    cases = (*WRITERS, *INDEXES)
    yield disks.with_full_files(cases, place)
    if full := disks.with_full_disk(cases, place):
        yield full
    yield disks.with_unwritable_folders(cases, place)


def _changing(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    for case in changing.READERS:
        # A command looks at some hundred files of its own before those of the archive.
        yield changing.while_read(case, place, arguments.every * (3 if case.indexes else 21))
    for case in WRITERS:
        if case.name in ("fmt", "import --again --write"):
            yield changing.while_rewritten(case, place)


def _together(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    yield from together.everything(place, max(1, arguments.kills // 2))


def _odd(place: Place, _: argparse.Namespace) -> Iterator[Trial]:
    yield oddities.odd_files(place)
    yield oddities.clocks(place)


def _caches(place: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    yield caches.spoiled(place, random.Random(arguments.seed), max(1, arguments.kills // 20))
    yield caches.of_other_versions(place)
    yield caches.removed_while_open(place)


def _fuzz(_: Place, arguments: argparse.Namespace) -> Iterator[Trial]:
    """Run the property tests on hostile texts over and over for some minutes, each time with another seed."""
    trial = Trial("hostile texts, pages and files", f"fuzzed for {arguments.fuzz:g} minutes")
    tests = sorted(
        str(path) for path in (ROOT / "tests/hostile").glob("test_*.py") if "@fuzzed(" in path.read_text()
    )
    how = ["-m", "pytest", "-q", "-n", "auto", "-p", "no:randomly", "--hypothesis-profile=torture"]
    environment = {**os.environ, "READOUT_TORTURE_EXAMPLES": str(EXAMPLES)}
    end, seed = time.monotonic() + 60 * arguments.fuzz, arguments.seed
    while time.monotonic() < end:
        words = [sys.executable, *how, f"--hypothesis-seed={seed}", *tests]
        ran = subprocess.run(
            words, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, errors="replace"
        )
        trial.add([ran.stdout[-4000:]] if ran.returncode else [], f"seed {seed}")
        seed += 1
    trial.how += f", each test with {EXAMPLES} examples a time"
    yield trial


def _load(_: Place, __: argparse.Namespace) -> Iterator[Trial]:
    """Run the short measurement of large archives, which fails where a bound is broken."""
    trial = Trial("large archives", "bench/load.py --quick")
    words = [sys.executable, "bench/load.py", "--quick"]
    ran = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    print(ran.stdout, file=sys.stderr)
    trial.add([(ran.stdout + ran.stderr)[-4000:]] if ran.returncode else [], "a bound is broken")
    yield trial


PARTS: dict[str, Callable[[Place, argparse.Namespace], Iterator[Trial]]] = {
    "steps": _steps,
    "kills": _kills,
    "screen": _screen,
    "disks": _disks,
    "changing": _changing,
    "together": _together,
    "odd": _odd,
    "caches": _caches,
    "fuzz": _fuzz,
    "load": _load,
}
"""What can be tried, in this order."""

if __name__ == "__main__":
    sys.exit(main())
