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
    assert parse("ferry sort:date").order == "date"
    assert parse("ferry sort:oldest").order == "oldest"
    assert parse("ferry sort:relevance").order == parse("ferry").order == "relevance"


def test_a_colon_in_the_text_is_no_field() -> None:
    assert not parse("note: at 12:30 https://veld.example").remarks
    assert parse("note: at 12:30 https://veld.example").words == (
        *("note", "at", "12", "30", "https", "veld", "example"),
    )


def test_a_quotation_mark_that_is_not_closed_is_named_with_its_place() -> None:
    with pytest.raises(QueryError, match=r"the quotation mark is not closed \(at character 5\)") as caught:
        parse('the "lasting')
    assert caught.value.position == 4


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("foo:bar", "'foo:bar' is searched as words: there is no field 'foo' (there are speaker, with,"),
        (
            "speeker:osk",
            "'speeker:osk' is searched as words: there is no field 'speeker', did you mean 'speaker:'?",
        ),
    ],
)
def test_a_field_that_there_is_not_is_searched_as_words(text: str, remark: str) -> None:
    query = parse(f"peace {text} kind:call")
    assert query.words == ("peace", *text.split(":"))
    assert query.conditions == (Condition("kind", ("call",)),)
    assert len(query.remarks) == 1
    assert query.remarks[0].startswith(remark)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("speaker:", "'speaker:' needs a value"),
        ("kind:lunch", "'kind:lunch' is left out: kind is one of meeting, call, "),
        ("mode:loud", "'mode:loud' is left out: mode is one of direct, reported, narration"),
        (
            "-mode:drect",
            "'mode:drect' is left out: mode is one of direct, reported, narration; did you mean 'direct'?",
        ),
        ("is:old", "'is:old' is left out: is is one of new, marked"),
        ("sort:size", "'sort:size' is left out: sort is one of date, oldest, relevance"),
        ("after:soonish", "'after:soonish' is left out: 'soonish' is no date: write YYYY, "),
        ("before:2031-13", "'before:2031-13' is left out: '2031-13' is no date: month must be in 1..12"),
    ],
)
def test_a_value_that_cannot_be_is_left_out(text: str, remark: str) -> None:
    query = parse(f"peace {text} kind:call")
    assert query.words == ("peace",)
    assert query.conditions == (Condition("kind", ("call",)),)
    assert len(query.remarks) == 1
    assert query.remarks[0].startswith(remark)


def test_how_a_date_in_words_was_read_is_remarked() -> None:
    assert parse("date:june").remarks == ("'date:june' is read as 2031-06",)
    assert parse("date:2031-06").remarks == ()


def test_the_beginning_of_a_value_will_do() -> None:
    assert parse("kind:press is:m").conditions == (
        Condition("kind", ("press-conference",)),
        Condition("is", ("marked",)),
    )
    assert parse("kind:s").conditions == (Condition("kind", ("statement", "speech")),)
    assert parse("ferry sort:d").order == "date"


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
