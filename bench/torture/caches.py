"""Indexes of other versions, half written, full of nonsense, or gone: what they answer must be right."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.torture import samples
from bench.torture.acts import look
from bench.torture.forks import run
from bench.torture.kills import Trial, wrong_answers
from bench.torture.places import Place

from readout_tui.index.archive_index import INDEX_VERSION, index_folder

Spoil = Callable[[Path, random.Random], None]
"""Does something to a file of the index."""


def cut(path: Path, chance: random.Random) -> None:
    """Cut a file short."""
    os.truncate(path, chance.randrange(max(1, path.stat().st_size)))


def fill_with_nonsense(path: Path, chance: random.Random) -> None:
    """Write nonsense over a whole file."""
    path.write_bytes(chance.randbytes(max(1, path.stat().st_size)))


def empty(path: Path, chance: random.Random) -> None:
    """Take all out of a file."""
    path.write_bytes(b"")


def remove(path: Path, chance: random.Random) -> None:
    """Remove a file."""
    path.unlink()


def put_a_folder(path: Path, chance: random.Random) -> None:
    """Put a folder in a file's place."""
    path.unlink()
    path.mkdir()


SPOILS: tuple[Spoil, ...] = (cut, fill_with_nonsense, empty, remove, put_a_folder)


def spoiled(place: Place, chance: random.Random, rounds: int = 1) -> Trial:
    """Spoil each file of an index in each way, before the archive changes or not."""
    trial = Trial("index", "each of its files cut short, filled with nonsense, emptied, gone, a folder")
    _prepare(place)
    names = sorted(path.relative_to(place.run) for path in _files(place))
    for _ in range(rounds):
        for name in names:
            for spoil in SPOILS:
                place.again()
                spoil(place.run / name, chance)
                if chance.random() < 0.5:
                    samples.change(place)
                trial.add(wrong_answers(place), f"{spoil.__name__} {name.name}")
    return trial


def of_other_versions(place: Place) -> Trial:
    """Put in an index's place what other versions of the program, and other programs, may leave there."""
    trial = Trial("index", "of an older or newer version, of another program, half made")
    _prepare(place)
    for other in (_older, _newer_schema, _other_database, _without_words, _without_catalogue, _a_file):
        place.again()
        other(_folder(place))
        trial.add(wrong_answers(place), other.__name__.strip("_"))
    return trial


def removed_while_open(place: Place) -> Trial:
    """Take the index away, or spoil it, while it is open; ask, refresh, and ask again."""
    trial = Trial("index", "removed or spoiled while it is open")
    _prepare(place)
    for act in (ask_without_cache, ask_with_cut_words, ask_with_nonsense):
        place.again()
        ended = run(act, place)
        told = [f"{ended.status} {ended.said[-1500:]}"] if ended.status or ended.fell else []
        trial.add(told + wrong_answers(place), act.__name__)
    return trial


def ask_without_cache(place: Place) -> int:
    """Remove the cache folder under an open library, and go on."""
    return _ask(place, lambda folder: shutil.rmtree(folder.parent))


def ask_with_cut_words(place: Place) -> int:
    """Remove the word index under an open library, and go on."""
    return _ask(place, lambda folder: shutil.rmtree(folder / "words"))


def ask_with_nonsense(place: Place) -> int:
    """Write nonsense over the catalogue under an open library, and go on."""

    def spoil(folder: Path) -> None:
        for path in folder.glob("catalogue*"):
            path.write_bytes(b"nonsense" * 2000)

    return _ask(place, spoil)


def _ask(place: Place, spoil: Callable[[Path], None]) -> int:
    from readout_tui.library import Library

    with Library.open(place.archive) as library:
        library.search("ferry")
        spoil(_folder(place))
        library.search("fog")
        library.related(samples.name(2))
        samples.change(place)
        library.refresh()
        found = [library.search(word).hits for word in ("added", "changed", "ferry")]
        return 0 if all(found) else 1


def _prepare(place: Place) -> None:
    place.begin()
    samples.fill(place)
    ended = run(look, place)
    if ended.status:
        raise RuntimeError(ended.said)
    place.keep()


def _folder(place: Place) -> Path:
    return index_folder(place.archive, place.home("CACHE") / "readout")


def _files(place: Place) -> Iterator[Path]:
    return (path for path in _folder(place).rglob("*") if path.is_file())


def _older(folder: Path) -> None:
    folder.rename(folder.with_name(folder.name.replace(f"-v{INDEX_VERSION}", f"-v{INDEX_VERSION - 1}")))


def _newer_schema(folder: Path) -> None:
    _execute(folder, "PRAGMA user_version = 99")


def _other_database(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()
    _execute(folder, "CREATE TABLE other (x)")


def _execute(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "catalogue.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()


def _without_words(folder: Path) -> None:
    shutil.rmtree(folder / "words")


def _without_catalogue(folder: Path) -> None:
    for path in folder.glob("catalogue*"):
        path.unlink()


def _a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")
