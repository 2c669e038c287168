"""A document as lines."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from readout_tui.model import Doubt, Readout
from readout_tui.tui.document import Document, Position
from readout_tui.tui.layout import Layout, facts, turn_heading


@pytest.mark.parametrize("width", [6, 20, 80])
def test_a_row_leads_back_to_its_position(document: Document, width: int) -> None:
    layout = Layout(document, width)
    for row, line in enumerate(layout.lines):
        if line.kind == "text":
            position = Position(line.paragraph, line.start)
            assert layout.row_of(position) == row
            assert layout.position_at(row) == position


def test_a_row_without_text_leads_to_the_next_text(document: Document) -> None:
    assert Layout(document, 80).position_at(0) == (0, 0)


def test_after_the_last_text_comes_its_last_line(document: Document) -> None:
    layout = Layout(document, 80)
    assert layout.position_at(len(layout.lines)) == (5, 0)


def test_a_turns_heading_is_shown_with_its_first_sentence(document: Document) -> None:
    layout = Layout(document, 80)
    row = layout.heading_row(Position(3, 0))
    assert layout.lines[row].text == "Bo"


def test_the_title_is_shown_with_the_first_text(document: Document) -> None:
    assert Layout(document, 80).heading_row(Position(0, 0)) == 0


def test_a_heading_names_role_and_reported_speech(readout: Readout) -> None:
    assert turn_heading(readout, readout.turns[1]) == "Ada · Chair"
    assert turn_heading(readout, readout.turns[4]) == "Bo · reported"
    assert turn_heading(readout, readout.turns[0]) == ""


def test_facts_leave_out_what_is_not_known(readout: Readout) -> None:
    assert facts(readout) == ["2 January 2031"]


def test_a_line_without_text_knows_where_the_text_above_ends(document: Document) -> None:
    layout = Layout(document, 80)
    row = layout.row_of(Position(1, 0))
    assert layout.text_end_before(row) == (0, len("They met at noon. It was cold."))
    assert layout.text_end_before(0) == (0, 0)


def test_a_heading_keeps_what_the_label_says_in_brackets(readout: Readout) -> None:
    def heading(label: str) -> str:
        return turn_heading(readout, replace(readout.turns[1], label=label))

    assert heading("MS. ADA (via interpreter):") == "Ada · Chair · via interpreter"
    assert heading("MS. ADA (Chair):") == heading("MS. ADA:") == "Ada · Chair"


@pytest.mark.parametrize(
    ("count", "lines"),
    [
        (1, ["doubt at date: day 1 may be month 1"]),
        (
            5,
            [
                *["doubt at date: day 1 may be month 1"] * 3,
                "and 2 more doubts of the import: readout check lists them",
            ],
        ),
    ],
)
def test_doubts_of_the_import_stand_under_the_title(readout: Readout, count: int, lines: list[str]) -> None:
    doubts = (Doubt(at="date", text="day 1 may be month 1"),) * count
    assert facts(replace(readout, doubts=doubts))[1:] == lines
