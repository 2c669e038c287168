"""Segments of a line."""

from __future__ import annotations

from rich.style import Style

from readout_tui.tui.painting import Layer, bar, cut, paint, within

BOLD, RED = Style(bold=True), Style(color="red")


def test_layers_lie_over_each_other() -> None:
    segments = paint("abcdef", Style.null(), [Layer(1, 4, BOLD), Layer(3, 5, RED)])
    assert [(s.text, s.style) for s in segments] == [
        ("a", Style.null()),
        ("bc", BOLD),
        ("d", BOLD + RED),
        ("e", RED),
        ("f", Style.null()),
    ]


def test_what_lies_outside_the_line_is_cut_off() -> None:
    segments = paint("abc", Style.null(), [Layer(-5, 1, BOLD), Layer(2, 99, RED), Layer(7, 9, RED)])
    assert [(s.text, s.style) for s in segments] == [("a", BOLD), ("b", Style.null()), ("c", RED)]


def test_cut_text_fits_and_says_so() -> None:
    assert cut("timetable", 9) == "timetable"
    assert cut("timetable", 5) == "time…"
    assert cut("語語語", 4) == "語…"
    assert cut("timetable", 0) == ""


def test_a_bar_is_in_eighths_of_a_cell() -> None:
    assert bar(16, 16, 2) == "██"
    assert bar(9, 16, 2) == "█▏"
    assert bar(1, 1000, 2) == "▏"
    assert bar(0, 16, 2) == ""
    assert bar(0, 0, 2) == ""


def test_of_many_spans_those_that_touch_a_line_are_told() -> None:
    spans = [(0, 3), (5, 8), (8, 12), (20, 25)]
    assert list(within(spans, 3, 5)) == []
    assert list(within(spans, 2, 6)) == [(0, 3), (5, 8)]
    assert list(within(spans, 7, 9)) == [(5, 8), (8, 12)]
    assert list(within(spans, 25, 99)) == []
    assert list(within(spans, 0, 99)) == spans
