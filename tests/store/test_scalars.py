from __future__ import annotations

import pytest

from readout_tui.store.scalars import date_scalar, fits_block, scalar

PLAIN = """
21 november 2020, 19:30|2031-02-03-ann-bob|2031-02|it's|http://x.example/a#b|a :b|Yes, no|1st|3 turns|No.|v1.2
Ann É|水|a, [b] {c}|so "it" is|back\\slash|x=y|_|<b>|(a)|…and|nullable|0xyz|1e3x|e10|12:30 local
"""
QUOTED = """
yes|Yes|YES|no|n|y|On|OFF|true|False|null|NULL|Null|~|=|<<|.inf|-.INF|.nan|NaN|1|-1|+1|0|007|0o17|0x1F|0b11|1_000|1,000
1.5|.5|5.|1e3|1E-3|12e03|-1.5e+3|12:30|1:2:3|190:20:30.15
2031-02-03|2031-2-3|2031-02-03 04:05:06|2031-02-03T04:05:06Z
- a|-a|?|? a|:a|a: b|a:|a #b|#a|&a|*a|!a|'a'|"a"|%a|@a|`a|,a|[a]|{a}|>a|...|---| a|a |٣|a:\tb
"""


@pytest.mark.parametrize("text", PLAIN.strip().replace("\n", "|").split("|"))
def test_text_that_no_reader_mistakes_is_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", [*QUOTED.strip("\n").replace("\n", "|").split("|"), "", "|a", "\u00a0a"])
def test_text_that_some_reader_mistakes_is_quoted(text: str) -> None:
    assert scalar(text)[0] in "\"'"


def test_quotation_marks_are_the_ones_that_need_no_escape() -> None:
    assert scalar("a: b") == '"a: b"'
    assert scalar('"a": b') == "'\"a\": b'"
    assert scalar("\\: ") == "'\\: '"
    assert scalar('"it\'s"') == '"\\"it\'s\\""'


def test_what_does_not_stand_for_itself_is_escaped() -> None:
    assert scalar("a\nb\tc\x00\x85\u2028\ufeff") == '"a\\nb\\tc\\x00\\x85\\u2028\\ufeff"'


def test_within_a_list_on_one_line_its_syntax_is_quoted() -> None:
    for text in ("a, b", "a]", "a {b}", "a:b", "a#b", "a? b"):
        assert scalar(text) == text
        assert scalar(text, in_flow=True) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["2031", "2031-02", "2031-02-03", "2031-02-03T04:05Z", "2031-02-03/2031-02-05"]
)
def test_date_stands_without_quotation_marks(text: str) -> None:
    assert date_scalar(text) == text


@pytest.mark.parametrize("text", ["no", "12:30", "1e3", "a: b"])
def test_what_is_no_date_is_written_as_other_text(text: str) -> None:
    assert date_scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["a", " a", "a\n", "\n\na", "a  \nb", "a\n \nb", '"a" \\', "- a: #"])
def test_text_can_be_a_block(text: str) -> None:
    assert fits_block(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "a\n ", "a\tb", "a\rb", "a\x85b", "a\u2028b", "\ufeffa"])
def test_text_that_a_block_may_not_give_back_is_none(text: str) -> None:
    assert not fits_block(text)
