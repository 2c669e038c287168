from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.index.words import OVERLAP, PIECE, latin, name_words, pieces_of, words_of
from readout_tui.text import fold


def test_an_apostrophe_divides_words_so_that_either_half_is_found() -> None:
    assert words_of(fold("Don’t")) == ["don", "t"]


def test_each_character_of_an_unspaced_script_is_a_word() -> None:
    assert words_of("和平2031年 peace") == ["和", "平", "2031", "年", "peace"]


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="ab \n", max_size=4000))
def test_pieces_cover_a_paragraph_and_overlap(text: str) -> None:
    pieces = list(pieces_of(text))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    assert all(end - start <= PIECE + OVERLAP for start, end in pieces)
    assert all(one[1] - two[0] >= OVERLAP for one, two in pairwise(pieces))


def test_pieces_are_cut_between_words() -> None:
    text = "harbour " * 400
    assert all(text[start:end].split()[0] == "harbour" for start, end in pieces_of(text))


def test_a_paragraph_of_megabytes_has_a_bounded_number_of_pieces() -> None:
    assert len(list(pieces_of("ferry " * 2_000_000))) < 1 << 14


def test_names_are_compared_in_latin_letters() -> None:
    assert latin("лавров") == "lavrov"
    assert name_words("Лавров Сергей") == name_words("Sergei LAVROV")
    assert name_words("Əliyev") == name_words("Eliyev")
