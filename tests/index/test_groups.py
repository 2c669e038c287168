from __future__ import annotations

from tests.index.shelf import Shelf


def series(shelf: Shelf, readout_id: str) -> list[str]:
    view = shelf.index().view
    numbers = view.groups.series(view.snapshot.numbers[readout_id])
    return [view.snapshot.cards[number].id for number in numbers]


def test_a_series_follows_a_group_in_timeline_order(shelf: Shelf) -> None:
    shelf.add("b", day="2031-03-01", people="Adela Marn,Jüri Osk")
    shelf.add("c", people="Adela Marn,Jüri Osk")
    shelf.add("a", day="2031-04-01", people="Adela Marn,Jüri Osk,Hanne Brill")
    shelf.add("d", day="2031-03-15", people="Adela Marn")
    assert series(shelf, "a") == series(shelf, "b") == ["b", "a", "c"]


def test_a_group_that_has_met_a_few_times_leads_further_than_one_that_met_twice(shelf: Shelf) -> None:
    shelf.add("a", day="2031-01", people="Adela Marn,Jüri Osk,Hanne Brill")
    shelf.add("b", day="2031-02", people="Adela Marn,Jüri Osk")
    shelf.add("c", day="2031-03", people="Adela Marn,Jüri Osk")
    shelf.add("d", day="2031-04", people="Adela Marn,Hanne Brill")
    assert series(shelf, "a") == ["a", "b", "c"]


def test_one_person_is_followed_where_no_group_meets_again(shelf: Shelf) -> None:
    shelf.add("a", day="2031-01", people="Adela Marn,Jüri Osk")
    shelf.add("b", day="2031-02", people="Jüri Osk")
    assert series(shelf, "a") == ["a", "b"]


def test_without_participants_a_readout_stands_alone(shelf: Shelf) -> None:
    shelf.add("a")
    shelf.add("b")
    assert series(shelf, "a") == ["a"]


def test_each_event_is_told_with_all_whom_it_shares_whichever_was_asked_for_before(shelf: Shelf) -> None:
    shelf.add("a", people="Adela Marn,Jüri Osk,Hanne Brill")
    shelf.add("b", people="Jüri Osk,Adela Marn")
    shelf.add("c", people="Hanne Brill,Ilka Voss")
    view = shelf.index().view
    shared = {
        one: {
            view.snapshot.cards[other].id: set(group)
            for other, group in view.groups.shared(view.snapshot.numbers[one]).items()
        }
        for one in ("a", "c", "a", "b")
    }
    assert shared == {
        "a": {"b": {"adela-marn", "juri-osk"}, "c": {"hanne-brill"}},
        "b": {"a": {"adela-marn", "juri-osk"}},
        "c": {"a": {"hanne-brill"}},
    }
