from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tty
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout_tui.clipboard import OSC52_LIMIT, Route, choose_route, osc52, send

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
TMUX = {"TMUX": "/run/tmux,1,0"}
SSH = {"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}


def unwanted(sequence: str) -> None:
    raise AssertionError(f"wrote {sequence!r} to the terminal")


@pytest.mark.parametrize(
    ("setting", "environment", "tools", "route"),
    [
        ("auto", {}, "", "osc52"),
        ("auto", WAYLAND | X11, "wl-copy xclip xsel", "wl-copy"),
        ("auto", WAYLAND | X11, "xclip xsel", "xclip"),
        ("auto", X11, "wl-copy xclip xsel", "xclip"),
        ("auto", X11, "xsel", "xsel"),
        ("auto", {}, "wl-copy xclip xsel", "osc52"),
        ("auto", {}, "pbcopy", "pbcopy"),
        ("auto", {}, "clip.exe", "clip.exe"),
        ("auto", SSH | X11, "xclip pbcopy", "osc52"),
        ("auto", {"SSH_TTY": "/dev/pts/1"} | WAYLAND, "wl-copy", "osc52"),
        ("auto", TMUX | SSH | X11, "tmux xclip", "tmux"),
        ("auto", TMUX | X11, "xclip", "xclip"),
        ("auto", {"TMUX": ""}, "tmux", "osc52"),
        ("auto", {}, "tmux", "osc52"),
        ("osc52", TMUX, "tmux", "osc52"),
        ("xsel", SSH, "", "xsel"),
        ("none", TMUX, "tmux", "none"),
    ],
)
def test_route_follows_the_setting_else_the_evidence(
    setting: str, environment: dict[str, str], tools: str, route: str
) -> None:
    def which(name: str) -> str | None:
        return name if name in tools.split() else None

    assert choose_route(setting, environment, which).name == route


def test_route_of_a_tool_has_its_command_line() -> None:
    assert choose_route("tmux", {}).argv == ("tmux", "load-buffer", "-w", "-")
    assert choose_route("osc52", {}).argv is None


@pytest.fixture
def tmux_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A tmux server with its default settings, that this process seems to run in."""
    if not shutil.which("tmux"):
        pytest.skip("no tmux here")
    tmux = ["tmux", "-L", f"readout-{uuid.uuid4().hex}", "-f", os.devnull]
    monkeypatch.delenv("TMUX", raising=False)
    subprocess.run([*tmux, "new-session", "-d", "cat"], check=True)
    shown = subprocess.check_output([*tmux, "display-message", "-p", "#{socket_path},#{pid},0"], text=True)
    monkeypatch.setenv("TMUX", shown.strip())
    yield tmux
    subprocess.run([*tmux, "kill-server"], check=True)


def test_tmux_holds_the_text_word_for_word(tmux_server: list[str]) -> None:
    text = "“Mirèle Vauçort” — said:\n\tこんにちは ‏שלום\n" + "long " * 40_000

    outcome = send(text, choose_route("auto", os.environ), timeout=20, write_osc52=unwanted)

    assert (outcome.message, outcome.confirmed) == ("copied to the tmux buffer", True)
    assert subprocess.check_output([*tmux_server, "show-buffer"]).decode() == text


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes first on the path."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def make_tool(folder: Path, name: str, script: str) -> Route:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return choose_route(name, {})


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


def test_tool_that_hangs_is_given_up(tools: Path) -> None:
    outcome = send(
        "x" * 1_000_000, make_tool(tools, "wl-copy", "exec sleep 60"), timeout=0.05, write_osc52=unwanted
    )

    assert outcome.message == "wl-copy failed: no end after 0.05 seconds"
    assert outcome.failed


def test_tool_that_fails_is_not_called_a_copy(tools: Path) -> None:
    outcome = send("text", make_tool(tools, "xsel", "exit 3"), write_osc52=unwanted)

    assert outcome.message == "xsel failed: exit status 3"
    assert outcome.failed
    assert not outcome.confirmed


def test_tool_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = send("text", choose_route("xclip", {}), write_osc52=unwanted)

    assert outcome.message == "xclip failed: No such file or directory"
    assert outcome.failed


def test_osc52_reaches_the_terminal_as_it_stands() -> None:
    controller, terminal = os.openpty()
    tty.setraw(terminal)

    def write(sequence: str) -> None:
        os.write(terminal, sequence.encode())

    outcome = send("Vauçort: “Yes”", Route("osc52"), write_osc52=write)

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

    outcome = send("text", Route("osc52"), write_osc52=write)

    assert outcome.message == "the terminal cannot be written to: Broken pipe"
    assert outcome.failed


def test_text_too_long_for_osc52_is_not_sent() -> None:
    sent: list[str] = []

    longest = send("ä" * (OSC52_LIMIT // 2), Route("osc52"), write_osc52=sent.append)
    longer = send("ä" * (OSC52_LIMIT // 2) + "b", Route("osc52"), write_osc52=sent.append)

    assert not longest.failed
    assert longer.failed
    assert longer.message.endswith("these are 75,001: save to a file")
    assert len(sent) == 1


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

    send(text, Route("osc52"), write_osc52=sent.append)

    assert sent == [osc52(kept)]


def test_nothing_is_not_copied() -> None:
    assert send("\x1b", Route("osc52"), write_osc52=unwanted).message == "nothing to copy"


def test_setting_none_copies_nothing() -> None:
    outcome = send("text", choose_route("none", os.environ), write_osc52=unwanted)

    assert outcome.failed
    assert "settings" in outcome.message
