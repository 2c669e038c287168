"""What is told of an archive's files, with the files of a real folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Queue
from threading import Event
from threading import enumerate as threads

import pytest
import watchfiles
import watchfiles._rust_notify
import watchfiles.main

from readout_tui.store import watching
from readout_tui.store.watching import Touched, Watch, is_remote

LIMIT = 15.0
"""Seconds within which something must be told."""


@contextmanager
def watched(root: Path, *, polling: bool = False) -> Iterator[Queue[Touched]]:
    """Watch a folder; begin once nothing is missed any more."""
    told: Queue[Touched] = Queue()
    with closing(Watch(root, told.put, polling=polling)):
        assert told.get(timeout=LIMIT) is None
        yield told


def gathered(told: Queue[Touched], until: Path) -> set[Path]:
    """Return the paths that are told until a certain one is, or until any file may have changed."""
    found: set[Path] = set()
    while until not in found:
        found |= told.get(timeout=LIMIT) or {until}
    return found


def save_in_place(path: Path) -> None:
    path.write_text("two", encoding="utf-8")


def save_by_renaming(path: Path) -> None:
    new = path.with_name(f".{path.name}.swp")
    new.write_text("two", encoding="utf-8")
    path.rename(path.with_name(f"{path.name}~"))
    new.rename(path)


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [save_in_place, save_by_renaming, remove])
@pytest.mark.parametrize("polling", [False, True])
def test_a_change_is_told_and_an_editors_own_files_are_not(
    tmp_path: Path, change: Callable[[Path], None], polling: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one", encoding="utf-8")
    with watched(tmp_path, polling=polling) as told:
        change(path)
        assert gathered(told, path) == {path}


def test_pages_and_what_is_hidden_are_not_told(tmp_path: Path) -> None:
    for name in ("pages/a.yaml", ".git/b.yaml", "c.txt", "sub/pages/d.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    with watched(tmp_path) as told:
        for name in ("pages/a.yaml", ".git/b.yaml", "c.txt", "sub/pages/d.yaml"):
            (tmp_path / name).write_text("x", encoding="utf-8")
        last = tmp_path / "sub/pages/d.yaml"
        assert gathered(told, last) == {last}


def test_a_new_folder_is_told_and_watched(tmp_path: Path) -> None:
    folder = tmp_path / "2031"
    with watched(tmp_path) as told:
        folder.mkdir()
        gathered(told, folder)
        (folder / "a.yaml").write_text("x", encoding="utf-8")
        gathered(told, folder / "a.yaml")


def test_a_linked_archive_is_told_by_the_path_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    with watched(link) as told:
        (tmp_path / "real" / "a.yaml").write_text("x", encoding="utf-8")
        assert gathered(told, link / "a.yaml") == {link / "a.yaml"}


def test_of_very_many_changes_only_that_they_are_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_MOST_PATHS", 3)
    with watched(tmp_path) as told:
        for number in range(20):
            (tmp_path / f"{number}.yaml").write_text("x", encoding="utf-8")
        while told.get(timeout=LIMIT) is not None:
            pass


@pytest.fixture
def polled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time that watching begins, whether it is by looking at the files over and over."""
    polled: list[bool] = []
    real = watchfiles._rust_notify.RustNotify

    def noted(
        paths: list[str], debug: bool, polling: bool, delay: int, recursive: bool, ignore: bool
    ) -> watchfiles._rust_notify.RustNotify:
        polled.append(polling)
        return real(paths, debug, polling, delay, recursive, ignore)

    monkeypatch.setattr(watchfiles.main, "RustNotify", noted)
    return polled


def test_a_name_that_is_no_text_makes_all_files_told_and_what_follows_is_told_as_before(
    tmp_path: Path, polled: list[bool]
) -> None:
    with watched(tmp_path) as told:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).write_text("x", encoding="utf-8")
        assert told.get(timeout=LIMIT) is None
        (tmp_path / "a.yaml").write_text("x", encoding="utf-8")
        gathered(told, tmp_path / "a.yaml")
    assert set(polled) == {False}


def test_a_folder_that_is_not_there_yet_is_watched_as_the_system_can(
    tmp_path: Path, polled: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_AGAIN_SECONDS", 0.01)
    root, told = tmp_path / "archive", Queue[Touched]()
    with closing(Watch(root, told.put)):
        root.mkdir()
        assert told.get(timeout=LIMIT) is None
    assert polled == [False]


def test_a_folder_that_other_machines_write_to_is_looked_at(
    tmp_path: Path, polled: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "is_remote", lambda _: True)
    with watched(tmp_path):
        pass
    assert polled == [True]


def test_another_folder_in_its_place_is_watched_even_if_nothing_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, exchanged, begun = tmp_path / "archive", Event(), list[Path]()
    root.mkdir()

    def silent(path: Path, *, stop_event: Event, **_: object) -> Iterator[set[object]]:
        begun.append(path)
        yield set()
        if len(begun) == 1:
            exchanged.wait(LIMIT)
            yield set()
        stop_event.wait()

    monkeypatch.setattr(watchfiles, "watch", silent)
    with watched(root) as told:
        root.rename(tmp_path / "aside")
        root.mkdir()
        exchanged.set()
        assert told.get(timeout=LIMIT) is None
    assert begun == [root, root]


def test_a_folder_that_comes_again_is_watched_again(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    with watched(root) as told:
        shutil.rmtree(root)
        (root / "sub").mkdir(parents=True)
        while told.get(timeout=LIMIT) is not None:
            pass
        (root / "a.yaml").write_text("x", encoding="utf-8")
        while (touched := told.get(timeout=LIMIT)) is not None and root / "a.yaml" not in touched:
            pass


def test_where_the_system_refuses_the_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = watchfiles._rust_notify.RustNotify

    def refusing(
        paths: list[str], debug: bool, polling: bool, delay: int, recursive: bool, ignore: bool
    ) -> watchfiles._rust_notify.RustNotify:
        if not polling:
            raise OSError("all watches are taken")
        return real(paths, debug, polling, delay, recursive, ignore)

    monkeypatch.setattr(watchfiles.main, "RustNotify", refusing)
    with watched(tmp_path) as told:
        (tmp_path / "a.yaml").write_text("x", encoding="utf-8")
        gathered(told, tmp_path / "a.yaml")


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    with watched(tmp_path) as told:
        (tmp_path / "a.yaml").write_text("x", encoding="utf-8")
        assert told.get(timeout=LIMIT) != frozenset()


def test_no_thread_is_left(tmp_path: Path) -> None:
    with watched(tmp_path):
        assert any(thread.name == "readout-watch" for thread in threads())
    assert not any(thread.name == "readout-watch" for thread in threads())


@pytest.mark.parametrize(("kind", "remote"), [("nfs4", True), ("fuse.sshfs", True), ("ext4", False)])
def test_a_remote_file_system_is_known_by_the_list_of_mounts(tmp_path: Path, kind: str, remote: bool) -> None:
    device = tmp_path.stat().st_dev
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"22 1 0:999 / /elsewhere rw - cifs //host/share rw\n"
        f"23 1 {os.major(device)}:{os.minor(device)} / /my\\040files rw shared:1 - {kind} host:/x rw\n",
        encoding="utf-8",
    )
    assert is_remote(tmp_path, mounts) is remote
    assert not is_remote(tmp_path, tmp_path / "none")
