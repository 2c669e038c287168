"""The index is a cache: whatever happens to it, it is made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.index.shelf import Shelf

from readout_tui.index import archive_index
from readout_tui.index.archive_index import ArchiveIndex, index_folder
from readout_tui.index.database import BrokenIndexError


def overwrite(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [overwrite, cut, remove])
@pytest.mark.parametrize("part", ["catalogue.sqlite", "words/meta.json", "words/*.store", "words/*.term"])
def test_a_damaged_index_is_made_again(
    shelf: Shelf, tmp_path: Path, part: str, damage: Callable[[Path], None]
) -> None:
    shelf.add("a", "The ferry waits.")
    folder = tmp_path / "index"
    shelf.index(folder).close()
    for path in folder.glob(part):
        damage(path)
    index = shelf.index(folder)
    try:
        found = shelf.found("ferry", index)
    except BrokenIndexError:
        index.mend()
        index.refresh()
        found = shelf.found("ferry", index)
    assert found == ["a#1.1"]


def test_the_same_archive_by_another_path_has_the_same_index(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    link = tmp_path / "link"
    link.symlink_to(archive)
    assert index_folder(archive, tmp_path) == index_folder(link, tmp_path)
    assert index_folder(archive, tmp_path) != index_folder(tmp_path, tmp_path)


def test_one_index_learns_what_another_one_read(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("a", "The ferry waits.")
    one, two = shelf.index(tmp_path / "index"), shelf.index(tmp_path / "index")
    shelf.add("b", "The ferry has left.")
    assert one.refresh()
    assert shelf.found("ferry", two) == ["a#1.1"]
    assert two.refresh()
    assert shelf.found("ferry", two) == ["a#1.1", "b#1.1"]


def test_an_index_that_another_one_made_again_is_opened_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("a", "The ferry waits.")
    one = shelf.index(tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    two = shelf.index(tmp_path / "index")
    shelf.add("b", "The ferry has left.")
    one.refresh()
    two.refresh()
    assert shelf.found("ferry", one) == shelf.found("ferry", two) == ["a#1.1", "b#1.1"]


def test_a_large_archive_is_read_by_another_process(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(shelf.add("a", "The ferry waits."), ns=(10**18, 10**18))
    monkeypatch.setattr(archive_index, "LARGE_BYTES", 0)
    monkeypatch.setattr(archive_index, "update", None)  # This process has nothing left to do.
    told: list[tuple[int, int]] = []
    index = ArchiveIndex(shelf.root, tmp_path / "index")
    shelf.opened.append(index)
    assert index.refresh(lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert shelf.found("ferry", index) == ["a#1.1"]


def test_a_builder_that_is_killed_leaves_the_old_state_or_the_new(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shelf.add("a", "The old ferry waits.")
    shelf.index(folder).close()
    shelf.add("a", "The new ferry waits.")
    for count in range(150):
        shelf.add(f"n{count}", "Another note.")
    command = [sys.executable, "-m", "readout_tui.index.build", str(shelf.root), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        builder.kill()
    after = ArchiveIndex(shelf.root, folder)
    shelf.opened.append(after)
    found = len(after.view.snapshot.timeline), shelf.found("old ferry", after), shelf.found("note", after)
    assert found == (1, ["a#1.1"], []) or found[0] == 151
    after.refresh()
    assert len(after.view.snapshot.timeline) == 151
    assert shelf.found('"new ferry"', after) == ["a#1.1"]
    assert shelf.found('"old ferry"', after) == []
    assert after.catalogue.leftovers() == []


def test_without_another_process_it_is_read_in_this_one(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.add("a", "The ferry waits.")
    monkeypatch.setattr(archive_index, "LARGE_BYTES", 0)
    monkeypatch.setattr("sys.executable", str(tmp_path / "missing"))
    assert shelf.found("ferry", shelf.index(tmp_path / "index")) == ["a#1.1"]
