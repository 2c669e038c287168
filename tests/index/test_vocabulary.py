from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from readout_tui.index import vocabulary as module
from readout_tui.index.fewspellings import FewSpellings
from readout_tui.index.spellings import Spellings
from readout_tui.index.vocabulary import Vocabulary

WORDS = st.text(alphabet="abcdeя", min_size=1, max_size=7)


def vocabulary(*words: str) -> Vocabulary:
    return Vocabulary(dict.fromkeys(words, 1))


@settings(max_examples=100, derandomize=True)
@given(st.lists(WORDS, unique=True, max_size=40), WORDS, st.integers(0, 2))
def test_no_word_within_the_edits_is_missed(words: list[str], word: str, edits: int) -> None:
    found = Spellings(words).alike(word, edits)
    expected = {i: OSA.distance(word, other) for i, other in enumerate(words)}
    assert dict(found) == {i: distance for i, distance in expected.items() if distance <= edits}


@settings(max_examples=100, derandomize=True)
@given(st.lists(WORDS, unique=True, max_size=40), WORDS, st.integers(0, 2))
def test_a_few_words_are_found_as_many_are(words: list[str], word: str, edits: int) -> None:
    few, many = FewSpellings(words), Spellings(words)
    assert sorted(few.alike(word, edits)) == sorted(many.alike(word, edits))
    assert sorted(few.beginning_alike(word, edits)) == sorted(many.beginning_alike(word, edits))


def test_neighbours_do_not_depend_on_the_number_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("peace", "peach", "plate", "peaceful", "лавров", "lavrov", "laurov", "continued")

    def found() -> list[list[tuple[str, float]]]:
        known = vocabulary(*words)
        return [
            list(known.neighbours(word, unfinished=True).items()) for word in ("paece", "lavrow", "contin")
        ]

    few = found()
    monkeypatch.setattr(module, "FEW", 0)
    assert few == found()
    assert all(few)


def test_a_word_is_its_own_nearest_neighbour() -> None:
    neighbours = vocabulary("peace", "peach", "plate").neighbours("peace")
    assert neighbours["peace"] == 1.0
    assert max(neighbours, key=neighbours.__getitem__) == "peace"
    assert set(neighbours) == {"peace", "peach"}


def test_swapped_letters_are_one_edit() -> None:
    assert "peace" in vocabulary("peace").neighbours("paece")


def test_other_endings_of_a_stem_are_neighbours() -> None:
    known = vocabulary("continue", "continued", "continuing", "continent")
    assert {"continue", "continued", "continuing"} <= set(known.neighbours("continues"))


def test_only_an_unfinished_word_may_go_on() -> None:
    known = vocabulary("timetable", "time")
    assert "timetable" in known.neighbours("timet", unfinished=True)
    assert "timetable" not in known.neighbours("timet")


def test_an_unfinished_word_may_hold_a_typing_error() -> None:
    assert "timetables" in vocabulary("timetables").neighbours("tinetab", unfinished=True)


def test_a_name_is_found_in_the_other_script() -> None:
    known = vocabulary("lavrov", "лавров", "лаврова")
    assert set(known.neighbours("lavrov")) == {"lavrov", "лавров", "лаврова"}
    assert set(known.neighbours("лавров")) == {"lavrov", "лавров", "лаврова"}


def test_years_and_short_words_are_taken_as_they_are() -> None:
    known = vocabulary("2031", "2032", "to", "so", "和", "平")
    for word in ("2031", "to", "和"):
        assert set(known.neighbours(word)) == {word}


def test_two_letters_mean_another_word_only_where_they_hardly_mean_themselves() -> None:
    known = Vocabulary({"of": 90_000, "or": 80_000, "te": 3, "the": 500_000})
    assert set(known.neighbours("of")) == {"of"}
    assert set(known.neighbours("te")) == {"te", "the"}


def test_a_word_unlike_any_other_has_no_neighbours() -> None:
    assert vocabulary("ferry").neighbours("treaty") == {}
    assert vocabulary().neighbours("treaty", unfinished=True) == {}


def test_words_that_were_prepared_are_not_sorted_at_the_first_query(monkeypatch: pytest.MonkeyPatch) -> None:
    words = vocabulary("ferry", "ferries", "паром")
    words.prepare()
    monkeypatch.delattr(module, "_spellings_of")
    assert words.neighbours("fery")
    with pytest.raises(NameError):
        vocabulary("ferry").neighbours("fery")
