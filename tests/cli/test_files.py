from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from readout_tui.cli.common import Exit
from readout_tui.cli.main import main

CANONICAL = "readout: 1\nid: well\ntitle: The well\nturns:\n  - text: Water.\n"


@pytest.fixture
def well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds one canonical readout, and is the current one."""
    folder = tmp_path / "wells"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = Path("well.yaml")
    path.write_text(CANONICAL)
    return path


def pipe(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_check_of_a_sound_archive_is_fine(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-a", str(archive)]) == Exit.FINE
    assert capsys.readouterr() == ("", "4 readouts, 0 problems, 0 doubts\n")


def test_check_prints_problems_and_doubts_by_place(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    well.write_text(CANONICAL + "doubts:\n  - {at: place, text: none?}\nplaec: x\n")
    assert main(["check", "."]) == Exit.NOTHING
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "well.yaml:7:5: doubt: at place: none?",
        "well.yaml:8:1: unknown key 'plaec': did you mean 'place'?",
    ]
    assert err == "1 readout, 1 problem, 1 doubt\n"


def test_doubts_alone_are_no_failure(well: Path) -> None:
    well.write_text(CANONICAL + "doubts:\n  - {text: none?}\n")
    assert main(["check", str(well)]) == Exit.FINE


def test_check_as_json_gives_one_object_a_line(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    well.write_text(CANONICAL + "kind: cal\ndoubts:\n  - {text: none?}\n")
    assert main(["check", "--json", str(well)]) == Exit.NOTHING
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "type": "problem",
        "path": "well.yaml",
        "line": 6,
        "column": 7,
        "message": "'kind' cannot be 'cal': did you mean 'call'?",
    }
    assert (second["type"], second["line"], second["message"]) == ("doubt", 8, "none?")


def test_check_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe(monkeypatch, CANONICAL + "plaec: x\n")
    assert main(["check", "-"]) == Exit.NOTHING
    assert capsys.readouterr().out.startswith("-:6:1: unknown key 'plaec'")


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_path_that_does_not_exist_is_a_wrong_call(
    command: str, well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(well), "none.yaml"]) == Exit.USAGE
    assert "no such file or folder: none.yaml" in capsys.readouterr().err


def test_odd_file_names_are_printed_harmlessly(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = os.fsdecode(b"a\x1b[2J\xff.yaml")
    well.rename(odd)
    assert main(["check", "."]) == Exit.NOTHING
    assert capsys.readouterr().out.startswith("a\ufffd[2J\ufffd.yaml:2:5: the id 'well' differs")


def test_fmt_rewrites_what_is_not_canonical_and_names_it(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path("other.yaml")
    other.write_text("id: other\ntitle: 'x'\nreadout: 1\nturns: [text: A]\n")
    assert main(["fmt", "."]) == Exit.FINE
    assert capsys.readouterr() == ("other.yaml\n", "")
    assert other.read_text() == "readout: 1\nid: other\ntitle: x\nturns:\n  - text: A\n"
    assert well.read_text() == CANONICAL


def test_fmt_check_writes_nothing_and_fails_if_something_would_change(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", "--check", str(well)]) == Exit.FINE
    untidy = CANONICAL.replace("The well", "'The well'")
    well.write_text(untidy)
    assert main(["fmt", "--check", str(well)]) == Exit.NOTHING
    assert capsys.readouterr().out == "well.yaml\n"
    assert well.read_text() == untidy


def test_fmt_leaves_a_file_with_problems_and_says_so(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = CANONICAL.replace("The well", "'The well'") + "plaec: x\n"
    well.write_text(broken)
    assert main(["fmt", str(well)]) == Exit.NOTHING
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "well.yaml:6:1: unknown key 'plaec': did you mean 'place'?",
        "well.yaml: left as it is, because of 1 problem",
    ]
    assert well.read_text() == broken


def test_fmt_loses_no_comment(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commented = CANONICAL + "# which well?\n"
    well.write_text(commented)
    assert main(["fmt", str(well)]) == Exit.FINE
    assert well.read_text() == commented
    assert capsys.readouterr().err.startswith("well.yaml:6:1: a comment")


def test_fmt_takes_the_archive_and_its_people(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = archive / "people.yaml"
    people.write_text("people: [{name: Ann, id: ann}]\n")
    assert main(["-a", str(archive), "fmt"]) == Exit.FINE
    assert f"{people}\n" in capsys.readouterr().out
    assert people.read_text() == "people:\n  - id: ann\n    name: Ann\n"
    assert main(["-a", str(archive), "fmt", "--check"]) == Exit.FINE


def test_fmt_is_a_filter(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pipe(monkeypatch, CANONICAL.replace("The well", "'The well'"))
    assert main(["fmt", "-"]) == Exit.FINE
    assert capsys.readouterr() == (CANONICAL, "")
    pipe(monkeypatch, CANONICAL + "plaec: x\n")
    assert main(["fmt", "-"]) == Exit.NOTHING
    assert capsys.readouterr().out == ""


def test_fmt_says_what_cannot_be_written(
    well: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    untidy = CANONICAL.replace("The well", "'The well'")
    well.write_text(untidy)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["fmt", str(well)]) == Exit.NOTHING
    assert capsys.readouterr() == ("", "well.yaml: cannot be written: No space left on device\n")
    assert well.read_text() == untidy


def test_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out)["$ref"] == "#/$defs/Readout"


@pytest.mark.parametrize("command", ["check", "fmt", "schema"])
def test_help_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"examples:\n  readout {command}" in capsys.readouterr().out
