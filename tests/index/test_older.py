from __future__ import annotations

from pathlib import Path

import pytest
from tests.index.shelf import Shelf

from readout_tui.index import archive_index
from readout_tui.index.archive_index import index_folder
from readout_tui.index.lock import writing_lock


def names(cache: Path) -> list[str]:
    return sorted(path.name.partition("-v")[2] for path in cache.iterdir() if path.is_dir())


@pytest.fixture
def cache(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with indexes of versions 8 and 10."""
    shelf.add("a", "The ferry waits.")
    cache = tmp_path / "cache"
    for version in (10, 8):
        monkeypatch.setattr(archive_index, "INDEX_VERSION", version)
        shelf.index(index_folder(shelf.root, cache)).close()
    monkeypatch.setattr(archive_index, "INDEX_VERSION", 9)
    return cache


def test_a_new_index_takes_the_place_of_older_ones_alone(shelf: Shelf, cache: Path) -> None:
    shelf.index(index_folder(shelf.root, cache))
    assert names(cache) == ["10", "9"]


def test_an_index_that_is_being_written_stays(shelf: Shelf, cache: Path) -> None:
    folder = index_folder(shelf.root, cache)
    older = folder.with_name(folder.name.replace("-v9", "-v8.lock"))
    with writing_lock(older, lambda: False):
        shelf.index(folder)
    assert names(cache) == ["10", "8", "9"]


def test_an_older_index_that_was_made_since_stays_until_the_next_is_new(shelf: Shelf, cache: Path) -> None:
    folder = index_folder(shelf.root, cache)
    shelf.index(folder).close()
    folder.with_name(folder.name.replace("-v9", "-v7")).mkdir()
    shelf.add("b", "Another.")
    shelf.index(folder)
    assert names(cache) == ["10", "7", "9"]
