"""What the settings say of keys: apart from the table of commands, which most commands never need."""

from __future__ import annotations

from dataclasses import dataclass

from readout_tui.text import nearest
from readout_tui.user.definitions import PRESETS, Preset


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What the settings give to one command."""

    id: str
    keys: tuple[str, ...]
    origin: str
    """`file:line`."""


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """What the settings say of keys."""

    preset: Preset = "vim"
    preset_origin: str = "default"
    own: tuple[OwnKeys, ...] = ()
    """By the order of the file; free of clashes."""


def parse_preset(value: object) -> Preset:
    """Return the preset of a name.

    Raises:
        ValueError: With a sentence for the user, if there is none.
    """
    for known in PRESETS:
        if value == known:
            return known
    near = nearest(value, PRESETS) if isinstance(value, str) else None
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(PRESETS)}"
    raise ValueError(f"no preset '{value}': {hint}")
