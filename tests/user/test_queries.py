from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.user.queries import RECENT, Queries, QueriesError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "queries.json"


def test_the_last_query_comes_first_and_stands_once(path: Path) -> None:
    queries = Queries(path)
    for query in ("ferry", "quay", "ferry"):
        queries.remember(query)
    assert Queries(path).recent == ("ferry", "quay")


def test_old_queries_are_forgotten(path: Path) -> None:
    queries = Queries(path)
    for number in range(RECENT + 3):
        queries.remember(f"query {number}")
    assert len(queries.recent) == RECENT
    assert queries.recent[-1] == "query 3"


def test_saving_again_forgets(path: Path) -> None:
    queries = Queries(path)
    assert queries.toggle_saved("speaker:marn")
    assert queries.toggle_saved("ice")
    assert Queries(path).saved == ("speaker:marn", "ice")
    assert not queries.toggle_saved("speaker:marn")
    assert queries.saved == ("ice",)


def test_two_windows_do_not_undo_each_other(path: Path) -> None:
    one, two = Queries(path), Queries(path)
    one.toggle_saved("ferry")
    two.remember("quay")
    assert (one.saved, one.recent) == (("ferry",), ("quay",))


def test_a_broken_file_is_told_and_never_overwritten(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"saved": [1]}', encoding="utf-8")
    queries = Queries(path)
    with pytest.raises(QueriesError, match=r"queries\.json"):
        queries.remember("ferry")
    assert path.read_text(encoding="utf-8") == '{"saved": [1]}'


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(QueriesError, match="queries"):
        Queries(tmp_path / "file" / "queries.json").remember("ferry")
