"""The model to YAML in canonical form.

The form is made for `git diff`: the order of the model, defaults left out, several or long lines of text as a
block, no line folded. No text is changed. The writer is our own because PyYAML's neither chooses a block nor
leaves a long line whole without a value that every reader would take for something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec.structs import FieldInfo, fields

from readout_tui.files import write_atomically
from readout_tui.model import Doubt, Entry, Note, Readout
from readout_tui.store.fields import DATES, is_multiline
from readout_tui.store.scalars import block, date_scalar, double_quoted, fits_block, scalar

WIDTH = 110
"""Longer text becomes a block, a longer list one item a line."""

_ON_ONE_LINE = (Note, Doubt)


def dump_readout(readout: Readout) -> str:
    """Write a readout as YAML in canonical form, which ends with a line feed.

    Reading it back gives the same readout, if its text is clean.
    """
    return dump(readout)


def dump(entry: Entry) -> str:
    """Write a whole file's struct as YAML in canonical form."""
    return "".join(f"{line}\n" for line in _entry(entry, "")) or "{}\n"


def _entry(entry: Entry, pad: str) -> Iterator[str]:
    """Yield the lines of a mapping, each after its indentation."""
    for field in _fields(type(entry)):
        value = getattr(entry, field.name)
        if value == field.default:
            continue
        key = f"{pad}{field.encode_name}:"
        if isinstance(value, Entry):
            inner = list(_entry(value, pad + "  "))
            yield from [key, *inner] if inner else [f"{key} {{}}"]
        elif isinstance(value, tuple):
            yield from _list(key, value, pad + "  ")
        elif isinstance(value, int):
            yield f"{key} {value}"
        elif (type(entry), field.name) in DATES:
            yield f"{key} {date_scalar(value)}"
        elif is_multiline(field.name) and _is_long(key, value) and fits_block(value):
            yield from block(key, value, pad + "  ")
        else:
            yield f"{key} {scalar(value)}"


@lru_cache
def _fields(kind: type[Entry]) -> tuple[FieldInfo, ...]:
    """Return a struct's fields, which are made anew at each question."""
    return fields(kind)


def _is_long(key: str, text: str) -> bool:
    return "\n" in text or len(key) + len(text) > WIDTH


def _list(key: str, values: tuple[Entry | str, ...], pad: str) -> Iterator[str]:
    texts = [scalar(value, in_flow=True) for value in values if isinstance(value, str)]
    flow = f"{key} [{', '.join(texts)}]"
    if len(texts) == len(values) and len(flow) <= WIDTH:
        yield flow
        return
    yield key
    for value in values:
        if isinstance(value, str):
            yield f"{pad}- {scalar(value)}"
        elif (line := _one_line(value, pad)) is not None:
            yield line
        else:
            lines = list(_entry(value, pad + "  "))
            yield f"{pad}- {lines[0][len(pad) + 2 :]}"
            yield from lines[1:]


def _one_line(entry: Entry, pad: str) -> str | None:
    """Write a note or a doubt on one line, if it fits."""
    if not isinstance(entry, _ON_ONE_LINE) or "\n" in entry.text:
        return None
    given = [(f.encode_name, getattr(entry, f.name)) for f in _fields(type(entry))]
    pairs = [f"{key}: {double_quoted(value)}" for key, value in given if value is not None]
    line = f"{pad}- {{{', '.join(pairs)}}}"
    return line if len(line) <= WIDTH else None


def write_readout(path: Path, readout: Readout) -> None:
    """Write a readout's file in canonical form, atomically.

    Raises:
        OSError: It cannot be written; the file is as it was.
    """
    write_atomically(path, dump_readout(readout).encode())
