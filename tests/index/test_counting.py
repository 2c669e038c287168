from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.index.shelf import TODAY, Shelf

from readout_tui.index.answers import Count, Counts, Hit
from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.filters import Known
from readout_tui.index.query import narrowed, parse_query
from readout_tui.locator import Locator
from readout_tui.model import Turn


def counts(index: ArchiveIndex, query: str, known: Known | None = None) -> Counts:
    return index.view.counts(parse_query(query, TODAY), known or Known())


def hits(index: ArchiveIndex, query: str) -> list[Hit]:
    return index.view.search(parse_query(query, TODAY), Known(), 500)[0]


def said(speaker: str, text: str) -> Turn:
    return Turn(speaker=speaker, text=text)


@pytest.fixture
def harbour(shelf: Shelf) -> Shelf:
    people = "Adela Marn of Veld, Osk of Kerz"
    shelf.add(
        "ferry",
        said("adela-marn", "The ferry waits.\n\nA ferry is late."),
        said("osk", "No ferry today."),
        "The ferry left.",
        Turn(label="MR. KIRB", text="Which ferry?"),
        day="2031-04-02",
        people=people,
    )
    shelf.add("quay", said("adela-marn", "The ferries and the quay."), day="2031-05", people=people)
    return shelf


def test_paragraphs_are_counted_by_speaker_side_and_month(harbour: Shelf) -> None:
    assert counts(harbour.index(), "ferry ") == Counts(
        paragraphs=5,
        speakers=(
            Count("Adela Marn", "speaker:adela-marn", 2),
            Count("MR. KIRB", 'speaker:"=MR. KIRB"', 1),
            Count("Osk", "speaker:=osk", 1),
        ),
        sides=(Count("Veld", 'side:"Veld"', 2), Count("Kerz", 'side:"Kerz"', 1)),
        months=(Count("2031-04", "date:2031-04", 5),),
        unspoken=1,
    )


@pytest.mark.parametrize(
    ("query", "paragraphs"),
    [
        ("ferry quay ", 1),  # The best has another ending, and so may all that are counted.
        ("fery ", 5),
        ("fer", 6),
        ("late ferry zeppelin ", 1),
        ('"the ferry"', 2),
        ("ferry -late ", 4),
        ("side:veld", 3),
        ("mode:narration", 1),
        ("zeppelin", 0),
        ("", 0),
    ],
)
def test_counted_is_what_matches_as_fully_as_the_best_hit(
    harbour: Shelf, query: str, paragraphs: int
) -> None:
    assert counts(harbour.index(), query).paragraphs == paragraphs


def test_a_paragraph_counts_once_however_long(shelf: Shelf) -> None:
    shelf.add("a", said("osk", "ferry quay " * 500), people="Osk")
    index = shelf.index()
    assert [counts(index, query).paragraphs for query in ("ferry ", '"ferry quay"', "", "speaker:osk")] == [
        *(1, 1, 0, 1)
    ]
    assert counts(index, "-quay").paragraphs == 0


def test_what_lasts_several_months_counts_in_each_and_what_is_undated_in_none(shelf: Shelf) -> None:
    shelf.add("a", "A ferry.", day="2031-12-31/2032-02-01")
    shelf.add("b", "A ferry.")
    shelf.add("c", "A ferry.", day="0001/9999")
    found = counts(shelf.index(), "ferry ")
    assert found.paragraphs == 3
    assert [(month.name, month.count) for month in found.months] == [
        *(("2031-12", 1), ("2032-01", 1), ("2032-02", 1))
    ]


def test_what_is_known_to_the_year_alone_counts_once_in_that_year(shelf: Shelf) -> None:
    shelf.add("a", "A ferry.", day="2031")
    shelf.add("b", "A ferry.", day="2031-02")
    shelf.add("c", "A ferry.", day="2030/2031")
    shelf.add("d", "A ferry.", day="1900/1999")
    index = shelf.index()
    found = counts(index, "ferry ")
    assert found.months == (
        Count("2030", "date:2030", 1),
        Count("2031", "date:2031", 2),
        Count("2031-02", "date:2031-02", 1),
    )
    assert len(hits(index, narrowed("ferry ", "date:2031"))) == 3


