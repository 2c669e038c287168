"""An index that is broken, lost in part, or made again by somebody else, while it is open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.index.shelf import Shelf

from readout_tui.index import archive_index
from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.database import BrokenIndexError
from readout_tui.index.lock import StoppedError
from readout_tui.index.tree import changes
from readout_tui.index.update import update


def passed_on(call: Callable[..., object], *arguments: object) -> object:
    return call(*arguments)


def test_what_breaks_while_it_is_brought_up_to_date_is_made_again(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = shelf.index(tmp_path / "index")
    faults = [BrokenIndexError("it")]

    def broken_once(*arguments: object) -> object:
        if faults:
            raise faults.pop()
        return passed_on(update, *arguments)

    monkeypatch.setattr(archive_index, "update", broken_once)
    shelf.add("a", "The ferry waits.")
    assert index.refresh()
    assert shelf.found("ferry", index) == ["a#1.1"]


def test_who_is_stopped_has_changed_nothing(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = shelf.index(tmp_path / "index")

    def stopped(*_: object) -> None:
        raise StoppedError

    shelf.add("a", "The ferry waits.")
    with monkeypatch.context() as stopping:
        stopping.setattr(archive_index, "update", stopped)
        assert not index.refresh()
    assert index.refresh()


def test_who_is_closed_while_another_process_reads_goes_no_further(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = shelf.index(tmp_path / "index")

    class Builder:
        def __init__(self, *_: object, **__: object) -> None: ...

        def wait(self, _: object) -> None:
            index._closing.set()

        def stop(self) -> None: ...

    shelf.add("a", "The ferry waits.")
    monkeypatch.setattr(archive_index, "LARGE_BYTES", 0)
    monkeypatch.setattr(archive_index, "Builder", Builder)
    monkeypatch.setattr(archive_index, "update", None)
    assert not index.refresh()


def test_words_without_their_catalogue_are_those_of_no_readout(shelf: Shelf, tmp_path: Path) -> None:
    """A new catalogue would give the numbers of the old one to other readouts."""
    folder = tmp_path / "index"
    path, other = shelf.add("a", "The ferry waits."), shelf.add("c", "The ferry has left.")
    shelf.index(folder).close()
    path.unlink()
    other.unlink()
    for part in folder.glob("catalogue.sqlite*"):
        part.unlink()
    shelf.add("b", "The mill turns.")
    index = shelf.index(folder)
    assert index._words.searcher().pieces == 1
    assert (shelf.found("ferry", index), shelf.found("mill", index)) == ([], ["b#1.1"])


def test_what_another_one_read_meanwhile_is_not_read_twice(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = shelf.index(tmp_path / "index"), shelf.index(tmp_path / "index")
    shelf.add("a", "The ferry waits.")

    def outrun(*arguments: object) -> object:
        found = passed_on(changes, *arguments)
        monkeypatch.setattr(archive_index, "changes", changes)
        assert two.refresh()
        return found

    monkeypatch.setattr(archive_index, "changes", outrun)
    before = two.catalogue.generation()
    assert one.refresh()
    assert one.view.snapshot.generation == two.view.snapshot.generation > before
    assert shelf.found("ferry", one) == ["a#1.1"]


def test_who_mends_leaves_what_another_one_has_made_again(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shelf.add("a", "The ferry waits.")
    one = shelf.index(folder)
    shutil.rmtree(folder)
    two: ArchiveIndex = shelf.index(folder)
    made = (folder / "catalogue.sqlite").stat().st_ino
    one.mend()
    assert (folder / "catalogue.sqlite").stat().st_ino == made
    assert shelf.found("ferry", one) == shelf.found("ferry", two) == ["a#1.1"]


def test_what_is_read_goes_into_the_index_that_another_one_made_again(shelf: Shelf, tmp_path: Path) -> None:
    """A catalogue that has lost its name would be kept up for nobody else."""
    folder = tmp_path / "index"
    shelf.add("a", "The ferry waits.")
    one = shelf.index(folder)
    shutil.rmtree(folder)
    two = shelf.index(folder)
    shelf.add("b", "The ferry has left.")
    assert one.refresh()
    assert one.catalogue.generation() == two.catalogue.generation()
    assert two.refresh()
    assert shelf.found("ferry", two) == ["a#1.1", "b#1.1"]
