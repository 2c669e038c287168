"""Persons are counted as their readouts have them, in the database and not one by one."""

from __future__ import annotations

import pytest
from tests.index.shelf import TODAY, Shelf

from readout_tui.index.catalogue import Catalogue
from readout_tui.index.filters import Known
from readout_tui.index.query import parse_query
from readout_tui.index.summaries import printed_names
from readout_tui.index.wordindex import WordSearcher
from readout_tui.model import Participant, Readout, Turn
from readout_tui.store.writing import write_readout


def add(shelf: Shelf, readout_id: str, name: str, role: str | None, day: str | None, turns: int = 0) -> None:
    write_readout(
        shelf.root / f"{readout_id}.yaml",
        Readout(
            readout=1,
            id=readout_id,
            title="Title",
            date=day,
            participants=(Participant(id="osk", name=name, role=role, side="Veld"),),
            turns=tuple(Turn(speaker="osk", text="The ferry waits.") for _ in range(turns))
            or (Turn(text="Fog."),),
        ),
    )


def test_a_person_has_all_that_is_printed_the_commonest_first(shelf: Shelf) -> None:
    add(shelf, "a", "Y. Osk", "Envoy", "2031-04-02", turns=2)
    add(shelf, "b", "Juri Osk", "Minister", "2031-04-01", turns=1)
    add(shelf, "c", "Juri Osk", "Envoy", None)
    add(shelf, "d", "Juri Osk", "Envoy", "2031")
    (one,) = shelf.index().view.people
    assert (one.name, one.aliases, one.roles, one.sides) == (
        "Juri Osk",
        ("Y. Osk",),
        ("Envoy", "Minister"),
        ("Veld",),
    )
    assert (one.readouts, one.turns, one.first, one.last) == (4, 3, "2031", "2031-04-02")


def test_of_a_readout_that_has_the_id_of_another_nothing_is_counted(shelf: Shelf) -> None:
    add(shelf, "a", "Juri Osk", None, "2031-04-02", turns=1)
    (shelf.root / "in").mkdir()
    (shelf.root / "in" / "a.yaml").write_bytes(
        (shelf.root / "a.yaml").read_bytes().replace(b"Juri Osk", b"Another")
    )
    view = shelf.index().view
    (one,) = view.people
    assert (one.name, one.aliases, one.readouts, one.turns) == ("Juri Osk", (), 1, 1)
    assert view.printed_names == {"osk": "Juri Osk"}


def test_a_search_that_names_nobody_collects_no_names(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    add(shelf, "a", "Juri Osk", None, "2031-04-02", turns=1)
    view = shelf.index().view
    asked: list[object] = []
    names = Catalogue.names

    def counted(catalogue: Catalogue, but: tuple[int, ...] = ()) -> list[tuple[str, str, int]]:
        asked.append(but)
        return names(catalogue, but)

    monkeypatch.setattr(Catalogue, "names", counted)
    assert view.search(parse_query("ferry", TODAY), Known(), 9)[0]
    assert not asked
    # Who counts is called by a name, but nobody is looked for by one.
    assert [one.name for one in view.counts(parse_query("ferry", TODAY), Known()).speakers] == ["Juri Osk"]
    assert len(asked) == 1
    assert view.search(parse_query("speaker:osk ferry", TODAY), Known(), 9)[0]
    assert len(asked) == 2


def test_what_was_prepared_the_first_search_does_not_load(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(shelf, "a", "Juri Osk", None, "2031-04-02", turns=1)
    view = shelf.index().view
    view.prepare_search()
    monkeypatch.delattr(WordSearcher, "vocabulary")
    monkeypatch.delattr(Catalogue, "names")
    assert view.search(parse_query("fery", TODAY), Known(), 9)[0]
    assert view.counts(parse_query("ferry", TODAY), Known()).speakers


def test_nobody_is_called_by_a_name_that_is_not_printed(shelf: Shelf) -> None:
    shelf.add("a", "Fog.")
    index = shelf.index()
    assert printed_names(index.catalogue, index.view.snapshot) == {}
