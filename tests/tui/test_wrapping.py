"""Breaking text into lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from readout_tui.tui import wrapping
from readout_tui.tui.wrapping import wrap

ANY_TEXT = st.text(alphabet=st.sampled_from("ab é\u0301ж語，한 \n"), max_size=60)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello world again", ["hello", "world", "again"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("ab\ncd", ["ab", "cd"]),
        ("", [""]),
        ("我们在一起讨论", ["我们在一", "起讨论"]),
        ("слово и дело", ["слово и", "дело"]),
    ],
)
def test_lines_break_at_spaces_or_else_anywhere(text: str, expected: list[str]) -> None:
    assert lines(text, 8) == expected


@settings(max_examples=150, derandomize=True)
@given(text=ANY_TEXT, width=st.integers(2, 12))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@settings(max_examples=100, derandomize=True)
@given(text=st.text(alphabet="abc ", max_size=60), width=st.integers(1, 12))
def test_counting_cells_breaks_narrow_text_where_counting_characters_does(text: str, width: int) -> None:
    by_cells = [text[a:b].strip() for a, b in wrapping._wrap_cells(text, width)]
    by_characters = [text[a:b].strip() for a, b in wrapping._wrap_narrow(text, width)]
    assert [line for line in by_cells if line] == [line for line in by_characters if line]
