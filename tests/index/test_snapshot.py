"""A state that is made from the one before is the same as one that is loaded, and costs what changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.index.shelf import Shelf

from readout_tui.index import catalogue as catalogue_module
from readout_tui.index import tree
from readout_tui.index.answers import Event
from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.catalogue import Catalogue
from readout_tui.index.database import Database
from readout_tui.index.known_files import FileRow, KnownFiles
from readout_tui.index.rows import Card, rows_of
from readout_tui.index.snapshot import Snapshot
from readout_tui.model import Participant, People, Person, Readout, Turn

PATHS = ("a.yaml", "b.yaml", "c.yaml", "in/a.yaml")
DATES = (None, "2031", "2031-04-02", "2031-04-02T10:00")
# What a file holds: an id, of which several files may have the same, and a date; None for no readout.
CONTENTS = st.none() | st.tuples(st.sampled_from(["x", "y", "z"]), st.sampled_from(DATES))
CHANGES = st.dictionaries(st.sampled_from(PATHS), CONTENTS | st.just("gone"), min_size=1, max_size=3)


def readout(readout_id: str, date: str | None) -> Readout:
    return Readout(
        readout=1,
        id=readout_id,
        title=f"Title of {readout_id}",
        date=date,
        participants=(Participant(id="osk", name="Juri Osk"),),
        turns=(Turn(text="The ferry waits."),),
    )


def publish(
    catalogue: Catalogue, changes: dict[str, tuple[str, str | None] | str | None], people: People | None
) -> None:
    rows, gone = [], [os.fsencode(path) for path, what in changes.items() if what == "gone"]
    for path, what in changes.items():
        number = None
        if isinstance(what, tuple):
            (number,) = catalogue.reserve(1)
            catalogue.add([(number, rows_of(readout(*what)))])
        if what != "gone":
            rows.append(FileRow(os.fsencode(path), 1, 1, "", number))
    catalogue.sweep(catalogue.publish(rows, gone, [], people))


def told(snapshot: Snapshot) -> object:
    """All that a state tells, in its order."""
    return (
        snapshot.generation,
        list(snapshot.cards.items()),
        list(snapshot.numbers.items()),
        [snapshot.path(number) for number in snapshot.cards],
        sorted(snapshot.hidden),
        snapshot.unseen,
        snapshot.timeline,
    )


@given(
    steps=st.lists(st.tuples(CHANGES, st.booleans(), st.booleans()), min_size=1, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_a_state_after_changes_is_as_if_it_were_loaded(
    steps: list[tuple[dict[str, tuple[str, str | None] | str | None], bool, bool]],
) -> None:
    with closing(Database(None)) as database:
        catalogue = Catalogue(database)
        snapshot = catalogue.snapshot()
        for changes, looked_at, merges in steps:
            if looked_at:
                assert snapshot.timeline is not None
            people = People(people=(Person(id="marn", name="Marn", ids=("osk",)),)) if merges else None
            publish(catalogue, changes, people)
            snapshot = catalogue.snapshot(snapshot)
            assert told(snapshot) == told(catalogue.snapshot())


class Decoded:
    """Stands for what takes cards apart, and counts them."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def decode(self, data: bytes) -> Card:
        card = DECODER.decode(data)
        self.ids.append(card.id)
        return card


DECODER = catalogue_module._card


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Decoded]:
    counted = Decoded()
    monkeypatch.setattr(catalogue_module, "_card", counted)
    yield counted


def refuse(*_: object) -> NoReturn:
    raise AssertionError


@pytest.mark.parametrize("told", [True, False])
def test_after_one_changed_file_no_other_is_loaded_again(
    told: bool, shelf: Shelf, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        shelf.add(name, "The ferry waits.", day="2031-04-02")
    index = shelf.index()
    assert len(index.view.snapshot.timeline) == 3
    decoded.ids.clear()
    made: list[int] = []
    event = Snapshot.event

    def counted(snapshot: Snapshot, number: int) -> Event:
        made.append(number)
        return event(snapshot, number)

    monkeypatch.setattr(Snapshot, "event", counted)
    path = shelf.add("d", "The quay is cold.", day="2031-04-01")
    if told:
        # Of what is told to have changed no other file is looked at, nor asked for.
        monkeypatch.setattr(tree, "readout_entries", refuse)
        monkeypatch.setattr(KnownFiles, "times", refuse)
    assert index.refresh(touched=[path] if told else None)
    assert [one.id for one in index.view.snapshot.timeline] == ["d", "a", "b", "c"]
    assert (decoded.ids, len(made)) == (["d"], 1)


def test_a_refresh_without_a_change_loads_nothing(shelf: Shelf, decoded: Decoded) -> None:
    shelf.add("a", "The ferry waits.")
    index = shelf.index()
    before = index.view
    decoded.ids.clear()
    assert not index.refresh()
    assert (decoded.ids, index.view) == ([], before)


def test_many_changes_are_loaded_at_once(
    shelf: Shelf, decoded: Decoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "_AT_ONCE", 2)
    index = shelf.index()
    add(shelf, "ab")
    assert index.refresh()
    monkeypatch.setattr(Snapshot, "changed", refuse)
    decoded.ids.clear()
    add(shelf, "cde")
    assert index.refresh()
    assert [one.id for one in index.view.snapshot.timeline] == list("abcde")
    assert decoded.ids == list("abcde")


def test_of_an_index_that_another_process_made_again_nothing_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    add(shelf, "ab")
    index = shelf.index(tmp_path / "index")
    (shelf.root / "a.yaml").unlink()
    add(shelf, "c")
    # The numbers of readings begin anew, so that those of before stand for other ones now.
    other = ArchiveIndex(shelf.root, tmp_path / "index")
    shelf.opened.append(other)
    other.mend()
    other.refresh()
    add(shelf, "d")
    index.refresh()
    assert [one.id for one in index.view.snapshot.timeline] == list("bcd")


def add(shelf: Shelf, names: Sequence[str]) -> None:
    for name in names:
        shelf.add(name, "The ferry waits.")
