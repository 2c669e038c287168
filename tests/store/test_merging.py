from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from readout_tui.model import People, Person, Position
from readout_tui.store.merging import MergeError, Merges, joined, merged, split, told_apart
from readout_tui.store.people import change_people, parse_people

NAMES = {
    "adela-marn": "Adela Marn",
    "a-marn": "A. Marn",
    "marn": "President Marn",
    "juri-osk": "Jüri Osk",
    "osk": "Mr. Osk",
}
MARN = Person(
    id="adela-marn",
    name="Adela Marn",
    aliases=("Madame Marn",),
    spellings=("Адела Марн",),
    positions=(Position(role="President", side="Veld"),),
)


def ids(people: People) -> dict[str, tuple[str, ...]]:
    return {person.id: person.ids for person in people.people}


def test_a_merge_is_one_more_id_and_nothing_else() -> None:
    osk = Person(id="juri-osk", name="Jüri Osk", ids=("osk",))
    people = merged(People(people=(MARN, osk)), "adela-marn", "marn", NAMES)
    assert ids(people) == {"adela-marn": ("marn",), "juri-osk": ("osk",)}
    assert split(people, "marn", NAMES) == People(people=(MARN, osk))


def test_a_person_without_an_entry_gets_one_which_goes_with_the_last_merge() -> None:
    people = merged(People(), "adela-marn", "marn", NAMES)
    assert people == People(people=(Person(id="adela-marn", name="Adela Marn", ids=("marn",)),))
    assert split(people, "marn", NAMES) == People()


def test_an_entry_that_names_otherwise_than_the_readouts_stays() -> None:
    people = People(people=(Person(id="adela-marn", name="Adela von Marn", ids=("marn",)),))
    assert ids(split(people, "marn", NAMES)) == {"adela-marn": ()}


def test_who_is_merged_already_passes_a_further_one_on() -> None:
    people = merged(People(), "adela-marn", "a-marn", NAMES)
    people = merged(people, "a-marn", "marn", NAMES)
    assert ids(people) == {"adela-marn": ("a-marn", "marn")}


def test_the_entry_of_a_merged_person_stays_for_the_split() -> None:
    short = Person(id="a-marn", name="A. Marn", aliases=("Ad. Marn",), ids=("marn",))
    before = People(people=(MARN, short))
    people = merged(before, "adela-marn", "a-marn", NAMES)
    assert ids(people) == {"adela-marn": ("a-marn",), "a-marn": ("marn",)}
    assert split(people, "a-marn", NAMES) == before


def test_joined_people_have_all_names_and_ids_of_those_merged_into_them() -> None:
    short = Person(
        id="a-marn",
        name="A. Marn",
        aliases=("Ad. Marn", "Madame Marn"),
        spellings=("А. Марн",),
        ids=("marn",),
    )
    osk = Person(id="juri-osk", name="Jüri Osk")
    people = joined(merged(People(people=(short, MARN, osk)), "adela-marn", "a-marn", NAMES))
    marn = next(person for person in people.people if person.id == "adela-marn")
    assert [person.id for person in people.people] == ["adela-marn", "juri-osk"]
    assert (marn.name, marn.aliases) == ("Adela Marn", ("Madame Marn", "A. Marn", "Ad. Marn"))
    assert marn.spellings == ("Адела Марн", "А. Марн")
    assert marn.positions == MARN.positions
    assert set(marn.ids) == {"a-marn", "marn"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda people: merged(people, "adela-marm", "osk", NAMES),
            "nobody has the id 'adela-marm': did you mean 'adela-marn'?",
        ),
        (
            lambda people: merged(people, "juri-osk", "zzz", NAMES),
            "nobody has the id 'zzz': 'readout people' lists all ids",
        ),
        (
            lambda people: merged(people, "osk", "osk", NAMES),
            "'osk' cannot be merged with itself",
        ),
        (
            lambda people: merged(people, "juri-osk", "a-marn", NAMES),
            "'a-marn' is merged into 'adela-marn': split it first",
        ),
        (
            lambda people: merged(people, "adela-marn", "a-marn", NAMES),
            "'adela-marn' and 'a-marn' are one person already",
        ),
        (
            lambda people: merged(people, "a-marn", "adela-marn", NAMES),
            "'a-marn' and 'adela-marn' are one person already",
        ),
        (
            lambda people: split(people, "adela-marn", NAMES),
            "'adela-marn' is merged into nobody: to be split are the ids merged into it, a-marn",
        ),
        (
            lambda people: split(people, "a-mar", NAMES),
            "'a-mar' is merged into nobody: did you mean 'a-marn'?",
        ),
        (
            lambda people: split(People(), "osk", NAMES),
            "'osk' is merged into nobody: there is nothing to split",
        ),
    ],
)
def test_nonsense_is_refused(change: Callable[[People], People], message: str) -> None:
    people = People(people=(Person(id="adela-marn", name="Adela Marn", ids=("a-marn",)),))
    with pytest.raises(MergeError) as caught:
        change(people)
    assert str(caught.value) == message


