"""What the model's types do not say of its fields: which hold dates, ids, or several lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeAlias

from readout_tui.model import Entry, Participant, Person, Position, Readout, Relation, Source, Turn
from readout_tui.timespan import Moment, Timespan

FieldName: TypeAlias = tuple[type[Entry], str]
"""A struct of the model and the name of one of its fields."""

Check: TypeAlias = Callable[[str], str | None]
"""Given a field's text, says what is wrong with it, or None."""

_ID = re.compile(r"[^\s/\\#]+")


def is_multiline(name: str) -> bool:
    """Tell whether a field's text may have several lines; all others are cleaned to one."""
    return name == "text"


def _check_span(text: str) -> str | None:
    try:
        Timespan.parse(text)
    except ValueError as error:
        return str(error)
    return None


def _check_moment(text: str) -> str | None:
    try:
        Moment.parse(text)
    except ValueError as error:
        return str(error)
    return None


def _check_id(text: str) -> str | None:
    """Say why a text can be no id: it is part of file names and of locators."""
    if _ID.fullmatch(text) and ".." not in text and not text.startswith("."):
        return None
    return f"'{text}' is no id: leave out white space, '/', '\\', '#', '..' and a leading '.'"


def _check_file_name(text: str) -> str | None:
    # It is looked up in the archive's pages, which it may not lead out of.
    path = PurePosixPath(text.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return f"'{text}' leads out of the archive's pages: give the page's name alone"
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
