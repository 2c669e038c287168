from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from readout_tui.locator import Passage, Place, Point, slices
from readout_tui.model import Readout, Turn
from readout_tui.user.finding import Found, found
from readout_tui.user.marks import Mark, mark_of

NOON = datetime(2033, 6, 1, 12, tzinfo=UTC)


def marked(readout: Readout, turn: int, words: str, last_turn: int = 0, last_words: str = "") -> Mark:
    """Mark from the first occurrence of words in a turn's paragraph to that of other words."""

    def at(number: int, text: str, *, end: bool) -> Point:
        for count, paragraph in enumerate(readout.turns[number - 1].paragraphs, 1):
            if text in paragraph:
                return Point(Place(number, count), paragraph.index(text) + len(text) * end)
        raise AssertionError(text)

    end = at(last_turn or turn, last_words or words, end=True)
    return mark_of(readout, Passage(readout.id, at(turn, words, end=False), end), NOON)


def edited(readout: Readout, old: str, new: str) -> Readout:
    turns = tuple(structs.replace(turn, text=turn.text.replace(old, new)) for turn in readout.turns)
    return structs.replace(readout, turns=turns)


def with_opening(readout: Readout) -> Readout:
    return structs.replace(readout, turns=(Turn(text="An opening."), *readout.turns))


def words_of(readout: Readout, result: Found | None) -> str:
    assert result is not None
    return "\n\n".join(piece.text for piece in slices(readout, result.passage))


def state(result: Found | None) -> tuple[bool, bool, bool]:
    assert result is not None
    return result.moved, result.changed, result.lost


def test_words_are_found_where_they_were(talk: Readout) -> None:
    mark = marked(talk, 2, "Not one of them", 3, "Thank you.")

    assert words_of(talk, found(talk, mark)) == mark.quote
    assert state(found(talk, mark)) == (False, False, False)


def test_of_words_that_come_twice_those_marked_are_found(talk: Readout) -> None:
    first = talk.turns[1].paragraphs[0]
    start = first.rindex("the harbour")
    mark = mark_of(talk, Passage(talk.id, Point(Place(2, 1), start), Point(Place(2, 1), start + 11)), NOON)
    now = edited(talk, "Welcome to Velm. ", "Welcome to Velm, and to the harbour. ")

    result = found(now, mark)
    assert result is not None
    assert result.passage.start.character == now.turns[1].paragraphs[0].rindex("the harbour")


def test_a_paragraph_that_moved_is_followed(talk: Readout) -> None:
    now = with_opening(talk)
    mark = marked(talk, 3, "Our ships will come")

    assert words_of(now, found(now, mark)) == mark.quote
    assert state(found(now, mark)) == (True, False, False)


def test_words_that_stayed_in_an_edited_paragraph_are_the_same(talk: Readout) -> None:
    now = edited(talk, "Thank you.", "Thank you, Madam Mayor, and good evening.")
    mark = marked(talk, 3, "Our ships will come with the first thaw.")

    assert words_of(now, found(now, mark)) == mark.quote
    assert state(found(now, mark)) == (False, False, False)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("every lamp", "each and every lamp", "We have counted each and every lamp on the mole."),
        ("We have", "We had", "We had counted every lamp on the mole."),
        ("the mole.", "the môle!", "We have counted every lamp on the môle!"),
        (
            "We have counted every lamp",
            "WE HAVE COUNTED EVERY LAMP",
            "WE HAVE COUNTED EVERY LAMP on the mole.",
        ),
    ],
)
def test_words_that_changed_are_found_by_likeness(talk: Readout, old: str, new: str, words: str) -> None:
    now = edited(talk, old, new)

    result = found(now, marked(talk, 2, "We have counted every lamp on the mole."))
    assert words_of(now, result) == words
    assert state(result) == (False, True, False)


def test_words_that_changed_and_moved_are_found_elsewhere(talk: Readout) -> None:
    now = with_opening(edited(talk, "every lamp", "each lamp"))

    result = found(now, marked(talk, 2, "We have counted every lamp on the mole."))
    assert words_of(now, result) == "We have counted each lamp on the mole."
    assert state(result) == (True, True, False)


def test_a_beginning_that_was_cut_leaves_the_rest(talk: Readout) -> None:
    now = edited(talk, "We have counted every lamp", "Every lamp")

    result = found(
        now, marked(talk, 2, "We have counted every lamp on the mole. Not one of them is dark tonight.")
    )
    assert words_of(now, result) == "Every lamp on the mole. Not one of them is dark tonight."


def test_both_ends_of_a_long_mark_may_change(talk: Readout) -> None:
    now = edited(edited(talk, "Not one of them", "Not one of those"), "Thank you.", "We thank you.")

    result = found(now, marked(talk, 2, "Not one of them is dark tonight.", 3, "Thank you. Our ships"))
    assert words_of(now, result) == (
        "Not one of those is dark tonight.\n\nLet the pilots sleep.\n\nWe thank you. Our ships"
    )
    assert state(result) == (False, True, False)


def test_of_a_mark_whose_end_is_gone_the_beginning_is_found(talk: Readout) -> None:
    now = structs.replace(talk, turns=talk.turns[:2])

    result = found(now, marked(talk, 2, "Let the pilots", 3, "Thank you."))
    assert words_of(now, result) == "Let the pilots sleep."
    assert state(result) == (False, True, False)


def test_words_that_are_gone_leave_the_nearest_paragraph(talk: Readout) -> None:
    now = edited(talk, "Thank you. Our ships will come with the first thaw.", "No comment.")

    result = found(now, marked(talk, 3, "Our ships will come"))
    assert words_of(now, result) == "No comment."
    assert state(result) == (False, True, True)


def test_a_few_common_words_are_not_taken_for_another_speakers(talk: Readout) -> None:
    now = edited(edited(talk, "Thank you. Our", "Our"), "Welcome to Velm.", "Thank you.")

    result = found(now, marked(talk, 3, "Thank you."))
    assert words_of(now, result) == "Our ships will come with the first thaw."
    assert state(result) == (False, True, True)


def test_in_a_readout_without_words_nothing_is_found(talk: Readout) -> None:
    assert found(structs.replace(talk, turns=()), marked(talk, 3, "Our ships")) is None


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    data=st.data(), text=st.lists(st.text("ab .\u0130ß\n", min_size=1, max_size=30), min_size=1, max_size=6)
)
def test_what_was_not_edited_is_found_as_it_was(data: st.DataObject, text: list[str]) -> None:
    turns = tuple(Turn(text=piece) for piece in text)
    readout = Readout(readout=1, id="r", title="t", turns=turns)
    points = [
        Point(Place(number, count), at)
        for number, turn in enumerate(turns, 1)
        for count, paragraph in enumerate(turn.paragraphs, 1)
        for at in range(len(paragraph) + 1)
    ]
    if not points:
        return
    first, last = sorted((data.draw(st.sampled_from(points)), data.draw(st.sampled_from(points))))
    try:
        mark = mark_of(readout, Passage("r", first, last), NOON)
    except ValueError:
        return
    result = found(readout, mark)
    assert state(result)[1:] == (False, False)
    assert words_of(readout, result) == mark.quote


def test_the_end_of_long_words_in_a_short_paragraph_is_not_the_words(talk: Readout) -> None:
    mark = marked(talk, 2, "We have counted every lamp on the mole. Not one of them is dark tonight.")
    now = edited(talk, mark.quote, "It is dark tonight.")

    assert state(found(now, mark)) == (False, True, True)
