"""Words and sentences of a paragraph, looked for around one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui import text as text_room
from readout_tui.text import sentence_spans, word_spans, words_in
from readout_tui.tui import units
from readout_tui.tui.units import Sentences, words_back, words_onward

ANY_TEXT = st.text(alphabet=st.sampled_from("abé'’. 。語\n!"), min_size=1, max_size=40)


@settings(max_examples=200, derandomize=True)
@given(text=ANY_TEXT, at=st.integers(0, 40))
def test_words_from_a_place_on_and_back_are_those_of_the_whole_text(text: str, at: int) -> None:
    at = min(at, len(text))
    words = word_spans(text)
    ahead = [word for word in words if word[1] > at]
    assert [word for word in words_onward(text, at) if word[1] > at] == ahead
    assert [word for word in words_back(text, at) if word[0] < at] == [w for w in words if w[0] < at][::-1]


@pytest.mark.parametrize("text", ["x" * 5000 + " y", "it's " * 900, "ab.cd " * 700])
@pytest.mark.parametrize("at", [0, 511, 2048, 3500])
def test_words_longer_than_the_stretch_that_is_looked_through_stay_whole(text: str, at: int) -> None:
    words = word_spans(text)
    assert list(words_back(text, at)) == [w for w in words if w[0] <= at and (w[0] < at or w[1] > at)][::-1]
    assert [word for word in words_onward(text, at) if word[1] > at] == [w for w in words if w[1] > at]


@settings(max_examples=200, derandomize=True)
@given(text=ANY_TEXT.filter(str.strip), at=st.integers(0, 40))
def test_sentences_from_a_place_on_and_back_are_those_of_the_whole_text(text: str, at: int) -> None:
    spans = sentence_spans(text)
    here = next((i for i, span in enumerate(spans) if at < span[1]), len(spans))
    assert list(Sentences(text).onward(at)) == spans[here:]
    assert list(Sentences(text).back(at)) == spans[: here + 1][::-1]
    assert Sentences(text).at(at) == spans[min(here, len(spans) - 1)]


def test_the_first_sentences_of_a_long_paragraph_need_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    ends = text_room._ends_sentence

    def asking(text: str, mark: re.Match[str]) -> bool:
        asked.append(mark.start())
        return ends(text, mark)

    monkeypatch.setattr(text_room, "_ends_sentence", asking)
    sentences = Sentences("The ferry crosses. " * 10_000)
    assert sentences.at(20) == (19, 37)
    assert len(asked) <= 3
    sentences.at(400)
    before = len(asked)
    assert sentences.at(20) == (19, 37)
    assert len(asked) == before < 30


def test_a_word_back_looks_through_a_stretch_and_not_the_whole_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []

    def looking(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        looked.append(end - start)
        return words_in(text, start, end)

    monkeypatch.setattr(units, "words_in", looking)
    text = "the ferry " * 100_000
    assert next(words_back(text, 900_005)) == (900_004, 900_009)
    assert sum(looked) < 2000
