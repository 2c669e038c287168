from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout_tui.cli.main import main

PRESS = "2031/2031-06-press-day.yaml"


class Ran:
    """What a command printed, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str], archive: Path, *words: str) -> None:
        self.status = main(["people", "-a", str(archive), *words])
        self.out, self.err = capsys.readouterr()
        self.out = self.out.replace(str(archive), "DIR")
        self.err = self.err.replace(str(archive), "DIR")

    @property
    def objects(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def twice(archive: Path) -> Path:
    """The shared archive, with `Minister Osk` at the press day: another id of Jüri Osk."""
    path = archive / PRESS
    osk = "  - id: osk\n    name: Minister Osk\n    role: Minister of Transport\nturns:\n"
    path.write_text(path.read_text(encoding="utf-8").replace("turns:\n", osk), encoding="utf-8")
    return archive


def test_people_are_listed_with_counts(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, archive, "marn")
    assert ran.out.splitlines() == [
        "Adela Marn  adela-marn",
        "    President of Veld; Veld; 2 readouts, 3 turns, 2031-04-02 to 2031-05-20",
    ]
    ran = Ran(capsys, archive, "--json")
    assert [person["id"] for person in ran.objects] == ["adela-marn", "juri-osk", "hanne-brill"]


def test_who_may_be_one_person_is_told_below_the_list(
    twice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suggestion = [
        "Jüri Osk and Minister Osk  67",
        "    a surname alone, both Minister of Transport",
        "    readout people -a DIR merge juri-osk osk",
    ]
    ran = Ran(capsys, twice)
    assert ran.out.splitlines()[-5:] == ["", "may be one person:", *suggestion]
    assert Ran(capsys, twice, "--suggest").out.splitlines() == suggestion
    assert Ran(capsys, twice, "osk").out.splitlines()[-3:] == suggestion
    assert "may be one" not in Ran(capsys, twice, "marn").out
    assert (ran.status, ran.err) == (0, "")


def test_suggestions_in_json_are_one_object_a_line(twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, twice, "--suggest", "--json")
    assert ran.objects == [
        {
            **{"into": "juri-osk", "into_name": "Jüri Osk", "other": "osk", "other_name": "Minister Osk"},
            **{"reason": "a surname alone, both Minister of Transport", "confidence": 67},
        }
    ]


def test_nobody_to_suggest_is_exit_1(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, archive, "--suggest")
    assert (ran.status, ran.out) == (1, "")


def test_of_many_suggestions_the_list_shows_the_surest(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{a}arm{b}el" for a in "BDFG" for b in ("stor", "gim", "nuk")]
    people = "".join(
        f"  - {{id: {name}-1, name: Ada {name}}}\n  - {{id: {name}-2, name: A. {name}}}\n" for name in names
    )
    (archive / "people.yaml").write_text(f"people:\n{people}", encoding="utf-8")
    assert Ran(capsys, archive).out.splitlines()[-1] == "and 2 more: readout people -a DIR --suggest"
    assert len(Ran(capsys, archive, "--suggest", "--json").objects) == 12


def test_a_merge_is_a_line_in_the_list_of_people(twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (twice / PRESS).read_bytes()
    ran = Ran(capsys, twice, "merge", "juri-osk", "osk")
    assert ran.out.splitlines() == [
        "Jüri Osk  juri-osk",
        "    Minister of Transport; Osmark; 3 readouts, 2 turns, 2031-04-02 to 2031-06",
        "    also Minister Osk",
    ]
    assert ran.err == "one person now; to take it back: readout people -a DIR split osk\n"
    assert ran.status == 0
    written = "people:\n  - id: juri-osk\n    name: Jüri Osk\n    ids: [osk]\n"
    assert (twice / "people.yaml").read_text(encoding="utf-8") == written
    assert (twice / PRESS).read_bytes() == before


def test_a_split_takes_a_merge_back(twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Ran(capsys, twice, "merge", "juri-osk", "osk")
    ran = Ran(capsys, twice, "split", "osk", "--json")
    assert [(person["id"], person["readouts"]) for person in ran.objects] == [("juri-osk", 2), ("osk", 1)]
    assert (ran.status, ran.err) == (0, "")


def test_who_is_told_apart_is_suggested_no_more_until_they_are_merged(
    twice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, twice, "differ", "osk", "juri-osk")
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")] == [
        "Jüri Osk  juri-osk",
        "Minister Osk  osk",
    ]
    assert (ran.status, ran.err) == (0, "")
    written = "people:\n  - id: osk\n    name: Minister Osk\n    differs_from: [juri-osk]\n"
    assert (twice / "people.yaml").read_text(encoding="utf-8") == written
    assert Ran(capsys, twice, "--suggest").status == 1
    Ran(capsys, twice, "merge", "juri-osk", "osk")
    Ran(capsys, twice, "split", "osk")
    assert Ran(capsys, twice, "--suggest").status == 0


def test_what_cannot_be_is_refused_and_changes_nothing(
    twice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, twice, "merge", "juri-osk", "jurri-osk")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "nobody has the id 'jurri-osk': did you mean 'juri-osk'?\n"
    assert Ran(capsys, twice, "split", "osk").status == 1
    assert not (twice / "people.yaml").exists()


def test_a_broken_list_of_people_is_left_alone(twice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (twice / "people.yaml").write_text("people: [", encoding="utf-8")
    ran = Ran(capsys, twice, "merge", "juri-osk", "osk")
    assert ran.status == 1
    assert ran.err.startswith("DIR/people.yaml:2:1: ")
    assert (twice / "people.yaml").read_text(encoding="utf-8") == "people: ["


def test_a_list_of_people_that_cannot_be_written_is_told(
    twice: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("readout_tui.store.people.write_atomically", refuse)
    ran = Ran(capsys, twice, "merge", "juri-osk", "osk")
    assert (ran.status, ran.err) == (1, "DIR/people.yaml: Permission denied\n")


@pytest.mark.parametrize("words", [["merge"], ["merge", "osk"], ["merge", "a", "b", "c"], ["split"]])
def test_a_wrong_call_is_exit_2(archive: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    ran = Ran(capsys, archive, *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"readout: people {words[0]} needs ")


def test_an_empty_archive_has_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, tmp_path).status == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nobody"], "nothing found: nobody has nobody in a name: readout people -a DIR lists all\n"),
        (["adelaide"], "nothing found: nobody has adelaide in a name: did you mean Adela?\n"),
        (["--suggest"], "nothing found: nobody seems to have two ids; readout people -a DIR lists all\n"),
        (["--suggest", "marn"], "nothing found: nobody of those named marn seems to have two ids; "),
    ],
)
def test_that_nobody_is_found_is_said(
    archive: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    ran = Ran(capsys, archive, *words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(message)


def test_an_archive_without_persons_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, tmp_path).err.startswith("nothing found: the archive has no persons")
