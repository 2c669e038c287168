"""What the model's types do not say of its fields: which hold dates, ids, or several lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeAlias

from readout_tui.model import Entry, Participant, Person, Position, Readout, Relation, Source, Turn
from readout_tui.store.problems import quoted
from readout_tui.timespan import Moment, Timespan

FieldName: TypeAlias = tuple[type[Entry], str]
"""A struct of the model and the name of one of its fields."""

Check: TypeAlias = Callable[[str], str | None]
"""Given a field's text, says what is wrong with it, or None."""

_ID = re.compile(r"[^\s/\\#`<>\"]+")
"""Neither what parts paths and locators, nor marks by which an id could leave the code it is cited as."""
_LONGEST_ID = 200
"""Bytes: with `.yaml` and what is added to names for a moment, file systems take no more than 255."""


_LONGEST_DATE = 60
"""Two times of day with their offsets have fifty characters."""


def is_multiline(name: str) -> bool:
    """Tell whether a field's text may have several lines; all others are cleaned to one."""
    return name == "text"


def _check_span(text: str) -> str | None:
    return _date_trouble(text, Timespan.parse)


def _check_moment(text: str) -> str | None:
    return _date_trouble(text, Moment.parse)


def _date_trouble(text: str, parse: Callable[[str], object]) -> str | None:
    if len(text) > _LONGEST_DATE:
        return f"{quoted(text)} is no date: it is too long for one"
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return None


def _check_id(text: str) -> str | None:
    """Say why a text can be no id: it is part of file names and of locators."""
    if not _ID.fullmatch(text) or ".." in text or text.startswith("."):
        return f"{quoted(text)} is no id: leave out white space, / \\ # ` < > \", '..' and a leading '.'"
    if any(unicodedata.category(character) == "Cf" for character in text) or "\ufffd" in text:
        return f"{quoted(text)} is no id: leave out signs that cannot be seen or are none"
    if len(text.encode()) > _LONGEST_ID:
        return f"{quoted(text)} is no id: it is too long for a file's name"
    return None


def _check_file_name(text: str) -> str | None:
    # It is looked up in the archive's pages, which it may not lead out of.
    path = PurePosixPath(text.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return f"{quoted(text)} leads out of the archive's pages: give the page's name alone"
    return None


DATES: dict[FieldName, Check] = {
    (Readout, "date"): _check_span,
    (Source, "published"): _check_moment,
    (Source, "retrieved"): _check_moment,
    (Position, "since"): _check_span,
    (Position, "until"): _check_span,
}
"""The fields that hold dates, which stand in the file without quotation marks."""

CHECKS: dict[FieldName, Check] = DATES | {
    (Source, "file"): _check_file_name,
    (Readout, "id"): _check_id,
    (Participant, "id"): _check_id,
    (Turn, "speaker"): _check_id,
    (Relation, "id"): _check_id,
    (Person, "id"): _check_id,
    (Person, "ids"): _check_id,
}
"""How the text of a field is checked; in a list, each item is."""

RELIED_ON: frozenset[FieldName] = frozenset({*DATES, (Readout, "id"), (Source, "file")})
"""The fields whose text the program takes apart: one that fails its check counts as left out."""
