"""An index that was updated in any way, and interrupted at any moment, answers like one made new."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from tests.index.shelf import Shelf

from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.tree import SAME_TICK_NS
from readout_tui.index.wordindex import WordWriter
from readout_tui.model import Turn


class CrashError(Exception):
    """Stands for the end of the process."""


def crash(*_: object) -> NoReturn:
    raise CrashError


def state(shelf: Shelf, index: ArchiveIndex) -> object:
    """Return what an index says of everything."""
    return (
        index.view.snapshot.timeline,
        [shelf.found(query, index) for query in ("ferry", "quay", "timetable", "kind:call", "osk")],
        index.view.people,
    )


def fill(shelf: Shelf) -> None:
    shelf.add("a", "The ferry waits.", day="2031-04-02", people="Adela Marn of Veld")
    shelf.add("b", "The quay is cold.", "A ferry came.", day="2031-04-03", kind="call")
    shelf.add("c", Turn(speaker="juri-osk", text="A timetable."), day="2031-04-04", people="Juri Osk")


def change(shelf: Shelf) -> None:
    shelf.add("a", "The quay waits.", day="2031-04-02", people="Adela Marn of Veld, Juri Osk")
    (shelf.root / "b.yaml").unlink()
    shelf.add("d", "The ferry has left the quay.", day="2031-04-01")


def test_nothing_changed_is_nothing_to_do(shelf: Shelf) -> None:
    fill(shelf)
    index = shelf.index()
    assert not index.refresh()


def test_new_changed_and_removed_files_are_seen(shelf: Shelf, tmp_path: Path) -> None:
    fill(shelf)
    index = shelf.index(tmp_path / "index")
    change(shelf)
    assert index.refresh()
    assert shelf.found("quay", index) == ["a#1.1", "d#1.1"]
    assert state(shelf, index) == state(shelf, shelf.index())


def test_a_file_with_a_new_time_and_the_same_bytes_is_no_change(shelf: Shelf) -> None:
    path = shelf.add("a", "The ferry waits.")
    index = shelf.index()
    os.utime(path, ns=(10**18, 10**18))
    assert not index.refresh()
    row = index.catalogue.files.one(b"a.yaml")
    assert row and row.mtime_ns == 10**18


def test_a_file_changed_within_the_same_tick_is_read_again(shelf: Shelf) -> None:
    path = shelf.add("a", "The ferry waits.")
    index = shelf.index()
    before = path.stat()
    shelf.add("a", "The quays waits.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert index.refresh()
    assert shelf.found("quays", index) == ["a#1.1"]


def test_a_file_that_breaks_goes_and_leaves_a_problem(shelf: Shelf) -> None:
    path = shelf.add("a", "The ferry waits.")
    index = shelf.index()
    path.write_text("readout: 1\nid: [", encoding="utf-8")
    assert index.refresh()
    assert shelf.found("ferry", index) == []
    assert {problem[0] for problem in index.catalogue.problems()} == {b"a.yaml"}
    shelf.add("a", "The ferry waits.")
    assert index.refresh()
    assert index.catalogue.problems() == []


def test_a_merge_in_the_list_of_people_is_seen(shelf: Shelf) -> None:
    shelf.add("a", people="Sergey Osk")
    shelf.add("b", people="Serguei Osk")
    index = shelf.index()
    assert len(index.view.people) == 2
    people = "people:\n  - id: sergey-osk\n    name: Sergey Osk\n    ids: [serguei-osk]\n"
    (shelf.root / "people.yaml").write_text(people, encoding="utf-8")
    assert index.refresh()
    assert [(person.id, person.readouts) for person in index.view.people] == [("sergey-osk", 2)]
    assert index.view.people[0].aliases == ("Serguei Osk",)


def test_a_merge_goes_with_the_list_of_people(shelf: Shelf) -> None:
    shelf.add("a", people="Sergey Osk")
    shelf.add("b", people="Serguei Osk")
    path = shelf.root / "people.yaml"
    path.write_text("people:\n  - id: sergey-osk\n    name: S\n    ids: [serguei-osk]\n", encoding="utf-8")
    index = shelf.index()
    assert len(index.view.people) == 1
    path.unlink()
    assert index.refresh()
    assert {person.id for person in index.view.people} == {"sergey-osk", "serguei-osk"}


@pytest.mark.parametrize(
    ("where", "what", "seen"),
    [
        (Catalogue, "add", "old"),
        (WordWriter, "commit", "old"),
        (Catalogue, "publish", "old"),
        (WordWriter, "remove", "new"),
        (Catalogue, "sweep", "new"),
    ],
)
def test_a_crash_at_any_step_leaves_the_old_state_or_the_new(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: type, what: str, seen: str
) -> None:
    fill(shelf)
    expected = {"old": state(shelf, shelf.index(tmp_path / "index"))}
    change(shelf)
    expected["new"] = state(shelf, shelf.index())
    with monkeypatch.context() as patched, pytest.raises(CrashError):
        patched.setattr(where, what, crash)
        shelf.index(tmp_path / "index")
    after = ArchiveIndex(shelf.root, tmp_path / "index")
    shelf.opened.append(after)
    assert state(shelf, after) == expected[seen]
    after.refresh()
    assert state(shelf, after) == expected["new"]
    assert after.catalogue.leftovers() == []


def test_an_update_that_is_stopped_leaves_the_old_state(shelf: Shelf, tmp_path: Path) -> None:
    fill(shelf)
    index = shelf.index(tmp_path / "index")
    change(shelf)
    # Closing it while it reads is how the screen ends.
    assert not index.refresh(lambda done, total: index.close())
    reopened = ArchiveIndex(shelf.root, tmp_path / "index")
    shelf.opened.append(reopened)
    assert shelf.found("quay", reopened) == ["b#1.1"]


def test_progress_counts_the_files_that_changed(shelf: Shelf) -> None:
    fill(shelf)
    told: list[tuple[int, int]] = []
    index = ArchiveIndex(shelf.root, None)
    shelf.opened.append(index)
    index.refresh(lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_files_read_by_other_processes_give_the_same(shelf: Shelf, tmp_path: Path) -> None:
    fill(shelf)
    index = ArchiveIndex(shelf.root, tmp_path / "index")
    shelf.opened.append(index)
    index.refresh(workers=1)
    assert state(shelf, index) == state(shelf, shelf.index())


def test_of_touched_files_only_these_are_looked_at(shelf: Shelf) -> None:
    fill(shelf)
    index = shelf.index()
    change(shelf)
    refreshed = index.refresh(touched=[shelf.root / "d.yaml"])
    assert (set(refreshed.changed), set(refreshed.gone)) == ({"d"}, set())
    refreshed = index.refresh(touched=[shelf.root / name for name in ("a.yaml", "b.yaml", "4913")])
    assert (set(refreshed.changed), set(refreshed.gone)) == ({"a"}, {"b"})
    assert state(shelf, index) == state(shelf, shelf.index())


def test_where_a_folder_was_touched_all_files_are_looked_at(shelf: Shelf) -> None:
    fill(shelf)
    shelf.add("sub/e", "A buoy.")
    index = shelf.index()
    (shelf.root / "sub").rename(shelf.root / "elsewhere")
    assert index.refresh(touched=[shelf.root / "sub"])
    assert index.catalogue.files.one(os.fsencode("elsewhere/e.yaml"))
    shelf.add("new/f", "A bell.")
    assert index.refresh(touched=[shelf.root / "new"])
    assert index.catalogue.files.one(os.fsencode("new/f.yaml"))


def test_a_file_that_is_being_written_is_left_until_its_writer_must_be_done(shelf: Shelf) -> None:
    path = shelf.add("a", "The ferry waits.")
    index = shelf.index()
    path.write_text("readout: 1\nid: [", encoding="utf-8")
    refreshed = index.refresh(patient=True)
    assert (bool(refreshed), refreshed.unfinished) == (False, True)
    assert shelf.found("ferry", index) == ["a#1.1"]
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - SAME_TICK_NS))
    refreshed = index.refresh(patient=True)
    assert (set(refreshed.gone), refreshed.unfinished) == ({"a"}, False)
    assert index.catalogue.problems()


def test_an_archive_whose_folder_is_away_loses_nothing(shelf: Shelf) -> None:
    fill(shelf)
    index = shelf.index()
    away = shelf.root.rename(shelf.root.with_name("away"))
    assert not index.refresh()
    assert shelf.found("timetable", index)
    away.rename(shelf.root)
    assert not index.refresh()
