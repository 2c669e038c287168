from __future__ import annotations

import pytest
from tests.index.shelf import Shelf

from readout_tui.index.counterparts import Counterparts
from readout_tui.model import Kind, RelationKind

PEOPLE = "Adela Marn of Veld,Jüri Osk of Osmark"


def counterparts(shelf: Shelf, readout_id: str) -> list[str]:
    view = shelf.index().view
    return [event.id for event in view.relations.counterparts(view.snapshot.numbers[readout_id])]


def add(
    shelf: Shelf,
    readout_id: str,
    publisher: str,
    day: str = "2031-04-02",
    people: str = PEOPLE,
    kind: Kind = "meeting",
    place: str | None = "Veld",
    related: tuple[tuple[str, RelationKind], ...] = (),
) -> None:
    shelf.add(
        readout_id, day=day, people=people, kind=kind, publisher=publisher, place=place, related=related
    )


def test_the_other_sides_readout_of_the_same_day_is_a_counterpart(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example", "2031-04-02T10:00")
    add(shelf, "b", "osmark.example", "2031-04-02")
    assert counterparts(shelf, "a") == ["b"]
    assert counterparts(shelf, "b") == ["a"]


@pytest.mark.parametrize(
    ("publisher", "day", "people", "kind"),
    [
        ("VELD.example", "2031-04-02", PEOPLE, "meeting"),
        ("osmark.example", "2031-04-04", PEOPLE, "meeting"),
        ("osmark.example", "2031-04-02", "Hanne Brill of Veld,Otto Lind of Osmark", "meeting"),
        ("osmark.example", "2031-04-02", PEOPLE, "interview"),
        ("osmark.example", "2031", PEOPLE, "meeting"),
        ("osmark.example", "2031-04-02", "Adela Marn", "meeting"),
    ],
)
def test_what_differs_in_what_matters_is_none(
    shelf: Shelf, publisher: str, day: str, people: str, kind: Kind
) -> None:
    add(shelf, "a", "veld.example")
    add(shelf, "b", publisher, day, people, kind)
    assert counterparts(shelf, "a") == []


def test_neighbouring_days_need_the_same_place_or_a_telephone(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example")
    add(shelf, "b", "osmark.example", "2031-04-03", place="Osk Bay")
    assert counterparts(shelf, "a") == []
    add(shelf, "b", "osmark.example", "2031-04-03")
    assert counterparts(shelf, "a") == ["b"]
    add(shelf, "c", "veld.example", "2031-06-02", kind="call")
    add(shelf, "d", "osmark.example", "2031-06-03", kind="call", place="Osk Bay")
    assert counterparts(shelf, "c") == ["d"]


def test_one_person_in_common_is_enough_between_the_same_sides(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example")
    add(shelf, "b", "osmark.example", people="Adela Marn of Veld,Otto Lind of Osmark")
    assert counterparts(shelf, "a") == ["b"]


def test_of_two_meetings_on_one_day_each_has_its_own(shelf: Shelf) -> None:
    add(shelf, "a1", "veld.example", "2031-04-02T10:00")
    add(shelf, "a2", "veld.example", "2031-04-02T16:00")
    add(shelf, "b1", "osmark.example", "2031-04-02T11:00")
    add(shelf, "b2", "osmark.example", "2031-04-02T17:00")
    assert [counterparts(shelf, one) for one in ("a1", "a2", "b1", "b2")] == [["b1"], ["b2"], ["a1"], ["a2"]]


def test_three_sides_may_tell_of_one_event(shelf: Shelf) -> None:
    for publisher in ("veld", "osmark", "third"):
        add(shelf, publisher, f"{publisher}.example")
    assert sorted(counterparts(shelf, "veld")) == ["osmark", "third"]


def test_what_is_declared_counts_and_what_is_declared_otherwise_does_not(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example")
    add(shelf, "b", "osmark.example", related=(("a", "translation-of"),))
    add(shelf, "c", "third.example", related=(("a", "not-related"),))
    add(shelf, "d", "veld.example", "2033-01-01", related=(("a", "counterpart"),))
    assert counterparts(shelf, "a") == ["d"]
    assert counterparts(shelf, "d") == ["a"]


def groups(shelf: Shelf) -> list[list[str]]:
    view = shelf.index().view
    found = view.relations.counterpart_groups
    return sorted(sorted(view.snapshot.event(one).id for one in group) for group in found)


def test_all_readouts_of_an_event_are_one_group(shelf: Shelf) -> None:
    for readout_id, publisher in [("a", "veld.example"), ("b", "osmark.example"), ("c", "press.example")]:
        add(shelf, readout_id, publisher)
    add(shelf, "d", "veld.example", "2031-06-02")
    assert groups(shelf) == [["a", "b", "c"]]


def test_readouts_that_declare_the_same_counterpart_are_one_group_with_it(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example", "2031-04-02")
    add(shelf, "b", "osmark.example", "2031-05-09", related=(("a", "counterpart"),))
    add(shelf, "c", "osmark.example", "2031-06-20", related=(("a", "counterpart"),))
    assert groups(shelf) == [["a", "b", "c"]]


def test_what_a_third_readout_would_join_stays_apart_if_it_is_declared_unrelated(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example", "2031-04-02")
    add(shelf, "b", "osmark.example", "2031-05-09", related=(("a", "counterpart"),))
    add(shelf, "c", "press.example", "2031-06-20", related=(("a", "counterpart"), ("b", "not-related")))
    assert len(groups(shelf)) == 1
    assert len(groups(shelf)[0]) == 2


def test_two_readouts_of_one_publisher_are_not_joined_by_way_of_a_third(shelf: Shelf) -> None:
    add(shelf, "a", "veld.example", "2031-04-01")
    add(shelf, "b", "osmark.example", "2031-04-02")
    add(shelf, "c", "press.example", "2031-04-03")
    add(shelf, "d", "veld.example", "2031-04-04")
    assert all(not {"a", "d"} <= {*group} for group in groups(shelf))


def test_only_readouts_of_other_publishers_are_compared(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        add(shelf, f"a{number}", "veld.example")
    add(shelf, "b", "osmark.example", "2031-04-01/2031-04-03")
    compared: list[set[int]] = []
    fit = Counterparts._fit

    def counted(counterparts: Counterparts, one: int, other: int) -> object:
        compared.append({one, other})
        return fit(counterparts, one, other)

    monkeypatch.setattr(Counterparts, "_fit", counted)
    view = shelf.index().view
    assert [len(group) for group in view.relations.counterpart_groups] == [2]
    assert compared
    assert all(view.snapshot.numbers["b"] in pair for pair in compared)
