"""A kill at any moment leaves what there was or what was to be: a few of the trials of `make torture`."""

from __future__ import annotations

import pytest
from bench.torture.acts import INDEXES, WRITERS, Case
from bench.torture.kills import at_steps
from bench.torture.places import Place

CASES = {case.name: case for case in (*WRITERS, *INDEXES)}

SOME = {
    "mark": 1,
    "fmt": 3,
    "import into an archive": 13,
    "import --again --write": 25,
    "people merge": 90,
    "save a quotation to a file": 1,
    "first index": 60,
    "index update": 50,
}
"""What is killed here, and of how many steps it is killed before one."""


@pytest.mark.parametrize("name", SOME)
def test_a_kill_loses_nothing_and_the_next_run_goes_on(name: str, place: Place) -> None:
    trial = at_steps(CASES[name], place, SOME[name])
    assert trial.lost == []
    assert trial.times > 1


def careless(place: Place) -> int:
    """Write over each file in place, as an editor may."""
    for path in place.archive.rglob("*.yaml"):
        with path.open("r+", encoding="utf-8") as file:
            text = file.read()
            file.seek(0)
            file.truncate()
            file.flush()
            file.write(f"# {text}")
    return 0


def test_a_program_that_writes_in_place_would_be_found_out(place: Place) -> None:
    assert any("that are neither" in line for line in at_steps(Case("careless", careless), place, 5).lost)
