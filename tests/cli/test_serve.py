from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from readout_tui.cli.main import build_parser, main
from readout_tui.cli.serve import command_of
from readout_tui.serving.server import ScreenServer


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "readout.example"])
def test_serve_refuses_what_other_machines_can_reach_and_says_what_to_do(
    archive: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert main(["serve", "--host", host, "-a", str(archive)]) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert host in shown.err
    assert "ssh -L 8765:127.0.0.1:8765" in shown.err


@pytest.mark.parametrize("missing", ["textual_serve", "aiohttp"])
def test_serve_says_what_to_install(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("readout_tui.serving")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, missing, None)

    assert main(["serve", "-a", str(archive)]) == 2
    assert capsys.readouterr().err == (
        "readout: the browser needs more than the terminal: install readout-tui[web]\n"
    )


def test_serve_tells_of_a_port_that_is_taken(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "-a", str(archive)]) == 2
    assert f"port {port} of 127.0.0.1 cannot be had" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_serve_takes_no_port_that_there_is_not(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "--port", port])


def test_each_visit_opens_the_archive_with_the_options_of_the_screen() -> None:
    arguments = build_parser().parse_args(["serve", "--theme", "paper", "--no-session", "--keys", "arrows"])

    assert command_of(Path("/x; touch y"), arguments) == [
        *(sys.executable, "-m", "readout_tui", "--archive=/x; touch y", "open"),
        *("--theme=paper", "--keys=arrows", "--no-session"),
    ]


def test_broken_settings_are_told_before_anything_is_served(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--measure", "7", "-a", str(archive)]) == 2
    assert "7" in capsys.readouterr().err


def test_a_page_or_an_app_that_goes_away_does_not_end_the_server(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    async def run(_server: ScreenServer, _announce: object) -> None:
        seen.append(signal.getsignal(signal.SIGPIPE))

    monkeypatch.setattr(ScreenServer, "run", run)
    previous = signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # As the program has it.
    try:
        assert main(["serve", "-a", str(archive)]) == 0
    finally:
        signal.signal(signal.SIGPIPE, previous)
    assert seen == [signal.SIG_IGN]


def test_ctrl_c_ends_the_server_cleanly(archive: Path) -> None:
    command = [sys.executable, "-m", "readout_tui", "serve", "--port", "0", "-a", str(archive)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline()
        os.kill(server.pid, signal.SIGINT)
        out, err = server.communicate(timeout=20)

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{22}/\n", address)
    assert (server.returncode, out) == (0, "")
    assert err == f"serving {archive} to this machine alone; Ctrl-C ends it\n"
