"""Copying as a citation: each style is shown before it is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Static

from readout_tui.citing import Style
from readout_tui.tui.screens.sheet import Sheet
from readout_tui.tui.widgets.row_list import RowList

NAME_WIDTH = 10
"""Cells for a style's name at the start of a row."""


class CopySheet(Sheet[str]):
    """Lists quotation styles; answers with the name of the chosen one, or None."""

    def __init__(self, styles: Iterable[Style], write: Callable[[str], str], last: str) -> None:
        """Make the sheet.

        Args:
            styles: What to choose from.
            write: Writes the passage in the style of a name.
            last: The style that was chosen last, where the cursor begins.
        """
        self._styles = tuple(styles)
        self._write = write
        names = [style.name for style in self._styles]
        begin = names.index(last) if last in names else 0
        super().__init__(
            "Copy as",
            [((f" {style.name:<{NAME_WIDTH}} ", "accent"), (style.help, "muted")) for style in self._styles],
            cursor=begin,
        )
        self.preview = Static(write(names[begin]), id="preview", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the styles, and the citation below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self._title
            yield self.list
            with VerticalScroll(id="preview-pane", can_focus=False):
                yield self.preview
        yield Footer(show_command_palette=False)

    @on(RowList.Moved)
    def _show(self) -> None:
        self.preview.update(self._write(self._styles[self.list.cursor].name))

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Take the style under the cursor."""
        self.dismiss(self._styles[self.list.cursor].name)
