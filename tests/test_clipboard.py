from __future__ import annotations

import os
import signal
import subprocess
import time
import tty
from pathlib import Path

import pytest

from readout_tui.clipboard import OSC52_LIMIT, Route, choose_routes, osc52, send

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
TMUX = {"TMUX": "/run/tmux,1,0"}
SSH = {"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}
SERVED = {"TEXTUAL_DRIVER": "readout_tui.tui.web_driver:ServedDriver"}


def unwanted(sequence: str) -> None:
    raise AssertionError(f"wrote {sequence!r} to the terminal")


@pytest.mark.parametrize(
    ("setting", "environment", "tools", "routes"),
    [
        ("auto", {}, "", "osc52"),
        ("auto", WAYLAND | X11, "wl-copy xclip xsel", "wl-copy xclip xsel osc52"),
        ("auto", WAYLAND | X11, "xclip xsel", "(wl-copy) xclip xsel osc52"),
        ("auto", X11, "wl-copy xclip xsel", "xclip xsel osc52"),
        ("auto", X11, "xsel", "xsel osc52"),
        ("auto", X11, "wl-copy", "(xclip) osc52"),
        ("auto", {}, "wl-copy xclip xsel", "osc52"),
        ("auto", {}, "pbcopy", "pbcopy osc52"),
        ("auto", {}, "clip.exe", "clip.exe osc52"),
        ("auto", SSH | X11, "xclip pbcopy", "osc52"),
        ("auto", {"SSH_TTY": "/dev/pts/1"} | WAYLAND, "wl-copy", "osc52"),
        ("auto", TMUX | SSH | X11, "tmux xclip", "tmux osc52"),
        ("auto", TMUX | X11, "xclip", "(tmux) xclip osc52"),
        ("auto", {"TMUX": ""}, "tmux", "osc52"),
        ("auto", {}, "tmux", "osc52"),
        ("osc52", TMUX, "tmux", "osc52"),
        ("xsel", SSH, "", "xsel"),
        ("none", TMUX, "tmux", "none"),
        ("auto", SERVED | TMUX | X11, "tmux xclip", "browser"),
        ("xclip", SERVED | X11, "xclip", "browser"),
        ("none", SERVED, "", "none"),
    ],
)
def test_routes_follow_the_setting_else_the_evidence(
    setting: str, environment: dict[str, str], tools: str, routes: str
) -> None:
    """What the environment calls for and is not installed stands in brackets."""

    def which(name: str) -> str | None:
        return name if name in tools.split() else None

    chosen = choose_routes(setting, environment, which)
    assert " ".join(f"({one.name})" if one.absent else one.name for one in chosen) == routes


def test_route_of_a_tool_has_its_command_line() -> None:
    assert choose_routes("tmux", {})[0].argv == ("tmux", "load-buffer", "-w", "-")
    assert choose_routes("osc52", {})[0].argv is None


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes first on the path."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def make_tool(folder: Path, name: str, script: str) -> tuple[Route, ...]:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return choose_routes(name, {})


def test_tool_gets_the_text_on_its_stdin(tools: Path) -> None:
    route = make_tool(tools, "xclip", f'echo "$@" > {tools}/words; cat > {tools}/text')

    outcome = send("Ünïcode\n", route, write_osc52=unwanted)

    assert (outcome.message, outcome.confirmed, outcome.failed) == ("copied to the X clipboard", True, False)
    assert (tools / "text").read_text(encoding="utf-8") == "Ünïcode\n"
    assert (tools / "words").read_text(encoding="utf-8") == "-selection clipboard\n"


def test_windows_tool_gets_utf16(tools: Path) -> None:
    outcome = send("ə", make_tool(tools, "clip.exe", f"cat > {tools}/text"), write_osc52=unwanted)

    assert outcome.message == "copied to the clipboard by clip.exe"
    assert (tools / "text").read_bytes() == b"\x59\x02"


def test_tool_that_leaves_a_daemon_with_its_output_does_not_hold_us(tools: Path) -> None:
    route = make_tool(tools, "xclip", f"cat > {tools}/text; sleep 60 & echo $! > {tools}/pid")

    outcome = send("text", route, timeout=10, write_osc52=unwanted)

    daemon = int((tools / "pid").read_text(encoding="utf-8"))
    os.kill(daemon, 0)  # It still runs.
    os.kill(daemon, signal.SIGKILL)
    assert outcome.confirmed


def test_tool_that_hangs_is_given_up_with_all_that_it_started(tools: Path) -> None:
    routes = make_tool(tools, "wl-copy", f"sleep 60 & echo $! > {tools}/pid; wait")

    outcome = send("x" * 1_000_000, routes, timeout=0.3, write_osc52=unwanted)

    assert outcome.message == "not copied: wl-copy failed: no end after 0.3 seconds"
    assert outcome.failed
    started = int((tools / "pid").read_text(encoding="utf-8"))
    assert gone(started)


def gone(process: int) -> bool:
    """Wait until a process has ended; one that nobody has asked for its status counts."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
        if state.stdout.strip()[:1] in ("", "Z"):
            return True
    return False


def test_what_fails_is_followed_by_the_next_and_named(tools: Path) -> None:
    """Once by a tool that is not installed, twice by one that fails, at last by time that ran out."""
    make_tool(tools, "xclip", "exit 1")
    (xsel,) = make_tool(tools, "xsel", f"cat > {tools}/text")
    environment = WAYLAND | X11
    sent: list[str] = []

    def which(name: str) -> str | None:
        return name if name in ("xclip", "xsel") else None

    by_tool = send("text", choose_routes("auto", environment, which), write_osc52=unwanted)
    xclip = choose_routes("auto", X11, lambda name: name if name == "xclip" else None)
    by_terminal = send("text", xclip, write_osc52=sent.append)
    (hanging,) = make_tool(tools, "wl-copy", "exec sleep 60")
    late = send("text", [hanging, xsel, Route("osc52")], timeout=0.1, write_osc52=sent.append)

    assert (
        by_tool.message == "copied to the X clipboard; wl-copy is not installed; xclip failed: exit status 1"
    )
    assert by_tool.confirmed
    assert (tools / "text").read_text(encoding="utf-8") == "text"
    assert by_terminal.message == "sent to the terminal by OSC 52; xclip failed: exit status 1"
    assert not by_terminal.confirmed
    assert late.message == (
        "sent to the terminal by OSC 52; wl-copy failed: no end after 0.1 seconds; no time is left for xsel"
    )
    assert sent == [osc52("text")] * 2


def test_tmux_that_cannot_send_on_still_gets_the_text(tools: Path) -> None:
    script = f'[ "$2" = -w ] && exit 1; cat > {tools}/text'

    outcome = send("text", make_tool(tools, "tmux", script), write_osc52=unwanted)

    assert outcome.message == "copied to the tmux buffer"
    assert (tools / "text").read_text(encoding="utf-8") == "text"


def test_tool_that_fails_is_not_called_a_copy(tools: Path) -> None:
    outcome = send("text", make_tool(tools, "xsel", "exit 3"), write_osc52=unwanted)

    assert outcome.message == "not copied: xsel failed: exit status 3"
    assert outcome.failed
    assert not outcome.confirmed


def test_tool_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = send("text", choose_routes("xclip", {}), write_osc52=unwanted)

    assert outcome.message == "not copied: xclip failed: No such file or directory"
    assert outcome.failed


def test_osc52_reaches_the_terminal_as_it_stands() -> None:
    controller, terminal = os.openpty()
    tty.setraw(terminal)

    def write(sequence: str) -> None:
        os.write(terminal, sequence.encode())

    outcome = send("Vauçort: “Yes”", [Route("osc52")], write_osc52=write)

    received = os.read(controller, 1000)
    os.close(controller)
    os.close(terminal)
    assert received == b"\x1b]52;c;VmF1w6dvcnQ6IOKAnFllc+KAnQ==\x07"
    assert outcome.message == "sent to the terminal by OSC 52"
    assert not outcome.confirmed
    assert not outcome.failed


def test_terminal_that_is_gone_is_a_failure() -> None:
    def write(sequence: str) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    outcome = send("text", [Route("osc52")], write_osc52=write)

    assert outcome.message == "not copied: the terminal cannot be written to: Broken pipe"
    assert outcome.failed


def test_text_too_long_for_osc52_is_not_sent() -> None:
    sent: list[str] = []

    longest = send("ä" * (OSC52_LIMIT // 2), [Route("osc52")], write_osc52=sent.append)
    longer = send("ä" * (OSC52_LIMIT // 2) + "b", [Route("osc52")], write_osc52=sent.append)

    assert not longest.failed
    assert longer.failed
    assert longer.message.endswith("these are 75,001")
    assert len(sent) == 1


def test_a_browser_takes_what_is_too_long_for_a_terminal() -> None:
    sent: list[str] = []

    outcome = send("b" * (OSC52_LIMIT + 1), [Route("browser")], write_osc52=sent.append)

    assert sent == [osc52("b" * (OSC52_LIMIT + 1))]
    assert (outcome.message, outcome.confirmed, outcome.failed) == ("sent to the browser", False, False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x1b[31mred\x07\x00", "a[31mred"),
        ("line\r\nline\ttab", "line\nline\ttab"),
        ("\x9b2J\x85\x7f", "2J"),
        ("broken \udc80 half", "broken  half"),
        ("می‌خواهم\u200e", "می‌خواهم\u200e"),
    ],
)
def test_no_control_characters_are_copied(text: str, kept: str) -> None:
    sent: list[str] = []

    send(text, [Route("osc52")], write_osc52=sent.append)

    assert sent == [osc52(kept)]


def test_nothing_is_not_copied() -> None:
    assert send("\x1b", [Route("osc52")], write_osc52=unwanted).message == "nothing to copy"


def test_setting_none_copies_nothing() -> None:
    outcome = send("text", choose_routes("none", os.environ), write_osc52=unwanted)

    assert outcome.failed
    assert "settings" in outcome.message
