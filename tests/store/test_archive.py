from __future__ import annotations

import os
from pathlib import Path

import pytest

from readout_tui.store.archive import Checked, check, readout_entries, readout_files


def write(root: Path, name: str, more: str = "", *, own_id: str | None = None) -> Path:
    """Write a readout's file."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"readout: 1\nid: {own_id or path.stem}\ntitle: The well\nturns:\n  - text: Water.\n"
    path.write_text(head + more, encoding="utf-8")
    return path


def names(root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in readout_files(root)]


def found(checked: Checked, root: Path) -> list[str]:
    return [str(problem).replace(f"{root}/", "") for problem in checked.problems]


def test_readouts_are_found_in_every_folder_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a/a/x.yaml", "a/y.YAML", "a/people.yaml", "a/pages/p.yaml"):
        write(tmp_path, name)
    assert names(tmp_path) == [
        "a/a/x.yaml",
        "a/pages/p.yaml",
        "a/people.yaml",
        "a/y.YAML",
        "a/z.yml",
        "b.yaml",
    ]


def test_people_pages_hidden_and_other_files_are_left_out(tmp_path: Path) -> None:
    for name in (
        "people.yaml",
        "pages/a.yaml",
        ".b.yaml",
        ".git/c.yaml",
        "d.txt",
        "e.yaml~",
        "yaml",
        "f.yaml/g.md",
    ):
        write(tmp_path, name)
    os.mkfifo(tmp_path / "pipe.yaml")
    assert names(tmp_path) == []


def test_linked_folders_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "one/a.yaml")
    write(tmp_path, "elsewhere/b.yaml")
    root = tmp_path / "one"
    (root / "loop").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "there").symlink_to(tmp_path / "elsewhere")
    assert names(root) == ["a.yaml", "there/b.yaml"]


def test_link_that_leads_nowhere_is_listed_for_reading_to_say_so(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.yaml").symlink_to(tmp_path / "self.yaml")
    assert names(tmp_path) == ["gone.yaml", "self.yaml"]
    assert [problem.path.name for problem in check([tmp_path]).problems] == ["gone.yaml", "self.yaml"]


def test_unreadable_folder_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "closed/a.yaml")
    write(tmp_path, "open/b.yaml")
    scan = os.scandir

    def guarded(path: Path) -> os._ScandirIterator[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(str(path))

    monkeypatch.setattr(os, "scandir", guarded)
    assert names(tmp_path) == ["open/b.yaml"]
    assert found(check([tmp_path]), tmp_path) == ["closed:1:1: this folder cannot be read: Permission denied"]


def test_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert readout_files(tmp_path / "none") == []


def test_sound_archive_has_no_problems(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "related:\n  - {id: b, relation: follows}\n")
    write(tmp_path, "2031/b.yaml")
    assert check([tmp_path]) == Checked(2, (), ())


def test_id_used_twice_names_both_places(tmp_path: Path) -> None:
    write(tmp_path, "x/a.yaml")
    write(tmp_path, "y/a.yaml")
    assert found(check([tmp_path]), tmp_path) == [
        "x/a.yaml:2:5: the id 'a' is also that of y/a.yaml:2: give one another id",
        "y/a.yaml:2:5: the id 'a' is also that of x/a.yaml:2: give one another id",
    ]


def test_related_readout_that_is_nowhere_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "first-well.yaml")
    write(
        tmp_path,
        "b.yaml",
        "related:\n  - {id: first-wel, relation: follows}\n  - {id: zzz, relation: follows}\n",
    )
    assert found(check([tmp_path]), tmp_path) == [
        "b.yaml:7:10: no readout has the id 'first-wel': did you mean 'first-well'?",
        "b.yaml:8:10: no readout has the id 'zzz': mend the id, or remove the relation",
    ]


def test_of_single_files_it_is_not_asked_whether_a_related_one_exists(tmp_path: Path) -> None:
    path = write(tmp_path, "b.yaml", "related:\n  - {id: a, relation: follows}\n")
    assert check([path]) == Checked(1, (), ())


def test_readout_with_other_problems_counts_as_existing(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "kind: cal\n")
    write(tmp_path, "b.yaml", "related:\n  - {id: a, relation: follows}\n")
    assert [problem.path.name for problem in check([tmp_path]).problems] == ["a.yaml"]


def test_doubts_are_told_with_their_place(tmp_path: Path) -> None:
    doubts = 'doubts:\n  - {at: "1.1", text: "who?"}\n  - text: |\n      one\n      two\n'
    path = write(tmp_path, "a.yaml", doubts)
    checked = check([tmp_path])
    assert checked.problems == ()
    assert [(d.path, d.line, d.column, d.message) for d in checked.doubts] == [
        (path, 7, 5, "at 1.1: who?"),
        (path, 8, 5, "one two"),
    ]


def test_people_are_checked_with_their_archive_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("people:\n  - {name: Ann}\n")
    assert found(check([tmp_path]), tmp_path) == found(check([path]), tmp_path)
    assert found(check([path]), tmp_path) == [
        "people.yaml:2:5: 'id' is missing: add it to an item of 'people'"
    ]


def test_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml")
    assert check([path, tmp_path, path]) == Checked(1, (), ())


def test_broken_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    write(tmp_path, "b.yaml", "plaec: x\n")
    checked = check([tmp_path])
    assert checked.readouts == 2
    assert [problem.path.name for problem in checked.problems] == ["a.yaml", "b.yaml"]


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        write(tmp_path, name)
    told: list[tuple[int, int]] = []
    check([tmp_path], lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_sorted_order_is_that_of_the_parts_of_paths(tmp_path: Path) -> None:
    for name in ("a-b.yaml", "a/z.yaml", "a.yaml", "a b/c.yaml", "a/b/c.yaml", "A.yaml"):
        write(tmp_path, name)
    assert readout_files(tmp_path) == sorted(readout_files(tmp_path))
    assert {path for path, _ in readout_entries(tmp_path)} == set(map(str, readout_files(tmp_path)))


def test_paths_begin_as_the_root_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "in/a.yaml")
    monkeypatch.chdir(tmp_path)
    for root, path in ((".", "in/a.yaml"), ("in", "in/a.yaml"), ("in/..", "in/../in/a.yaml")):
        assert readout_files(Path(root)) == [Path(path)]
        assert [found for found, _ in readout_entries(Path(root))] == [path]
