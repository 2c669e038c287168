"""What may stand in the place of an argument: by its metavar, which says what it is.

All of it is looked up while somebody waits for a Tab, so nothing here opens the index.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from argcomplete.completers import BaseCompleter, DirectoriesCompleter, FilesCompleter

from readout_tui.cli.common import UsageError, archive_of
from readout_tui.user.definitions import CITATION_STYLES, CLIPBOARD_SETTINGS, PRESETS, WATCH_SETTINGS

Offers = Mapping[str, str] | Iterable[str]
"""Words, or words with what they mean."""

_SHOWN = 60
"""Characters of a paragraph beside its locator."""


class ByMetavar(BaseCompleter):
    """Completes an argument that has no choices."""

    def __call__(
        self,
        *,
        prefix: str,
        action: argparse.Action,
        parser: argparse.ArgumentParser,
        parsed_args: argparse.Namespace,
    ) -> Offers:
        """Return what an argument may be.

        Args:
            prefix: What of it is typed.
            action: The argument.
            parser: Its parser.
            parsed_args: What stands before it; its archive is the one that is asked.
        """
        offer = OFFERS.get(str(action.metavar or action.dest).upper())
        try:
            return offer(prefix, parsed_args) if offer else ()
        except (UsageError, OSError):
            return ()  # A Tab is no place to tell that the archive or the settings cannot be read.


def ids(prefix: str, arguments: argparse.Namespace) -> list[str]:
    """Return the ids of the archive's readouts."""
    return [path.stem for path in _files_of(arguments) if path.stem.startswith(prefix)]


def locators(prefix: str, arguments: argparse.Namespace) -> Offers:
    """Return ids; once it is clear which, also the locators in it, with how their paragraphs begin."""
    known, hash_sign, places = prefix.partition("#")
    files = {path.stem: path for path in _files_of(arguments)}
    if hash_sign:
        start, dash, _ = places.partition("-")
        return _locators_in(files[known], start if dash else "") if known in files else ()
    named = [stem for stem in files if stem.startswith(prefix)]
    inside = _locators_in(files[named[0]]) if len(named) == 1 else {}
    return dict.fromkeys(named, "all of it" if inside else "") | inside


def _locators_in(file: Path, start: str = "") -> dict[str, str]:
    """Return the locators of a readout's paragraphs, or of the ranges that begin at one of them."""
    from readout_tui.store.reading import read_readout
    from readout_tui.text import clean_line

    readout = read_readout(file).readout
    beginnings = {}
    for number, turn in enumerate(readout.turns if readout else (), 1):
        speaker = readout.speaker_name(turn) if readout else None
        for paragraph, text in enumerate(turn.paragraphs, 1):
            said = f"{speaker}: {text}" if speaker else text
            beginnings[f"{number}.{paragraph}"] = clean_line(said[:_SHOWN])
    if not start:
        return {f"{file.stem}#{place}": beginning for place, beginning in beginnings.items()}
    places = list(beginnings)
    ends = places[places.index(start) + 1 :] if start in beginnings else ()
    return {f"{file.stem}#{start}-{end}": beginnings[end] for end in ends}


def queries(prefix: str, arguments: argparse.Namespace) -> Offers:
    """Return the fields of a query; after the name of one that has few values, these."""
    from readout_tui.index.query import CHOICES, FIELDS

    field, colon, value = prefix.partition(":")
    if not colon:
        return {f"{name}:": meaning for name, meaning in FIELDS.items()}
    if field not in ("speaker", "with"):
        return [f"{field}:{choice}" for choice in CHOICES.get(field, ())]
    by_id = value.startswith("=")
    return {
        f"{field}:={person}" if by_id else f"{field}:{person.rpartition('-')[2]}": name
        for person, name in _persons(arguments).items()
    }


def persons(_: str, arguments: argparse.Namespace) -> Offers:
    """Return the ids of persons, with their names; and what can be done with two of them."""
    deeds = {"merge": "two ids are one person", "split": "they are not, after all", "differ": "they are two"}
    return {**deeds, **_persons(arguments)}


def tags(_: str, arguments: argparse.Namespace) -> Offers:
    """Return the tags of the user's marks."""
    from readout_tui.user.marks import Marks, MarksError
    from readout_tui.user.paths import user_paths

    try:
        marks = Marks(user_paths().marks, archive_of(arguments, quiet=True)).all()
    except MarksError:
        return ()
    return sorted({tag for mark in marks for tag in mark.tags})


def themes(*_: object) -> Offers:
    """Return the names of the shipped themes and the user's."""
    from readout_tui.user.paths import shipped, user_paths

    folders = (shipped("themes"), user_paths().themes)
    return sorted({file.stem for folder in folders for file in folder.glob("*.yaml")})


def files(prefix: str, _: argparse.Namespace) -> Offers:
    """Return files and folders."""
    return FilesCompleter()(prefix)


def folders(prefix: str, _: argparse.Namespace) -> Offers:
    """Return folders."""
    return DirectoriesCompleter()(prefix)


def _files_of(arguments: argparse.Namespace) -> list[Path]:
    from readout_tui.store.archive import readout_files

    return readout_files(archive_of(arguments, quiet=True))


def _persons(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the persons that people.yaml has: id and name."""
    from readout_tui.store.people import read_people

    known = read_people(archive_of(arguments, quiet=True)).people
    return {person.id: person.name for person in (known.people if known else ())}


OFFERS: dict[str, Callable[[str, argparse.Namespace], Offers]] = {
    "ARCHIVE": folders,
    "DIR": folders,
    "FILE": files,
    "HOW": lambda *_: WATCH_SETTINGS,
    "ID": ids,
    "LOCATOR": locators,
    "NAME": persons,
    "PAGE": files,
    "PATH": files,
    "PRESET": lambda *_: PRESETS,
    "QUERY": queries,
    "ROUTE": lambda *_: CLIPBOARD_SETTINGS,
    "STYLE": lambda *_: CITATION_STYLES,
    "TAG": tags,
    "THEME": themes,
}
"""What may stand where, by metavar."""
