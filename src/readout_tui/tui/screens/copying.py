"""Copying as a citation: each style is shown before it is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from readout_tui.citing import Style
from readout_tui.text import fold
from readout_tui.tui.bindings import bindings
from readout_tui.tui.screens.narrowing import NarrowingSheet
from readout_tui.tui.widgets.hints import Hints
from readout_tui.tui.widgets.row_list import Part, RowList

NAME_WIDTH = 10
"""Cells for a style's name at the start of a row."""


class StyleChoices(RowList[Style], can_focus=False):
    """Styles to choose from."""

    KEEPS_CURSOR = True

    def parts(self, item: Style) -> Sequence[Part]:
        """Write the name, and what the style is."""
        return [(f" {item.name:<{NAME_WIDTH}} ", "accent"), (item.help, "muted")]


class StyleInput(Input):
    """Where the words are typed. It has the sheet's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("copying", target="screen.")]


class CopySheet(NarrowingSheet[Style, str]):
    """Lists quotation styles; answers with the name of the chosen one, or None."""

    TITLE_IN_FRAME = "Copy as"

    CSS = """
    CopySheet {
        & > #sheet { width: 110; height: 90%; }
        & RowList { max-height: 40%; }
        & #preview-pane { height: 1fr; max-height: 100%; }
    }
    """

    def __init__(self, styles: Iterable[Style], write: Callable[[str], str], last: str) -> None:
        """Make the sheet.

        Args:
            styles: What to choose from.
            write: Writes the passage in the style of a name.
            last: The style that was chosen last, where the cursor begins.
        """
        super().__init__(StyleInput(placeholder="a style"), StyleChoices(empty=" No style is called that."))
        self._styles = tuple(styles)
        self._write = write
        self._last = last
        self.preview = Static(id="preview", markup=False)
        self.preview_pane = VerticalScroll(self.preview, id="preview-pane", can_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the line, the styles, and the citation below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = self.TITLE_IN_FRAME
            yield self.input
            yield self.choices
            yield self.preview_pane
        yield Hints()

    def offered(self, words: str) -> Sequence[Style]:
        """Return the styles that a name begins, before those that have the words anywhere; or all."""
        typed = fold(words)
        named = [style for style in self._styles if style.name.startswith(typed)]
        told = [style for style in self._styles if typed in f"{style.name} {fold(style.help)}"]
        return list(dict.fromkeys((*named, *told))) if typed else self._styles

    def first(self, rows: Sequence[Style]) -> int:
        """Begin at the style that was chosen last, until one types."""
        names = [style.name for style in rows]
        return names.index(self._last) if not self.input.value and self._last in names else 0

    def answer(self, row: Style) -> str:
        """Return the style's name."""
        return row.name

    def tell(self, typed: str) -> None:
        """Show the citation once the styles are listed."""
        self._show()

    @on(RowList.Moved)
    def _show(self) -> None:
        style = self.choices.current
        self.preview.update("" if style is None else self._write(style.name))
        self.preview_pane.scroll_home(animate=False)

    def action_scroll_preview(self, pages: float) -> None:
        """Scroll the citation by a part of its height."""
        self.preview_pane.scroll_relative(y=round(self.preview_pane.size.height * pages), animate=False)
