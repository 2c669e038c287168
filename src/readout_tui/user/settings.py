"""The user's settings: `config.toml`, and environment variables over it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from readout_tui.text import clean_line, nearest
from readout_tui.user.paths import shipped, user_paths

ClipboardSetting: TypeAlias = Literal[
    "auto", "tmux", "osc52", "wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "none"
]
"""The route to a clipboard: chosen by evidence, one that is forced, or none."""

CLIPBOARD_SETTINGS: tuple[ClipboardSetting, ...] = get_args(ClipboardSetting)
CONFIG_VARIABLE = "READOUT_CONFIG"
"""The environment variable that names another settings file."""

_VARIABLES = {
    "archive": "READOUT_ARCHIVE",
    "theme": "READOUT_THEME",
    "clipboard": "READOUT_CLIPBOARD",
}
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class SettingsError(Exception):
    """The settings cannot be used; the message names file and line, or the variable, in one line."""


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
    }
    given |= _from_file(config_file(variables), needed=bool(variables.get(CONFIG_VARIABLE)))
    given |= {
        name: _setting(name, variables[variable], variable, Path())
        for name, variable in _VARIABLES.items()
        if variables.get(variable)
    }
    return Settings(
        archive=Path(given["archive"].value),
        theme=given["theme"].value,
        clipboard=_clipboard(given["clipboard"]),
        given=tuple(given.values()),
    )


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the settings file: the one that `READOUT_CONFIG` names, else the user's, which need not exist.

    Raises:
        SettingsError: The variable names a home folder that there is not.
    """
    named = (os.environ if environment is None else environment).get(CONFIG_VARIABLE)
    return _expanded(named, CONFIG_VARIABLE) if named else user_paths().config_file


def _from_file(path: Path, *, needed: bool) -> dict[str, Setting]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if needed:
            raise SettingsError(f"{CONFIG_VARIABLE}: no file {path}") from None
        return {}
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: is not UTF-8: save it as UTF-8") from None
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(_toml_message(path, text, str(error))) from None
    return {
        name: _setting(name, value, f"{path}:{_line_of(name, text)}", path.parent)
        for name, value in table.items()
    }


def _toml_message(path: Path, text: str, message: str) -> str:
    """Move the line that tomllib names to where editors look for it."""
    place = _TOML_PLACE.search(message)
    line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
    return clean_line(f"{path}:{line}: {_TOML_PLACE.sub('', message)}")


def _line_of(name: str, text: str) -> int:
    """Find the line of a top-level key, which tomllib does not tell."""
    key = re.compile(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(name)}["']?[ \t]*[=.\]]""", re.MULTILINE)
    match = key.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _setting(name: str, value: object, origin: str, base: Path) -> Setting:
    """Check one value; a relative path starts from the base."""
    if name not in _VARIABLES:
        near = nearest(name, _VARIABLES)
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(_VARIABLES)}"
        raise SettingsError(clean_line(f"{origin}: unknown setting '{name}': {hint}"))
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


def _clipboard(setting: Setting) -> ClipboardSetting:
    for known in CLIPBOARD_SETTINGS:
        if setting.value == known:
            return known
    near = nearest(setting.value, CLIPBOARD_SETTINGS)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(CLIPBOARD_SETTINGS)}"
    raise SettingsError(clean_line(f"{setting.origin}: no clipboard route '{setting.value}': {hint}"))
