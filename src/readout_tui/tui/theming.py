"""The user's and the shipped colour themes as Textual themes, and which of them to begin with."""

from __future__ import annotations

import curses
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from textual.theme import Theme

from readout_tui.user.paths import shipped, user_paths
from readout_tui.user.settings import Settings
from readout_tui.user.theme_files import Themes, read_themes
from readout_tui.user.themes import ThemeSpec

SIXTEEN_COLOURS, NO_COLOURS = "ansi", "plain"
"""The shipped themes for terminals that have no more."""

_NO_COLOR = "NO_COLOR"


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal can show, and what the user wants to see on any."""

    colours: int
    """0, 16, or more."""
    no_color: bool = False
    """Whether the user wants no colours, by https://no-color.org."""


def all_themes() -> Themes:
    """Read the shipped themes and the user's own."""
    return read_themes([shipped("themes"), user_paths().themes])


def first_theme(themes: Themes, settings: Settings, last: str | None, terminal: Terminal) -> str:
    """Return the name of the theme to begin with: the first of these that there is.

    1. The one that is given for this run, by a flag or `READOUT_THEME`.
    2. The one without colour, if `NO_COLOR` is set.
    3. The one that was chosen on the screen.
    4. The one of the settings file.
    5. One for the colours that the terminal has.

    Args:
        themes: Those that there are.
        settings: The user's.
        last: What was chosen on the screen in this archive, if anything.
        terminal: Where the screen is shown.

    Raises:
        ThemeError: The settings name a theme that there is not.
    """
    given, named = settings.given_as("theme"), themes.named(settings.theme).name
    if given.for_now:
        return named
    if terminal.no_color:
        return themes.named(NO_COLOURS).name
    if last in themes.usable:
        return last
    if given.source == "default" and terminal.colours <= 16:
        return themes.named(SIXTEEN_COLOURS if terminal.colours else NO_COLOURS).name
    return named


@contextmanager
def no_color_unseen() -> Iterator[None]:
    """Keep `NO_COLOR` from Textual while an application is made.

    It would turn all colours to greys, those of a theme that the user asked for in spite of it too; and greys
    are colours to a terminal. The theme without colour needs no filter.
    """
    value = os.environ.pop(_NO_COLOR, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[_NO_COLOR] = value


def terminal_of(color_system: str | None) -> Terminal:
    """Return what the terminal of this process can show.

    Args:
        color_system: What Textual will send: `Console.color_system`. It knows of more than 16 colours only by
            the names in TERM and COLORTERM, and so terminfo is asked only whether there are any.
    """
    colours = 16 if color_system == "standard" else 256
    try:
        curses.setupterm(os.environ.get("TERM") or "unknown", 1)
        if curses.tigetnum("colors") < 1 and colours == 16:
            colours = 0
    except curses.error:  # Terminfo does not know the terminal: TERM alone must tell.
        pass
    return Terminal(colours, bool(os.environ.get(_NO_COLOR)))


def textual_theme(spec: ThemeSpec) -> Theme:
    """Return a theme as Textual wants it."""
    accent, muted, cursor, selection = spec.accent.colour, spec.muted.colour, spec.cursor, spec.selection
    return Theme(
        name=spec.name,
        primary=accent,
        secondary=muted,
        accent=accent,
        warning=spec.warning.colour,
        error=spec.error.colour,
        success=accent,
        foreground=spec.text,
        background=spec.background,
        surface=spec.surface,
        panel=spec.panel,
        dark=spec.dark,
        ansi=spec.ansi,
        variables={
            **spec.variables(),
            "ansi-background": spec.panel,
            "ansi-foreground": spec.text,
            "border-blurred": spec.border,
            "block-cursor-foreground": cursor.colour,
            "block-cursor-background": cursor.ground or accent,
            "block-cursor-text-style": cursor.style,
            "screen-selection-foreground": selection.colour,
            "screen-selection-background": selection.ground or accent,
            "scrollbar": spec.border,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": spec.surface,
            "scrollbar-background-hover": spec.surface,
            "scrollbar-background-active": spec.surface,
            "scrollbar-corner-color": spec.surface,
            "footer-foreground": spec.text,
            "footer-background": spec.panel,
            "footer-item-background": spec.panel,
            "footer-key-foreground": accent,
            "footer-description-foreground": spec.text,
        },
    )
