"""A list of one-line rows that draws only what is on the screen, however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeAlias, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from readout_tui.tui.bindings import bindings
from readout_tui.tui.painting import cut

Item = TypeVar("Item")

Part: TypeAlias = tuple[str, str]
"""A piece of a row: its text, and its component class without `row-list--`; `""` for the plain style."""

_NO_STYLE = Style.null()
_NOT_DIM = Style(dim=False)
"""For the cursor's row: what is muted would be hard to read on its ground."""


def marked_parts(text: str, spans: Sequence[tuple[int, int]], plain: str, marked: str) -> list[Part]:
    """Write a text of which some spans, in order and apart, look different."""
    parts: list[Part] = []
    done = 0
    for start, end in spans:
        parts += [(text[done:start], plain), (text[start:end], marked)]
        done = end
    return [*parts, (text[done:], plain)]


class RowList(ScrollView, Generic[Item], can_focus=True):
    """A list with a cursor. A subclass says how an item is written, and at which items the cursor may stop.

    | Component class | Description |
    |---|---|
    | `row-list--cursor` | The row under the cursor, while the list has the focus. |
    | `row-list--blurred-cursor` | The same while it has not. |
    | `row-list--beside-cursor` | A row that tells more of the one under the cursor. |
    | `row-list--heading` | A heading between rows. |
    | `row-list--muted` | What matters less. |
    | `row-list--accent` | What should be seen first. |
    | `row-list--found` | What a search found. |
    | `row-list--near` | What it found of words that are only like those of the query. |
    | `row-list--letters` | The letters that were typed to narrow the list. |
    | `row-list--gone` | What is no longer there. |
    | `row-list--warning` | What is not as it should be. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--cursor",
        "row-list--blurred-cursor",
        "row-list--beside-cursor",
        "row-list--heading",
        "row-list--muted",
        "row-list--accent",
        "row-list--found",
        "row-list--near",
        "row-list--letters",
        "row-list--gone",
        "row-list--warning",
    }

    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;

        & > .row-list--cursor { color: $cursor; background: $cursor-background; text-style: $cursor-style; }
        & > .row-list--blurred-cursor {
            background: $cursor-unfocused; text-style: $cursor-unfocused-style;
        }
        & > .row-list--beside-cursor { background: $cursor-unfocused; }
        & > .row-list--heading { color: $accent; text-style: bold; }
        & > .row-list--muted { color: $muted; text-style: $muted-style; }
        & > .row-list--accent { color: $accent; text-style: $accent-style; }
        & > .row-list--found { color: $hit; background: $hit-background; text-style: $hit-style; }
        & > .row-list--near { color: $text; text-style: bold underline; }
        & > .row-list--letters { color: $accent; text-style: bold underline; }
        & > .row-list--gone { color: $muted; text-style: strike; }
        & > .row-list--warning { color: $warning; text-style: $warning-style; }
    }
    """

    ALLOW_SELECT = False

    KEEPS_CURSOR: ClassVar[bool] = False
    """Whether the cursor looks the same without the focus: where keys reach the list from elsewhere."""

    COVERED: ClassVar[int] = 0
    """Lines at the top that may be drawn over, and where the cursor is not left therefore."""

    # Not `reactive`: that would repaint the whole list for each key.
    cursor: var[int] = var(-1, init=False)
    """The index of the row under the cursor; -1 if there is none to stop at."""

    @dataclass
    class Moved(Message):
        """The cursor moved to another row."""

        row_list: ScrollView
        """The list."""

        @property
        def control(self) -> ScrollView:
            """The list, for `@on` selectors."""
            return self.row_list

    @dataclass
    class Chosen(Message):
        """The row under the cursor was opened."""

        row_list: ScrollView
        """The list."""

        @property
        def control(self) -> ScrollView:
            """The list, for `@on` selectors."""
            return self.row_list

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
            empty: What to say while there are no items.
        """
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._empty = empty

    def parts(self, item: Item) -> Sequence[Part]:
        """Return how an item is written, from left to right; the last part is cut to fit."""
        raise NotImplementedError

    def stops(self, item: Item) -> bool:
        """Tell whether the cursor may stop at an item."""
        return True

    def explains(self, item: Item) -> bool:
        """Tell whether an item tells more of the one above it."""
        return False

    @property
    def items(self) -> Sequence[Item]:
        """What is listed."""
        return self._items

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    def set_items(self, items: Sequence[Item], cursor: int = 0) -> None:
        """List other items, with the cursor at an index or the next at which it may stop."""
        self._items = items
        self.virtual_size = Size(0, len(items))
        stops = (self._next_stop(cursor, direction) for direction in (1, -1))
        self.set_reactive(RowList.cursor, next((stop for stop in stops if stop is not None), -1))
        self._show_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the list."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.rich_style
        if not self._items and y == 0:
            return Strip([Segment(cut(self._empty, width), base + self._style("muted"))]).extend_cell_length(
                width, base
            )
        if index >= len(self._items):
            return Strip.blank(width, base)
        parts = self.row_parts(index)
        if index == self.cursor and (self.has_focus or self.KEEPS_CURSOR):
            return self.draw(parts, over=self._style("cursor") + _NOT_DIM)
        if index == self.cursor:
            return self.draw(parts, under=self._style("blurred-cursor"))
        if self.cursor >= 0 and self._belongs_to_cursor(index):
            return self.draw(parts, under=self._style("beside-cursor"))
        return self.draw(parts)

    def row_parts(self, index: int) -> Sequence[Part]:
        """Return how a row is written, where that depends on the rows around it."""
        return self.parts(self._items[index])

    def draw(self, parts: Sequence[Part], *, under: Style = _NO_STYLE, over: Style = _NO_STYLE) -> Strip:
        """Draw a line, with a style laid under those of its parts, and one laid over them."""
        width, base = self.scrollable_content_region.width, self.rich_style + under
        segments, room = [], width
        for text, name in parts:
            shown = cut(text, room)
            room = room - cell_len(shown) if shown == text else 0
            segments.append(Segment(shown, base + (self._style(name) if name else _NO_STYLE) + over))
        return Strip(segments).extend_cell_length(width, base + over)

    def row_at(self, y: int) -> int:
        """Return the index of the row on a line, which may be past the last one."""
        return y + self.scroll_offset.y

    def _belongs_to_cursor(self, index: int) -> bool:
        """Tell whether a row tells more of the one under the cursor."""
        return index == self.cursor + 1 and self.explains(self._items[index])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"row-list--{name}", partial=True)

    def _next_stop(self, index: int, direction: int) -> int | None:
        """Return the first index from one on, in a direction, at which the cursor may stop."""
        index = max(index, 0) if direction > 0 else min(index, len(self._items) - 1)
        while 0 <= index < len(self._items):
            if self.stops(self._items[index]):
                return index
            index += direction
        return None

    def _show_cursor(self) -> None:
        if self.cursor >= 0:
            # The headings over a row are shown with it.
            top = self.cursor
            while top > 0 and not self.stops(self._items[top - 1]) and self.cursor - top < 3:
                top -= 1
            top = max(0, min(top, self.cursor - self.COVERED))
            if self.size.height:
                top = max(top, self.cursor - self.size.height + 1)
            region = Region(0, top, 1, self.cursor - top + 1)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the rows that changed, and tell."""
        self._show_cursor()
        for index in (old, old + 1, new, new + 1):
            self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))
        if new >= 0:
            self.post_message(self.Moved(self))

    def on_focus(self) -> None:
        """Show the cursor as that of the focused pane."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as that of another pane."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; open it at the second click."""
        index = self.row_at(event.y)
        if not (0 <= index < len(self._items) and self.stops(self._items[index])):
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows at which it may stop."""
        stop = self._next_stop(self.cursor + rows, 1 if rows > 0 else -1)
        if stop is None and abs(rows) > 1:
            stop = self._next_stop(len(self._items) - 1, -1) if rows > 0 else self._next_stop(0, 1)
        if stop is not None:
            self.cursor = stop

    def action_move_page(self, pages: float) -> None:
        """Move the cursor by a part of the height."""
        self.action_move(int(self.size.height * pages) or (1 if pages > 0 else -1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.action_move(-len(self._items))
        self.scroll_home(animate=False, immediate=True)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.action_move(len(self._items))

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self))
