"""A SQLite database that several threads and processes use at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import msgspec

SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
-- Paths are bytes, relative to the archive: a file name need not be valid text.
CREATE TABLE file (
    path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT, readout INTEGER
) WITHOUT ROWID;
CREATE TABLE problem (path BLOB, line INTEGER, column INTEGER, message TEXT);
CREATE INDEX problem_path ON problem (path);
-- The rows of a reading that no file points to are not visible: they are yet to be or were.
CREATE TABLE readout (number INTEGER PRIMARY KEY, card BLOB);
CREATE TABLE participant (
    readout INTEGER, position INTEGER, person TEXT, name TEXT, role TEXT, side TEXT, turns INTEGER,
    PRIMARY KEY (readout, position)
) WITHOUT ROWID;
CREATE TABLE turn (
    readout INTEGER, turn INTEGER, name TEXT, mode TEXT, PRIMARY KEY (readout, turn)
) WITHOUT ROWID;
CREATE TABLE paragraph (key INTEGER PRIMARY KEY, turn INTEGER, paragraph INTEGER, text TEXT);
CREATE TABLE leftover (readout INTEGER PRIMARY KEY);
"""


class BrokenIndexError(Exception):
    """The index on disk cannot be used, and can be made again from the archive."""


class ClosedIndexError(Exception):
    """The index was closed meanwhile, or made again."""


class Database:
    """One SQLite file, or a database in memory.

    Readers of a file each have a connection and never wait for the writer. In memory there is one connection,
    and they wait for each other.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the database, and make its tables if it has none.

        Args:
            path: The file; None for a database in memory.

        Raises:
            BrokenIndexError: The file is no such database.
            sqlite3.OperationalError: It cannot be opened or written.
        """
        self._path = path
        self._lock = RLock()
        self._writing = RLock() if path else self._lock
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._writer = self._connect()
        try:
            with self.writing() as connection:
                self.is_new = self._make_tables(connection)
        except BaseException:
            self.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path or ":memory:", timeout=30, isolation_level=None, check_same_thread=False
        )
        try:
            with _broken_index_errors():
                connection.execute("PRAGMA journal_mode = WAL")
                # In WAL mode a crash of the machine can lose the last commits, but never breaks the file.
                connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_tables(self, connection: sqlite3.Connection) -> bool:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION:
            return False
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise BrokenIndexError(f"the catalogue has version {version}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return True

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to read with; all of its answers are of one moment.

        Raises:
            BrokenIndexError: The database is damaged.
            ClosedIndexError: It is closed.
        """
        with self._lock:
            if self._closed:
                raise ClosedIndexError
            if self._path is None:
                yield self._writer
                return
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            with _broken_index_errors():
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self._give_back(connection)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to write with, in one transaction.

        Raises:
            BrokenIndexError: The database is damaged.
            ClosedIndexError: It is closed.
        """
        with self._writing, _broken_index_errors():
            if self._closed:
                raise ClosedIndexError
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def close(self) -> None:
        """Close all connections; those that are lent close when they come back."""
        with self._writing, self._lock:
            self._closed = True
            for connection in (self._writer, *self._idle):
                connection.close()
            self._idle.clear()


@contextmanager
def _broken_index_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        )
        # Python's own error for a text whose bytes a disk has changed: it has no code.
        if damaged or str(error).startswith("Could not decode"):
            raise BrokenIndexError(str(error)) from error
        raise
    except msgspec.DecodeError as error:
        raise BrokenIndexError(str(error)) from error
