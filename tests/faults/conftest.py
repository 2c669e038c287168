"""What the tests of faults share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.torture.places import Place

from readout_tui.library import Library


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    """The small archive, open and up to date."""
    with Library.open(archive) as library:
        yield library


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Where trials go on."""
    return Place(tmp_path / "place")
