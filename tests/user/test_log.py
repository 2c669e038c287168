from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest

from readout_tui.user.log import LOG_BYTES, log_level, logging_to, told

LOGGER = logging.getLogger("readout_tui.anything")


def fail() -> None:
    try:
        raise FileNotFoundError(2, "No such file or directory", "/no/such")
    except OSError as error:
        raise ValueError("words of a readout") from error


def log_failure() -> None:
    try:
        fail()
    except ValueError as error:
        LOGGER.error("ended", exc_info=error)


def test_a_record_is_a_line_with_time_process_and_level(tmp_path: Path) -> None:
    with logging_to(tmp_path / "new/readout.log") as log:
        LOGGER.info("begin: %s", "here\nand there")
        LOGGER.debug("not asked for")

    (line,) = log.path.read_text(encoding="utf-8").splitlines()
    assert line.endswith("info begin: here")
    assert log.trouble is None


def test_an_error_tells_where_it_came_from_and_no_words(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log") as log:
        log_failure()

    text = log.path.read_text(encoding="utf-8")
    assert ", in fail\n" in text
    assert "  FileNotFoundError: [Errno 2] No such file or directory: '/no/such'\n" in text
    assert text.endswith("  ValueError\n")


def test_at_debug_it_tells_all(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log", "debug") as log:
        LOGGER.debug("asked for")
        log_failure()

    text = log.path.read_text(encoding="utf-8")
    assert "debug asked for\n" in text
    assert text.endswith("  ValueError: words of a readout\n")


def test_a_thread_that_ends_by_an_error_is_logged_and_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path / "readout.log") as log:
        thread = threading.Thread(target=fail, name="worker")
        thread.start()
        thread.join()

    assert "thread worker ended" in log.path.read_text(encoding="utf-8")
    assert capsys.readouterr() == ("", "")


def test_the_log_is_bounded(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log"):
        for _ in range(3 * LOG_BYTES // 50_000):
            LOGGER.info("x" * 50_000)

    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"readout.log", "readout.log.1"}
    assert max(sizes.values()) <= LOG_BYTES


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with logging_to(tmp_path / "file/readout.log") as log:
        LOGGER.info("begin")

    assert log.trouble is not None
    assert "Not a directory" in log.trouble
    assert capsys.readouterr() == ("", "")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    before = logging.getLogger("readout_tui").handlers[:], sys.unraisablehook, threading.excepthook
    with logging_to(tmp_path / "readout.log"):
        pass

    after = logging.getLogger("readout_tui").handlers, sys.unraisablehook, threading.excepthook
    assert after == before
    assert not list(tmp_path.iterdir())


def test_the_environment_says_how_much() -> None:
    assert log_level({}) == log_level({"READOUT_LOG": ""}) == "info"
    assert log_level({"READOUT_LOG": "debug"}) == "debug"
    with pytest.raises(ValueError, match="READOUT_LOG: no level 'loud': write one of debug, info,"):
        log_level({"READOUT_LOG": "loud"})


def test_what_an_error_says_of_the_program_is_told() -> None:
    assert told(TypeError("takes 1 argument")) == "TypeError: takes 1 argument"
    assert told(KeyError("words")) == "KeyError"
    assert told(KeyError("words"), whole=True) == "KeyError: 'words'"
