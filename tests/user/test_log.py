from __future__ import annotations

import logging
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from readout_tui.files import take_lock
from readout_tui.user import log as log_module
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


def test_a_thread_that_leaves_in_order_is_not_logged(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log") as log:
        thread = threading.Thread(target=sys.exit)
        thread.start()
        thread.join()

    assert not log.path.exists()


def test_an_error_that_goes_nowhere_is_logged_and_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Careless:
        def __del__(self) -> None:
            fail()

    with logging_to(tmp_path / "new" / "readout.log") as log:
        careless = Careless()
        del careless

    assert "an error went nowhere" in log.path.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("impatient")
def test_of_what_an_error_came_from_all_is_told_once_but_what_was_put_aside(tmp_path: Path) -> None:
    one, other = ArithmeticError("one\x1b[2J"), ArithmeticError("other")
    one.__context__, other.__context__ = other, one
    aside = TypeError("last")
    aside.__context__, aside.__suppress_context__ = one, True
    with logging_to(tmp_path / "readout.log") as log:
        LOGGER.error("round", exc_info=one)
        LOGGER.error("aside", exc_info=aside)

    lines = log.path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("  ")] == [
        "  ArithmeticError: other",
        "  ArithmeticError: one\ufffd[2J",
        "  TypeError: last",
    ]


def test_the_log_is_bounded(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log"):
        for _ in range(3 * LOG_BYTES // 50_000):
            LOGGER.info("x" * 50_000)

    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"readout.log", "readout.log.1"}
    assert max(sizes.values()) <= LOG_BYTES


WRITER = """
import logging, sys
from pathlib import Path
from readout_tui.user import log
log.LOG_BYTES = int(sys.argv[3])
with log.logging_to(Path(sys.argv[1])) as file:
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    sys.stdin.read()
    for number in range(300):
        logging.getLogger("readout_tui").info("window %s line %03d", sys.argv[2], number)
assert file.trouble is None, file.trouble
"""


def test_windows_that_put_the_log_aside_at_once_lose_no_line(tmp_path: Path) -> None:
    """Two thirds of what all write fit, so that it is put aside once."""
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "readout.log"), str(number), "40000"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for window in windows:
        assert window.stdout is not None and window.stdout.readline() == "ready\n"
    for window in windows:
        assert window.stdin is not None
        window.stdin.close()
    for window in windows:
        assert window.wait(20) == 0
        assert window.stdout is not None
        window.stdout.close()

    files = sorted(tmp_path.iterdir())
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert [file.name for file in files] == ["readout.log", "readout.log.1"]
    assert sorted(line.partition(" info ")[2] for line in lines) == [
        f"window {window} line {number:03}" for window in range(3) for number in range(300)
    ]


def test_a_log_that_another_window_put_aside_is_left_to_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between this window's look at the size and its lock, the other one has been here."""
    path = tmp_path / "readout.log"
    path.write_bytes(b"old\n" * (LOG_BYTES // 4))

    def other_first(handle: int) -> bool:
        path.replace(tmp_path / "readout.log.1")
        path.write_bytes(b"new\n")
        return True

    monkeypatch.setattr(log_module, "take_lock", other_first)
    with logging_to(path) as log:
        LOGGER.info("here")

    assert log.trouble is None
    assert path.read_bytes().startswith(b"new\n") and path.read_bytes().endswith(b" here\n")
    assert (tmp_path / "readout.log.1").stat().st_size == LOG_BYTES


def test_where_there_are_no_locks_the_log_is_bounded_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "readout.log"
    path.write_bytes(b"old\n" * (LOG_BYTES // 4))

    def refuse(handle: int) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(log_module, "take_lock", refuse)
    with logging_to(path) as log:
        LOGGER.info("here")

    assert log.trouble is None
    assert path.read_bytes().endswith(b" here\n") and path.stat().st_size < 100
    assert (tmp_path / "readout.log.1").stat().st_size == LOG_BYTES


def test_a_log_that_somebody_removed_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "readout.log"
    path.write_bytes(b"old\n" * (LOG_BYTES // 4))

    def removed_first(handle: int) -> bool:
        path.unlink()
        return True

    monkeypatch.setattr(log_module, "take_lock", removed_first)
    with logging_to(path) as log:
        LOGGER.info("here")

    assert log.trouble is None
    assert path.read_bytes().endswith(b" here\n")


def test_a_log_that_is_being_put_aside_is_written_on(tmp_path: Path) -> None:
    path = tmp_path / "readout.log"
    path.write_bytes(b"old\n" * (LOG_BYTES // 4))
    with path.open("rb") as held, logging_to(path) as log:
        assert take_lock(held.fileno())
        LOGGER.info("here")

    assert log.trouble is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["readout.log"]
    assert path.read_bytes().endswith(b" here\n")


def test_a_record_that_cannot_be_formatted_is_no_error(tmp_path: Path) -> None:
    with logging_to(tmp_path / "readout.log") as log:
        LOGGER.info("%d", "no number")
        LOGGER.info("half a sign: %s", "\ud800")
        try:
            exec(compile("1 / 0", "caf\udce9.py", "exec"))
        except ZeroDivisionError as error:
            LOGGER.error("in a file whose name is no text", exc_info=error)

    assert log.trouble is not None and log.trouble.startswith("TypeError")
    text = log.path.read_text(encoding="utf-8")
    assert "half a sign: \ufffd\n" in text and 'File "caf?.py", line 1' in text


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
