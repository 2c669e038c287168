"""Units and positions of a document."""

from __future__ import annotations

import pytest

from readout_tui.locator import Place, Point
from readout_tui.model import FORMAT_VERSION, Readout
from readout_tui.tui.document import Document, Position, Range, Unit


@pytest.mark.parametrize(
    ("unit", "start", "expected"),
    [
        ("word", (0, 0), (0, 5)),
        ("sentence", (0, 0), (0, 18)),
        ("sentence", (0, 18), (1, 0)),
        ("paragraph", (1, 0), (2, 0)),
        ("turn", (1, 0), (3, 0)),
        ("speaker", (1, 0), (4, 0)),
        ("speaker", (3, 0), (5, 0)),
    ],
)
def test_next_start_goes_to_the_next_unit(
    document: Document, unit: Unit, start: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert document.next_start(unit, Position(*start)) == expected


@pytest.mark.parametrize(
    ("unit", "start", "expected"),
    [
        ("word", (0, 5), (0, 0)),
        ("sentence", (1, 0), (0, 18)),
        ("paragraph", (2, 3), (2, 0)),
        ("turn", (3, 0), (1, 0)),
        ("speaker", (4, 0), (1, 0)),
    ],
)
def test_previous_start_goes_to_the_unit_before(
    document: Document, unit: Unit, start: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert document.previous_start(unit, Position(*start)) == expected


def test_ends_of_a_turn_are_those_of_its_last_paragraph(document: Document) -> None:
    assert document.next_end("turn", Position(1, 0)) == (2, len("We begin. Now."))
    assert document.previous_end("turn", Position(3, 0)) == (2, len("We begin. Now."))


def test_nothing_comes_before_the_start_or_after_the_end(document: Document) -> None:
    assert document.previous_start("word", document.start) is None
    assert document.next_end("word", document.end) is None


def test_the_sentence_at_a_position_holds_it(document: Document) -> None:
    assert document.text(document.sentence_at(Position(0, 3))) == "They met at noon."
    assert document.text(document.sentence_at(Position(0, 20))) == "It was cold."


def test_between_two_sentences_the_later_one_is_taken(document: Document) -> None:
    assert document.text(document.sentence_at(Position(0, 17))) == "It was cold."


def test_the_word_at_a_position_is_whole_and_between_words_a_character(document: Document) -> None:
    assert document.text(document.word_at(Position(0, 7))) == "met"
    assert document.text(document.word_at(Position(0, 8))) == " "
    assert document.text(document.word_at(Position(0, 16))) == "."


def test_a_range_that_ends_where_a_turn_begins_does_not_take_that_turn(document: Document) -> None:
    assert document.whole_turns(Range(Position(1, 3), Position(3, 0))) == (
        (1, 0),
        document.paragraph_at(Position(2, 0)).end,
    )


def test_the_text_of_a_range_is_verbatim_with_blank_lines_between_paragraphs(document: Document) -> None:
    part = Range(Position(1, 10), Position(3, 9))
    assert document.text(part) == "Please sit.\n\nWe begin. Now.\n\nThank you"


def test_a_range_becomes_a_passage_of_the_readout(document: Document) -> None:
    passage = document.passage(Range(Position(2, 0), Position(3, 5)))
    assert passage.id == "2031-01-02-ada-bo"
    assert passage.start == Point(Place(2, 2), 0)
    assert passage.end == Point(Place(3, 1), 5)


def test_a_persons_turns_are_where_they_open(document: Document) -> None:
    assert document.turns_of("ada") == [(1, 0), (4, 0)]


def test_a_readout_without_text_has_one_empty_position() -> None:
    empty = Document(Readout(readout=FORMAT_VERSION, id="x", title="X", turns=()))
    assert empty.start == empty.end
    assert empty.text(empty.sentence_at(empty.start)) == ""
