"""Reading theme files: each is checked whole before anything uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from readout_tui.text import clean_line, nearest
from readout_tui.user.themes import (
    BANDS,
    BLOCKS,
    GROUNDS,
    INKS,
    LOOKS,
    SIDES,
    Look,
    ThemeSpec,
    parse_colour,
)

SIZE_LIMIT = 64 * 1024
"""Bytes; a theme has one or two thousand."""

KEYS = ("about", "dark", *GROUNDS, *INKS, *BANDS, "sides", *LOOKS, *BLOCKS)
"""All that a file must have, in the order in which the shipped ones have it."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C, where it is built: all themes are read at each start."""


class ThemeError(Exception):
    """A theme cannot be used."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Take the problems, one line each, `file:line: message`."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of several folders."""

    usable: dict[str, ThemeSpec]
    """By name, in the order of their names."""
    files: dict[str, Path]
    """Where each is from."""
    problems: tuple[str, ...]
    """What is wrong with the others, `file:line: message`."""

    def add(self, others: Themes) -> None:
        """Add usable themes; one takes the place of another of its name."""
        usable = sorted((self.usable | others.usable).items())
        self.usable.clear()
        self.usable.update(usable)
        self.files.update(others.files)

    def named(self, name: str) -> ThemeSpec:
        """Return a theme, or raise ThemeError with the nearest name."""
        if name in self.usable:
            return self.usable[name]
        near = nearest(name, self.usable)
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(self.usable)}"
        raise ThemeError([clean_line(f"no theme '{name}': {hint}")])


def read_themes(folders: Iterable[Path]) -> Themes:
    """Read all `*.yaml` of folders, which need not exist; a later folder's theme hides an earlier one's."""
    usable: dict[str, ThemeSpec] = {}
    files: dict[str, Path] = {}
    problems: list[str] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        try:
            theme = read_theme(path)
        except ThemeError as error:
            problems += error.problems
        else:
            usable[theme.name], files[theme.name] = theme, path
    return Themes(dict(sorted(usable.items())), files, tuple(problems))


def read_theme(path: Path) -> ThemeSpec:
    """Read one theme, named by the file's stem.

    Raises:
        ThemeError: With all that is wrong with the file.
    """
    made: dict[str, object] = {"name": clean_line(path.stem)}
    problems: list[tuple[int, str]] = []
    seen: set[str] = set()
    try:
        for key, value in _entries(_content(path)):
            if key in seen:
                problems.append((value.line, f"'{key}' stands here a second time: leave out one"))
            seen.add(key)
            try:
                made[key] = _made(key, value)
            except ValueError as error:
                problems.append((value.line, str(error)))
        if missing := [key for key in KEYS if key not in seen]:
            problems.append((1, f"keys are missing: add {', '.join(missing)}"))
    except _UnreadableError as error:
        problems.append((error.line, str(error)))
    if problems:
        raise ThemeError(clean_line(f"{path}:{line}: {message}") for line, message in sorted(problems))
    return msgspec.convert(made, ThemeSpec)


class _UnreadableError(Exception):
    """The file cannot be read on from a line."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def _content(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _UnreadableError(1, "is no regular file")  # A pipe would block, or never end.
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise _UnreadableError(1, f"is larger than {SIZE_LIMIT // 1024} KB: that is no theme")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise _UnreadableError(1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(line, "is not UTF-8: save it as UTF-8") from None


@dataclass(frozen=True, slots=True)
class _Value:
    """What a key has in the file: one scalar, or a list of them."""

    line: int
    parts: list[str]
    is_list: bool


def _entries(text: str) -> Iterator[tuple[str, _Value]]:
    """Yield the flat table's keys and values.

    From the parser's events, since a loader would type the values, hide duplicates and follow aliases.
    """
    events = _events(text)
    if not isinstance(next(events, None), yaml.MappingStartEvent):
        raise _UnreadableError(1, "is no table of keys and values")
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        yield _scalar(event), _value(events)


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of the file's first document, without those around it."""
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        # libyaml takes the end of the file for a line of its own.
        raise _UnreadableError(min(line, text.count("\n") + 1), str(error.problem)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser makes numbers of escapes and versions without a look at their size.
        raise _UnreadableError(1, str(error)) from None


def _value(events: Iterator[yaml.Event]) -> _Value:
    event = next(events)
    if not isinstance(event, yaml.SequenceStartEvent):
        return _Value(_line(event), [_scalar(event)], is_list=False)
    parts = []
    for part in events:
        if isinstance(part, yaml.SequenceEndEvent):
            break
        parts.append(_scalar(part))
    return _Value(_line(event), parts, is_list=True)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.Event) -> str:
    if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
        raise _UnreadableError(_line(event), "a plain text must stand here")
    text: str = event.value
    return text


def _made(key: str, value: _Value) -> object:
    """Make of a value what the theme has under that key, or raise ValueError."""
    if key not in KEYS:
        near = nearest(key, KEYS)
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(KEYS)}"
        raise ValueError(f"unknown key '{key}': {hint}")
    if key == "sides":
        if len(value.parts) != SIDES:
            raise ValueError(f"'sides' needs a list of {SIDES} colours, not {len(value.parts)}")
        return tuple(parse_colour(part) for part in value.parts)
    if value.is_list:
        raise ValueError(f"'{key}' needs one value, not a list")
    text = value.parts[0]
    if key == "about":
        return clean_line(text)
    if key == "dark":
        if text not in ("true", "false"):
            raise ValueError(f"'dark' must be true or false, not '{text}'")
        return text == "true"
    if key in GROUNDS or key in INKS:
        return parse_colour(text)
    look = Look.parse(text)
    if key in BLOCKS and look.ground is None:
        raise ValueError(f"'{key}' needs a ground of its own: write '{text} on #rrggbb'")
    if key not in BLOCKS and look.ground is not None:
        raise ValueError(f"'{key}' stands on many grounds: leave out 'on {look.ground}'")
    return look
