"""Values of settings: what gave each, and what each may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

from readout_tui.text import clean_line, nearest
from readout_tui.user.definitions import MEASURES
from readout_tui.user.key_choice import KeyChoice, parse_preset
from readout_tui.user.toml_file import SettingsError

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


def setting_of(name: str, value: object, source: Source, origin: str, base: Path) -> Setting:
    """Check what kind of value a setting is given.

    Args:
        name: The setting's.
        value: As the file, a variable or a flag has it.
        source: Which of them.
        origin: Where exactly, for messages.
        base: Where a relative path starts.

    Raises:
        SettingsError: It is no text, or a path without a home.
    """
    if name == "measure" and isinstance(value, int):
        return Setting(name, str(value), source, origin)
    if not isinstance(value, str) or not value:
        quoted = " in quotes" if source == "file" else ""
        raise SettingsError(f"{origin}: '{name}' must be a text{quoted}, not empty")
    if name == "archive":
        value = str(base / expanded(value, origin))
    return Setting(name, value, source, origin)


def expanded(path: str, origin: str) -> Path:
    """Return a path with its home folder written out; SettingsError if there is none, or it is no path."""
    if "\0" in path:
        raise SettingsError(clean_line(f"{origin}: '{path}' holds a NUL, which no path does: leave it out"))
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise SettingsError(clean_line(f"{origin}: no home folder for '{path}': write it out")) from None


def one_of(setting: Setting, choices: Iterable[_Choice], what: str) -> _Choice:
    """Return the choice that a setting names; SettingsError, with the nearest one, if there is none."""
    for known in choices:
        if setting.value == known:
            return known
    near = nearest(setting.value, choices)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(choices)}"
    raise SettingsError(clean_line(f"{setting.origin}: no {what} '{setting.value}': {hint}"))


def measure_of(setting: Setting) -> int:
    """Return a width for the reader's text; SettingsError if it is none of `MEASURES`."""
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


def theme_of(setting: Setting, themes: Collection[str] | None) -> str:
    """Return a theme's name; SettingsError if it is none of those that are known to be there."""
    if themes is None or setting.source == "default":
        return setting.value
    return one_of(setting, themes, "theme")


def preset_of(setting: Setting) -> KeyChoice | None:
    """Return the preset that a variable or a flag gives; None if the file has the word."""
    if setting.source == "default":
        return None
    try:
        return KeyChoice(parse_preset(setting.value), setting.origin)
    except ValueError as error:
        raise SettingsError(clean_line(f"{setting.origin}: {error}")) from None
