"""Real clipboards: tmux in a terminal, and an X server."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
import tty
import uuid
from collections.abc import Callable, Iterator

import pytest

from readout_tui.clipboard import choose_routes, send


def unwanted(sequence: str) -> None:
    raise AssertionError(f"wrote {sequence!r} to the terminal")


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

    outcome = send(text, choose_routes("auto", os.environ), timeout=20, write_osc52=unwanted)

    assert (outcome.message, outcome.confirmed) == ("copied to the tmux buffer", True)
    assert subprocess.check_output([*tmux_server, "show-buffer"]).decode() == text


@pytest.mark.parametrize("setting", ["external", "on"])
@pytest.mark.parametrize(
    ("terminal", "sent_on"), [("xterm-256color", ", and sent to the terminal by OSC 52"), ("vt100", "")]
)
def test_tmux_sends_on_to_the_terminal_around_it(
    tmux_server: list[str], setting: str, terminal: str, sent_on: str
) -> None:
    subprocess.run([*tmux_server, "set-option", "-s", "set-clipboard", setting], check=True)
    controller, inner = os.openpty()
    tty.setraw(inner)
    environment = {name: value for name, value in os.environ.items() if name != "TMUX"} | {"TERM": terminal}
    client = subprocess.Popen(
        # Who leads a session and opens a terminal gets it as the controlling one.
        ["sh", "-c", f'exec "$@" <>{os.ttyname(inner)} >&0 2>&0', "sh", *tmux_server, "attach"],
        start_new_session=True,
        env=environment,
    )
    read_until(controller, lambda received: b"\x1b[H" in received and attached(tmux_server))

    outcome = send("Vauçort", choose_routes("auto", os.environ), timeout=20, write_osc52=unwanted)

    after = read_until(controller, lambda received: not sent_on or b"\x07" in received)
    subprocess.run([*tmux_server, "detach-client"], check=True)
    client.wait(10)
    os.close(inner)
    os.close(controller)
    assert outcome.message == f"copied to the tmux buffer{sent_on}"
    assert re.findall(rb"\x1b\]52;[^;]*;([^\x07]*)\x07", after) == [b"VmF1w6dvcnQ="] * bool(sent_on)
    assert subprocess.check_output([*tmux_server, "show-buffer"]).decode() == "Vauçort"


def attached(tmux: list[str]) -> bool:
    return subprocess.check_output([*tmux, "list-clients"]) != b""


def read_until(descriptor: int, enough: Callable[[bytes], bool]) -> bytes:
    """Read until it is enough and nothing more comes."""
    received, end = b"", time.monotonic() + 10
    while select.select([descriptor], [], [], 0.05)[0] or not enough(received):
        assert time.monotonic() < end, received
        if select.select([descriptor], [], [], 0)[0]:
            received += os.read(descriptor, 65536)
    return received


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An X server that shows nothing to anyone."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("no Xvfb and xclip here")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "16x16x8", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as shown:
        monkeypatch.setenv("DISPLAY", f":{shown.readline().strip()}")
    yield
    server.terminate()
    server.wait(10)


@pytest.mark.usefixtures("x_server")
def test_xclip_keeps_the_text_when_the_program_and_its_session_are_gone() -> None:
    """It holds no output of the program open, and the hangup of a closed terminal does not reach it."""
    code = (
        "import os, sys; from readout_tui.clipboard import *;"
        "print(send(sys.argv[1], choose_routes('auto', os.environ), write_osc52=None).message, flush=True);"
        "os.killpg(0, 1)"
    )
    text = "“Mirèle” — said\n" * 20_000
    program = [sys.executable, "-c", code, text[:90_000]]

    ended = subprocess.run(program, start_new_session=True, capture_output=True, text=True, timeout=20)

    assert (ended.returncode, ended.stdout) == (-signal.SIGHUP, "copied to the X clipboard\n")
    read = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, timeout=20)
    assert read.stdout.decode() == text[:90_000]
