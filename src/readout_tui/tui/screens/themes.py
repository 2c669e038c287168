"""Choosing a colour theme: each is shown while the cursor is on it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on

from readout_tui.tui.screens.sheet import Sheet
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.user.themes import ThemeSpec


class ThemeSheet(Sheet[str]):
    """Lists themes; answers with the name of the chosen one, or None."""

    CHOOSES = "Use"

    def __init__(self, themes: Iterable[ThemeSpec], present: str) -> None:
        """Make the sheet.

        Args:
            themes: What to choose from.
            present: The name of the theme in force, where the cursor begins.
        """
        self._themes = tuple(themes)
        self._present = present
        names = [theme.name for theme in self._themes]
        super().__init__(
            "Themes",
            [((f" {theme.name:<12}", "accent"), (theme.about, "muted")) for theme in self._themes],
            cursor=names.index(present) if present in names else 0,
        )

    @on(RowList.Moved)
    def preview(self) -> None:
        """Show the theme under the cursor."""
        self.app.theme = self._themes[self.list.cursor].name

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Keep it."""
        self.dismiss(self._themes[self.list.cursor].name)

    def action_close(self) -> None:
        """Take back what was previewed."""
        self.app.theme = self._present
        self.dismiss(None)
