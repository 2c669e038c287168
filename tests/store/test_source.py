from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from readout_tui.store import source
from readout_tui.store.problems import Problems
from readout_tui.store.source import MAX_BYTES, STDIN, read_bytes, readable_text


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """The size that is the largest for a test."""
    assert MAX_BYTES == 64 * 1024 * 1024
    monkeypatch.setattr(source, "MAX_BYTES", 1 << 20)
    return 1 << 20


def test_too_large_a_file_is_refused(small: int, tmp_path: Path) -> None:
    path = tmp_path / "well.yaml"
    path.write_bytes(b"#" * (small + 1))
    problems = Problems(path)
    assert read_bytes(path, problems) is None
    assert [str(problem) for problem in problems.in_order()] == [f"{path}:1:1: larger than 1 MiB: split it"]


def test_too_many_bytes_of_what_has_no_size_are_refused(small: int) -> None:
    problems = Problems(Path("-"))
    assert readable_text(b"#" * (small + 1), problems) is None
    assert [str(problem) for problem in problems.in_order()] == ["-:1:1: larger than 1 MiB: split it"]


def test_no_more_is_read_than_a_file_may_have_whatever_size_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The size of a file that the system makes up is 0, and standard input has none."""
    monkeypatch.setattr(source, "MAX_BYTES", 10)
    made_up = read_bytes(Path("/proc/self/status"), Problems(Path("a.yaml")))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"#" * 100)))
    assert [len(data or b"") for data in (made_up, read_bytes(STDIN, Problems(STDIN)))] == [11, 11]


@pytest.mark.usefixtures("impatient")
def test_what_is_no_readable_file_is_a_problem(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe.yaml", tmp_path / "loop.yaml"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path in (tmp_path / "none.yaml", tmp_path, pipe, loop):
        problems = Problems(path)
        assert read_bytes(path, problems) is None
        (problem,) = problems.in_order()
        assert (problem.path, problem.line, problem.column) == (path, 1, 1)
        irregular = problem.message == "this is no regular file: remove it or name another"
        assert irregular == (path in (tmp_path, pipe))


def test_text_keeps_its_positions() -> None:
    text = "a\x1bb\tc\u2028d\x85e\u202ef\n"
    assert readable_text(text.encode(), Problems(Path("a.yaml"))) == "a\ufffdb\tc d e\ufffdf\n"


def test_each_line_end_becomes_one_line_feed() -> None:
    assert readable_text(b"a\r\nb\rc\n\r\n", Problems(Path("a.yaml"))) == "a\nb\nc\n\n"


def test_bytes_that_are_no_text_are_shown_in_their_place() -> None:
    problems = Problems(Path("a.yaml"))
    assert readable_text(b"caf\xe9 \xff\n", problems) == "caf\ufffd \ufffd\n"
    assert [str(problem) for problem in problems.in_order()] == [
        "a.yaml:1:4: byte 0xe9 is no UTF-8: save the file as UTF-8"
    ]
