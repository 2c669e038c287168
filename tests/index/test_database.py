from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.index.shelf import Shelf

from readout_tui.index.database import BrokenIndexError, ClosedIndexError, Database

COUNT = "SELECT count(*) FROM state"


def insert(connection: sqlite3.Connection, key: str) -> None:
    connection.execute("INSERT INTO state VALUES (?, 1)", (key,))


@pytest.mark.parametrize("name", ["catalogue.sqlite", None])
def test_what_is_written_is_read(tmp_path: Path, name: str | None) -> None:
    database = Database(tmp_path / name if name else None)
    with database.writing() as connection:
        insert(connection, "a")
    with database.reading() as connection:
        assert connection.execute(COUNT).fetchone() == (1,)
    database.close()


@pytest.mark.parametrize("name", ["catalogue.sqlite", None])
def test_a_failed_writing_leaves_nothing(tmp_path: Path, name: str | None) -> None:
    database = Database(tmp_path / name if name else None)
    with pytest.raises(RuntimeError), database.writing() as connection:
        insert(connection, "a")
        raise RuntimeError
    with database.reading() as connection:
        assert connection.execute(COUNT).fetchone() == (0,)
    database.close()


def test_a_reader_sees_one_moment_while_another_writes(tmp_path: Path) -> None:
    database = Database(tmp_path / "catalogue.sqlite")
    with database.reading() as reader:
        assert reader.execute(COUNT).fetchone() == (0,)
        with database.writing() as writer:
            insert(writer, "a")
        assert reader.execute(COUNT).fetchone() == (0,)
    with database.reading() as reader:
        assert reader.execute(COUNT).fetchone() == (1,)
    database.close()


def test_only_the_first_opening_finds_it_new(tmp_path: Path) -> None:
    first = Database(tmp_path / "catalogue.sqlite")
    second = Database(tmp_path / "catalogue.sqlite")
    assert (first.is_new, second.is_new) == (True, False)
    first.close()
    second.close()


def test_another_file_in_its_place_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(BrokenIndexError):
        Database(path)


def test_a_file_that_cannot_be_used_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"no database " * 1000)
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def remembered(
        database: Path, timeout: float, isolation_level: None, check_same_thread: bool
    ) -> sqlite3.Connection:
        opened.append(
            connect(
                database,
                timeout=timeout,
                isolation_level=isolation_level,
                check_same_thread=check_same_thread,
            )
        )
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    with pytest.raises(BrokenIndexError):
        Database(path)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_a_database_of_another_version_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE other (x)")
    other.close()
    with pytest.raises(BrokenIndexError):
        Database(path)


def test_a_closed_database_says_so(tmp_path: Path) -> None:
    database = Database(tmp_path / "catalogue.sqlite")
    database.close()
    with pytest.raises(ClosedIndexError), database.reading():
        pass


@pytest.mark.parametrize(
    "damage", ["UPDATE readout SET card = x'c1'", "UPDATE file SET sha256 = CAST(x'ff' AS TEXT)"]
)
def test_bytes_that_a_disk_has_changed_are_a_broken_index(damage: str, shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("a", "The ferry waits.")
    index = shelf.index(tmp_path / "index")
    with sqlite3.connect(tmp_path / "index" / "catalogue.sqlite") as connection:
        connection.execute(damage)
    connection.close()
    with pytest.raises(BrokenIndexError):
        index.catalogue.snapshot()
        index.catalogue.files.one(b"a.yaml")
