"""Choosing a colour theme: each is shown while the cursor is on it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on

from readout_tui.tui.screens.sheet import Sheet
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.user.themes import ThemeSpec


class ThemeSheet(Sheet[str]):
    """Lists themes; answers with the name of the chosen one, or None."""

    def __init__(self, themes: Iterable[ThemeSpec]) -> None:
        """Make the sheet."""
        self._themes = tuple(themes)
        super().__init__("Themes", [((f" {t.name:<12}", "accent"), (t.about, "muted")) for t in self._themes])

    def on_mount(self) -> None:
        """Put the cursor at the theme in force."""
        super().on_mount()
        self._before = self.app.theme
        names = [theme.name for theme in self._themes]
        self.list.set_items(self.list.items, names.index(self._before) if self._before in names else 0)

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
        self.app.theme = self._before
        self.dismiss(None)
