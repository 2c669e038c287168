"""Two readouts laid out as lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.driver import MEETING
from tests.tui.walk_archive import OTHER, add_to

from readout_tui.index.answers import Comparison
from readout_tui.library import Library
from readout_tui.tui.columns import Columns, Half


@pytest.fixture
def comparison(archive: Path) -> Iterator[Comparison]:
    add_to(archive)
    with Library.open(archive) as library:
        yield library.compare(MEETING, OTHER)


def texts(columns: Columns, side: int) -> str:
    return " ".join(half.text for line in columns.lines if (half := line.halves[side]))


def test_aligned_paragraphs_begin_on_the_same_line(comparison: Comparison) -> None:
    columns = Columns(comparison, 120, {})
    left, right = columns.lines[columns.firsts[0]].halves
    assert left is not None and right is not None
    assert left.text.startswith("President Marn received")
    assert right.text.startswith("Minister Osk was received")


@pytest.mark.parametrize("width", [30, 70, 120, 187])
def test_each_side_has_all_its_words_at_any_width(comparison: Comparison, width: int) -> None:
    columns = Columns(comparison, width, {})
    for side, paragraphs in enumerate(zip(*((row.left, row.right) for row in comparison.rows), strict=True)):
        shown = texts(columns, side).split()
        for paragraph in paragraphs:
            assert paragraph is None or set(paragraph.text.split()) <= set(shown)


def test_under_each_other_no_line_has_both_and_each_paragraph_names_its_source(
    comparison: Comparison,
) -> None:
    columns = Columns(comparison, 60, {})
    assert not any(all(line.halves) for line in columns.lines)
    heads = [half.text for line in columns.lines for half in line.halves if half and half.kind == "speaker"]
    assert heads[:3] == [
        "presidency.veld.example",
        "transport.osmark.example",
        "presidency.veld.example · Adela Marn",
    ]


def test_what_only_one_side_says_is_told(comparison: Comparison) -> None:
    columns = Columns(comparison, 120, {})
    marked = [
        half.text[slice(*span)]
        for line in columns.lines
        for half in line.halves
        if isinstance(half, Half)
        for span in half.only
    ]
    assert "We intend to keep ours" in " ".join(marked)
    alone = [line for line in columns.lines if line.alone]
    assert any("lighthouse" in half.text for line in alone for half in line.halves if half)


def test_lines_are_found_by_row_and_rows_by_line(comparison: Comparison) -> None:
    columns = Columns(comparison, 70, {})
    for row, first in enumerate(columns.firsts):
        assert columns.row_at(first) == columns.row_at(columns.last(row)) == row
        assert {line.row for line in columns.lines[first : columns.last(row) + 1]} == {row}


@pytest.mark.parametrize("width", [60, 120])
def test_a_speaker_stands_behind_the_sign_of_the_side(comparison: Comparison, width: int) -> None:
    columns = Columns(comparison, width, {"Veld": 1, "Osmark": 2})
    heads = [half for line in columns.lines for half in line.halves if half and half.kind == "speaker"]
    sides = {name: {half.side for half in heads if name in half.text} for name in ("Adela Marn", "Jüri Osk")}
    assert sides == {"Adela Marn": {1}, "Jüri Osk": {2}}
    assert all(half.indent == 2 for half in heads if half.side)
