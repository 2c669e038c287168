from __future__ import annotations

import pytest

from readout_tui.index.meaning import meanings_of
from readout_tui.index.query import plain_query
from readout_tui.index.ranking import Fit, Ranking, merged
from readout_tui.index.vocabulary import Vocabulary
from readout_tui.index.words import words_of

TEXT = "a timetable is a promise with numbers in it and we intend to keep ours"


def fit(query: str, text: str) -> Fit:
    words = sorted({*words_of(text), "harbour"})
    meanings = meanings_of(plain_query(query), Vocabulary([(word, 1) for word in words]), 10)
    ranking = Ranking(meanings)
    matched = ranking.match(words_of(text))
    found = ranking.fit(matched)
    assert found.score <= matched.bound + 1e-9
    return found


def test_words_as_they_stand_fit_fully() -> None:
    assert fit("promise with numbers", TEXT).score == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("promise with numbers", "promise wiht numbers"),
        ("promise wiht numbers", "promise with harbour"),
        ("promise with numbers", "numbers with promise"),
        ("intend to keep ours", "timetable intend ours"),
    ],
)
def test_what_is_nearer_to_the_text_fits_better(better: str, worse: str) -> None:
    assert fit(better, TEXT).score > fit(worse, TEXT).score


def test_words_that_stand_together_fit_better_than_scattered_ones() -> None:
    scattered = "keep it " + "and " * 20 + "promise " + "and " * 20 + "numbers"
    assert (
        fit("promise keep numbers", "keep a promise numbers").score
        > fit("promise keep numbers", scattered).score
    )


def test_the_words_that_fit_are_told() -> None:
    found = fit("promis numbers ours", TEXT)
    assert [words_of(TEXT)[place] for place in found.words] == ["promise", "numbers", "ours"]


def test_neighbouring_spans_are_joined_across_a_gap_alone() -> None:
    text = "robust, and — lasting peace"
    assert merged([(0, 6), (8, 11), (14, 21)], text) == ((0, 21),)
    assert merged([(0, 6), (14, 21)], text) == ((0, 6), (14, 21))
