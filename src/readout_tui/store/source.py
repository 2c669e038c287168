"""A file's bytes to text that a YAML parser can be trusted with."""

from __future__ import annotations

import codecs
import os
import re
import sys
from pathlib import Path

from readout_tui.files import IrregularError, open_regular
from readout_tui.store.problems import START, Problems, Spot
from readout_tui.text import without_controls

STDIN = Path("-")
"""Stands for standard input, which has no name."""

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: no readout comes near it."""

_WIDE_MARKS = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
# YAML 1.1 ends a line at these, YAML 1.2 and editors do not: as spaces they move nothing.
_RARE_BREAKS = re.compile("[\x85\u2028\u2029]")


def is_folder(path: Path | os.DirEntry[str]) -> bool:
    """Tell whether a path leads to a folder; what cannot be told, or leads to itself, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """Read a whole file; None, and a problem, if that cannot be done."""
    if path == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with open_regular(path) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                _refuse_size(problems)
                return None
            return file.read(MAX_BYTES + 1)
    except IrregularError:
        problems.add(START, "this is no regular file: remove it or name another")
    except OSError as error:
        problems.add(START, f"cannot be read: {error.strerror or error}")
    return None


def _refuse_size(problems: Problems) -> None:
    problems.add(START, f"larger than {MAX_BYTES >> 20} MiB: split it", fatal=True)


def readable_text(data: bytes, problems: Problems) -> str | None:
    """Decode a file and take the sting out of it, character for character, so that all positions stay.

    Bytes that are no UTF-8 and NUL are problems, and read as U+FFFD. Controls become U+FFFD quietly.

    Returns:
        None if the bytes are too many or in another encoding.
    """
    if len(data) > MAX_BYTES:
        _refuse_size(problems)
        return None
    # Every key begins with an ASCII letter, one half of which is NUL in UTF-16.
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:2]:
        problems.add(START, "this is UTF-16 or UTF-32: save the file as UTF-8", fatal=True)
        return None
    text = _decoded(data.removeprefix(codecs.BOM_UTF8), problems)
    if (nul := text.find("\0")) >= 0:
        count = text.count("\0")
        problems.add(_spot(text, nul), f"{count} NUL in the text, the first here: is this UTF-8 text at all?")
    return _RARE_BREAKS.sub(" ", without_controls(text))


def _decoded(data: bytes, problems: Problems) -> str:
    # Each line end takes no column, so that a single line feed in its stead moves nothing.
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        byte = f"byte 0x{data[error.start]:02x} is no UTF-8: save the file as UTF-8"
        problems.add(_spot(before, len(before)), byte)
        return data.decode(errors="replace")


def _spot(text: str, index: int) -> Spot:
    return Spot(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
