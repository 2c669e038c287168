"""The terminal around the screen, as far as a pty without a program tells."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Iterator

import pytest

from readout_tui.cli import terminal
from readout_tui.cli.terminal import is_gone, whole_terminal


@pytest.fixture
def pty(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal that stands for stdin."""
    controller, handle = os.openpty()
    monkeypatch.setattr(terminal, "_INPUT", handle)
    monkeypatch.setattr(terminal, "_OUTPUTS", ())
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    yield handle
    os.close(handle)
    os.close(controller)


def echoes(handle: int) -> bool:
    return bool(termios.tcgetattr(handle)[3] & termios.ECHO)


def silence(handle: int) -> None:
    flags = termios.tcgetattr(handle)
    flags[3] &= ~termios.ECHO
    termios.tcsetattr(handle, termios.TCSANOW, flags)


def test_the_terminal_is_left_as_it_was(pty: int) -> None:
    with whole_terminal():
        silence(pty)
    assert echoes(pty)


def test_a_terminal_that_is_somebody_elses_by_now_is_left_alone(
    pty: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with whole_terminal():
        silence(pty)
        monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    assert not echoes(pty)


def test_what_can_be_written_to_nobody_is_no_error(pty: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def flush(self) -> None:
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as streams:
        streams.setattr(sys, "__stdout__", Gone())
        streams.setattr(sys, "__stderr__", None)
        with whole_terminal():
            silence(pty)
    assert echoes(pty)


def test_where_stdin_is_no_terminal_all_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    monkeypatch.setattr(terminal, "_INPUT", reader)
    with whole_terminal():
        assert not is_gone()
    os.close(writer)
    os.close(reader)


def test_a_closed_terminal_is_gone() -> None:
    controller, handle = os.openpty()
    with pytest.MonkeyPatch.context() as stdin:
        stdin.setattr(terminal, "_INPUT", handle)
        assert not is_gone()
        os.close(controller)
        assert is_gone()
    os.close(handle)
