"""However the screen ends: the terminal is as it was, the exit status is true, and the log says why."""

from __future__ import annotations

import os
import shlex
import signal
from pathlib import Path

import pytest
from tests.terminal.driver import READOUT, Tmux
from tests.terminal.raw import PROGRAM, raw_terminal

from readout_tui.user.paths import user_paths

SHOWN = b"Press day at the harbour"

FAULTY = f"""
from readout_tui.tui.app import ReadoutApp

async def fail(self):
    raise ValueError("words of a readout")

ReadoutApp.action_choose_theme = fail
{PROGRAM}
"""


def log() -> str:
    return user_paths().log_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_screen_in_order(archive: Path, tmp_path: Path, number: signal.Signals) -> None:
    """Redirected output changes nothing, nor does a size in the environment."""
    size = {"COLUMNS": "60", "LINES": "10"}
    with raw_terminal("-a", str(archive), redirection=">out 2>err", environment=size, folder=tmp_path) as it:
        it.wait(SHOWN)
        it.wait(b"\x1b[36;")
        assert it.flags() != it.flags_before
        os.kill(it.id, number)

        assert it.end() == 128 + number
        assert it.is_left()
    assert [(tmp_path / name).read_bytes() for name in ("out", "err")] == [b"", b""]
    assert f"told to end: {number.name}" in log()
    assert f"end: exit status {128 + number}" in log()
    assert user_paths().session.exists()


@pytest.mark.parametrize("controlling", [True, False], ids=["signalled", "unsignalled"])
def test_a_closed_terminal_ends_the_program_at_once(archive: Path, controlling: bool) -> None:
    with raw_terminal("-a", str(archive), controlling=controlling) as it:
        it.wait(SHOWN)
        it.close()

        assert it.ended_within(3) == 129
    assert "told to end: " in log()
    assert user_paths().session.exists()


def test_an_error_is_a_line_for_the_user_and_a_traceback_for_the_log(archive: Path, tmp_path: Path) -> None:
    with raw_terminal("-a", str(archive), code=FAULTY, redirection="2>err", folder=tmp_path) as it:
        it.wait(SHOWN)
        it.type("t")

        assert it.end() == 1
        assert it.is_left()
        assert b"Traceback" not in it.written
    assert (tmp_path / "err").read_text(encoding="utf-8") == (
        f"readout: unexpected ValueError: words of a readout; its traceback is in {user_paths().log_file}\n"
    )
    assert "in fail\n" in log()
    assert "  ValueError\n" in log()
    assert "words of a readout\n" not in log()
    assert user_paths().session.exists()


def test_where_the_log_cannot_be_written_the_traceback_is_told(archive: Path, tmp_path: Path) -> None:
    user_paths().state.parent.mkdir(parents=True)
    user_paths().state.write_text("no folder", encoding="utf-8")
    with raw_terminal("-a", str(archive), code=FAULTY, redirection="2>err", folder=tmp_path) as it:
        it.wait(SHOWN)
        it.type("t")

        assert it.end() == 1
        assert it.is_left()
    told = (tmp_path / "err").read_text(encoding="utf-8").splitlines()
    assert told[0] == "Traceback (most recent call last):"
    assert told[-1].endswith(
        "the log cannot be written: NotADirectoryError: [Errno 20] Not a directory: "
        f"'{user_paths().log_file}'"
    )


def test_stops_without_a_shell_leave_the_terminal_in_order(archive: Path) -> None:
    """Ctrl-Z stops nothing where nobody could go on; a SIGSTOP, which is not told of, does."""
    with raw_terminal("-a", str(archive)) as it:
        it.wait(SHOWN)
        before = len(it.written)
        it.type("\x1a")
        it.wait(SHOWN, since=before)
        os.kill(it.id, signal.SIGSTOP)
        os.waitid(os.P_PID, it.id, os.WSTOPPED | os.WNOWAIT)
        before = len(it.written)
        os.kill(it.id, signal.SIGCONT)
        it.wait(SHOWN, since=before)
        it.type("q")

        assert it.end() == 0
        assert it.is_left()


