"""Every setting of one value as data: its name, default, environment variable and flag, and what it is for.

The settings file, the variables, the flags of the command line and their help are read by this table.
It imports nothing of the house, since each start of the program makes the flags' parser of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

ClipboardSetting: TypeAlias = Literal[
    "auto", "tmux", "osc52", "wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "none"
]
"""The route to a clipboard: chosen by evidence, one that is forced, or none."""

CitationStyle: TypeAlias = Literal[
    "plain", "markdown", "html", "chicago", "apa", "mla", "bibtex", "csl-json", "locator"
]
"""The keys of `citing.STYLES`, which rooms below the library keep to themselves."""

WatchSetting: TypeAlias = Literal["auto", "poll", "off"]
"""How an archive is watched while the screen shows it: as the system can, by looking at the files, or not."""

Preset: TypeAlias = Literal["vim", "arrows"]
"""The name of a table of keys."""

CLIPBOARD_SETTINGS: tuple[ClipboardSetting, ...] = get_args(ClipboardSetting)
CITATION_STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)
WATCH_SETTINGS: tuple[WatchSetting, ...] = get_args(WatchSetting)
PRESETS: tuple[Preset, ...] = get_args(Preset)
MEASURES = range(40, 201)
"""The widths that the reader's text may have, in terminal cells."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting."""

    name: str
    """In the settings file; `keys.preset` stands in the table `keys`."""
    default: str
    """Empty for the archive, which is then the shipped one."""
    variable: str
    """The environment variable, which is over the file."""
    flag: str
    """Of the command line, which is over the variable."""
    metavar: str
    """What the flag's value is called in its help."""
    about: str
    """For that help."""


ARCHIVE = Definition("archive", "", "READOUT_ARCHIVE", "--archive", "DIR", "the archive to open")

DEFINITIONS: tuple[Definition, ...] = (
    ARCHIVE,
    Definition(
        "theme", "ink", "READOUT_THEME", "--theme", "THEME", "the colour theme: readout themes lists them"
    ),
    Definition(
        "clipboard",
        "auto",
        "READOUT_CLIPBOARD",
        "--clipboard",
        "ROUTE",
        f"the route to the clipboard: {', '.join(CLIPBOARD_SETTINGS)}",
    ),
    Definition(
        "style",
        "markdown",
        "READOUT_STYLE",
        "--style",
        "STYLE",
        f"the style of citation to begin with: {', '.join(CITATION_STYLES)}",
    ),
    Definition(
        "measure",
        "92",
        "READOUT_MEASURE",
        "--measure",
        "CELLS",
        f"the most that the reader's text is wide: {MEASURES[0]} to {MEASURES[-1]}",
    ),
    Definition(
        "watch",
        "auto",
        "READOUT_WATCH",
        "--watch",
        "HOW",
        f"how files that change are noticed: {', '.join(WATCH_SETTINGS)}",
    ),
    Definition("keys.preset", "vim", "READOUT_KEYS", "--keys", "PRESET", f"the keys: {' or '.join(PRESETS)}"),
)
"""All of them, in the order in which they are listed."""
