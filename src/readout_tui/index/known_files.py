"""The files of an archive as they were when they were read, as the catalogue keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from readout_tui.index.database import Database


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it was when it was read."""

    path: bytes
    """Relative to the archive, as the file system has it."""
    size: int
    mtime_ns: int
    """-1 if it may have changed since without a new time."""
    sha256: str
    readout: int | None
    """The number of the reading; None if the file holds no readout."""


class KnownFiles:
    """Asks the catalogue's table of files; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database

    def times(self) -> dict[bytes, tuple[int, int]]:
        """Return size and time of each file, by path."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT path, size, mtime_ns FROM file")
            return {path: (size, mtime_ns) for path, size, mtime_ns in rows}

    def one(self, path: bytes) -> FileRow | None:
        """Return one file, or None if it is not known."""
        with self._database.reading() as connection:
            ask = "SELECT path, size, mtime_ns, sha256, readout FROM file WHERE path = ?"
            row = connection.execute(ask, (path,)).fetchone()
            return FileRow(*row) if row else None

    def any_in(self, folder: bytes) -> bool:
        """Tell whether there is a file in a folder, or below it."""
        with self._database.reading() as connection:
            ask = "SELECT 1 FROM file WHERE path > ? AND path < ? LIMIT 1"
            row = connection.execute(ask, (folder + b"/", folder + b"0")).fetchone()
            return row is not None

    def counts(self, but: bytes) -> tuple[int, int]:
        """Return how many files there are, one path left out, and how many of them hold no readout."""
        with self._database.reading() as connection:
            ask = "SELECT count(*), count(*) - count(readout) FROM file WHERE path <> ?"
            files, unreadable = connection.execute(ask, (but,)).fetchone()
            return files, unreadable

    def written_since(self, moment_ns: int) -> tuple[list[int], list[int]]:
        """Return the readings of files written after a moment, and those whose time was not to be trusted."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT readout, mtime_ns FROM file"
                " WHERE (mtime_ns > ? OR mtime_ns < 0) AND readout IS NOT NULL",
                (moment_ns,),
            ).fetchall()
        return [number for number, time in rows if time >= 0], [number for number, time in rows if time < 0]
