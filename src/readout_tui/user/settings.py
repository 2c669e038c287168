"""The user's settings: flags over environment variables over `config.toml` over defaults."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

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
from readout_tui.user.keys import KeyChoice, parse_preset, read_keys
from readout_tui.user.paths import shipped, user_paths
from readout_tui.user.toml_file import SettingsError, TomlFile, read_toml

__all__ = [
    "CITATION_STYLES",
    "CLIPBOARD_SETTINGS",
    "CONFIG_VARIABLE",
    "MEASURES",
    "CitationStyle",
    "ClipboardSetting",
    "Setting",
    "Settings",
    "SettingsError",
    "Source",
    "config_file",
    "load_settings",
]

CONFIG_VARIABLE = "READOUT_CONFIG"
"""The environment variable that names another settings file."""

_PRESET = "keys.preset"
_KNOWN = (*(one.name for one in DEFINITIONS if one.name != _PRESET), "keys")

Source: TypeAlias = Literal["default", "file", "environment", "flag"]
"""What gave a value; each is over those before it."""

_Choice = TypeVar("_Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value in force, and where it was given."""

    name: str
    value: str
    source: Source
    origin: str
    """`default`, `file:line`, the name of an environment variable, or a flag."""

    @property
    def for_now(self) -> bool:
        """Whether it was given for this run, by a flag or the environment, and so is over what was kept."""
        return self.source in ("environment", "flag")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    archive: Path
    theme: str
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


def load_settings(
    environment: Mapping[str, str] | None = None, flags: Mapping[str, str] | None = None
) -> Settings:
    """Read the settings: flags over environment over file over default.

    Args:
        environment: The environment variables; those of the process if None. An empty one counts as not set.
        flags: What the command line gives, by the setting's name.

    Raises:
        SettingsError: The file cannot be read, has an unknown key, or a value cannot be used.
    """
    variables = os.environ if environment is None else environment
    defaults = {one.name: one.default for one in DEFINITIONS} | {"archive": str(shipped("archive"))}
    given = {name: Setting(name, value, "default", "default") for name, value in defaults.items()}
    file = _file(variables)
    given |= _from_file(file) if file else {}
    for one in DEFINITIONS:
        if variables.get(one.variable):
            given[one.name] = _setting(one.name, variables[one.variable], "environment", one.variable, Path())
        if flags and one.name in flags:
            given[one.name] = _setting(one.name, flags[one.name], "flag", one.flag, Path())
    keys = _keys(file, given[_PRESET])
    if keys.preset_origin != given[_PRESET].origin:
        given[_PRESET] = Setting(_PRESET, keys.preset, "file", keys.preset_origin)
    own = (Setting(f"keys.{one.id}", " ".join(one.keys), "file", one.origin) for one in keys.own)
    return Settings(
        archive=Path(given["archive"].value),
        theme=given["theme"].value,
        clipboard=_one_of(given["clipboard"], CLIPBOARD_SETTINGS, "clipboard route"),
        style=_one_of(given["style"], CITATION_STYLES, "citation style"),
        measure=_measure(given["measure"]),
        watch=_one_of(given["watch"], WATCH_SETTINGS, "way to watch"),
        keys=keys,
        given=(*given.values(), *own),
    )


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the settings file: the one that `READOUT_CONFIG` names, else the user's, which need not exist.

    Raises:
        SettingsError: The variable names a home folder that there is not.
    """
    named = (os.environ if environment is None else environment).get(CONFIG_VARIABLE)
    return _expanded(named, CONFIG_VARIABLE) if named else user_paths().config_file


def _file(variables: Mapping[str, str]) -> TomlFile | None:
    path = config_file(variables)
    try:
        return read_toml(path)
    except FileNotFoundError:
        if variables.get(CONFIG_VARIABLE):
            raise SettingsError(f"{CONFIG_VARIABLE}: no file {path}") from None
        return None


def _from_file(file: TomlFile) -> dict[str, Setting]:
    """Check the file's names, and return its settings of one value."""
    found = {}
    for name, value in file.table.items():
        origin = file.origin(name)
        if name not in _KNOWN:
            near = nearest(name, _KNOWN)
            hint = f"did you mean '{near}'?" if near else f"known are {', '.join(_KNOWN)}"
            raise SettingsError(clean_line(f"{origin}: unknown setting '{name}': {hint}"))
        if name != "keys":
            found[name] = _setting(name, value, "file", origin, file.path.parent)
    return found


def _setting(name: str, value: object, source: Source, origin: str, base: Path) -> Setting:
    """Check one value; a relative path starts from the base."""
    if name == "measure" and isinstance(value, int):
        return Setting(name, str(value), source, origin)
    if not isinstance(value, str) or not value:
        quoted = " in quotes" if source == "file" else ""
        raise SettingsError(f"{origin}: '{name}' must be a text{quoted}, not empty")
    if name == "archive":
        value = str(base / _expanded(value, origin))
    return Setting(name, value, source, origin)


def _expanded(path: str, origin: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise SettingsError(clean_line(f"{origin}: no home folder for '{path}': write it out")) from None


def _one_of(setting: Setting, choices: Iterable[_Choice], what: str) -> _Choice:
    for known in choices:
        if setting.value == known:
            return known
    near = nearest(setting.value, choices)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(choices)}"
    raise SettingsError(clean_line(f"{setting.origin}: no {what} '{setting.value}': {hint}"))


def _measure(setting: Setting) -> int:
    try:
        if (measure := int(setting.value)) in MEASURES:
            return measure
    except ValueError:
        pass
    raise SettingsError(
        clean_line(
            f"{setting.origin}: 'measure' must be a number from {MEASURES[0]} to {MEASURES[-1]}, "
            f"not '{setting.value}'"
        )
    )


def _keys(file: TomlFile | None, preset: Setting) -> KeyChoice:
    """Return what the file says of keys, its preset under one of the environment or a flag."""
    table = file.table.get("keys") if file else None
    if preset.source == "default":
        return read_keys(file, table) if file and table is not None else KeyChoice()
    try:
        over = KeyChoice(parse_preset(preset.value), preset.origin)
    except ValueError as error:
        raise SettingsError(clean_line(f"{preset.origin}: {error}")) from None
    return read_keys(file, table, over) if file and table is not None else over
