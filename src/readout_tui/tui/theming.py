"""The user's and the shipped colour themes as Textual themes."""

from __future__ import annotations

from textual.theme import Theme

from readout_tui.user.paths import shipped, user_paths
from readout_tui.user.theme_files import Themes, read_themes
from readout_tui.user.themes import ThemeSpec


def all_themes() -> Themes:
    """Read the shipped themes and the user's own."""
    return read_themes([shipped("themes"), user_paths().themes])


def textual_theme(spec: ThemeSpec) -> Theme:
    """Return a theme as Textual wants it."""
    cursor, selection = spec.cursor, spec.selection
    return Theme(
        name=spec.name,
        primary=spec.accent,
        secondary=spec.muted,
        accent=spec.accent,
        warning=spec.warning,
        error=spec.error,
        success=spec.accent,
        foreground=spec.text,
        background=spec.background,
        surface=spec.surface,
        panel=spec.panel,
        dark=spec.dark,
        variables={
            **spec.variables(),
            "border-blurred": spec.border,
            "block-cursor-foreground": cursor.colour,
            "block-cursor-background": cursor.ground or spec.accent,
            "block-cursor-text-style": "none",
            "input-selection-background": selection.ground or spec.accent,
            "input-cursor-foreground": cursor.colour,
            "input-cursor-background": cursor.ground or spec.accent,
            "screen-selection-foreground": selection.colour,
            "screen-selection-background": selection.ground or spec.accent,
            "footer-key-foreground": spec.accent,
            "footer-description-foreground": spec.text,
            "footer-background": spec.panel,
        },
    )
