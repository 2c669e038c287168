from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.tui.events import event

from readout_tui.index.answers import PersonSummary
from readout_tui.text import folded_words
from readout_tui.tui import offering
from readout_tui.tui.filtering import Facets, Filter
from readout_tui.tui.offering import OVERVIEW, QUICK, Choice, Group, Offer, Offered

TODAY = date(2031, 7, 1)
EVENTS = [
    event("a", "2031-04-02", kind="meeting", place="Veld", people=("adela-marn", "juri-osk")),
    event("b", "2031-05-20", kind="statement", place="Osmark", people=("juri-osk",), tags=("ferry-treaty",)),
    event("c", "2031-06-01", kind="statement", place="North Osmark", tags=("ferry-treaty", "ice")),
]


def person(readout_id: str, name: str, *aliases: str) -> PersonSummary:
    return PersonSummary(readout_id, name, aliases, (), (), 1, 1, None, None)


PEOPLE = [person("adela-marn", "Adela Marn", "State Counsel Marn"), person("juri-osk", "Jüri Osk", "Юри Оск")]
FACETS = Facets(EVENTS, people=lambda: PEOPLE, sides=lambda: {"a": ("Veld", "Osmark")}, new=frozenset({"c"}))


def prepared(facets: Facets, filters: Sequence[Filter] = ()) -> Offer:
    offer = Offer(facets, filters, TODAY)
    offer.prepare()
    return offer


def offered(rows: Sequence[Offered]) -> list[str]:
    return [f"{row.filter.text} {row.count}" for row in rows if isinstance(row, Choice)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("osk", ["with:Jüri Osk 2"]),
        ("оск", ["with:Jüri Osk 2"]),
        ("osm", ["side:Osmark 1", "place:Osmark 1", "place:North Osmark 1"]),
        ("place:osm", ["place:Osmark 1", "place:North Osmark 1"]),
        ("north osm", ["place:North Osmark 1"]),
        ("osm north", ["place:North Osmark 1"]),
        ("state", ["kind:statement 2", "with:Adela Marn 1"]),
        ("state c", ["with:Adela Marn 1"]),
        ("treaty", ["tag:ferry-treaty 2"]),
        ("new", ["is:new 1"]),
        ("KIND:", ["kind:statement 2", "kind:meeting 1"]),
        ("fery treati", ["tag:ferry-treaty 2"]),
        ("2031-05", ["date:2031-05 1", "after:2031-05 2", "before:2031-05 1"]),
        ("after:2031-05-21", ["after:2031-05-21 1"]),
        ("date: 2031-04-02/2031-05-20", ["date:2031-04-02/2031-05-20 2"]),
        ("last april", ["date:last april 1", "after:last april 3", "before:last april 0"]),
        ("2031-0", []),
        ("zzz", []),
    ],
)
def test_typing_narrows(typed: str, first: list[str]) -> None:
    assert offered(prepared(FACETS).narrowed(typed)) == first


def test_counts_are_those_among_what_other_fields_let_through() -> None:
    filters = (Filter("kind", "statement", "statement"),)
    offer = prepared(FACETS, filters)
    assert offered(offer.narrowed("kind:")) == ["kind:statement 2", "kind:meeting 1"]
    assert offered(offer.narrowed("osk")) == ["with:Jüri Osk 1"]
    assert offered(offer.narrowed("marn")) == []


def test_the_overview_begins_with_the_filters_that_hold() -> None:
    filters = (Filter("kind", "statement", "statement"),)
    rows = prepared(FACETS, filters).overview()
    assert rows[0] == Group("Now")
    assert isinstance(rows[1], Choice) and rows[1].active
    assert offered(rows)[:2] == ["kind:statement 2", "is:new 1"]


def test_the_overview_has_each_fields_commonest_values() -> None:
    events = [event(f"e{n}", place=f"Place {n % 9}", tags=("x",)) for n in range(20)]
    rows = prepared(Facets(events)).overview()
    assert [row for row in rows if isinstance(row, Group)] == [
        Group("Where", 9 - OVERVIEW),
        Group("About what"),
    ]
    assert offered(rows)[:3] == ["place:Place 0 3", "place:Place 1 3", "place:Place 2 2"]


def test_there_is_nothing_to_offer_without_events() -> None:
    offer = prepared(Facets([]))
    assert offer.overview() == []
    assert offer.narrowed("osk") == []


def test_what_was_prepared_is_not_looked_for_at_the_first_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = list[str]()

    def counted(text: str) -> list[str]:
        folded.append(text)
        return folded_words(text)

    monkeypatch.setattr(offering, "folded_words", counted)
    offer = Offer(FACETS, (), TODAY)
    offer.prepare()
    assert "Adela Marn" in folded
    folded.clear()
    assert offered(offer.narrowed("osk")) == ["with:Jüri Osk 2"]
    assert folded == ["osk"]


def test_what_is_prepared_first_is_offered_while_the_rest_is_counted() -> None:
    offer = Offer(FACETS, (), TODAY)
    assert [row for row in offer.overview() if not isinstance(row, Group) or not row.counting] == []
    offer.prepare(QUICK)
    rows = offer.overview()
    assert [row.text for row in rows if isinstance(row, Group) and row.counting] == [
        "Who was present",
        "Which side",
    ]
    assert offered(rows)[:3] == ["is:new 1", "kind:statement 2", "kind:meeting 1"]
    assert offered(offer.narrowed("osm")) == ["place:Osmark 1", "place:North Osmark 1"]
    assert not offer.complete
    offer.prepare()
    assert offered(offer.narrowed("osm"))[0] == "side:Osmark 1"
    assert offered(offer.overview()) == offered(prepared(FACETS).overview())


def test_something_like_the_words_is_offered_only_once_nothing_can_have_them() -> None:
    offer = Offer(FACETS, (), TODAY)
    offer.prepare(QUICK)
    assert offered(offer.narrowed("north osmrak")) == []
    offer.prepare()
    assert offered(offer.narrowed("north osmrak"))[0] == "place:North Osmark 1"


def test_only_values_that_may_have_the_words_are_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    offer, looked_at = prepared(FACETS), list[str]()
    rank = offering._rank

    def counted(wanted: Sequence[str], words: Sequence[str]) -> int | None:
        looked_at.append(" ".join(words))
        return rank(wanted, words)

    monkeypatch.setattr(offering, "_rank", counted)
    assert offered(offer.narrowed("n osm")) == ["place:North Osmark 1"]
    assert set(looked_at) == {"osmark", "north osmark"}
