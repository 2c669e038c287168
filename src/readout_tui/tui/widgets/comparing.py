"""Two readouts beside each other, scrolled together, with a current pair of paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from readout_tui.index.answers import ComparedParagraph, Comparison
from readout_tui.locator import Locator
from readout_tui.tui.bindings import bindings
from readout_tui.tui.columns import BOTH, GAP, Columns, Half, Side
from readout_tui.tui.margin import CURRENT_MARK
from readout_tui.tui.painting import Layer, paint
from readout_tui.tui.sides import sign_of
from readout_tui.user.themes import SIDES

MEASURE = 2 * 92 + len(GAP)
"""The widest that both columns become, in cells."""

GUTTER = 3
"""Cells to the left of both columns, for marks."""

ALONE_MARK = "+"
"""What stands in the gutter beside a paragraph that only one side has."""


class Comparing(ScrollView, can_focus=True):
    """Shows a comparison.

    | Component class | Description |
    |---|---|
    | `comparing--title`, `comparing--fact`, `comparing--speaker` | What stands over texts. |
    | `comparing--side-1` to `comparing--side-8` | The sign of the speaker's side before it. |
    | `comparing--direct`, `comparing--reported`, `comparing--narration` | Text, by its mode. |
    | `comparing--only` | What the other side does not say, in paragraphs that both have. |
    | `comparing--alone` | A paragraph that the other side does not have. |
    | `comparing--current`, `comparing--mark` | The current paragraph, and the mark beside its row. |
    | `comparing--gap` | The line between the columns. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "comparing--title",
        "comparing--fact",
        "comparing--speaker",
        "comparing--direct",
        "comparing--reported",
        "comparing--narration",
        "comparing--only",
        "comparing--alone",
        "comparing--current",
        "comparing--mark",
        "comparing--gap",
        *(f"comparing--side-{number}" for number in range(1, SIDES + 1)),
    }

    DEFAULT_CSS = """
    Comparing {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;

        & > .comparing--title { text-style: bold; }
        & > .comparing--fact { color: $muted; text-style: $muted-style; }
        & > .comparing--speaker { color: $speaker; text-style: $speaker-style; }
        & > .comparing--narration { color: $narration; text-style: $narration-style; }
        & > .comparing--reported { color: $reported; text-style: $reported-style; }
        & > .comparing--only { color: $echo-added; text-style: $echo-added-style; }
        & > .comparing--alone { color: $echo-added; }
        & > .comparing--current { background: $current; text-style: $current-style; }
        & > .comparing--mark { color: $accent; text-style: $accent-style; }
        & > .comparing--gap { color: $border; }
    }
    """

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """The current paragraph is to be read."""

        locator: Locator
        """Where it stands."""

    class Another(Message):
        """Another counterpart is to be compared."""

    class Closed(Message):
        """The user goes back."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._comparison: Comparison | None = None
        self._sides: Mapping[str, int] = {}
        self._columns: Columns | None = None
        self._row = 0
        self._side: Side = 0

    def show(self, comparison: Comparison, sides: Mapping[str, int], at: Locator | None = None) -> None:
        """Show a comparison.

        Args:
            comparison: What both say.
            sides: The numbers of the speakers' sides, by name.
            at: The paragraph to begin at; without, the top.
        """
        self._comparison = comparison
        self._sides = sides
        self._lay_out()
        rows = [[one.locator for one in (row.left, row.right) if one] for row in comparison.rows]
        self._row = next((index for index, found in enumerate(rows) if at in found), 0)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._go_to(self._row)

    @property
    def current(self) -> ComparedParagraph | None:
        """The current paragraph: that of the current side, or else of the one that has any."""
        if self._comparison is None or not self._comparison.rows:
            return None
        row = self._comparison.rows[self._row]
        return (row.left or row.right) if self._side == 0 else (row.right or row.left)

    # Drawing

    def _lay_out(self) -> None:
        width = min(MEASURE, self.scrollable_content_region.width - GUTTER - 1)
        if self._comparison is not None and width > 0:
            self._columns = Columns(self._comparison, width, self._sides)
            self.virtual_size = Size(0, len(self._columns.lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, base, columns = self.size.width, self.rich_style, self._columns
        index = y + self.scroll_offset.y
        if columns is None or index >= len(columns.lines):
            return Strip.blank(width, base)
        line = columns.lines[index]
        here = line.row == self._row
        marks = (CURRENT_MARK if here else " ") + (ALONE_MARK if line.alone else "")
        mark = Segment(f"{marks:<{GUTTER}}", base + self._style("mark"))
        left, right = (self._half(half, side, here) for side, half in zip(BOTH, line.halves, strict=True))
        if columns.two:
            room = columns.column - cell_len("".join(segment.text for segment in left))
            pad, gap = Segment(" " * room, base), Segment(GAP, base + self._style("gap"))
            segments = [mark, *left, pad, gap, *right]
        else:
            segments = [mark, *left, *right]
        return Strip(segments).extend_cell_length(width, base).crop(0, width)

    def _half(self, half: Half | None, side: Side, here: bool) -> list[Segment]:
        if half is None:
            return []
        style = self.rich_style + self._style(half.kind)
        layers = [Layer(start, end, self._style("only")) for start, end in half.only]
        if here and side == self._shown_side:
            layers.append(Layer(0, len(half.text), self._style("current")))
        before = Segment(" " * half.indent, self.rich_style)
        if half.side:
            sign = f"{sign_of(half.side):<{half.indent}}"
            before = Segment(sign, self.rich_style + self._style(f"side-{half.side}"))
        return [before, *paint(half.text, style, layers)]

    @property
    def _shown_side(self) -> Side:
        comparison, current = self._comparison, self.current
        if comparison is None or current is None:
            return self._side
        return 0 if current is comparison.rows[self._row].left else 1

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"comparing--{name}", partial=True)

    def on_resize(self) -> None:
        """Break lines anew, with the current paragraphs at the same height."""
        before, top = self._columns, self.scroll_offset.y
        self._lay_out()
        if before and self._columns and before.firsts:
            y = self._columns.firsts[self._row] - before.firsts[self._row] + top
            self.scroll_to(y=y, animate=False, force=True, immediate=True)
        self._go_to(self._row)

    # Moving

    def _go_to(self, row: int) -> None:
        """Make a row the current one, and show as much of it as there is room for."""
        columns = self._columns
        if columns is None or not columns.firsts:
            return
        self._row = max(0, min(row, len(columns.firsts) - 1))
        first, last = columns.firsts[self._row], columns.last(self._row)
        top = 0 if self._row == 0 else first
        region = Region(0, top, 1, min(last - top + 1, max(1, self.size.height)))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()

    def action_step(self, rows: int) -> None:
        """Go to the next or previous row; first through the current one, if it is longer than the screen."""
        if (columns := self._columns) is None or not columns.firsts:
            return
        top, height = self.scroll_offset.y, self.size.height
        hidden = columns.last(self._row) - (top + height - 1) if rows > 0 else top - columns.firsts[self._row]
        if hidden > 0:
            by = min(hidden, max(1, height - 2))
            self.scroll_to(y=top + (by if rows > 0 else -by), animate=False, force=True, immediate=True)
        else:
            self._go_to(self._row + rows)

    def action_turn(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous row in which a side's turn begins."""
        rows = self._comparison.rows if self._comparison else ()
        index = self._row + direction
        while 0 <= index < len(rows):
            if any(one and one.locator.paragraph == 1 for one in (rows[index].left, rows[index].right)):
                self._go_to(index)
                return
            index += direction

    def action_scroll_page(self, pages: float) -> None:
        """Scroll by a part of the height, and take the current row along."""
        if (columns := self._columns) is None or not columns.firsts:
            return
        by = int(self.size.height * pages) or 1
        top = self.scroll_offset.y + by
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        row = columns.row_at(columns.firsts[self._row] + by)
        seen = columns.firsts[row] < top + self.size.height and columns.last(row) >= top
        self._row = row
        if not seen:
            self._go_to(row)
        self.refresh()

    def action_first(self) -> None:
        """Go to the first row."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        if self._columns is not None:
            self._go_to(len(self._columns.firsts) - 1)

    def action_side(self, side: Side) -> None:
        """Make a side the current one."""
        self._side = side
        self.refresh()

    def action_choose(self) -> None:
        """Read the current paragraph."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current.locator))

    def action_another(self) -> None:
        """Compare with another counterpart."""
        self.post_message(self.Another())

    def action_close(self) -> None:
        """Go back."""
        self.post_message(self.Closed())

    def on_click(self, event: events.Click) -> None:
        """Make the clicked paragraph the current one; read it at the second click."""
        columns = self._columns
        index = event.y + self.scroll_offset.y
        if columns is None or index >= len(columns.lines) or columns.lines[index].row < 0:
            return
        line, before = columns.lines[index], self.current
        if columns.two:
            side: Side = 0 if event.x < GUTTER + columns.column + 1 else 1
        else:
            side = 0 if line.halves[0] else 1
        self._row, self._side = line.row, side
        self.refresh()
        if self.current is before:
            self.action_choose()
