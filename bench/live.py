"""Measure key presses while an archive under the screen is written to, without a terminal.

    python bench/live.py [--files 10000] [--paragraphs 20]

An archive is made up in a temporary folder, and all its files are written anew by another process while keys
are pressed, one every 50 ms. Told are the wall times from a key to the move that it causes, before and during
the burst, and the time from the first byte written until the screen lists all that was written.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from textual import events

from readout_tui.index.answers import Event
from readout_tui.library import Library
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.screens.browser import Browser
from readout_tui.user.settings import load_settings

TITLE = "A {} event"
LATE = TITLE.format("late")

_SIZE = (140, 40)
_PAUSE = 0.05
_LIMIT = 600.0


def main() -> None:
    """Make the archive, run the burst, print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=10_000, metavar="N")
    parser.add_argument("--paragraphs", type=int, default=20, metavar="N")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write:
        write(arguments.write, arguments.files, arguments.paragraphs, "late")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name}"
        root = Path(folder, "archive")
        write(root, arguments.files, arguments.paragraphs, "early")
        asyncio.run(measure(root, arguments.files, arguments.paragraphs))


def write(root: Path, files: int, paragraphs: int, word: str) -> None:
    """Write an archive whose every paragraph holds a certain word."""
    for number in range(files):
        name = f"{2000 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}-event-{number}"
        path = root / name[:4] / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(
            f"\n      The {word} ferry of day {number} came by quay {i}.\n" for i in range(paragraphs)
        )
        head = f"readout: 1\nid: {name}\ntitle: {TITLE.format(word)}\ndate: {name[:10]}\n"
        path.write_text(f"{head}turns:\n  - text: |{text}", encoding="utf-8")


async def measure(root: Path, files: int, paragraphs: int) -> None:
    """Press keys before and during the burst."""
    with Library.open(root) as library:
        app = ReadoutApp(library, load_settings())
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.pause(2.0)
            browser = app.screen
            assert isinstance(browser, Browser)
            browser.panes.timeline.focus()
            end = time.monotonic() + 3
            before = await latencies(app, browser, lambda: time.monotonic() >= end)
            command = [sys.executable, __file__, "--write", str(root), "--files", str(files)]
            began = time.monotonic()
            writer = subprocess.Popen([*command, "--paragraphs", str(paragraphs)])

            def all_there() -> bool:
                if writer.poll() is None or browser.status.activity.startswith("reading"):
                    return False
                rows = browser.panes.timeline.items
                return sum(isinstance(row, Event) and row.title == LATE for row in rows) == files

            during = await latencies(app, browser, all_there)
            told("before", before)
            told("during", during)
            print(f"all {files} files are there after {time.monotonic() - began:.1f} s")


async def latencies(app: ReadoutApp, browser: Browser, done: Callable[[], bool]) -> list[float]:
    """Press `k` and `j` in turn, and return for each the milliseconds until the cursor moved."""
    found: list[float] = []
    timeline = browser.panes.timeline
    limit = time.monotonic() + _LIMIT
    while not done() and time.monotonic() < limit:
        at, key = timeline.event, "kj"[len(found) % 2]
        began = time.perf_counter()
        app.post_message(events.Key(key, key))
        while timeline.event == at:
            await asyncio.sleep(0.001)
        found.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(_PAUSE)
    return found


def told(name: str, found: list[float]) -> None:
    """Print median, 95th percentile and the longest."""
    p95 = quantiles(found, n=20)[-1]
    print(f"{name}: {len(found)} keys, median {median(found):.0f}, p95 {p95:.0f}, max {max(found):.0f} ms")


if __name__ == "__main__":
    main()
