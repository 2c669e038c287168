from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.index.dates import DayRange
from readout_tui.index.query import (
    Condition,
    DateCondition,
    ParsedQuery,
    QueryError,
    parse_query,
    plain_query,
)

TODAY = date(2031, 11, 24)


def parse(text: str) -> ParsedQuery:
    return parse_query(text, TODAY)


def test_words_are_folded_and_the_last_may_go_on() -> None:
    assert parse("Robust AND lästing") == ParsedQuery(("robust", "and", "lasting"), unfinished=True)
    assert not parse("robust ").unfinished
    assert not parse("robust kind:call").unfinished


def test_quoted_words_are_a_phrase() -> None:
    assert parse('"Lasting peace" now').phrases == (("lasting", "peace"),)
    assert parse('"Lasting peace" now').words == ("now",)


def test_a_minus_leaves_out_words_and_phrases() -> None:
    assert parse('peace -war -"cold winter"').without == (("war",), ("cold", "winter"))


def test_a_minus_within_or_by_itself_is_none() -> None:
    assert parse("a well-known - fact -- now").words == ("a", "well", "known", "fact", "now")


def test_the_same_field_twice_gives_alternatives() -> None:
    query = parse('speaker:osk speaker:"Adela Marn" kind:call')
    assert query.conditions == (
        Condition("speaker", ("osk", "Adela Marn")),
        Condition("kind", ("call",)),
    )


def test_a_field_can_be_negated() -> None:
    assert parse("-kind:call").conditions == (Condition("kind", ("call",), negated=True),)


def test_after_includes_the_day_and_before_does_not() -> None:
    first, last = date(2031, 3, 1).toordinal(), date(2031, 3, 31).toordinal()
    assert parse("date:2031-03").conditions == (DateCondition("date", (DayRange(first, last),)),)
    assert parse("after:2031-03").conditions == (DateCondition("after", (DayRange(first, None),)),)
    assert parse("before:2031-03").conditions == (DateCondition("before", (DayRange(None, first - 1),)),)
    assert parse('after:"last march"').conditions == parse("after:2031-03").conditions


def test_sorting_by_date_can_be_asked_for() -> None:
    assert parse("ferry sort:date").by_date
    assert not parse("ferry sort:relevance").by_date


def test_a_colon_in_the_text_is_no_field() -> None:
    assert parse("note: at 12:30 https://veld.example").words == (
        *("note", "at", "12", "30", "https", "veld", "example"),
    )


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("peace speeker:osk", "there is no field 'speeker': did you mean 'speaker'?", 6),
        ('the "lasting', "the quotation mark is not closed", 4),
        ("speaker: osk", "'speaker:' needs a value", 0),
        ("kind:lunch", "'kind:' is one of meeting, call", 0),
        ("mode:loud", "'mode:' is one of direct, reported, narration", 0),
        ("is:old", "'is:' is one of new, marked", 0),
        ("sort:size", "'sort:' is one of date, relevance", 0),
        ("x after:soonish", "'soonish' is no date", 2),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith(f"(at character {position + 1})")
    assert caught.value.position == position


@settings(max_examples=200, derandomize=True)
@given(st.text(alphabet='ab -":éя和\n', max_size=20))
def test_any_text_parses_or_says_why_not(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.position < len(text)
    else:
        assert all(words for words in (*query.phrases, *query.without))


def test_a_plain_query_takes_everything_for_words() -> None:
    assert plain_query('speaker:"x').words == ("speaker", "x")
