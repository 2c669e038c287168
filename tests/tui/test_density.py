from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout_tui.tui.widgets.density import BLOCKS, blocks, counts, stretch_of

FIRST, LAST = date(2031, 1, 1), date(2031, 12, 31)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (FIRST, 0),
        (LAST, 11),
        (date(2031, 7, 2), 5),
        (date(2031, 7, 3), 6),
        (date(2030, 1, 1), 0),
        (date(2040, 1, 1), 11),
    ],
)
def test_a_day_falls_into_its_stretch(day: date, place: int) -> None:
    assert stretch_of(day, FIRST, LAST, 12) == place


def test_one_day_fills_the_first_of_all_stretches() -> None:
    assert counts([FIRST, FIRST], FIRST, FIRST, 3) == [2, 0, 0]


@given(days=st.lists(st.dates(FIRST, LAST), max_size=40), stretches=st.integers(1, 80))
def test_every_day_is_counted_in_its_stretch(days: list[date], stretches: int) -> None:
    found = counts(days, FIRST, LAST, stretches)
    places = [stretch_of(day, FIRST, LAST, stretches) for day in days]
    assert found == [places.count(place) for place in range(stretches)]


def test_later_days_never_stand_further_left() -> None:
    places = [stretch_of(FIRST + timedelta(n), FIRST, LAST, 37) for n in range(365)]
    assert places == sorted(places)
    assert set(places) == set(range(37))


def test_blocks_rise_with_the_numbers_and_none_is_nothing() -> None:
    assert blocks([0, 1, 4, 8]) == f" {BLOCKS[0]}{BLOCKS[3]}{BLOCKS[7]}"
    assert blocks([1]) == BLOCKS[7]
    assert blocks([0, 1, 10_000])[1] == BLOCKS[0]
    assert blocks([]) == ""
