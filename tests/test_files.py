from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from readout_tui import files
from readout_tui.files import ChangedError, append, folder_locked, make_folder, take_lock, write_atomically


def test_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    path = tmp_path / "new"
    before = os.umask(0o027)
    try:
        write_atomically(path, b"new")
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    path, link = tmp_path / "there" / "file", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_failure_leaves_the_old_file_and_nothing_else(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["file"]


def test_content_is_on_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(descriptor: int) -> None:
        calls.append("fsync")
        sync(descriptor)

    def noted_replace(old: Path, new: Path) -> None:
        calls.append("replace")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    write_atomically(tmp_path / "file", b"new")
    assert calls[:2] == ["fsync", "replace"]


@pytest.mark.parametrize("old", [True, False])
def test_a_mode_that_is_asked_for_is_given(old: bool, tmp_path: Path) -> None:
    path = tmp_path / "file"
    if old:
        path.write_bytes(b"old")
        path.chmod(0o644)
    write_atomically(path, b"new", mode=0o600)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "file", b"new")


def test_what_somebody_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"edited")
    with pytest.raises(ChangedError, match="it was changed meanwhile"):
        write_atomically(path, b"new", instead_of=b"old")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("file", b"edited")]


def test_what_a_killed_program_left_behind_goes_with_a_later_writing(tmp_path: Path) -> None:
    left, fresh = (tmp_path / f".readout-{name}.tmp" for name in ("0" * 16, "1" * 16))
    for path in (left, fresh):
        path.write_bytes(b"half")
    long_ago = fresh.stat().st_mtime - files.LEFT_OVER_SECONDS - 10
    os.utime(left, (long_ago, long_ago))
    write_atomically(tmp_path / "file", b"new")
    assert {entry.name for entry in tmp_path.iterdir()} == {"file", fresh.name}


def test_what_is_added_stands_at_the_end(tmp_path: Path) -> None:
    append(tmp_path / "file", b"one ")
    append(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one two"


def test_what_cannot_be_added_whole_is_not_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write

    def fill(handle: int, data: bytes) -> int:
        if len(data) < 5:
            raise OSError(28, "No space left on device")
        return write(handle, data[:3])

    (tmp_path / "file").write_bytes(b"old ")
    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(OSError, match="No space left"):
        append(tmp_path / "file", b"longer")
    assert (tmp_path / "file").read_bytes() == b"old "


def test_nothing_is_added_to_a_pipe_that_nobody_reads(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="No such device"):
        append(tmp_path / "pipe", b"data")


def test_a_folder_is_made_with_those_above_and_left_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    make_folder(path, mode=0o700)
    make_folder(path, mode=0o755)
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    with pytest.raises(FileExistsError):
        (tmp_path / "file").touch()
        make_folder(tmp_path / "file")


def test_a_folder_is_held_without_a_file(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    with folder_locked(tmp_path):
        assert not take_lock(handle)
        assert list(tmp_path.iterdir()) == []
    assert take_lock(handle)
    os.close(handle)
