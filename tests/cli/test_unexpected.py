"""Errors that nobody expected, as the user is told of them."""

from __future__ import annotations

import pytest

from readout_tui.cli.unexpected import log_and_say
from readout_tui.user.paths import user_paths


def test_an_error_is_told_in_a_line_whatever_it_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does a level of the log that is none hinder it: it is told of where a command begins."""
    monkeypatch.setenv("READOUT_LOG", "loud")
    log_and_say(ArithmeticError("one\ntwo\x1b[2J"), "show")

    said, log = capsys.readouterr().err, user_paths().log_file
    assert said.count("\n") == 1 and "\x1b" not in said
    assert said.endswith(f"; its traceback is in {log}\n")
    assert "error readout show ended by an error" in log.read_text(encoding="utf-8")


def test_where_the_log_cannot_be_written_the_traceback_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    user_paths().log_file.mkdir(parents=True)
    try:
        raise ArithmeticError("it")
    except ArithmeticError as error:
        log_and_say(error, "show")

    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Traceback (most recent call last):"
    assert "; the log cannot be written: IsADirectoryError" in said[-1]
