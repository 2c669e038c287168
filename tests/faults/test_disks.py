"""A full disk costs no file, and is told in a line: a few of the trials of `make torture`."""

from __future__ import annotations

import pytest
from bench.torture import acts, disks
from bench.torture.places import Place

CASES = {case.name: case for case in (*acts.WRITERS, *acts.INDEXES)}


@pytest.mark.parametrize(
    "name",
    [
        "import into an archive",
        "fmt",
        "people merge",
        "annotate",
        "save a quotation to a file",
        "first index",
    ],
)
def test_a_full_disk_leaves_what_there_was(name: str, place: Place) -> None:
    # A first index of some sizes fails when it is made, of others while it is filled.
    sizes = (300, 60_000) if CASES[name].indexes else (0, 300)
    trial = disks.with_full_files([CASES[name]], place, sizes)
    assert (trial.times, trial.lost) == (2, [])


def test_where_nothing_may_be_written_all_is_told_and_answered(place: Place) -> None:
    some = [CASES[name] for name in ("import into an archive", "mark", "index update")]
    assert disks.with_unwritable_folders(some, place).lost == []