def test_a_tool_that_does_not_read_is_survived_and_one_key_puts_the_copy_into_a_file(
    archive: Path, tmp_path: Path
) -> None:
    words = "The quay is long. " * 8000
    long = archive / "2031/2031-12-long-quay.yaml"
    long.write_text(
        f"readout: 1\nid: 2031-12-long-quay\ntitle: Long quay\ndate: 2031-12\nturns:\n  - text: {words}\n",
        encoding="utf-8",
    )
    tool = tmp_path / "xclip"
    tool.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    tool.chmod(0o755)
    variables = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "READOUT_CLIPBOARD": "xclip"}
    with raw_terminal("-a", str(archive), "open", long.stem, environment=variables, folder=tmp_path) as it:
        it.wait(b"The quay is long.")
        it.type("y")
        it.wait(b"copied.txt")
        before = len(it.written)
        it.type("S")
        it.wait(b"the last copy was added", since=before)
        it.type("\x11")

        assert it.end() == 0
        assert it.is_left()
    assert (tmp_path / "copied.txt").read_text(encoding="utf-8") == words.strip() + "\n\n"
    assert "copying: not copied: xclip failed: exit status 3" in log()


def test_ctrl_z_stops_the_whole_job_and_fg_paints_the_screen_anew(tmux: Tmux, archive: Path) -> None:
    """The program runs under another one, as under make, which has to stop too."""
    tmux.start("sh", "-i")
    tmux.wait(lambda screen: screen.strip() != "")
    tmux.type(
        shlex.join(["sh", "-c", 'trap : TERM; "$@"; echo inner $?', "sh", *READOUT, "-a", str(archive)])
        + "\r"
    )
    tmux.wait("3 Participants")
    tmux.keys("C-z")
    tmux.wait("Stopped")
    assert modes(tmux) == "0 1 0"
    tmux.resize(110, 30)
    tmux.type("echo here\r")
    tmux.wait("\nhere")
    tmux.type("fg\r")
    screen = tmux.wait(lambda screen: "3 Participants" in screen and "? Help" in screen)
    assert max(map(len, screen.splitlines())) == 110
    assert modes(tmux) == "1 0 1"

    tmux.keys("C-z")
    tmux.wait("Stopped")
    tmux.type("clear\r")
    tmux.wait(lambda screen: "Stopped" not in screen)
    tmux.type("kill %1; kill -CONT %1\r")
    tmux.wait("inner 143")
    tmux.type("stty -a\r")
    tmux.wait(" echo ")
    assert modes(tmux) == "0 1 0"
    assert "told to end: SIGTERM" in log()
    assert "end: exit status 143" in log()


def test_after_a_storm_of_sizes_the_picture_is_right(tmux: Tmux, archive: Path) -> None:
    tmux.start(*READOUT, "-a", str(archive), "--no-session")
    tmux.wait(is_whole)
    for width, height in [(1, 1), (200, 2), (2, 60), (59, 20), (10, 3), (99, 24), (1, 1)] * 3:
        tmux.resize(width, height)
    tmux.resize(120, 36)
    tmux.wait(is_whole)
    tmux.keys("q")
    tmux.wait("status 0")


def is_whole(screen: str) -> bool:
    """Tell whether all panes are there and closed, at 120 columns and 36 lines, with what they hold."""
    lines = screen.rstrip("\n").split("\n")
    if len(lines) != 36:
        return False
    _, top, *rows, bottom, foot = lines
    parts = (
        "1 Timeline",
        "2 Reader",
        "3 Participants",
        "4 Related",
        "permitting",
        "Hanne Brill  1",
        "Nothing known",
    )
    return (
        {(line[:1], line[-1:], len(line)) for line in (top, bottom)} == {("╭", "╮", 120), ("╰", "╯", 120)}
        and all(len(row) == 120 and row[:1] == "│" and row[-1:] in "│╮╯" for row in rows)
        and all(part in screen for part in parts)
        and "Help" in foot
    )


def modes(tmux: Tmux) -> str:
    """Return whether the alternate screen, the cursor and the mouse are on."""
    return tmux.call("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}").strip()
