"""Rows that several readouts share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from readout_tui.tui.sharing import Shared, after_title, contains, publishers_named, short_names

NUMBERS = {letter: number for number, letter in enumerate("abcdef")}


def test_the_first_that_is_listed_has_the_row_for_all_of_its_event() -> None:
    shared = Shared([("c", "a", "gone"), ("d", "gone")], NUMBERS)
    assert shared.rows(range(6)) == ([0, 1, 3, 4, 5], {0: 0, 2: 0})
    assert shared.rows([2, 3]) == ([2, 3], {0: 2, 2: 2})
    assert shared.rows([1, 3]) == ([1, 3], {})
    assert (shared.surplus, shared.of(2), shared.of(3)) == (1, [0, 2], (3,))


@settings(derandomize=True, max_examples=60)
@given(st.permutations("abcdef"), st.integers(1, 3), st.sets(st.integers(0, 5)))
def test_each_listed_number_stands_in_one_row_that_is_listed(
    order: list[str], size: int, some: set[int]
) -> None:
    groups = [sorted(order[start : start + size]) for start in range(0, len(order), size)]
    listed = sorted(some)
    rows, stands = Shared(groups, NUMBERS).rows(listed)
    assert {stands.get(number, number) for number in listed} == set(rows)
    assert list(rows) == sorted(set(rows))
    assert all(contains(listed, number) for number in rows)


@pytest.mark.parametrize(
    ("publishers", "short"),
    [
        (("mfa.veld.example", "president.osmark.example"), ["veld", "osmark"]),
        (("www.pier.gov.qq", "harbour.qz"), ["pier", "harbour"]),
        (("mfa.gov.qq", "mfa.gov.qz"), ["mfa.qq", "mfa.qz"]),
        (("mfa.veld.example", "president.veld.example"), ("mfa.veld.example", "president.veld.example")),
        (("The Harbour Office", "veld.example"), ["The Harbour Office", "veld"]),
    ],
)
def test_a_publisher_is_named_by_what_tells_most(publishers: tuple[str, ...], short: list[str]) -> None:
    assert short_names(publishers) == short


def test_publishers_are_named_in_full_where_there_is_room_and_counted_where_there_is_none() -> None:
    hosts = ("mfa.veld.example", "president.osmark.example")
    assert after_title("A call", hosts, 1, 60) == " · mfa.veld.example + president.osmark.example"
    assert after_title("A call", hosts, 1, 30) == " · veld + osmark"
    assert after_title("A call about the ferries and the pier", hosts, 1, 36) == " · veld + osmark"
    assert after_title("A call about the ferries and the pier", hosts, 1, 35) == " +1"
    assert after_title("A call", ("veld.example",), 2, 13) == " · veld"
    assert publishers_named(hosts, 12) is None


@settings(derandomize=True, max_examples=60)
@given(st.text(max_size=40), st.integers(24, 90))
def test_a_title_keeps_its_room(title: str, room: int) -> None:
    after = after_title(title, ("mfa.veld.example", "president.osmark.example"), 1, room)
    assert room - cell_len(after) >= min(cell_len(title), 20)
