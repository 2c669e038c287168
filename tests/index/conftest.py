"""What the tests of the index share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.index.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty archive."""
    root = tmp_path / "shelf"
    root.mkdir()
    shelf = Shelf(root)
    yield shelf
    for index in shelf.opened:
        index.close()
