"""The keys in force: a preset, and over it what the settings give to single commands.

    [keys]
    preset = "arrows"
    "reader.next-turn" = "}"
    "list.down" = ["j", "down"]

An empty list takes all keys from a command; it stays in the palette.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout_tui.commands import COMMANDS, Command, Scope
from readout_tui.text import clean_line, nearest
from readout_tui.user.definitions import Preset
from readout_tui.user.key_choice import KeyChoice, OwnKeys, parse_preset
from readout_tui.user.key_names import parse_key
from readout_tui.user.presets import preset_keys
from readout_tui.user.toml_file import SettingsError, TomlFile

_OUTER: dict[Scope, tuple[Scope, ...]] = {
    "timeline": ("list", "panes", "browser", "app"),
    "list": ("sheet", "panes", "browser", "app"),
    "reader": ("panes", "browser", "app"),
    "counts": ("list", "app"),
    "panes": ("browser", "app"),
}
"""The scopes whose keys work at the same time, and which a scope's own keys would hide; of others, `app`.

While something is being selected, the keys of reader and browser are hidden on purpose.
"""


_TYPED: tuple[Scope, ...] = ("search", "prompt", "palette", "filters", "copying", "marks")
"""Scopes in which the user types text."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A command with the keys in force."""

    command: Command
    keys: tuple[str, ...]
    """As Textual names them, the one to show first."""
    origin: str
    """`default`, the name of a preset, or `file:line`."""


def keymap(choice: KeyChoice) -> dict[str, tuple[str, ...]]:
    """Return the keys in force of every command, by its id, as Textual names them."""
    return {one.command.id: one.keys for one in assigned(choice)}


def assigned(choice: KeyChoice) -> tuple[Assigned, ...]:
    """Return every command with the keys in force, in the order of the table."""
    own = {one.id: one for one in choice.own}
    return tuple(
        Assigned(command, own[command.id].keys, own[command.id].origin)
        if command.id in own
        else _preset_keys(command, choice.preset)
        for command in COMMANDS
    )


def _preset_keys(command: Command, preset: Preset) -> Assigned:
    keys = preset_keys(command, preset)
    return Assigned(command, keys, "default" if keys == command.keys else preset)


@dataclass(frozen=True, slots=True)
class Clash:
    """A key of two commands that work at the same time."""

    key: str
    one: Assigned
    other: Assigned


def clashes(everything: Sequence[Assigned]) -> Iterator[Clash]:
    """Yield each key of two commands that work at the same time, once for each two."""
    for one, other in combinations(everything, 2):
        for key in one.keys:
            if key in other.keys and _meet(one.command.scope, other.command.scope):
                yield Clash(key, one, other)


def _meet(one: Scope, other: Scope) -> bool:
    return one == other or other in _OUTER.get(one, ("app",)) or one in _OUTER.get(other, ("app",))


def read_keys(file: TomlFile, table: object, over: KeyChoice | None = None) -> KeyChoice:
    """Read the table `[keys]` of a settings file.

    Args:
        file: The file.
        table: What it has under `keys`.
        over: A choice whose preset is in force instead of the file's.

    Raises:
        SettingsError: With everything that is wrong with it, a line each.
    """
    if not isinstance(table, dict):
        raise SettingsError(f"{file.origin('keys')}: 'keys' must be a table: write [keys]")
    problems: list[str] = []
    preset: Preset = "vim"
    preset_origin = "default"
    own: list[OwnKeys] = []
    for names, value in _flat(table):
        origin = file.origin("keys", *names)
        try:
            if names == ("preset",):
                preset, preset_origin = parse_preset(value), origin
            else:
                own.append(OwnKeys(_command_id(".".join(names)), _key_list(value), origin))
        except ValueError as error:
            problems.append(clean_line(f"{origin}: {error}"))
    choice = KeyChoice(
        over.preset if over else preset, over.preset_origin if over else preset_origin, tuple(own)
    )
    problems += map(clean_line, _own_problems(choice))
    if problems:
        raise SettingsError("\n".join(problems))
    return choice


def _flat(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield keys and values; `reader.next-turn` without quotes makes a table within the table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from (((name, *names), inner) for names, inner in _flat(value))
        else:
            yield (name,), value


def _command_id(name: str) -> str:
    known = [command.id for command in COMMANDS]
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean '{near}'?" if near else "readout keys lists them"
        raise ValueError(f"no command '{name}': {hint}")
    return name


def _key_list(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    keys = [key for key in values if isinstance(key, str)]
    if len(keys) < len(values):
        raise ValueError("a key must be a text in quotes, or several in a list")
    return tuple(dict.fromkeys(map(parse_key, keys)))


def _own_problems(choice: KeyChoice) -> Iterator[str]:
    """Yield what keys of the settings' own cannot do: be typed into a line, or mean two things."""
    own = {one.id: one.origin for one in choice.own}
    everything = assigned(choice)
    for one in everything:
        if one.command.id in own and one.command.scope in _TYPED:
            for key in one.keys:
                if len(key) == 1 or key in ("comma", "space"):
                    yield f"{one.origin}: '{key}' types into the line: choose another key"
    for clash in clashes(everything):
        # Where both are the settings' own, the line of the second one is told.
        told, other = (clash.other, clash.one) if clash.other.command.id in own else (clash.one, clash.other)
        if told.command.id in own:
            hint = f"is a key of {other.command.id} as well: give one of them another"
            yield f"{told.origin}: '{clash.key}' {hint}"
