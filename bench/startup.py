"""Measure how long commands take from the shell's call to their end.

    python bench/startup.py [--runs 20]

Each command is a process of its own, called once before it is measured, so that the index and the files'
pages are there. The last column is the time in which Python imports modules, by `-X importtime`.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from statistics import median

COMMANDS: dict[str, tuple[tuple[str, ...], int]] = {
    "--help": (("--help",), 150),
    "--version": (("--version",), 150),
    "search": (("search", "lastng", "peace"), 300),
    "search --json": (("search", "--json", "agreed", "flow"), 300),
    "show": (("show", "2031-06-09-soltva-statement"), 300),
    "cite": (("cite", "2031-06-09-soltva-statement#1.2"), 300),
    "stats --json": (("stats", "--json"), 300),
    "Tab": (("show", "2031-06-09-s"), 150),
}
"""What is measured: the words, and the milliseconds in which it should be done on two cores."""

_SELF = re.compile(r"^import time: +(\d+) \|", re.MULTILINE)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Measure how long commands take.")
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="of each command (20)")
    runs = parser.parse_args().runs
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}, {runs} runs\n")
    print(f"{'command':14} {'median':>9} {'fastest':>9} {'slowest':>9} {'target':>9} {'imports':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (words, target) in COMMANDS.items():
            variables = {**os.environ, "XDG_CACHE_HOME": folder}
            if name == "Tab":
                line = " ".join(["readout", *words])
                variables |= {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line))}
                variables |= {"_ARGCOMPLETE_STDOUT_FILENAME": os.devnull}
            _took(words, variables)
            times = [_took(words, variables) for _ in range(runs)]
            row = (median(times), min(times), max(times), target, _imports(words, variables))
            print(f"{name:14} " + " ".join(f"{value:6.0f} ms" for value in row), flush=True)


def _took(words: tuple[str, ...], variables: dict[str, str]) -> float:
    """Return the milliseconds that a command takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "readout_tui", *words], env=variables, capture_output=True, check=False
    )
    return (time.perf_counter() - start) * 1000


def _imports(words: tuple[str, ...], variables: dict[str, str]) -> float:
    """Return the milliseconds that a command spends on imports, a little more than unmeasured ones take."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "readout_tui", *words],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return sum(map(int, _SELF.findall(ran.stderr))) / 1000


if __name__ == "__main__":
    main()
