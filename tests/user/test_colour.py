from __future__ import annotations

import pytest

from readout_tui.user.colour import as_ground, as_ink, contrast, is_colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#FF0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("colour", "dark", "ink", "ground"),
    [
        ("ansi_default", True, "#e5e5e5", "#000000"),
        ("ansi_default", False, "#000000", "#ffffff"),
        ("ansi_bright_blue", True, "#5c5cff", "#5c5cff"),
        ("#123456", True, "#123456", "#123456"),
    ],
)
def test_the_terminals_own_colours_count_as_those_of_xterm(
    colour: str, dark: bool, ink: str, ground: str
) -> None:
    assert as_ink(colour, dark=dark) == ink
    assert as_ground(colour, dark=dark) == ground


@pytest.mark.parametrize("text", ["#abc", "#ABCDEF", "ansi_red", "ansi_bright_white", "ansi_default"])
def test_colours_are_digits_or_the_terminals(text: str) -> None:
    assert is_colour(text)


@pytest.mark.parametrize(
    "text", ["", "red", "#ab", "#abcd", "#abcdeg", "#abc\n", "ansi_pink", "$accent", "red 40%", "rgb(1,2,3)"]
)
def test_nothing_else_is_a_colour(text: str) -> None:
    assert not is_colour(text)
