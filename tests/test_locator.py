from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.locator import (
    Locator,
    Passage,
    Place,
    Point,
    Resolved,
    locator_of,
    paragraphs,
    passage_at,
    resolve,
    slices,
)
from readout_tui.model import Readout, Turn
from readout_tui.text import text_hash

WELL = Readout(
    readout=1,
    id="well",
    title="The well",
    turns=(
        Turn(text="They met at the well."),
        Turn(label="Q", text="How deep is it?\n\nAnd who dug it?"),
        Turn(label="A", text="Nobody knows.\n\nIt was here first.\n\nAsk the frogs."),
    ),
)
NUMBER = st.integers(1, 9_999_999)


def passage(start: tuple[int, int, int], end: tuple[int, int, int]) -> Passage:
    return Passage("well", Point(Place(*start[:2]), start[2]), Point(Place(*end[:2]), end[2]))


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    """Draw a locator of any form."""
    name = draw(st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="#"), min_size=1))
    turn = draw(st.none() | NUMBER)
    if turn is None:
        return Locator(name)
    paragraph = draw(st.none() | NUMBER)
    digits = draw(st.none() | st.text("0123456789abcdef", min_size=4, max_size=4))
    if paragraph is None:
        return Locator(name, turn, None, digits)
    end = draw(st.none() | st.builds(Place, NUMBER, NUMBER).filter(lambda end: end >= Place(turn, paragraph)))
    return Locator(name, turn, paragraph, digits, end)


@settings(derandomize=True, max_examples=200)
@given(locators())
def test_locator_is_read_as_it_is_written(locator: Locator) -> None:
    assert Locator.parse(str(locator)) == locator


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("well", Locator("well")),
        (" well#2\n", Locator("well", 2)),
        ("well#2.3", Locator("well", 2, 3)),
        ("well#2.3~9f1c", Locator("well", 2, 3, "9f1c")),
        ("well#2.3-2.5", Locator("well", 2, 3, None, Place(2, 5))),
        ("well#2.3~9f1c-4.1", Locator("well", 2, 3, "9f1c", Place(4, 1))),
        ("2031-02-03-a-b#10.20", Locator("2031-02-03-a-b", 10, 20)),
    ],
)
def test_forms_of_a_locator(text: str, locator: Locator) -> None:
    assert Locator.parse(text) == locator


@pytest.mark.parametrize(
    "text",
    [
        *("", "#2", "a b", "well#", "well#0", "well#2.0", "well#02", "well#2.3~9F1C", "well#2.3-2"),
        *("well#2.3-2.2", "well#2-2.3", "well#2.3.4", "well#2.3~9f1", "well#99999999", "well#2#3"),
    ],
)
def test_what_is_no_locator_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no locator"):
        Locator.parse(text)


def test_paragraphs_have_their_places_in_reading_order() -> None:
    places = [place for place, _ in paragraphs(WELL)]
    assert [str(place) for place in places] == ["1.1", "2.1", "2.2", "3.1", "3.2", "3.3"]
    assert places == sorted(places)


def test_passage_is_cut_into_one_slice_a_paragraph() -> None:
    cut = slices(WELL, passage((2, 1, 4), (3, 1, 6)))
    assert [(str(piece.place), piece.text) for piece in cut] == [
        ("2.1", "deep is it?"),
        ("2.2", "And who dug it?"),
        ("3.1", "Nobody"),
    ]
    assert all(piece.paragraph[piece.start : piece.end] == piece.text for piece in cut)


def test_passage_that_ends_before_a_paragraph_leaves_it_out() -> None:
    assert [str(piece.place) for piece in slices(WELL, passage((2, 1, 15), (3, 1, 0)))] == ["2.2"]


def test_passage_may_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        passage((2, 1, 5), (2, 1, 4))


def test_locator_to_write_down_has_the_hash_of_its_first_paragraph() -> None:
    one = locator_of(WELL, passage((2, 2, 0), (2, 2, 3)))
    assert one == Locator("well", 2, 2, text_hash("And who dug it?"))
    several = locator_of(WELL, passage((2, 2, 0), (3, 1, 3)))
    assert several == Locator("well", 2, 2, text_hash("And who dug it?"), Place(3, 1))


def test_locator_of_an_empty_passage_names_its_place() -> None:
    assert locator_of(WELL, passage((2, 2, 3), (2, 2, 3))) == Locator("well", 2, 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [("well", "1.1"), ("well#2", "2.1"), ("well#2.2", "2.2"), ("well#9", None), ("well#2.3", None)],
)
def test_locator_without_a_hash_leads_to_its_place_or_nowhere(text: str, place: str | None) -> None:
    found = resolve(WELL, Locator.parse(text))
    assert (str(found.place) if found else None) == place
    assert found is None or not (found.moved or found.lost)


def test_locator_with_a_hash_leads_to_its_paragraph() -> None:
    locator = Locator("well", 2, 2, text_hash("AND WHO DUG IT"))
    assert resolve(WELL, locator) == Resolved(Place(2, 2), moved=False, lost=False)


def test_paragraph_that_moved_is_found_by_its_hash() -> None:
    locator = Locator("well", 2, 2, text_hash("And who dug it?"))
    edited = msgspec.structs.replace(WELL, turns=(Turn(text="New."), *WELL.turns))
    assert resolve(edited, locator) == Resolved(Place(3, 2), moved=True, lost=False)


def test_of_two_paragraphs_with_the_same_words_the_nearer_is_meant() -> None:
    turns = tuple(Turn(text=text) for text in ("Yes.", "No.", "No.", "Yes.", "No."))
    readout = msgspec.structs.replace(WELL, turns=turns)
    assert resolve(readout, Locator("well", 3, 1, text_hash("Yes."))) == Resolved(
        Place(4, 1), moved=True, lost=False
    )


def test_paragraph_that_is_gone_leads_to_the_nearest_place() -> None:
    locator = Locator("well", 3, 9, text_hash("Something else entirely"))
    assert resolve(WELL, locator) == Resolved(Place(3, 3), moved=False, lost=True)


def test_readout_without_paragraphs_leads_nowhere() -> None:
    empty = msgspec.structs.replace(WELL, turns=())
    assert resolve(empty, Locator("well")) is None
    assert resolve(empty, Locator("well", 1, 1, "0000")) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("well", "1.1", "3.3"),
        ("well#3", "3.1", "3.3"),
        ("well#3.2", "3.2", "3.2"),
        ("well#2.2-3.2", "2.2", "3.2"),
        ("well#2.2-7.1", "2.2", "3.3"),
    ],
)
def test_locator_means_whole_paragraphs(text: str, start: str, end: str) -> None:
    locator = Locator.parse(text)
    found = resolve(WELL, locator)
    assert found
    meant = passage_at(WELL, locator, found)
    cut = slices(WELL, meant)
    assert (str(cut[0].place), str(cut[-1].place)) == (start, end)
    assert all(piece.text == piece.paragraph for piece in cut)


def test_range_that_moved_keeps_its_length() -> None:
    locator = Locator("well", 3, 1, text_hash("Nobody knows."), Place(3, 2))
    edited = msgspec.structs.replace(WELL, turns=(Turn(text="New."), *WELL.turns))
    found = resolve(edited, locator)
    assert found
    cut = slices(edited, passage_at(edited, locator, found))
    assert [piece.text for piece in cut] == ["Nobody knows.", "It was here first."]
