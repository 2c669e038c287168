"""Whatever an archive or a page says, nothing is written outside of the archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout_tui.cli.main import main
from readout_tui.files import is_inside
from readout_tui.importing import PageError, import_page
from readout_tui.intake import Intake, read_page
from readout_tui.store.reading import parse_readout

IDS = {
    "up": "../../outside/x",
    "up-windows": "..\\..\\outside\\x",
    "absolute": "/tmp/readout-hostile/x",
    "drive": "C:\\x",
    "slash": "a/b",
    "dot": ".",
    "dots": "..",
    "more dots": "...",
    "hidden": ".git",
    "inner dots": "a..b",
    "space": "a b",
    "line": "a\nb",
    "hash": "a#1",
    "code": "a`<javascript:alert(1)>`b",
    "long": "a" * 5000,
    "control": "a\x1b[2Jb",
    "unseen": "a\u200bb",
    "bidi": "a\u202eb",
    "nothing": "",
}
PAGE = b"Meeting of the harbour council, 3 May 2031\n\nPremier Ada Lund: We begin. Is everybody here?\n"


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that is below a folder, links as what they are."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        content = None if path.is_dir() or path.is_symlink() else path.read_bytes()
        found[str(path.relative_to(folder))] = content
    return found


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the archive, with a readout and an empty file."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "well.yaml").write_text('title: "The well"\nid: well\nreadout: 1\nturns: [{text: "Water."}]\n')
    (folder / "empty.yaml").write_text("")
    return folder


def file_of(readout_id: str) -> str:
    quoted = json.dumps(readout_id)
    return (
        f"id: {quoted}\nreadout: 1\ntitle: The well\nsource: {{file: {quoted}}}\n"
        f"participants: [{{id: {quoted}, name: Ada Lund}}]\nrelated: [{{id: {quoted}, relation: follows}}]\n"
        f"turns: [{{speaker: {quoted}, text: Water.}}]\n"
    )


@pytest.mark.parametrize("readout_id", IDS.values(), ids=IDS)
def test_an_id_that_is_none_is_told_at_each_place_and_leaves_no_readout(readout_id: str) -> None:
    read = parse_readout(file_of(readout_id).encode(), Path("-"))
    places = {(p.line, p.column) for p in read.problems if "no id" in p.message or "empty" in p.message}
    assert {(1, 5), (5, 21), (6, 16), (7, 19)} <= places
    assert read.readout is None
    assert all(len(problem.message) < 250 for problem in read.problems)


@pytest.mark.parametrize("readout_id", IDS.values(), ids=IDS)
def test_a_record_with_such_an_id_anywhere_is_no_page(readout_id: str) -> None:
    sound: dict[str, object] = {"readout": 1, "id": "x", "title": "t", "turns": [{"text": "a"}]}
    for part in (
        {"id": readout_id},
        {"participants": [{"id": readout_id, "name": "Ada"}]},
        {"turns": [{"text": "a", "speaker": readout_id}]},
        {"related": [{"id": readout_id, "relation": "follows"}]},
    ):
        if len(readout_id) > 200 and "id" not in part:
            continue  # It becomes no file's name.
        if "\u200b" in readout_id and "id" not in part:
            continue
        with pytest.raises(PageError, match="id"):
            import_page(json.dumps(sound | part).encode(), "x.json")


def test_no_command_writes_outside_of_the_archive(
    tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    (archive / "2031").mkdir(parents=True)
    for name, readout_id in IDS.items():
        (archive / "2031" / f"{name}.yaml").write_text(file_of(readout_id), encoding="utf-8")
        (archive / "2031" / f"{name}.json").write_text(json.dumps({"id": readout_id}), encoding="utf-8")
    people = [{"id": one, "name": "Ada Lund", "ids": [f"{one}x"]} for one in IDS.values()]
    (archive / "people.yaml").write_text(json.dumps({"people": people}), encoding="utf-8")
    (tmp_path / "page.txt").write_bytes(PAGE)
    home = {"home", "archive"}
    before = {name: data for name, data in tree(tmp_path).items() if name.split("/")[0] not in home}
    for words in (
        ["fmt", str(archive)],
        ["import", str(tmp_path / "page.txt"), "--into", str(archive)],
        ["import", str(tmp_path / "page.txt"), "--into", str(archive), "--force"],
        ["import", "--again", "--write", "--force", "--into", str(archive)],
        *(["people", "-a", str(archive), "merge", one, "ada-lund"] for one in ("../../outside/x", "a/b")),
        *(["show", "-a", str(archive), one] for one in ("../../outside/x", "/etc/passwd")),
        ["export", "-a", str(archive), "../../outside/well", "--html"],
    ):
        main(words)
    after = {name: data for name, data in tree(tmp_path).items() if name.split("/")[0] not in home}
    assert after == before
    assert "The well" not in capsys.readouterr().out
    read = parse_readout((archive / "2031" / "2031-05-03-lund-meeting-harbour.yaml").read_bytes(), Path("-"))
    assert read.problems == ()


@pytest.mark.parametrize("name", ["pages", "2031"])
def test_import_writes_nothing_through_a_link_out_of_the_archive(
    name: str, tmp_path: Path, outside: Path
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / name).symlink_to(outside)
    before = tree(tmp_path)
    with pytest.raises(OSError, match=f"'{name}.*' leads out of the archive by a link"):
        Intake(archive).take(read_page(PAGE, "page.txt"))
    assert tree(tmp_path) == before


def test_import_over_a_readout_beyond_a_link_is_refused(tmp_path: Path, outside: Path) -> None:
    archive, other = tmp_path / "archive", tmp_path / "other"
    taken = Intake(other).take(read_page(PAGE, "page.txt"))
    archive.mkdir()
    (archive / "2031").symlink_to(other / "2031")
    (archive / "pages").mkdir()
    (archive / "pages" / "page.txt").write_bytes(PAGE)
    before = tree(tmp_path)
    assert taken.path is not None
    with pytest.raises(OSError, match="leads out of the archive"):
        Intake(archive).take(read_page(PAGE, "page.txt"), force=True)
    assert list(Intake(archive).again()) == []
    assert tree(tmp_path) == before


def test_fmt_leaves_what_a_link_leads_to_but_not_what_is_named(
    tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "well.yaml").symlink_to(outside / "well.yaml")
    (archive / "folder").symlink_to(outside)
    before = tree(tmp_path)
    assert main(["fmt", str(archive)]) == 1
    assert tree(tmp_path) == before
    assert f"{archive}/well.yaml:1:1: a link leads out of the archive" in capsys.readouterr().err
    assert main(["fmt", str(archive / "well.yaml")]) == 0
    assert (outside / "well.yaml").read_bytes() != before["outside/well.yaml"]


def test_people_are_not_written_through_a_link_out_of_the_archive(
    archive: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "people.yaml").symlink_to(outside / "empty.yaml")
    assert main(["people", "-a", str(archive), "merge", "adela-marn", "juri-osk"]) == 1
    assert "leads out of the archive" in capsys.readouterr().err
    assert (outside / "empty.yaml").read_text() == ""


def test_an_archive_that_is_a_link_itself_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "archive")
    (tmp_path / "archive").mkdir()
    taken = Intake(tmp_path / "link").take(read_page(PAGE, "page.txt"))
    assert taken.path
    assert is_inside(taken.path, tmp_path / "archive")
