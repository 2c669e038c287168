"""The routes to a clipboard, and what really happened on the way.

`choose_route` picks a route by what the environment shows, `send` takes it. Sending waits for another
program, so the screen calls it in a thread.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass

OSC52_LIMIT = 75_000
"""Bytes of UTF-8: more than that, terminals drop in silence."""

# Controls other than tab and line feed; lone surrogates, which no encoding takes.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TOOLS = {
    "tmux": ("tmux", "load-buffer", "-w", "-"),
    "wl-copy": ("wl-copy", "--type", "text/plain"),
    "xclip": ("xclip", "-selection", "clipboard"),
    "xsel": ("xsel", "--clipboard", "--input"),
    "pbcopy": ("pbcopy",),
    "clip.exe": ("clip.exe",),
}
_NEEDED = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY", "xsel": "DISPLAY"}
"""The environment variable without which a tool has nowhere to copy to."""
_PLACES = {"tmux": "the tmux buffer", "xclip": "the X clipboard", "xsel": "the X clipboard"}


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a clipboard."""

    name: str
    """`osc52`, `none`, or the tool's name."""
    argv: tuple[str, ...] | None = None
    """The tool's command line, which takes the text from its stdin; None without a tool."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text that was sent."""

    message: str
    """In words for the user, on one line."""
    confirmed: bool
    """The receiving program said that it has the text. A terminal never says."""
    failed: bool
    """The text is on no clipboard for all that is known: offer a file."""


def choose_route(
    setting: str, environment: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> Route:
    """Choose a route: the one that the setting forces, or for `auto` the first that the environment shows.

    tmux comes first: with its default settings it drops what applications send by OSC 52. Over SSH the tools
    are left out: they would fill the clipboard of the other machine.

    Args:
        setting: `auto`, `osc52`, `none` or the name of a tool, as in `user.settings`.
        environment: The environment variables.
        which: Finds a program on the path.
    """
    if setting != "auto":
        return Route(setting, _TOOLS.get(setting))
    if environment.get("TMUX") and which("tmux"):
        return Route("tmux", _TOOLS["tmux"])
    if not (environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")):
        for name, argv in _TOOLS.items():
            needed = _NEEDED.get(name)
            if name != "tmux" and (needed is None or environment.get(needed)) and which(argv[0]):
                return Route(name, argv)
    return Route("osc52")


def send(text: str, route: Route, *, timeout: float = 2.0, write_osc52: Callable[[str], None]) -> Outcome:
    """Send a text to a clipboard, without its control characters, and tell what happened.

    Args:
        text: What to copy; line feeds and tabs stay.
        route: From `choose_route`.
        timeout: Seconds that a tool may take.
        write_osc52: Writes a sequence to the terminal as it stands.
    """
    safe = _CONTROLS.sub("", text)
    if not safe:
        return _failure("nothing to copy")
    if route.argv is not None:
        return _run(route.name, route.argv, safe, timeout)
    if route.name == "none":
        return _failure("not copied: the settings say 'clipboard = \"none\"'")
    size = len(safe.encode())
    if size > OSC52_LIMIT:
        return _failure(
            f"not copied: OSC 52 takes {OSC52_LIMIT:,} bytes, and these are {size:,}: save to a file"
        )
    try:
        write_osc52(osc52(safe))
    except OSError as error:
        return _failure(f"the terminal cannot be written to: {error.strerror}")
    return Outcome("sent to the terminal by OSC 52", confirmed=False, failed=False)


def osc52(text: str) -> str:
    """Return the sequence that asks a terminal to put a text on its clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def _run(name: str, argv: tuple[str, ...], text: str, timeout: float) -> Outcome:
    # Windows reads UTF-8 as its console's code page, and UTF-16 for what it is.
    data = text.encode("utf-16-le" if name == "clip.exe" else "utf-8")
    try:
        # xclip and wl-copy leave a daemon behind, which would hold a pipe open: so their output goes nowhere.
        done = subprocess.run(
            argv, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        return _failure(f"{name} failed: no end after {timeout:g} seconds")
    except OSError as error:
        return _failure(f"{name} failed: {error.strerror}")
    if done.returncode:
        return _failure(f"{name} failed: exit status {done.returncode}")
    return Outcome(f"copied to {_PLACES.get(name, f'the clipboard by {name}')}", confirmed=True, failed=False)


def _failure(message: str) -> Outcome:
    return Outcome(message, confirmed=False, failed=True)
