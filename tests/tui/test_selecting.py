"""Selecting by keyboard."""

from __future__ import annotations

from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout_tui.tui.document import Document, Position, Unit
from readout_tui.tui.selecting import Selecting

UNITS: list[Unit] = ["word", "sentence", "paragraph", "turn"]


def start(document: Document, paragraph: int = 1, character: int = 0) -> Selecting:
    return Selecting(document, document.sentence_at(Position(paragraph, character)))


def text(selecting: Selecting) -> str:
    return selecting.document.text(selecting.range)


def test_a_sentence_on_adds_the_next_one(document: Document) -> None:
    assert text(start(document).extend("sentence", 1)) == "Good day. Please sit."


def test_a_sentence_back_takes_it_away_again(document: Document) -> None:
    assert text(start(document).extend("sentence", 1).extend("sentence", -1)) == "Good day."


def test_going_back_over_the_beginning_grows_the_other_way(document: Document) -> None:
    grown = start(document).extend("sentence", -1)
    assert text(grown) == "It was cold.\n\nGood day."
    assert text(grown.extend("sentence", 1)) == "Good day."


def test_words_trim_the_end(document: Document) -> None:
    assert text(start(document).extend("word", -1)) == "Good day"


def test_the_other_end_moves_after_a_swap(document: Document) -> None:
    assert text(start(document).extend("sentence", 1).swap().extend("word", 1)) == "day. Please sit."


def test_a_turn_on_goes_to_the_turns_end(document: Document) -> None:
    assert text(start(document).extend("turn", 1)) == "Good day. Please sit.\n\nWe begin. Now."


def test_at_the_end_of_the_document_nothing_changes(document: Document) -> None:
    last = start(document, 5)
    assert last.extend("sentence", 1) == last


def test_reaching_a_later_sentence_takes_all_between(document: Document) -> None:
    last = document.sentence_at(Position(3, 0))
    assert text(start(document).reach(last)) == "Good day. Please sit.\n\nWe begin. Now.\n\nThank you, Ada."


def test_reaching_an_earlier_sentence_keeps_what_was_selected_first(document: Document) -> None:
    first = document.sentence_at(Position(0, 0))
    reached = start(document).reach(first)
    assert text(reached) == "They met at noon. It was cold.\n\nGood day."
    assert text(reached.reach(document.sentence_at(Position(2, 0)))).endswith(
        "Good day. Please sit.\n\nWe begin."
    )


def test_whole_turns_are_kept_at_both_ends(document: Document) -> None:
    whole = start(document, 2).whole_turns()
    assert text(whole) == "Good day. Please sit.\n\nWe begin. Now."
    further = whole.extend("turn", 1)
    assert text(further) == "Good day. Please sit.\n\nWe begin. Now.\n\nThank you, Ada."
    assert further.extend("turn", -1) == whole
    assert text(whole.extend("turn", -1)) == "They met at noon. It was cold.\n\n" + text(whole)


def test_whole_turns_move_by_turns_whatever_the_unit(document: Document) -> None:
    whole = start(document, 1).whole_turns()
    for unit in UNITS:
        assert whole.extend(unit, 1) == whole.extend("turn", 1)


def test_the_other_end_of_whole_turns_moves_after_a_swap(document: Document) -> None:
    both = start(document, 1).whole_turns().extend("turn", 1)
    assert text(both.swap().extend("turn", 1)) == "Thank you, Ada."


def test_whole_turns_reach_a_sentence_by_its_whole_turn(document: Document) -> None:
    reached = start(document, 3).whole_turns().reach(document.sentence_at(Position(1, 12)))
    assert text(reached) == "Good day. Please sit.\n\nWe begin. Now.\n\nThank you, Ada."


def test_characters_go_on_from_whole_turns(document: Document) -> None:
    back = start(document, 1).whole_turns().characters()
    assert text(back) == "Good day. Please sit.\n\nWe begin. Now."
    assert text(back.extend("word", -1)) == "Good day. Please sit.\n\nWe begin. Now"


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(st.tuples(st.sampled_from([*UNITS, "swap"]), st.sampled_from([1, -1])), max_size=25),
    paragraph=st.integers(0, 5),
)
def test_a_selection_is_never_empty(
    document: Document, moves: list[tuple[Unit | Literal["swap"], Literal[1, -1]]], paragraph: int
) -> None:
    selecting = start(document, paragraph)
    for unit, direction in moves:
        selecting = selecting.swap() if unit == "swap" else selecting.extend(unit, direction)
        assert selecting.range.start < selecting.range.end
        assert text(selecting).strip()
