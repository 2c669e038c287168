"""Builds a large index in another process, and passes on its progress."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from readout_tui.index.update import Progress


class Builder:
    """Another process that brings an index up to date: `python -m readout_tui.index.build`.

    Built in a thread, an index would hold up the screen by a quarter of a second at a time.
    """

    def __init__(self, archive: Path, folder: Path, *, patient: bool = False) -> None:
        """Start it; the arguments are those of `build.main`.

        Raises:
            OSError: It cannot be started.
        """
        self._process = subprocess.Popen(
            # -P: a module in the current folder is not ours.
            [
                *(sys.executable, "-P", "-m", "readout_tui.index.build", str(archive), str(folder)),
                *(["patient"] if patient else []),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,  # Control-C reaches the caller alone, which then stops this one.
        )

    def wait(self, progress: Progress | None) -> bool:
        """Pass on its progress until it ends; tell whether it did what it should."""
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                done, _, total = line.partition(" ")
                if progress:
                    progress(int(done), int(total))
        return self._process.wait() == 0

    def stop(self) -> None:
        """End it; the index stays as it was."""
        self._process.terminate()
