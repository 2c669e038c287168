from __future__ import annotations

import pytest
from tests.index.shelf import Shelf

from readout_tui.model import RelationKind


def ties(shelf: Shelf, readout_id: str) -> list[tuple[str, str]]:
    view = shelf.index().view
    number = view.snapshot.numbers[readout_id]
    return [(tie.event.id, tie.reason) for tie in view.relations.ties(number)]


@pytest.mark.parametrize(
    ("relation", "there", "back"),
    [
        ("implements", "implements", "is implemented by this"),
        ("follows", "follows", "is followed by this"),
        ("refers-to", "refers to", "is referred to by this"),
        ("counterpart", "counterpart", "counterpart"),
        ("translation-of", "is a translation of", "is translated by this"),
        ("corrects", "corrects", "is corrected by this"),
    ],
)
def test_a_declared_relation_is_told_from_both_sides(
    shelf: Shelf, relation: RelationKind, there: str, back: str
) -> None:
    shelf.add("a", related=(("b", relation),))
    shelf.add("b")
    assert ties(shelf, "a") == [("b", f"declared: {there}")]
    assert ties(shelf, "b") == [("a", f"declared: {back}")]


def test_a_relation_to_what_is_not_there_is_no_tie(shelf: Shelf) -> None:
    shelf.add("a", related=(("b", "follows"),))
    assert ties(shelf, "a") == []


def test_counterparts_that_name_each_other_are_one_tie(shelf: Shelf) -> None:
    shelf.add("a", related=(("b", "counterpart"),))
    shelf.add("b", related=(("a", "counterpart"),))
    assert ties(shelf, "a") == [("b", "declared: counterpart")]


def test_those_who_meet_again_are_a_tie_and_named(shelf: Shelf) -> None:
    shelf.add("a", day="2031-01-01", people="Adela Marn,Jüri Osk,Hanne Brill")
    shelf.add("b", day="2031-02-01", people="Jüri Osk,Adela Marn")
    shelf.add("c", day="2031-02-01", people="Jüri Osk")
    assert ties(shelf, "a") == [("b", "same participants (Marn, Osk)")]


def test_what_is_declared_comes_first_and_once(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Jüri Osk", related=(("c", "follows"),))
    shelf.add("b", people="Adela Marn,Jüri Osk")
    shelf.add("c", people="Adela Marn,Jüri Osk")
    assert ties(shelf, "a") == [("c", "declared: follows"), ("b", "same participants (Marn, Osk)")]


def test_nearer_events_come_first(shelf: Shelf) -> None:
    for readout_id, day in (("a", "2031-01-01"), ("b", "2032-01-01"), ("c", "2031-03"), ("d", None)):
        shelf.add(readout_id, day=day, people="Adela Marn,Jüri Osk")
    assert [other for other, _ in ties(shelf, "a")] == ["c", "b", "d"]


def test_rarer_groups_come_first(shelf: Shelf) -> None:
    shelf.add("a", day="2031-01-01", people="Adela Marn,Jüri Osk,Hanne Brill")
    for day in range(1, 8):
        shelf.add(f"b{day}", day=f"2031-01-0{day}", people="Adela Marn,Jüri Osk")
    shelf.add("c", day="2031-01-20", people="Adela Marn,Hanne Brill")
    assert ties(shelf, "a")[0] == ("c", "same participants (Marn, Brill)")


def test_one_shared_person_counts_where_nothing_else_does(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Jüri Osk")
    shelf.add("b", people="Jüri Osk,Hanne Brill")
    assert ties(shelf, "a") == [("b", "same participant (Osk)")]


def test_what_is_declared_unrelated_is_no_tie(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Jüri Osk", related=(("b", "not-related"),))
    shelf.add("b", people="Adela Marn,Jüri Osk")
    assert ties(shelf, "a") == ties(shelf, "b") == []


def test_namesakes_are_called_by_their_full_names(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Otto Marn,XI Jinping,Ban Ki,Hanne Brill")
    shelf.add("b", people="Adela Marn,Otto Marn,XI Jinping,Ban Ki,Hanne Brill")
    assert ties(shelf, "a") == [("b", "same participants (Adela Marn, Otto Marn, Jinping and 2 more)")]


def test_merged_ids_are_one_person(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Jüri Osk")
    shelf.add("b", people="Adela Marn,J Osk")
    people = "people:\n  - id: juri-osk\n    name: Jüri Osk\n    ids: [j-osk]\n"
    (shelf.root / "people.yaml").write_text(people, encoding="utf-8")
    assert ties(shelf, "a") == [("b", "same participants (Marn, Osk)")]


def test_the_other_sides_readout_is_a_counterpart(shelf: Shelf) -> None:
    for readout_id in ("a", "b"):
        shelf.add(
            readout_id, day="2031-01-01", people="Adela Marn,Jüri Osk", publisher=f"{readout_id}.example"
        )
    assert ties(shelf, "a") == [("b", "counterpart: the other side's readout")]


def test_events_of_one_place_and_day_or_one_visit_are_ties(shelf: Shelf) -> None:
    people = "Adela Marn,Jüri Osk"
    shelf.add("a", day="2031-01-01", people=people, place="Osk Bay")
    shelf.add("b", day="2031-01-01", people="Hanne Brill", place="OSK BAY, Veld")
    shelf.add("c", day="2031-01-02", people=people, place="Osk Bay")
    shelf.add("d", day="2031-01-02", people="Adela Marn", place="Osk Bay")
    shelf.add("e", day="2031-01", place="Osk Bay")
    assert ties(shelf, "a") == [("b", "same place and day"), ("c", "same visit (Osk Bay)")]


def test_a_crowded_place_says_nothing_of_those_who_do_not_meet(shelf: Shelf) -> None:
    for readout_id in "abcdef":
        shelf.add(
            readout_id, day="2031-01-01", place="Osk Bay", people="Jüri Osk" if readout_id < "c" else ""
        )
    assert ties(shelf, "a") == [("b", "same place and day")]
    assert ties(shelf, "f") == []


def test_a_rare_tag_is_a_tie_and_a_common_one_is_not(shelf: Shelf) -> None:
    for readout_id in "abcdefgh":
        tags = ("ferries", "ferry-seven") if readout_id < "c" else ("ferries",)
        shelf.add(readout_id, tags=tags)
    assert ties(shelf, "a") == [("b", "same tag (ferry-seven)")]
    assert ties(shelf, "h") == []
