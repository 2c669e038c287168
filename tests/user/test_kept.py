from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from readout_tui.user import kept
from readout_tui.user.kept import Content, Kept, KeptError, folder_name


class Words(Content, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...] = ()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "words.json"


def more(word: str, content: Words) -> Words:
    return Words(words=(*content.words, word))


def test_what_another_window_wrote_is_read(path: Path) -> None:
    one, other = Kept(path, Words), Kept(path, Words)
    one.change(lambda content: more("ferry", content))
    assert other.read().words == ("ferry",)
    other.change(lambda content: more("quay", content))
    assert one.read().words == ("ferry", "quay")


def test_a_change_that_the_files_time_and_size_do_not_show_is_kept(path: Path) -> None:
    one, other = Kept(path, Words), Kept(path, Words)
    one.change(lambda content: more("ferry", content))
    one.read()
    before = path.stat()
    with path.open("r+b") as file:
        data = file.read().replace(b"ferry", b"quays")
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    one.change(lambda content: more("fog", content))
    assert other.read().words == ("quays", "fog")


def test_while_another_program_writes_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Kept(path, Words)
    file.change(lambda content: more("ferry", content))
    monkeypatch.setattr(kept, "LOCK_SECONDS", 0.0)
    handle = os.open(path.with_name("words.json.lock"), os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)

    with pytest.raises(KeptError, match="another program is writing it"):
        file.change(lambda content: more("quay", content))
    os.close(handle)
    assert file.change(lambda content: more("quay", content)).words == ("ferry", "quay")


def test_a_change_that_fails_leaves_the_file(path: Path) -> None:
    file = Kept(path, Words)
    file.change(lambda content: more("ferry", content))

    def fail(content: Words) -> Words:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        file.change(fail)
    assert file.change(lambda content: more("quay", content)).words == ("ferry", "quay")
    assert {entry.name for entry in path.parent.iterdir()} == {"words.json", "words.json.lock"}


@pytest.mark.parametrize("different", ["size", "time", "file"])
def test_each_sign_of_a_change_is_seen(path: Path, different: str) -> None:
    """Another size, another time, another file in its place: each alone."""
    one = Kept(path, Words)
    one.change(lambda content: more("ferry", content))
    one.read()
    before = path.stat()
    data = path.read_bytes().replace(b"ferry", b"ferries" if different == "size" else b"quays")
    changed = path.with_name("new") if different == "file" else path
    changed.write_bytes(data)
    later = 1000 * (different == "time")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns + later))
    changed.rename(path)
    assert one.read().words == ("ferries" if different == "size" else "quays",)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"words": ' + b"[" * 100_000,
        b'{"other": ' + b"[" * 100_000,
        b'{"words": ["\xff"]}',
        b"",
        b'{"word": []}',
        b"[1]",
    ],
)
def test_what_is_no_such_file_is_told(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)

    with pytest.raises(KeptError, match="is broken, and was left as it is"):
        Kept(path, Words).change(lambda content: content)
    assert path.read_bytes() == data


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere.json")
    Kept(path, Words).change(lambda content: more("ferry", content))

    assert path.is_symlink()
    assert Kept(tmp_path / "elsewhere.json", Words).read().words == ("ferry",)


def test_a_folders_name_can_be_kept_in_any_encoding(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")

    assert folder_name(folder) == f"{tmp_path.resolve()}/caf\ufffd"