def test_what_was_replaced_is_not_counted(shelf: Shelf) -> None:
    index = shelf.index()
    for text in ("A ferry.", "The ferry again.", "One ferry more."):
        shelf.add("a", text)
        index.refresh()
        assert counts(index, "ferry ").paragraphs == 1
    (shelf.root / "copy.yaml").write_bytes((shelf.root / "a.yaml").read_bytes())
    index.refresh()
    assert counts(index, "ferry ").paragraphs == 1


def test_a_merged_person_is_one(shelf: Shelf) -> None:
    shelf.add("a", said("osk", "A ferry."), people="Osk")
    shelf.add("b", said("juri-osk", "A ferry."), people="Juri Osk")
    (shelf.root / "people.yaml").write_text("people:\n- {id: juri-osk, name: Jüri Osk, ids: [osk]}\n")
    assert counts(shelf.index(), "ferry ").speakers == (Count("Jüri Osk", "speaker:juri-osk", 2),)


def test_the_users_own_state_is_counted(harbour: Shelf) -> None:
    index = harbour.index()
    known = Known(new=["quay"], marked=[Locator("ferry", 1, 2)])
    assert counts(index, "is:marked", known).paragraphs == 1
    assert counts(index, "is:marked is:new", known).paragraphs == 2
    assert counts(index, "-is:marked", known).paragraphs == 5


def test_a_name_that_is_part_of_another_is_narrowed_to_itself(shelf: Shelf) -> None:
    shelf.add(
        "a",
        said("osk", "A ferry."),
        said("juri-osk", "A ferry."),
        Turn(label="Osk Juri", text="A ferry."),
        people="Osk of Kerz, Juri Osk of New Kerz",
    )
    index = shelf.index()
    found = counts(index, "ferry ")
    assert len(found.speakers) == 3
    for one in (*found.speakers, *found.sides):
        assert len(hits(index, narrowed("ferry ", one.narrower))) == one.count == 1


WORDS = st.sampled_from(["ferry", "quay", "ice", "harbour", "timetable", "promise"])
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
SPEAKERS = st.sampled_from(["adela-marn", "osk", "juri-osk", ""])
DAYS = st.sampled_from([None, "2031", "2031-04", "2031-04-30/2031-05-02", "2031-06-01"])
READOUTS = st.lists(st.tuples(DAYS, st.lists(st.tuples(SPEAKERS, TEXTS), min_size=1, max_size=4)), max_size=5)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(readouts=READOUTS, query=TEXTS)
def test_a_narrower_finds_as_much_as_was_counted_and_nothing_else(
    readouts: list[tuple[str | None, list[tuple[str, str]]]], query: str
) -> None:
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for number, (day, turns) in enumerate(readouts):
            told = [said(speaker, text) if speaker else Turn(text=text) for speaker, text in turns]
            shelf.add(
                f"r{number}", *told, day=day, people="Adela Marn of Veld, Osk of Kerz, Juri Osk of Kerz"
            )
        with closing(shelf.index()) as index:
            found = counts(index, query + " ")
            assert bool(found.paragraphs) == bool(hits(index, query + " "))
            for one in (*found.speakers, *found.sides, *found.months):
                narrow = narrowed(query + " ", one.narrower)
                # What is known to the year alone may be of each of its months.
                vague = one in found.months and any(day == "2031" for day, _ in readouts)
                narrow_count = counts(index, narrow).paragraphs
                assert narrow_count == one.count or (vague and narrow_count > one.count)
                assert len(hits(index, narrow)) >= 1
            assert counts(index, narrowed(query + " ", "mode:narration")).paragraphs >= found.unspoken
            assert sum(one.count for one in found.speakers) + found.unspoken == found.paragraphs
            for one in found.speakers:
                assert {hit.speaker for hit in hits(index, narrowed(query + " ", one.narrower))} == {one.name}


@pytest.mark.parametrize(
    ("query", "narrower", "narrow"),
    [
        ("fer", "speaker:osk", "speaker:osk fer"),
        ("speaker:marn fer -speaker:x", "speaker:osk", "speaker:osk fer -speaker:x"),
        ('a side:"two words" SIDE:x b', "side:y", "side:y a b"),
        ("date:2031 after:2030 a", "date:2031-04", "date:2031-04 after:2030 a"),
        ("date:2031-04-02 date:2032 a", "date:2031-04", "date:2031-04-02 a"),
        ('"never closed', "side:y", "side:y never closed"),
    ],
)
def test_a_narrower_takes_the_place_of_its_field(query: str, narrower: str, narrow: str) -> None:
    assert narrowed(query, narrower) == narrow
