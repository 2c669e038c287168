"""The routes to a clipboard, and what really happened on the way.

`choose_routes` tells by what the environment shows which routes to try, `send` tries them in turn. Sending
waits for other programs, so the screen calls it in a thread.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

OSC52_LIMIT = 75_000
"""Bytes of UTF-8: more than that, terminals drop in silence."""

# Controls other than tab and line feed; lone surrogates, which no encoding takes.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TMUX = ("tmux", "load-buffer", "-w", "-")
_OLD_TMUX = ("tmux", "load-buffer", "-")
"""Before 3.2 tmux cannot be asked to send on what it holds."""
_TOOLS = {
    "tmux": _TMUX,
    "wl-copy": ("wl-copy", "--type", "text/plain"),
    "xclip": ("xclip", "-selection", "clipboard"),
    "xsel": ("xsel", "--clipboard", "--input"),
    "pbcopy": ("pbcopy",),
    "clip.exe": ("clip.exe",),
}
_LOCAL: tuple[tuple[str | None, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "xsel")),
    (None, ("pbcopy", "clip.exe")),
)
"""The tools of this machine, each group with the variable without which it has nowhere to copy to."""
_PLACES = {"tmux": "the tmux buffer", "xclip": "the X clipboard", "xsel": "the X clipboard"}
_SENT = "sent to the terminal by OSC 52"


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a clipboard."""

    name: str
    """`osc52`, `browser`, `none`, or the tool's name."""
    argv: tuple[str, ...] | None = None
    """The tool's command line, which takes the text from its stdin; None without a tool."""
    absent: bool = False
    """The environment calls for the tool, and it is not installed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text that was sent."""

    message: str
    """In words for the user, on one line; it names the routes that failed before."""
    confirmed: bool
    """The receiving program said that it has the text. A terminal never says."""
    failed: bool
    """The text is on no clipboard for all that is known: offer a file."""


class _RouteError(Exception):
    """A route leads nowhere; the message says why, in a few words."""


def choose_routes(
    setting: str, environment: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[Route, ...]:
    """Choose routes: the one that the setting forces, or for `auto` those that the environment shows.

    In a browser the text goes to the browser, whatever tool is set: a tool would fill the server's clipboard.
    Elsewhere tmux comes first: with its default settings it drops what applications send by OSC 52. Over SSH
    the tools are left out: they would fill the clipboard of the other machine.

    Args:
        setting: `auto`, `osc52`, `none` or the name of a tool, as in `user.settings`.
        environment: The environment variables.
        which: Finds a program on the path.

    Returns:
        The routes in the order in which to try them, at least one.
    """
    if is_served(environment) and setting != "none":
        return (Route("browser"),)
    if setting != "auto":
        return (Route(setting, _TOOLS.get(setting)),)
    return (*_shown_by(environment, which), Route("osc52"))


def _shown_by(environment: Mapping[str, str], which: Callable[[str], str | None]) -> Iterator[Route]:
    if environment.get("TMUX"):
        yield Route("tmux", _TMUX, absent=not which("tmux"))
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    for needed, names in _LOCAL:
        if needed is None or environment.get(needed):
            installed = [name for name in names if which(name)]
            yield from (Route(name, _TOOLS[name]) for name in installed)
            if needed and not installed:
                yield Route(names[0], _TOOLS[names[0]], absent=True)


def send(
    text: str, routes: Sequence[Route], *, timeout: float = 2.0, write_osc52: Callable[[str], None]
) -> Outcome:
    """Send a text to a clipboard, without its control characters, and tell what happened.

    Args:
        text: What to copy; line feeds and tabs stay.
        routes: From `choose_routes`; one that fails is followed by the next.
        timeout: Seconds that all tools together may take.
        write_osc52: Writes a sequence to the terminal as it stands.
    """
    safe = _CONTROLS.sub("", text)
    if not safe:
        return Outcome("nothing to copy", confirmed=False, failed=True)
    end = time.monotonic() + timeout
    failures: list[str] = []
    for route in routes:
        try:
            done = _take(route, safe, end, write_osc52)
        except _RouteError as error:
            failures.append(str(error))
        else:
            message = "; ".join([done, *failures])
            return Outcome(message, confirmed=route.argv is not None, failed=False)
    return Outcome(f"not copied: {'; '.join(failures)}", confirmed=False, failed=True)


def is_served(environment: Mapping[str, str]) -> bool:
    """Tell whether a browser shows the screen, as textual-serve lets the environment say."""
    return "web_driver" in environment.get("TEXTUAL_DRIVER", "")


def osc52(text: str) -> str:
    """Return the sequence that asks a terminal to put a text on its clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def _take(route: Route, text: str, end: float, write_osc52: Callable[[str], None]) -> str:
    """Take one route until a moment of the monotonic clock, and return what happened.

    Raises:
        _RouteError: It leads nowhere.
    """
    if route.absent:
        raise _RouteError(f"{route.name} is not installed")
    if route.argv is not None:
        return _by_tool(route.name, route.argv, text, end)
    if route.name == "none":
        raise _RouteError("the settings say 'clipboard = \"none\"'")
    size = len(text.encode())
    if route.name == "osc52" and size > OSC52_LIMIT:
        raise _RouteError(f"OSC 52 takes {OSC52_LIMIT:,} bytes, and these are {size:,}")
    try:
        write_osc52(osc52(text))
    except OSError as error:
        raise _RouteError(f"the terminal cannot be written to: {error.strerror}") from None
    return "sent to the browser" if route.name == "browser" else _SENT


def _by_tool(name: str, argv: tuple[str, ...], text: str, end: float) -> str:
    # Windows reads UTF-8 as its console's code page, and UTF-16 for what it is.
    data = text.encode("utf-16-le" if name == "clip.exe" else "utf-8")
    status = _run(argv, data, end)
    if status and argv == _TMUX:
        argv = _OLD_TMUX
        status = _run(argv, data, end)
    if status:
        raise _RouteError(f"{name} failed: exit status {status}")
    sent_on = f", and {_SENT}" if argv == _TMUX and _tmux_sends_on(end) else ""
    return f"copied to {_PLACES.get(name, f'the clipboard by {name}')}{sent_on}"


def _run(argv: tuple[str, ...], data: bytes, end: float) -> int:
    """Run a tool until a moment of the monotonic clock, and return its exit status.

    Raises:
        _RouteError: It cannot be run, or does not end; then it is killed, and what it started too.
    """
    began = time.monotonic()
    if began >= end:
        raise _RouteError(f"no time is left for {argv[0]}")
    try:
        # xclip and wl-copy leave a daemon behind, which would hold a pipe open: so their output goes nowhere.
        # In a session of its own it outlives this program, and a terminal that is closed.
        with subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.communicate(data, timeout=end - began)
            except subprocess.TimeoutExpired:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                raise _RouteError(f"{argv[0]} failed: no end after {end - began:.1f} seconds") from None
            return process.returncode
    except OSError as error:
        raise _RouteError(f"{argv[0]} failed: {error.strerror}") from None


def _tmux_sends_on(end: float) -> bool:
    """Tell whether the terminal around tmux is one to which tmux sends what it holds."""
    try:
        shown = subprocess.run(
            ("tmux", "display-message", "-p", "#{client_termfeatures}"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=max(0.0, end - time.monotonic()),
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return b"clipboard" in shown.stdout.split(b"\n")[0].split(b",")
