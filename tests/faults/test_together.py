"""Two instances at once lose nothing of each other: a few of the trials of `make torture`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bench.torture import together
from bench.torture.kills import Trial
from bench.torture.places import Place


@pytest.mark.parametrize(
    "tried", [together.marking, together.importing, together.importing_the_same, together.merging]
)
def test_instances_at_once_lose_nothing(tried: Callable[[Place, int], Trial], place: Place) -> None:
    trial = tried(place, 1)
    assert (trial.times, trial.lost) == (1, [])


def test_whoever_is_killed_lets_go_of_each_lock(place: Place) -> None:
    assert together.dying(place, 3).lost == []
