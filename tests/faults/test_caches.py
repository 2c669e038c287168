"""Whatever is in the cache, and whatever the clock says, answers are right: some trials of `make torture`."""

from __future__ import annotations

from bench.torture import caches, oddities
from bench.torture.places import Place


def test_an_index_that_goes_while_it_is_open_is_made_again(place: Place) -> None:
    assert caches.removed_while_open(place).lost == []


def test_clocks_may_jump(place: Place) -> None:
    assert oddities.clocks(place, jumps=[-oddities.YEAR]).lost == []


def test_no_odd_file_stops_a_command(place: Place) -> None:
    assert oddities.odd_files(place, [oddities.all_of_them]).lost == []
