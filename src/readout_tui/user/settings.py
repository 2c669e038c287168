"""The user's settings: `config.toml`, and environment variables over it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, get_args

from readout_tui.text import clean_line, nearest
from readout_tui.user.keys import KeyChoice, read_keys
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
    "config_file",
    "load_settings",
]

ClipboardSetting: TypeAlias = Literal[
    "auto", "tmux", "osc52", "wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "none"
]
"""The route to a clipboard: chosen by evidence, one that is forced, or none."""

CitationStyle: TypeAlias = Literal[
    "plain", "markdown", "html", "chicago", "apa", "mla", "bibtex", "csl-json", "locator"
]
"""The keys of `citing.STYLES`, which rooms below the library keep to themselves."""

CLIPBOARD_SETTINGS: tuple[ClipboardSetting, ...] = get_args(ClipboardSetting)
CITATION_STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)
MEASURES = range(40, 201)
"""The widths that the reader's text may have, in terminal cells."""

CONFIG_VARIABLE = "READOUT_CONFIG"
"""The environment variable that names another settings file."""

_VARIABLES = {
    "archive": "READOUT_ARCHIVE",
    "theme": "READOUT_THEME",
    "clipboard": "READOUT_CLIPBOARD",
    "style": "READOUT_STYLE",
    "measure": "READOUT_MEASURE",
}
"""The settings of one value, and the environment variable of each."""

_KNOWN = (*_VARIABLES, "keys")

_Choice = TypeVar("_Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value in force, and where it was given."""

    name: str
    value: str
    origin: str
    """`default`, the name of an environment variable, or `file:line`."""


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
    keys: KeyChoice
    """What `keys.keymap` makes the keys in force of."""
    given: tuple[Setting, ...]
    """Each setting with its origin, in the order above."""


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings: environment over file over default.

    Args:
        environment: The environment variables; those of the process if None. An empty one counts as not set.

    Raises:
        SettingsError: The file cannot be read, has an unknown key, or a value cannot be used.
    """
    variables = os.environ if environment is None else environment
    given = {
        "archive": Setting("archive", str(shipped("archive")), "default"),
        "theme": Setting("theme", "ink", "default"),
        "clipboard": Setting("clipboard", "auto", "default"),
        "style": Setting("style", "markdown", "default"),
        "measure": Setting("measure", "92", "default"),
    }
    file = _file(variables)
    given |= _from_file(file) if file else {}
    given |= {
        name: _setting(name, variables[variable], variable, Path())
        for name, variable in _VARIABLES.items()
        if variables.get(variable)
    }
    keys = read_keys(file, file.table["keys"]) if file and "keys" in file.table else KeyChoice()
    return Settings(
        archive=Path(given["archive"].value),
        theme=given["theme"].value,
        clipboard=_one_of(given["clipboard"], CLIPBOARD_SETTINGS, "clipboard route"),
        style=_one_of(given["style"], CITATION_STYLES, "citation style"),
        measure=_measure(given["measure"]),
        keys=keys,
        given=(*given.values(), *_keys_given(keys)),
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
            found[name] = _setting(name, value, origin, file.path.parent)
    return found


def _setting(name: str, value: object, origin: str, base: Path) -> Setting:
    """Check one value; a relative path starts from the base."""
    if name == "measure" and isinstance(value, int):
        return Setting(name, str(value), origin)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{origin}: '{name}' must be a text in quotes, not empty")
    if name == "archive":
        value = str(base / _expanded(value, origin))
    return Setting(name, value, origin)


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


def _keys_given(keys: KeyChoice) -> tuple[Setting, ...]:
    preset = Setting("keys.preset", keys.preset, keys.preset_origin)
    return (preset, *(Setting(f"keys.{one.id}", " ".join(one.keys), one.origin) for one in keys.own))
