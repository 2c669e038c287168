"""Driving a real terminal: tmux with its default settings."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

DEADLINE = 20.0
"""Seconds to wait for something that must come."""

READOUT = (sys.executable, "-m", "readout_tui")


class Tmux:
    """A tmux server with one session."""

    def __init__(self, name: str, home: Path) -> None:
        self._command = ["tmux", "-L", name, "-f", os.devnull]
        self._home = home

    def call(self, *words: str) -> str:
        return subprocess.run(
            [*self._command, *words], check=True, capture_output=True, text=True, timeout=DEADLINE
        ).stdout

    def start(self, *command: str, size: tuple[int, int] = (120, 36)) -> None:
        """Run a command in a shell that tells its exit status when it ends."""
        width, height = size
        variables = [
            f"XDG_{part}_HOME={self._home / part.lower()}" for part in ("CONFIG", "DATA", "STATE", "CACHE")
        ]
        # A size in the environment would hide that of the terminal.
        line = shlex.join(["env", "-u", "COLUMNS", "-u", "LINES", *variables, *command])
        self.call(
            "new-session", "-d", "-x", str(width), "-y", str(height), f"{line}; echo status $?; stty -a; cat"
        )

    def keys(self, *keys: str) -> None:
        self.call("send-keys", *keys)

    def type(self, text: str) -> None:
        self.call("send-keys", "-l", text)

    def screen(self) -> str:
        return self.call("capture-pane", "-p")

    def resize(self, width: int, height: int) -> None:
        self.call("resize-window", "-x", str(width), "-y", str(height))

    def wait(self, sign: str | Callable[[str], bool]) -> str:
        """Return the screen as soon as it shows a text, or fulfils a condition."""
        shows = (lambda screen: sign in screen) if isinstance(sign, str) else sign
        screen = ""
        for _ in ticks():
            screen = self.screen()
            if shows(screen):
                return screen
        raise AssertionError(f"not seen in {DEADLINE:.0f} seconds; the screen:\n{screen}")

    def buffer(self) -> str:
        """Return what was copied, as soon as anything was."""
        for _ in ticks():
            if self.call("list-buffers"):
                return self.call("show-buffer")
        raise AssertionError("nothing was copied")

    def process(self) -> int:
        """Return the id of the program that runs in the pane's shell."""
        shell = self.call("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(["pgrep", "-P", shell], check=True, capture_output=True, text=True).stdout
        return int(children.split()[0])

    def kill(self) -> None:
        subprocess.run([*self._command, "kill-server"], capture_output=True, timeout=DEADLINE)


def ticks() -> Iterator[None]:
    """Come back often until the deadline: a screen gives no event to wait for."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        yield
        # A look costs a process; the pause leaves the program under test some of the processor.
        time.sleep(0.03)
