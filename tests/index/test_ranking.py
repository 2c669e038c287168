from __future__ import annotations

import pytest

from readout_tui.index.meaning import meanings_of
from readout_tui.index.query import plain_query
from readout_tui.index.ranking import Ranking, merged
from readout_tui.index.vocabulary import Vocabulary
from readout_tui.index.words import words_of

TEXT = "a timetable is a promise with numbers in it and we intend to keep ours"


def fit(query: str, text: str) -> tuple[float, list[str]]:
    """Return the score, and the words that are worth showing."""
    words = [*words_of(text), "harbour"]
    meanings = meanings_of(plain_query(query), Vocabulary(dict.fromkeys(words, 1)), 10)
    ranking = Ranking(meanings)
    matched = ranking.match(words_of(text))
    score, begins = ranking.fit(matched)
    assert score <= matched.bound + 1e-9
    return score, [words_of(text)[place] for place in ranking.words(matched, begins)]


def test_words_as_they_stand_fit_fully() -> None:
    assert fit("promise with numbers", TEXT)[0] == pytest.approx(1.0)


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
    assert fit(better, TEXT)[0] > fit(worse, TEXT)[0]


def test_words_that_stand_together_fit_better_than_scattered_ones() -> None:
    scattered = "keep it " + "and " * 20 + "promise " + "and " * 20 + "numbers"
    assert (
        fit("promise keep numbers", "keep a promise numbers")[0] > fit("promise keep numbers", scattered)[0]
    )


def test_the_words_that_fit_are_told() -> None:
    assert fit("promis numbers ours", TEXT)[1] == ["promise", "numbers", "ours"]


def test_neighbouring_spans_are_joined_across_a_gap_alone() -> None:
    text = "robust, and — lasting peace"
    assert merged([(0, 6), (8, 11), (14, 21)], text) == ((0, 21),)
    assert merged([(0, 6), (14, 21)], text) == ((0, 6), (14, 21))
