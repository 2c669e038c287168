from __future__ import annotations

import pytest
from tests.index.shelf import TODAY, Shelf

from readout_tui.index.filters import Known
from readout_tui.index.query import parse_query
from readout_tui.model import Turn


@pytest.fixture
def harbour(shelf: Shelf) -> Shelf:
    shelf.add("ferry", "The ferries have waited long enough.", "A timetable is a promise.", day="2031-04-02")
    shelf.add("quay", "So have the people on the quay.", "A promise was made in March.", day="2031-05-20")
    shelf.add("ice", "We would finish this before the ice.", day="2031-06")
    return shelf


@pytest.mark.parametrize(
    "query",
    [
        "timetable is a promise",
        "timetabel is a promise",
        "promise a timetable",
        "timetables promised",
        "the timetable really is a promise",
        "timet",
        "tiemtable promse",
        '"a timetable is a"',
        "TIMETABLE",
    ],
)
def test_a_badly_remembered_quotation_is_found_first(harbour: Shelf, query: str) -> None:
    assert harbour.found(query)[0] == "ferry#2.1"


def test_a_phrase_is_found_as_it_stands_alone(harbour: Shelf) -> None:
    assert harbour.found('"a promise"') == ["quay#2.1", "ferry#2.1"]
    assert harbour.found('"promise a"') == []


def test_words_can_be_left_out(harbour: Shelf) -> None:
    assert harbour.found("promise -timetable") == ["quay#2.1"]
    assert harbour.found('promise -"made in march"') == ["ferry#2.1"]


def test_of_equals_the_latest_comes_first(harbour: Shelf) -> None:
    assert harbour.found("promise") == ["quay#2.1", "ferry#2.1"]


def test_hits_can_be_sorted_by_date(harbour: Shelf) -> None:
    assert harbour.found("a timetable promise sort:date")[0] == "ferry#2.1"
    assert harbour.found("promise sort:date") == ["quay#2.1", "ferry#2.1"]


def test_the_oldest_come_first_where_that_is_asked_for_and_undated_ones_last(harbour: Shelf) -> None:
    harbour.add("undated", "A promise without a day.")
    assert harbour.found("promise sort:oldest") == ["ferry#2.1", "quay#2.1", "undated#1.1"]
    assert harbour.found("-timetable sort:oldest")[0] == "ferry#1.1"
    assert harbour.found("sort:oldest") == []


def test_the_oldest_of_very_many_are_found_though_the_latest_are_looked_at_first(shelf: Shelf) -> None:
    for number in range(300):
        day = f"{2031 + number // 12}-{number % 12 + 1:02}"
        shelf.add(f"r{number}", "We leave no one behind.", day=day)
    for query in ("leave no one behind sort:oldest", '"leave no one behind" sort:oldest'):
        assert shelf.found(query)[:3] == ["r0#1.1", "r1#1.1", "r2#1.1"]


def test_without_words_everything_is_found_the_latest_first(harbour: Shelf) -> None:
    harbour.add("undated", "No day.")
    assert harbour.found("-timetable") == ["ice#1.1", "quay#1.1", "quay#2.1", "ferry#1.1", "undated#1.1"]


def test_what_is_nowhere_is_not_found(harbour: Shelf) -> None:
    assert harbour.found("zeppelin") == []
    assert harbour.found('"zeppelin"') == []
    assert harbour.found("") == harbour.found(" — ") == []


def test_spans_are_places_in_the_text_as_it_is_printed(shelf: Shelf) -> None:
    shelf.add("a", "Straße „Ҋﬁrst“ — Əliyev said: the  Großer Fluß rises.")
    hits, _ = shelf.index().view.search(parse_query("eliyev grosser fluss", TODAY), Known(), 5)
    assert [hits[0].text[start:end] for start, end in hits[0].spans] == ["Əliyev", "Großer Fluß"]


def test_the_unit_is_the_paragraph(shelf: Shelf) -> None:
    shelf.add("a", Turn(text="The ferry.\n\nThe quay.\n\nThe ferry again."))
    assert shelf.found("ferry") == ["a#1.1", "a#1.3"]


def test_a_quotation_across_the_pieces_of_a_long_paragraph_is_found(shelf: Shelf) -> None:
    words = [f"word{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(500)]
    shelf.add("a", " ".join(words))
    shelf.add("b", "wordaa wordzz")
    index = shelf.index()
    for start in range(0, 490, 7):
        assert shelf.found('"' + " ".join(words[start : start + 12]) + '"', index) == ["a#1.1"]
    assert shelf.found('"' + " ".join(words[20:420]) + '"', index) == ["a#1.1"]


def test_chinese_is_found_with_a_wrong_character(shelf: Shelf) -> None:
    shelf.add("a", "双方就两国关系交换了意见。", day="2031-01-01")
    shelf.add("b", "会议在北京举行。", day="2031-01-02")
    assert shelf.found("两国关系") == ["a#1.1"]
    assert shelf.found("两囯关系交换")[0] == "a#1.1"


def test_a_name_is_found_in_the_other_script(shelf: Shelf) -> None:
    shelf.add("a", "Лавров прибыл в Баку.", day="2031-01-01")
    shelf.add("b", "Lavrov arrived.", day="2031-01-02")
    assert shelf.found("lavrov") == ["b#1.1", "a#1.1"]
    assert shelf.found("лавров") == ["a#1.1", "b#1.1"]


def test_a_long_word_is_found(shelf: Shelf) -> None:
    shelf.add("a", "x" * 300 + " ferry")
    assert shelf.found("x" * 300) == ["a#1.1"]


@pytest.mark.parametrize(
    ("query", "exact", "near"),
    [
        ("a timetable promise", ["A timetable", "promise"], []),
        ("timetabel promise", ["promise"], ["timetable"]),
        ("timetabel promse", [], ["timetable", "promise"]),
        ("TIMETABLE prom", ["timetable", "promise"], []),
        ("promises", [], ["promise"]),
        ('"timetable is"', ["timetable is"], []),
    ],
)
def test_words_that_are_only_like_the_querys_are_told_apart(
    harbour: Shelf, query: str, exact: list[str], near: list[str]
) -> None:
    hits, _ = harbour.index().view.search(parse_query(query, TODAY), Known(), 5)
    hit = next(hit for hit in hits if hit.locator.id == "ferry")
    assert [hit.text[start:end] for start, end in hit.near] == near
    inside = [any(s <= start and end <= e for s, e in hit.spans) for start, end in hit.near]
    assert all(inside)
    written = [hit.text[start:end] for start, end in hit.spans if (start, end) not in hit.near]
    assert written == exact
