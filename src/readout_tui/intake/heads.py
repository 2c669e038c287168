"""What an intake needs to know of an archive that is there: what stands before the turns of its readouts."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TypeAlias

import yaml
from msgspec import Struct, ValidationError, convert

from readout_tui.files import open_regular
from readout_tui.model import Participant, Source
from readout_tui.store.archive import PAGES_FOLDER
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.reading import read_readout
from readout_tui.store.source import is_folder

_HEAD_BYTES = 1 << 16
_TURNS = re.compile(rb"^turns:", re.MULTILINE)

_OPENING = (b"[", b"{", b"- -", b"? ?")
"""What opens a list or a mapping within another: PyYAML builds trees by recursion, without a bound in C."""
_MOST_OPENINGS = 1000

Look: TypeAlias = frozenset[tuple[str, int]] | None
"""When an archive's folders were written last; None before a look."""


def look(archive: Path) -> Look:
    """Return the times of folders and of `people.yaml`: they change when an import or a merge writes."""
    with os.scandir(archive) as entries:
        inside = [e for e in entries if e.name == PEOPLE_FILE or (is_folder(e) and e.name != PAGES_FOLDER)]
        return frozenset((entry.name, Path(entry).lstat().st_mtime_ns) for entry in inside)


class Head(Struct):
    """What an intake needs of a readout."""

    id: str
    source: Source | None = None
    participants: tuple[Participant, ...] = ()


def read_head(path: Path) -> Head | None:
    """Read what stands before a file's turns: fast, for the turns are nearly all of it."""
    try:
        with open_regular(path) as file:
            data = file.read(_HEAD_BYTES)
    except OSError:
        return None
    turns = _TURNS.search(data)
    if turns and sum(data.count(sign, 0, turns.start()) for sign in _OPENING) <= _MOST_OPENINGS:
        try:
            loaded = yaml.load(data[: turns.start()], getattr(yaml, "CBaseLoader", yaml.BaseLoader))
            return convert(loaded, Head)
        except (yaml.YAMLError, ValidationError, RecursionError, UnicodeError):
            pass
    # Another order of keys, or something amiss: the careful reader knows.
    readout = read_readout(path).readout
    return Head(readout.id, readout.source, readout.participants) if readout else None
