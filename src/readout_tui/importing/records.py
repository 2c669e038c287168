"""Readouts that come as records: the JSON that `readout show --json` prints."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

import msgspec

from readout_tui.importing.pages import PageError
from readout_tui.model import Readout, Source
from readout_tui.text import clean, clean_line
from readout_tui.timespan import Timespan

_ID = re.compile(r"[^\W_][\w.-]{0,150}")
_OTHER_ID = re.compile(r"[^\s./\\#`<>\"\ufffd][^\s/\\#`<>\"\ufffd]*")
_OPENING = 1 << 16
"""Bytes of a record's beginning that show what it is, whatever the order of its keys."""
_BLANK = b"\xef\xbb\xbf \t\r\n"
"""What may stand before a record: a byte order mark, and white space."""


def may_be_record(opening: bytes) -> bool:
    """Tell whether a file's first bytes may be those of a readout's record: an object with its first key."""
    return opening.lstrip(_BLANK).startswith(b"{") and b'"readout"' in opening


def read_record(data: bytes, name: str) -> Readout | None:
    """Read a readout's JSON, or return None if the bytes are no such record and may be some other page.

    Raises:
        PageError: They are one, but not a valid one, or they are named as JSON and are another.
    """
    if not may_be_record(data[:_OPENING]):
        if PurePath(name).suffix.lower() == ".json":
            raise PageError("not read: its JSON is no readout's, as `readout show --json ID` prints it")
        return None
    try:
        readout = msgspec.convert(_cleaned(msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))), Readout)
        if readout.date is not None:
            Timespan.parse(readout.date)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise PageError(f"not read: it is no valid readout: {clean_line(str(error))}") from None
    if not readout.turns:
        raise PageError("not read: the readout has no turns")
    if not _ID.fullmatch(readout.id) or ".." in readout.id:
        # It becomes a file's name.
        raise PageError("not read: the readout's id may hold letters, digits, dots and hyphens only")
    others = [
        *(person.id for person in readout.participants),
        *(turn.speaker for turn in readout.turns if turn.speaker is not None),
        *(tie.id for tie in readout.related),
    ]
    if any(not _OTHER_ID.fullmatch(one) or ".." in one for one in others):
        raise PageError("not read: an id in it has white space, a slash or '..'")
    source = msgspec.structs.replace(
        readout.source or Source(),
        file=clean_line(PurePath(name).name),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return msgspec.structs.replace(readout, source=source)


def _cleaned(value: object, key: str = "") -> object:
    """Make all text of a record safe, wherever it stands; only what is called a text has several lines."""
    if isinstance(value, str):
        return clean(value) if key == "text" else clean_line(value)
    if isinstance(value, list):
        return [_cleaned(item, key) for item in value]
    if isinstance(value, dict):
        return {inner: _cleaned(item, inner) for inner, item in value.items()}
    return value
