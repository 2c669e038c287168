from __future__ import annotations

import os
from pathlib import Path

import pytest

from readout_tui.files import take_lock
from readout_tui.model import People, Person, Position
from readout_tui.store.merging import MergeError
from readout_tui.store.people import PeopleReading, change_people, parse_people, read_people, write_people

PEOPLE = People(
    people=(
        Person(
            id="adela-marn",
            name="Adela Marn",
            aliases=("President Marn", "A. Marn"),
            spellings=("Адела Марн",),
            positions=(Position(role="President", side="Veld", since="2029-05", until="2033"),),
            ids=("a-marn",),
        ),
        Person(id="juri-osk", name="Jüri Osk"),
    )
)

WRITTEN = """\
people:
  - id: adela-marn
    name: Adela Marn
    aliases: [President Marn, A. Marn]
    spellings: [Адела Марн]
    positions:
      - role: President
        side: Veld
        from: 2029-05
        to: 2033
    ids: [a-marn]
  - id: juri-osk
    name: Jüri Osk
"""


def test_people_are_written_and_read_back(tmp_path: Path) -> None:
    write_people(tmp_path, PEOPLE)
    assert (tmp_path / "people.yaml").read_text(encoding="utf-8") == WRITTEN
    assert read_people(tmp_path) == PeopleReading(PEOPLE, ())


def test_archive_without_the_file_has_no_people(tmp_path: Path) -> None:
    assert read_people(tmp_path) == PeopleReading(People(), ())


def test_no_people_are_written_and_read_back(tmp_path: Path) -> None:
    write_people(tmp_path, People())
    assert read_people(tmp_path) == PeopleReading(People(), ())


def test_file_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").symlink_to(tmp_path / "nowhere")
    read = read_people(tmp_path)
    assert read.people is None
    assert len(read.problems) == 1


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("people:\n  - name: Ann\n", ["2:5: 'id' is missing"]),
        ("people:\n  - id: ann\n", ["2:5: 'name' is missing"]),
        (
            "people:\n  - {id: a, name: A}\n  - {id: a, name: B}\n",
            ["3:10: the id 'a' stands already in line 2"],
        ),
        (
            "people:\n  - {id: a, name: A, ids: [c]}\n  - {id: b, name: B, ids: [c]}\n",
            ["3:28: 'c' is merged already in line 2"],
        ),
        (
            "people:\n  - {id: a b, name: A, ids: [c/d]}\n",
            ["2:10: 'id': 'a b' is no id", "2:30: an item of 'ids'"],
        ),
        (
            "people:\n  - {id: a, name: A, positions: [{role: R, from: then}]}\n",
            ["2:50: 'from': 'then' is no date"],
        ),
        ("peple: []\n", ["1:1: unknown key 'peple': did you mean 'people'?"]),
    ],
)
def test_problem_of_people_names_its_place(text: str, problems: list[str]) -> None:
    found = parse_people(text.encode(), Path("people.yaml")).problems
    assert len(found) == len(problems)
    for problem, words in zip(found, problems, strict=True):
        assert str(problem).startswith(f"people.yaml:{words}")


def test_people_are_changed_by_one_at_a_time(tmp_path: Path) -> None:
    """Another one would begin with the same file, and one of two changes be lost."""
    handle = os.open(tmp_path, os.O_RDONLY)

    def change(people: People) -> People:
        assert not take_lock(handle)
        return PEOPLE

    change_people(tmp_path, change)
    assert take_lock(handle)
    os.close(handle)
    assert read_people(tmp_path).people == PEOPLE


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("    aliases:\n", "before the file is mended"),
        ("    # Ask her.\n    aliases: [Ada]\n", "a comment, which would get lost"),
    ],
)
def test_people_are_not_changed_where_something_would_be_lost(more: str, why: str, tmp_path: Path) -> None:
    text = f"# The people of Veld.\npeople:\n  - id: adela-marn\n    name: Adela Marn\n{more}"
    (tmp_path / "people.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(MergeError, match=why):
        change_people(tmp_path, lambda people: people)
    assert (tmp_path / "people.yaml").read_text(encoding="utf-8") == text
