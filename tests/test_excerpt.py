"""A paragraph's part around what was found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.text import excerpt

TEXT = (
    "The ferries have waited long enough and so have the people who stand on the quay every morning in March."
)


def test_short_text_stays_whole() -> None:
    assert excerpt("A short one.", [(2, 7)], 40) == ("A short one.", [(2, 7)])


def test_long_text_is_cut_at_words_around_what_was_found() -> None:
    start = TEXT.index("quay")
    text, spans = excerpt(TEXT, [(start, start + 4)], 40)
    assert text.startswith("…") and text.endswith("…")
    assert [text[s:e] for s, e in spans] == ["quay"]
    assert set(text.strip("…").split()) <= set(TEXT.split())


@settings(max_examples=150, derandomize=True)
@given(start=st.integers(0, 90), length=st.integers(1, 12), size=st.integers(14, 60))
def test_what_was_found_is_in_the_excerpt(start: int, length: int, size: int) -> None:
    wanted = TEXT[start : start + length]
    text, spans = excerpt(TEXT, [(start, start + len(wanted))], size)
    assert len(text) <= size
    assert [text[s:e] for s, e in spans] == [wanted]
