"""Files that are only read if they are files, and locks on files and folders."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from readout_tui.files import IrregularError, file_locked, folder_locked, open_regular, take_lock


@pytest.mark.usefixtures("impatient")
def test_only_what_is_a_regular_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even a pipe that takes a file's place after the look at it, whoever writes there."""
    path, pipe = tmp_path / "file", tmp_path / "pipe"
    path.write_bytes(b"data")
    with open_regular(path) as file:
        assert file.read() == b"data"
    os.mkfifo(pipe)
    for other in (pipe, tmp_path, Path("/dev/zero")):
        with pytest.raises(IrregularError, match="Not a regular file"):
            open_regular(other)

    opened = os.open

    def open_after_exchange(path: Path, flags: int) -> int:
        pipe.replace(path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", open_after_exchange)
    with pytest.raises(IrregularError):
        open_regular(path)


def test_where_there_are_no_locks_on_folders_nobody_is_held_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with folder_locked(tmp_path):
        (tmp_path / "file").touch()
    assert (tmp_path / "file").exists()


def test_a_folder_is_held_without_a_file(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    with folder_locked(tmp_path):
        assert not take_lock(handle)
        assert list(tmp_path.iterdir()) == []
    assert take_lock(handle)
    os.close(handle)


@pytest.mark.usefixtures("impatient")
def test_one_who_waits_for_a_file_asks_again_until_it_is_free(tmp_path: Path) -> None:
    path, asked = tmp_path / "lock", list[int]()
    held = os.open(path, os.O_RDWR | os.O_CREAT)
    assert take_lock(held)

    def still_waiting() -> None:
        asked.append(1)
        if len(asked) == 3:
            os.close(held)

    with file_locked(path, still_waiting), file_locked(tmp_path / "other", still_waiting):
        handle = os.open(path, os.O_RDWR)
        assert not take_lock(handle)
    assert take_lock(handle)
    os.close(handle)
    assert len(asked) == 3


def test_one_who_waits_for_a_file_may_give_up_and_leaves_it(tmp_path: Path) -> None:
    def give_up() -> None:
        raise TimeoutError

    with (
        file_locked(tmp_path / "lock", give_up),
        pytest.raises(TimeoutError),
        file_locked(tmp_path / "lock", give_up),
    ):
        pass
    with file_locked(tmp_path / "lock", give_up):
        pass
