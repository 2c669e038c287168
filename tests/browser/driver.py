"""Driving a real browser, and the server for it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebSocket

DEADLINE = 60.0
"""Seconds to wait for something that must come, on a machine that has much else to do."""

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    # The browser asks nobody for anything of its own. No name leads anywhere, but for that of one other site.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP rebound.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

PHONE, DESKTOP = (390, 844), (1280, 800)

_STYLING = re.compile(r"\x1b\[[0-9;:?<>=]*[A-Za-z]")
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


class Sight:
    """One page in the browser, and all that it asked for, complained of and was sent."""

    def __init__(self, browser: Browser, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> None:
        width, height = size
        dark = scheme == "dark"
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        self.context.set_default_timeout(DEADLINE * 1000)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._painted = ""
        self.context.on("request", self._note_request)
        self.context.on("requestfailed", self._take_back)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note_complaint)
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("websocket", self._follow)

    def _note_request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _take_back(self, request: Request) -> None:
        # What the page's own policy forbids is never sent; the browser complains of it to the page.
        if request.failure == "csp":
            self.asked.remove(request.url)

    def _note_complaint(self, said: ConsoleMessage) -> None:
        # When the session is over, textual.js wants to tell the app that the link has the focus now.
        if said.type == "error" and "already in CLOSING or CLOSED state" not in said.text:
            self.complaints.append(said.text)

    def _follow(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        socket.on("framereceived", self._note_frame)

    def _note_frame(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            self._painted += frame.decode(errors="replace")

    def strangers(self, own: str) -> list[str]:
        """Return what was asked of anybody but one server, or file."""
        socket = own.replace("http:", "ws:", 1)
        return [url for url in self.asked if not url.startswith((own, socket, "data:", "about:"))]

    def violations(self) -> list[str]:
        """Return what axe has against the page."""
        found = self.page.evaluate(f"{_AXE}; axe.run()")
        return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found["violations"]]

    def is_scrolled_sideways(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def forget(self) -> None:
        """Look only at what is painted from now on."""
        self._painted = ""

    def has_painted(self, text: str) -> bool:
        """Tell whether an app has painted a text, whatever its colours."""
        return text in _STYLING.sub("", self._painted)

    def wait_for_text(self, *texts: str) -> None:
        """Wait until an app has painted texts."""
        self.wait(lambda: all(map(self.has_painted, texts)), f"{texts}")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, (
                f"not seen: {what}; painted:\n{_STYLING.sub('', self._painted)[-2000:]}"
            )
            self.page.wait_for_timeout(20)  # The browser's events come in while waiting.

    def close(self) -> None:
        self.context.close()


class Serving:
    """`readout serve`, as a process."""

    def __init__(self, archive: Path, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "readout_tui", "serve", "--port", "0", f"--archive={archive}", *options],
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        """That of the page."""
        self.root = self.address.rsplit("/", 2)[0]
        """That of the server, without a slash."""

    def apps(self) -> list[int]:
        """Return the processes of the apps that run."""
        listed = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(word) for word in listed.stdout.split()]

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Tell the server to end, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        status = self.process.wait(timeout=DEADLINE)
        if self.process.stdout:
            self.process.stdout.close()
        return status
