"""The command as a program: what it says and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CODE = "from readout_tui.cli.main import run; run()"


def ended(archive: Path, stdout: str, *words: str) -> tuple[int, str]:
    """Run a command with stdout redirected as a shell would; return its exit status and what it said."""
    command = f'exec "$@" {stdout}'
    ran = subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-c", CODE, "-a", str(archive), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("search", "quay"), ("stats", "--json")])
def test_a_full_disk_is_one_line(archive: Path, words: tuple[str, ...]) -> None:
    message = "readout: the output cannot be written: No space left on device\n"
    assert ended(archive, ">/dev/full", *words) == (1, message)


def test_a_closed_stdout_is_one_line(archive: Path) -> None:
    message = "readout: the output cannot be written: it is closed\n"
    assert ended(archive, ">&-", "search", "quay") == (1, message)


def test_a_reader_that_has_enough_is_no_fault(archive: Path) -> None:
    assert ended(archive, "| :", "search", "quay")[1] == ""


def test_talk_never_goes_to_stdout(archive: Path) -> None:
    assert ended(archive, "2>&- | grep -c nothing >&2", "search", "zeppelin")[1] == "0\n"
