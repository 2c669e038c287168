"""The user's settings: flags over environment variables over `config.toml` over defaults."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from readout_tui.text import clean_line, nearest
from readout_tui.user.definitions import (
    CITATION_STYLES,
    CLIPBOARD_SETTINGS,
    DEFINITIONS,
    MEASURES,
    WATCH_SETTINGS,
    CitationStyle,
    ClipboardSetting,
    WatchSetting,
)
from readout_tui.user.key_choice import KeyChoice
from readout_tui.user.paths import shipped, user_paths
from readout_tui.user.toml_file import SettingsError, TomlFile, read_toml
from readout_tui.user.values import (
    Setting,
    Source,
    expanded,
    measure_of,
    one_of,
    preset_of,
    setting_of,
    theme_of,
)

__all__ = [
    "CITATION_STYLES",
    "CLIPBOARD_SETTINGS",
    "CONFIG_VARIABLE",
    "MEASURES",
    "CitationStyle",
    "ClipboardSetting",
    "Flaw",
    "Setting",
    "Settings",
    "SettingsError",
    "SettingsRead",
    "Source",
    "config_file",
    "load_settings",
    "read_settings",
]

CONFIG_VARIABLE = "READOUT_CONFIG"
"""The environment variable that names another settings file."""

_PRESET = "keys.preset"
_KNOWN = (*(one.name for one in DEFINITIONS if one.name != _PRESET), "keys")

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    archive: Path
    theme: str
    theme_of_file: str
    """The theme that the file names, "" if none, whatever the environment and flags give for this run."""
    clipboard: ClipboardSetting
    style: CitationStyle
    """The style of citation to begin with."""
    measure: int
    """The most that the reader's text is wide, in terminal cells."""
    watch: WatchSetting
    """How an archive is watched while the screen shows it."""
    keys: KeyChoice
    """What `keys.keymap` makes the keys in force of."""
    given: tuple[Setting, ...]
    """Each setting with its origin, in the order of `DEFINITIONS`; then the keys of single commands."""

    def given_as(self, name: str) -> Setting:
        """Return how one of `DEFINITIONS` was given."""
        return next(setting for setting in self.given if setting.name == name)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with the settings."""

    about: str
    """The setting; that which an unknown name most likely means; empty if the whole file cannot be read."""
    message: str
    """Where it stands, what it is and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings as far as they can be used."""

    settings: Settings
    """With the default in place of each value that cannot be used."""
    flaws: tuple[Flaw, ...]
    """All that is wrong, in the order of the file."""

    def concern(self, names: Collection[str]) -> bool:
        """Tell whether a flaw may have changed one of some settings."""
        mine = {name for name in names if not self._is_for_now(name)}
        return any(flaw.about in mine or (mine and not flaw.about) for flaw in self.flaws)

    def _is_for_now(self, name: str) -> bool:
        # Over what is wrong in the file, a flag or a variable holds.
        return any(setting.name == name and setting.for_now for setting in self.settings.given)


def load_settings(
    environment: Mapping[str, str] | None = None, flags: Mapping[str, str] | None = None
) -> Settings:
    """Read the settings: flags over environment over file over default.

    Args:
        environment: The environment variables; those of the process if None. An empty one counts as not set.
        flags: What the command line gives, by the setting's name.

    Raises:
        SettingsError: The file cannot be read, has an unknown key, or a value cannot be used; with all of it.
    """
    read = read_settings(environment, flags)
    if read.flaws:
        raise SettingsError("\n".join(flaw.message for flaw in read.flaws))
    return read.settings


def read_settings(
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, str] | None = None,
    themes: Collection[str] | None = None,
) -> SettingsRead:
    """Read the settings as `load_settings` does, as far as they can be used.

    Args:
        environment: As there.
        flags: As there.
        themes: The names of the themes that there are; without, any name is taken for one.
    """
    variables = os.environ if environment is None else environment
    defaults = {one.name: one.default for one in DEFINITIONS} | {"archive": str(shipped("archive"))}
    reader = _Reader({name: Setting(name, value, "default", "default") for name, value in defaults.items()})
    file = reader.noting("", lambda: _file(variables), None)
    reader.take_file(file)
    theme_of_file = reader.given["theme"].value if reader.given["theme"].source == "file" else ""
    for one in DEFINITIONS:
        if variables.get(one.variable):
            reader.take(one.name, variables[one.variable], "environment", one.variable, Path())
        if flags and one.name in flags:
            reader.take(one.name, flags[one.name], "flag", one.flag, Path())
    over = reader.in_force(_PRESET, preset_of)
    table = file.table.get("keys") if file else None
    keys = KeyChoice() if over is None else over
    if file and table is not None:
        from readout_tui.user.keys import read_keys  # It takes all commands with it.

        keys = reader.noting("keys", partial(read_keys, file, table, over), keys)
    given = reader.given
    settings = Settings(
        archive=Path(given["archive"].value),
        theme=reader.in_force("theme", lambda one: theme_of(one, themes)),
        theme_of_file=theme_of_file,
        clipboard=reader.in_force(
            "clipboard", lambda one: one_of(one, CLIPBOARD_SETTINGS, "clipboard route")
        ),
        style=reader.in_force("style", lambda one: one_of(one, CITATION_STYLES, "citation style")),
        measure=reader.in_force("measure", measure_of),
        watch=reader.in_force("watch", lambda one: one_of(one, WATCH_SETTINGS, "way to watch")),
        keys=keys,
        given=(),
    )
    if keys.preset_origin != given[_PRESET].origin:
        given[_PRESET] = Setting(_PRESET, keys.preset, "file", keys.preset_origin)
    own = (Setting(f"keys.{one.id}", " ".join(one.keys), "file", one.origin) for one in keys.own)
    flaws = sorted(reader.flaws, key=lambda flaw: _line_of(flaw, file))
    return SettingsRead(replace(settings, given=(*given.values(), *own)), tuple(flaws))


class _Reader:
    """Keeps the values in force so far, and what is wrong with others."""

    def __init__(self, defaults: Mapping[str, Setting]) -> None:
        self._defaults = defaults
        self.given = dict(defaults)
        self.flaws: list[Flaw] = []

    def noting(self, about: str, make: Callable[[], _Made], otherwise: _Made) -> _Made:
        """Return what is made; if that is an error, note it and return the other."""
        try:
            return make()
        except SettingsError as error:
            self.flaws += [Flaw(about, line) for line in str(error).splitlines()]
            return otherwise

    def take_file(self, file: TomlFile | None) -> None:
        """Take the file's settings of one value."""
        for name, value in file.table.items() if file else ():
            origin = file.origin(name) if file else ""
            if name not in _KNOWN:
                near = nearest(name, _KNOWN)
                hint = f"did you mean '{near}'?" if near else f"known are {', '.join(_KNOWN)}"
                message = clean_line(f"{origin}: unknown setting '{name}': {hint}")
                self.flaws.append(Flaw(near or name, message))
            elif name != "keys":
                self.take(name, value, "file", origin, file.path.parent if file else Path())

    def take(self, name: str, value: object, source: Source, origin: str, base: Path) -> None:
        """Take a value over that which was given before."""
        before = self.given[name]
        self.given[name] = self.noting(name, lambda: setting_of(name, value, source, origin, base), before)

    def in_force(self, name: str, made: Callable[[Setting], _Made]) -> _Made:
        """Return what is made of the value in force; the default takes the place of one that is wrong."""
        try:
            return made(self.given[name])
        except SettingsError as error:
            self.flaws.append(Flaw(name, str(error)))
            self.given[name] = self._defaults[name]
            return made(self._defaults[name])


def _line_of(flaw: Flaw, file: TomlFile | None) -> int:
    """Return the line that a flaw's message names; 0 of what is not in the file."""
    line = flaw.message.removeprefix(f"{file.path}:").partition(":")[0] if file else ""
    return int(line) if line.isdecimal() else 0


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the settings file: the one that `READOUT_CONFIG` names, else the user's, which need not exist.

    Raises:
        SettingsError: The variable names a home folder that there is not.
    """
    named = (os.environ if environment is None else environment).get(CONFIG_VARIABLE)
    return expanded(named, CONFIG_VARIABLE) if named else user_paths().config_file


def _file(variables: Mapping[str, str]) -> TomlFile | None:
    path = config_file(variables)
    try:
        return read_toml(path)
    except FileNotFoundError:
        if variables.get(CONFIG_VARIABLE):
            raise SettingsError(f"{CONFIG_VARIABLE}: no file {path}") from None
        return None
