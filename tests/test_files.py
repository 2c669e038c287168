from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

import pytest

from readout_tui import files
from readout_tui.files import (
    ChangedError,
    append,
    make_folder,
    write_atomically,
)


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
    # The folder too, which holds the name.
    assert calls == ["fsync", "replace", "fsync"]


def test_a_temporary_files_name_that_is_taken_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / ".readout-known.tmp").symlink_to(tmp_path / "theirs")
    monkeypatch.setattr(secrets, "token_hex", lambda _: "known")
    with pytest.raises(FileExistsError):
        write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


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
    """However wrong the clock was when it was killed."""
    left, fresh, ahead = (tmp_path / f".readout-{name * 16}.tmp" for name in "012")
    for path in (left, fresh, ahead):
        path.write_bytes(b"half")
    now = fresh.stat().st_mtime
    for path, moment in ((left, now - files.LEFT_OVER_SECONDS - 10), (ahead, now + 86_400)):
        os.utime(path, (moment, moment))
    write_atomically(tmp_path / "file", b"new")
    assert {entry.name for entry in tmp_path.iterdir()} == {"file", fresh.name}


def test_what_cannot_be_swept_or_flushed_stops_no_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A leftover that another program just renamed, and a folder that may be written but not read."""
    gone, left = tmp_path / ".readout-gone.tmp", tmp_path / ".readout-left.tmp"
    left.touch()
    os.utime(left, (0, 0))
    with monkeypatch.context() as listed:
        listed.setattr(Path, "glob", lambda *_: [gone, left])
        write_atomically(tmp_path / "file", b"new")
    assert not left.exists()

    (tmp_path / "closed").mkdir()

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    opened = os.open
    monkeypatch.setattr(Path, "glob", refuse)
    monkeypatch.setattr(
        os, "open", lambda path, flags, *mode: refuse(path) if path.is_dir() else opened(path, flags, *mode)
    )
    write_atomically(tmp_path / "closed" / "file", b"new")
    assert (tmp_path / "file").read_bytes() == (tmp_path / "closed" / "file").read_bytes() == b"new"


def test_what_is_added_stands_at_the_end(tmp_path: Path) -> None:
    append(tmp_path / "file", b"one ")
    append(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one two"


def test_what_is_added_is_flushed_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_size))
    append(tmp_path / "file", b"one")
    assert flushed == [3]


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


def test_what_another_program_added_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up while both write: what is ours cannot be taken back without what is theirs."""
    write = os.write

    def fill(handle: int, data: bytes) -> int:
        if len(data) < 5:
            with (tmp_path / "file").open("ab") as theirs:
                theirs.write(b" theirs")
            raise OSError(28, "No space left on device")
        return write(handle, data[:3])

    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(OSError, match="No space left"):
        append(tmp_path / "file", b"longer")
    assert (tmp_path / "file").read_bytes() == b"lon theirs"


def test_a_pipe_that_somebody_reads_gets_what_is_added(tmp_path: Path) -> None:
    """There is nothing to flush to a disk."""
    os.mkfifo(tmp_path / "pipe")
    with os.fdopen(os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        append(tmp_path / "pipe", b"data")
        assert reader.read() == b"data"


@pytest.mark.usefixtures("impatient")
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


def test_a_folder_that_another_program_makes_meanwhile_is_as_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_dir = Path.is_dir

    def made_after_the_look(path: Path) -> bool:
        there = is_dir(path)
        if path.name == "new" and not there:
            path.mkdir()
        return there

    monkeypatch.setattr(Path, "is_dir", made_after_the_look)
    make_folder(tmp_path / "new")
    assert is_dir(tmp_path / "new")


def test_the_name_of_a_new_folder_is_flushed_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
    )
    make_folder(tmp_path / "a" / "b")
    assert flushed == [tmp_path, tmp_path / "a"]