def test_who_is_told_apart_gets_a_mark_which_a_merge_takes_away() -> None:
    before = People(people=(replace(MARN, ids=("a-marn",)),))
    apart = told_apart(before, "a-marn", "marn", NAMES)
    assert apart == People(people=(replace(MARN, ids=("a-marn",), differs_from=("marn",)),))
    assert told_apart(apart, "adela-marn", "marn", NAMES) == apart
    assert merged(apart, "adela-marn", "marn", NAMES).people[0].differs_from == ()
    (left, right) = merged(apart, "marn", "adela-marn", NAMES).people
    assert (left.differs_from, right.differs_from) == ((), ())


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("osk", "osk", "'osk' is one id"),
        ("adela-marn", "a-marn", "'adela-marn' and 'a-marn' are one person: split them first"),
        ("osk", "ossk", "nobody has the id 'ossk': did you mean 'osk'?"),
    ],
)
def test_nobody_is_told_apart_from_himself_or_nobody(one: str, other: str, message: str) -> None:
    people = People(people=(replace(MARN, ids=("a-marn",)),))
    with pytest.raises(MergeError) as caught:
        told_apart(people, one, other, NAMES)
    assert str(caught.value) == message


def test_merges_in_a_circle_come_to_an_end() -> None:
    people = People(
        people=(
            Person(id="a", name="A", ids=("b", "a")),
            Person(id="b", name="B", ids=("c",)),
            Person(id="c", name="C", ids=("a",)),
        )
    )
    merges = Merges(people)
    assert [merges.end(one) for one in "abcd"] == ["a", "a", "a", "d"]
    assert ids(joined(people)) == {"a": ("b", "c")}


@given(st.lists(st.tuples(st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES))), max_size=8))
@settings(max_examples=60, derandomize=True)
def test_merges_make_a_valid_file_and_each_split_gives_back_what_there_was(
    pairs: list[tuple[str, str]],
) -> None:
    history = [People(people=tuple(Person(id=one, name=f"{name}!") for one, name in NAMES.items()))]
    done: list[str] = []
    for into, other in pairs:
        try:
            people = merged(history[-1], into, other, NAMES)
        except MergeError:
            continue
        merges = Merges(people)
        assert merges.end(into) == merges.end(other)
        history.append(people)
        done.append(other)
    for other in reversed(done):
        people = history.pop()
        assert len({Merges(people).end(one) for one in NAMES}) == len(joined(people).people)
        assert split(people, other, NAMES) == history[-1]


HEAD = "# yaml-language-server: $schema=readout.schema.json\n"


def test_a_changed_file_keeps_its_first_comments_and_all_other_entries(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    written = f"{HEAD}people:\n  - id: juri-osk\n    name: Jüri Osk\n    aliases: [Minister Osk]\n"
    path.write_text(written, encoding="utf-8")
    change_people(tmp_path, lambda people: merged(people, "juri-osk", "osk", NAMES))
    assert path.read_text(encoding="utf-8") == f"{written}    ids: [osk]\n"
    change_people(tmp_path, lambda people: split(people, "osk", NAMES))
    assert path.read_text(encoding="utf-8") == written


def test_the_file_is_begun_where_there_is_none(tmp_path: Path) -> None:
    change_people(tmp_path, lambda people: merged(people, "juri-osk", "osk", NAMES))
    written = "people:\n  - id: juri-osk\n    name: Jüri Osk\n    ids: [osk]\n"
    assert (tmp_path / "people.yaml").read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("people:\n  - id: juri-osk\n    name: Jüri Osk\n    rank: 2\n", "4:5: unknown key 'rank'"),
        ("people: [\n", "2:1: "),
        ("people:\n  - id: juri-osk # him\n    name: Jüri Osk\n", "2:18: a comment, which would get lost"),
    ],
)
def test_a_file_that_would_lose_something_is_never_written(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MergeError) as caught:
        change_people(tmp_path, lambda people: merged(people, "juri-osk", "osk", NAMES))
    assert str(caught.value).startswith(f"{path}:{place}")
    assert path.read_text(encoding="utf-8") == text


def test_a_link_that_leads_nowhere_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(MergeError):
        change_people(tmp_path, lambda people: people)
    assert not (tmp_path / "nowhere").exists()


def test_a_refused_change_leaves_the_file_alone(tmp_path: Path) -> None:
    with pytest.raises(MergeError):
        change_people(tmp_path, lambda people: merged(people, "osk", "osk", NAMES))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("people:\n  - {id: a, name: A, ids: [b]}\n  - {id: b, name: B, ids: [c]}\n", []),
        ("people:\n  - {id: a, name: A, ids: [a]}\n", ["2:28: 'a' is merged into itself"]),
        (
            "people:\n  - {id: a, name: A, ids: [b]}\n  - {id: b, name: B, ids: [a]}\n",
            ["3:28: 'b' and 'a' are merged into each other"],
        ),
    ],
)
def test_merges_that_make_no_sense_are_problems(text: str, problems: list[str]) -> None:
    found = parse_people(text.encode(), Path("people.yaml")).problems
    assert len(found) == len(problems)
    assert all(
        str(one).startswith(f"people.yaml:{words}") for one, words in zip(found, problems, strict=True)
    )
