"""The catalogue: what the index knows of an archive's files and readouts, kept in SQLite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import NamedTuple

import msgspec

from readout_tui.collecting import collecting_paused
from readout_tui.index.database import Database
from readout_tui.index.known_files import FileRow, KnownFiles
from readout_tui.index.rows import Card, Rows, paragraph_key
from readout_tui.index.snapshot import Snapshot
from readout_tui.locator import Locator, Place
from readout_tui.model import Mode, People

_card = msgspec.msgpack.Decoder(Card)
_LAST = 1 << 40
_SEEN = "JOIN file USING (readout) WHERE readout NOT IN (SELECT value FROM json_each(?))"
_AT_ONCE = 500
"""Values in one statement; SQLite refuses too many."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text and place."""

    turn: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How a turn is told."""

    name: str | None
    """The speaker's, to show."""
    mode: Mode


class Part(NamedTuple):
    """A person's id with one name, role and side as printed together."""

    person: str
    name: str
    role: str | None
    side: str | None
    readouts: int
    """How many readings print them."""
    turns: int


class Catalogue:
    """Reads and writes the catalogue's tables; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database
        self.files = KnownFiles(database)
        """The files as they were read."""

    @collecting_paused()
    def snapshot(self, before: Snapshot | None = None) -> Snapshot:
        """Load all readouts.

        Args:
            before: An earlier state of this catalogue, of which is used what has not changed since.
        """
        with self._database.reading() as connection:
            stored = connection.execute("SELECT value FROM state WHERE key = 'people'").fetchone()
            people = msgspec.json.decode(stored[0], type=People) if stored else People()
            generation = _number(connection, "generation")
            leftover = [number for (number,) in connection.execute("SELECT readout FROM leftover")]
            if before is not None and before.listed == people:
                had = before.readings
                have = {n for (n,) in connection.execute("SELECT readout FROM file WHERE readout NOT NULL")}
                new = [*have - had]
                # With few new ones only these are fetched: numbers are never given twice.
                if len(new) <= _AT_ONCE:
                    rows = _rows(connection, f"WHERE number IN ({_marks(new)})", new)
                    return before.changed(generation, rows, had - have, leftover)
            rows = sorted(_rows(connection, "ORDER BY path"), key=lambda row: row[2].id)
            return Snapshot(generation, people, rows, leftover)

    def generation(self) -> int:
        """Return a number that grows with each change."""
        with self._database.reading() as connection:
            return _number(connection, "generation")

    def problems(self) -> list[tuple[bytes, int, int, str]]:
        """Return path, line, column and message of what is wrong with single files."""
        with self._database.reading() as connection:
            return connection.execute("SELECT path, line, column, message FROM problem").fetchall()

    def paragraphs(self, keys: Sequence[int]) -> dict[int, Paragraph]:
        """Return paragraphs by their keys; those that are gone are left out."""
        found = {}
        with self._database.reading() as connection:
            for some in _parts(keys):
                rows = connection.execute(
                    f"SELECT key, turn, paragraph, text FROM paragraph WHERE key IN ({_marks(some)})", some
                )
                found.update({key: Paragraph(*rest) for key, *rest in rows})
        return found

    def turns(self, turns: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Telling]:
        """Return who speaks and how, for all of some turns: numbers of the reading and of the turn."""
        ask = "SELECT name, mode FROM turn WHERE readout = ? AND turn = ?"
        with self._database.reading() as connection:
            # A reading may have been swept up since it was found.
            return {
                key: Telling(*(connection.execute(ask, key).fetchone() or (None, "narration")))
                for key in turns
            }

    def participants(self, number: int) -> list[tuple[str, str]]:
        """Return id and name of each participant of a reading, in the order of the file."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT person, name FROM participant WHERE readout = ? ORDER BY position", (number,)
            ).fetchall()

    def sides(self, number: int) -> set[str]:
        """Return the sides of a reading's participants, as printed."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT side FROM participant WHERE readout = ? AND side IS NOT NULL", (number,)
            )
            return {side for (side,) in rows}

    def participations(self, person_ids: Collection[str]) -> list[tuple[int, str | None, str | None]]:
        """Return reading, role and side for each time that one of some ids took part."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT participant.readout, role, side FROM participant JOIN file USING (readout)"
                " WHERE person IN (SELECT value FROM json_each(?)) ORDER BY participant.readout, position",
                (_listed(person_ids),),
            ).fetchall()

    def parts(self, but: Collection[int]) -> list[Part]:
        """Return who took part as what, and how often, by id; some readings are left out."""
        with self._database.reading() as connection:
            # Counted where the rows are: to hand out one for each participant takes several times as long.
            ask = "SELECT person, name, role, side, count(*), sum(turns) FROM participant"
            grouped = "GROUP BY person, name, role, side"
            rows = connection.execute(f"{ask} {_SEEN} {grouped}", (_listed(but),))
            return list(map(Part._make, rows))

    def all_sides(self) -> list[tuple[int, str]]:
        """Return reading and side of each participant with a side, in the order of the files."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT participant.readout, side FROM participant JOIN file USING (readout)"
                " WHERE side <> '' ORDER BY participant.readout, position"
            ).fetchall()

    def names(self, but: Collection[int] = ()) -> list[tuple[str, str, int]]:
        """Return each id with each name that is printed for it, and how often; some readings are left out."""
        with self._database.reading() as connection:
            ask = f"SELECT person, name, count(*) FROM participant {_SEEN} GROUP BY person, name"
            return connection.execute(ask, (_listed(but),)).fetchall()

    def keys_at(self, number: int, locator: Locator) -> list[int]:
        """Return the keys of the paragraphs that a locator covers in a reading."""
        start = (locator.turn or 0, locator.paragraph or 0)
        end = locator.end or Place(locator.turn or _LAST, locator.paragraph or _LAST)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT key FROM paragraph WHERE key >= ? AND key < ?"
                " AND (turn, paragraph) BETWEEN (?, ?) AND (?, ?)",
                (paragraph_key(number, 0), paragraph_key(number + 1, 0), *start, end.turn, end.paragraph),
            )
            return [key for (key,) in rows]

    # The following are for `update`, which says in which order they are safe.

    def leftovers(self) -> list[int]:
        """Return the numbers of readings that were not finished, or not swept up."""
        with self._database.reading() as connection:
            return [number for (number,) in connection.execute("SELECT readout FROM leftover")]

    def reserve(self, count: int) -> range:
        """Return numbers for new readings. Until they are published they count as left over."""
        with self._database.writing() as connection:
            first = _number(connection, "next") + 1
            numbers = range(first, first + count)
            _set_state(connection, "next", numbers.stop - 1)
            connection.executemany("INSERT INTO leftover VALUES (?)", ((number,) for number in numbers))
        return numbers

    def add(self, readings: Sequence[tuple[int, Rows]]) -> None:
        """Add the rows of readings under reserved numbers."""
        with self._database.writing() as connection:
            for number, rows in readings:
                _insert(connection, number, rows)

    def publish(
        self,
        changed: Sequence[FileRow],
        gone: Sequence[bytes],
        problems: Sequence[tuple[bytes, int, int, str]],
        people: People | None,
    ) -> list[int]:
        """Make new readings visible in place of old ones.

        Args:
            changed: Files with their new readings.
            gone: Paths of files that are no more.
            problems: Path, line, column and message of what is wrong with the changed files.
            people: What `people.yaml` holds now; None to leave it.

        Returns:
            The numbers of the readings that are left over.
        """
        with self._database.writing() as connection:
            paths = [*(row.path for row in changed), *gone]
            for path in paths:
                connection.execute(
                    "INSERT OR IGNORE INTO leftover"
                    " SELECT readout FROM file WHERE path = ? AND readout IS NOT NULL",
                    (path,),
                )
                connection.execute("DELETE FROM file WHERE path = ?", (path,))
                connection.execute("DELETE FROM problem WHERE path = ?", (path,))
            for row in changed:
                connection.execute(
                    "INSERT INTO file VALUES (?, ?, ?, ?, ?)",
                    (row.path, row.size, row.mtime_ns, row.sha256, row.readout),
                )
            connection.execute("DELETE FROM leftover WHERE readout IN (SELECT readout FROM file)")
            connection.executemany("INSERT INTO problem VALUES (?, ?, ?, ?)", problems)
            if people is not None:
                _set_state(connection, "people", msgspec.json.encode(people))
            _set_state(connection, "generation", _number(connection, "generation") + 1)
            return [number for (number,) in connection.execute("SELECT readout FROM leftover")]

    def touch(self, rows: Sequence[FileRow]) -> None:
        """Note that files have a new time and the same bytes."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE file SET size = ?, mtime_ns = ? WHERE path = ?",
                ((row.size, row.mtime_ns, row.path) for row in rows),
            )

    def sweep(self, numbers: Sequence[int]) -> None:
        """Remove the rows of readings that are left over."""
        with self._database.writing() as connection:
            for number in numbers:
                for table in ("participant", "turn", "leftover"):
                    connection.execute(f"DELETE FROM {table} WHERE readout = ?", (number,))
                connection.execute("DELETE FROM readout WHERE number = ?", (number,))
                connection.execute(
                    "DELETE FROM paragraph WHERE key >= ? AND key < ?",
                    (paragraph_key(number, 0), paragraph_key(number + 1, 0)),
                )


def _insert(connection: Connection, number: int, rows: Rows) -> None:
    connection.execute("INSERT INTO readout VALUES (?, ?)", (number, msgspec.msgpack.encode(rows.card)))
    connection.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((number, position, *row) for position, row in enumerate(rows.participants)),
    )
    connection.executemany("INSERT INTO turn VALUES (?, ?, ?, ?)", ((number, *row) for row in rows.turns))
    connection.executemany(
        "INSERT INTO paragraph VALUES (?, ?, ?, ?)",
        ((paragraph_key(number, count), *row) for count, row in enumerate(rows.paragraphs)),
    )


def _rows(connection: Connection, which: str, values: Sequence[int] = ()) -> list[tuple[bytes, int, Card]]:
    """Return path, number and card of readings."""
    ask = f"SELECT path, number, card FROM file JOIN readout ON number = file.readout {which}"
    return [(path, number, _card.decode(card)) for path, number, card in connection.execute(ask, values)]


def _number(connection: Connection, key: str) -> int:
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else 0


def _set_state(connection: Connection, key: str, value: int | bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))


def _parts(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _listed(values: Collection[int | str]) -> str:
    """Write any number of values as one."""
    return msgspec.json.encode([*values]).decode()


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
