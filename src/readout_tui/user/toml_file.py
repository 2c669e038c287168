"""A TOML file with the lines of its keys, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout_tui.text import clean_line

_ADVICE = (
    (r"Illegal character '\n'", ": close the quotation mark"),
    ("Unterminated string", ": close the quotation mark"),
    ('Expected "\'"', ": close the quotation mark"),
    ("Invalid value", ": put text in quotation marks"),
    ("Cannot overwrite a value", ": it is set twice, remove one"),
)
"""Parts of what tomllib says, with what to do."""

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = re.compile(rf"[ \t]*(?:\[{{1,2}}[ \t]*(?P<table>{_NAME})[ \t]*\]|(?P<key>{_NAME})[ \t]*=)")


class SettingsError(Exception):
    """The settings cannot be used; the message names file and line, or the variable, one line a problem."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a file holds."""

    path: Path
    table: dict[str, object]
    _lines: dict[tuple[str, ...], int]

    def origin(self, *names: str) -> str:
        """Return `file:line` of a key, given from the outermost table on; or of the table that it is in."""
        while names and names not in self._lines:
            names = names[:-1]
        return f"{self.path}:{self._lines.get(names, 1)}"


def read_toml(path: Path) -> TomlFile:
    """Read a file.

    Raises:
        FileNotFoundError: There is none.
        SettingsError: It cannot be read, is not UTF-8 or is no TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: is not UTF-8: save it as UTF-8") from None
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not all that tomllib raises is its own: a number may have more digits than Python reads.
        raise SettingsError(_message(path, text, str(error))) from None
    lines: dict[tuple[str, ...], int] = {}
    for names, number in _keys(text):
        for length in range(1, len(names) + 1):
            lines.setdefault(names[:length], number)
    return TomlFile(path, table, lines)


def _keys(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each table's and key's names and line; keys of inline tables are left out."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        if match["table"]:
            table = _names(match["table"])
            yield table, number
        else:
            yield (*table, *_names(match["key"])), number


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, text))


def _message(path: Path, text: str, message: str) -> str:
    """Move the line that tomllib names to where editors look for it."""
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
    advice = next((advice for sign, advice in _ADVICE if sign in message), "")
    return clean_line(f"{path}:{line}: {_PLACE.sub('', message)}{advice}")
