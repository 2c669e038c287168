from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.text import (
    clean,
    clean_line,
    fold,
    folded,
    folded_words,
    json_escaped,
    nearest,
    sentence_spans,
    text_hash,
    without_controls,
    word_spans,
)

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
ANY = st.text(st.characters(exclude_categories=()), max_size=40)
laws = settings(derandomize=True, max_examples=200)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b[31mred\x07", "a\ufffd[31mred\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("a\u202eb\u2066c\u061cd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b\ufeffc\uffff", "a\ufffdb\ufffdc\ufffd"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a\u206ab\ufff9c\ufdd0d\U000e0041e", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("e" + "\u0301" * 8 + "f", "e" + "\u0301" * 8 + "f"),
        ("e" + "\u0301" * 500 + "f", "e" + "\u0301" * 8 + "\ufffdf"),
        ("a" + "\u200b" * 500 + "—" * 20 + "b", "a" + "\u200b" * 8 + "\ufffd" + "—" * 20 + "b"),
        (SCOTLAND + SCOTLAND[:-1], SCOTLAND + SCOTLAND[0] + "\ufffd" * 5),
        ("a\x00b\x7f", "a\ufffdb\ufffd"),
        ("می\u200cخواهم 👨\u200d👩 \u200e\u200fא", "می\u200cخواهم 👨\u200d👩 \u200e\u200fא"),
        ("plain, “curly” – and\u00a0wide\u3000space\n\n", "plain, “curly” – and\u00a0wide\u3000space\n\n"),
    ],
)
def test_cleaning_takes_what_could_harm_and_nothing_else(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


def test_cleaned_line_is_one_line() -> None:
    assert clean_line("a\r\nb\u2028c\td") == "a b c d"


def test_json_keeps_what_is_harmful_as_escapes() -> None:
    text = "a\x9b\u202e\u2028\x85\ud800" + "e\u0301" + "\u0301" * 500 + SCOTLAND + "\U000e0041é"
    written = json_escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert clean(written) == written
    assert SCOTLAND in written
    assert "é" in written


def test_controls_are_replaced_one_for_one() -> None:
    assert without_controls("a\x1b\tb\nc\u202e") == "a\ufffd\tb\nc\ufffd"


@laws
@given(ANY)
def test_clean_text_stays_as_it_is_and_can_be_encoded(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c == "\n" for c in once)
    assert once.encode().decode() == once
    assert len(clean_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("İlham ƏLİYEV", "ilham eliyev"),
        ("Ağsel, Tamrış", "agsel, tamris"),
        ("Straße Ærø Łódź", "strasse aero lodz"),
        ("MIRÈLE e\u0301", "mirele e"),
        ("ﬁn", "fin"),
        ("ЁЖ Й", "еж и"),
        ("ASCII Only 123", "ascii only 123"),
        ("so\u00adft wo\u2060rds", "soft words"),
    ],
)
def test_folding_takes_case_and_marks_away(text: str, same: str) -> None:
    assert fold(text) == same


@laws
@given(ANY)
def test_folded_text_knows_where_each_character_came_from(text: str) -> None:
    result = folded(text)
    assert result.text == fold(text)
    assert fold(text) == "".join(fold(character) for character in text)
    for position in range(len(result.text)):
        start, end = result.original_span(position, position + 1)
        assert end == start + 1
        assert result.text[position] in fold(text[start:end])


def test_span_of_folded_text_covers_the_letters_it_came_from() -> None:
    text = "die Straße"
    result = folded(text)
    start = result.text.index("strasse")
    assert result.original_span(start, start + 7) == (4, 10)
    assert result.original_span(start + 4, start + 5) == (8, 9)


def test_words_are_found_with_their_inner_apostrophes() -> None:
    text = "Don’t ‘stop’, l'eau: 3.5 水 well-known"
    assert [text[start:end] for start, end in word_spans(text)] == [
        *("Don’t", "stop", "l'eau", "3", "5", "水", "well", "known")
    ]
    assert folded_words("Don’t STOP, Élan!") == ["don’t", "stop", "elan"]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("No mark at all", ["No mark at all"]),
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("He said: “It is deep.” Then he left.", ["He said: “It is deep.”", "Then he left."]),
        ("Mr. Orn met Dr. Reth. They spoke.", ["Mr. Orn met Dr. Reth.", "They spoke."]),
        ("J. K. Orn came. He sat.", ["J. K. Orn came.", "He sat."]),
        ("So do I. You know.", ["So do I.", "You know."]),
        ("The U.N. agreed. Good.", ["The U.N. agreed.", "Good."]),
        ("It cost 3.5 million. Yes.", ["It cost 3.5 million.", "Yes."]),
        ("Wait... what? Oh.", ["Wait... what?", "Oh."]),
        ("One line\nanother line.\n\nThird.", ["One line", "another line.", "Third."]),
        ("水很深。他说了！好", ["水很深。", "他说了！", "好"]),
        ("see www.well.example. Then", ["see www.well.example.", "Then"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@laws
@given(st.text('aB .!?…。\n"”)I', max_size=40))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentence_spans(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_hash_survives_case_accents_and_punctuation_and_tells_words_apart() -> None:
    assert text_hash("The well, at Ağsel.") == text_hash("the WELL at\n agsel")
    assert text_hash("The well") != text_hash("The wells")
    assert re.fullmatch("[0-9a-f]{4}", text_hash(""))


def test_hash_stays_the_same_for_all_time() -> None:
    # It stands in citations that have been published.
    assert text_hash("The ferries have waited long enough.") == "dc3f"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("plaec", "place"), ("titel", "title"), ("x", None), ("zzzz", None), ("text", "text")],
)
def test_mistyped_word_is_told_from_a_strange_one(word: str, meant: str | None) -> None:
    assert nearest(word, ["title", "place", "text"]) == meant
    assert nearest(word, []) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("2031-02-16-osk-marn", "2031-02-16-marn-osk"),
        ("2031-02-16-marn-osc", "2031-02-16-marn-osk"),
        ("2031-02-16-kerzhin", "2031-02-16-kerz"),
        ("2031-02-17-ferry", "2031-02-17-ferry-treaty"),
        ("2031-02-61-marn-osk", "2031-02-16-marn-osk"),
        ("1999-ice", None),
        ("bra-gd-un-2000", "un-gd-bra-2000"),
    ],
)
def test_mistyped_id_gets_one_with_its_date_and_its_names_in_any_order(word: str, meant: str | None) -> None:
    ids = [
        "2031-02-16-kerz",
        "2031-02-16-marn-osk",
        "2031-02-17-ferry-treaty",
        "2031-03-16-osk-marn",
        "un-gd-bra-2000",
    ]
    assert nearest(word, ids) == meant
