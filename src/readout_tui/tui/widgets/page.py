"""A readout as lines on the screen, with its current sentence, links, hits, echoes and selection."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import SELECT_ALL, Selection
from textual.strip import Strip

from readout_tui.index.answers import Reference
from readout_tui.tui.document import Document, Position, Range
from readout_tui.tui.layout import Layout, Line
from readout_tui.tui.margin import CURRENT_MARK, ECHO_MARK, GUTTER, SIGNS, Sign
from readout_tui.tui.painting import Layer, covering, paint, within
from readout_tui.tui.selecting import Selecting
from readout_tui.tui.sides import sign_of
from readout_tui.user.themes import BLOCKS, SIDES

Spans = Sequence[tuple[int, int]]


class Page(ScrollView, can_focus=True):
    """Draws a readout.

    Mouse and keyboard selection are one: a `Selection` whose offsets are (character, paragraph), so that
    wrapping, scrolling and resizing do not touch it.

    | Component class | Description |
    |---|---|
    | `page--title` | The readout's title. |
    | `page--fact` | Date, place, source and tags under it. |
    | `page--speaker` | The heading of a turn. |
    | `page--side-1` to `page--side-8` | The sign of the speaker's side before it. |
    | `page--direct`, `page--reported`, `page--narration` | The text, by its turn's mode. |
    | `page--current`, `page--mark` | The current sentence, and the mark beside it. |
    | `page--link` | A phrase that means another readout. |
    | `page--echo` | The mark of a paragraph that has echoes. |
    | `page--sign` | The sign of a paragraph that the user marked. |
    | `page--hit`, `page--hit-current` | What a search found, here and at the current hit. |
    | `page--selection` | The selection. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--title",
        "page--fact",
        "page--speaker",
        "page--direct",
        "page--reported",
        "page--narration",
        "page--current",
        "page--mark",
        "page--link",
        "page--echo",
        "page--sign",
        "page--hit",
        "page--hit-current",
        "page--selection",
        *(f"page--side-{number}" for number in range(1, SIDES + 1)),
    }

    DEFAULT_CSS = """
    Page {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;

        & > .page--title { text-style: bold; }
        & > .page--fact { color: $muted; text-style: $muted-style; }
        & > .page--speaker { color: $speaker; text-style: $speaker-style; }
        & > .page--narration { color: $narration; text-style: $narration-style; }
        & > .page--reported { color: $reported; text-style: $reported-style; }
        & > .page--current { background: $current; text-style: $current-style; }
        & > .page--mark { color: $accent; text-style: $accent-style; }
        & > .page--link { color: $link; text-style: $link-style; }
        & > .page--echo { color: $muted; text-style: $muted-style; }
        & > .page--sign { color: $accent; text-style: $accent-style; }
        & > .page--hit { color: $hit; background: $hit-background; text-style: $hit-style; }
        & > .page--hit-current {
            color: $hit-current; background: $hit-current-background; text-style: $hit-current-style;
        }
        & > .page--selection {
            color: $selection; background: $selection-background; text-style: $selection-style;
        }
    }
    """

    @dataclass
    class Viewed(Message):
        """Other paragraphs are seen than before."""

    def __init__(self, measure: int, *, id: str | None = None, empty: str = "") -> None:
        """Make an empty page.

        Args:
            measure: The widest that lines of text become, in cells: longer ones are hard to read.
            id: The widget's id.
            empty: What to say while there is nothing to read.
        """
        super().__init__(id=id)
        self._measure = measure
        self._empty = empty
        self.document: Document | None = None
        self.current = Range(Position(0, 0), Position(0, 0))
        """The current sentence."""
        self._layout: Layout | None = None
        self._selecting: Selecting | None = None
        self._last_selection: Selection | None = None
        self._height = 0
        self._hits: Mapping[int, Spans] = {}
        self._hit: int | None = None
        self._links: Mapping[int, Sequence[Reference]] = {}
        """By the index of the paragraph, in reading order."""
        self._echoed: Collection[int] = ()
        """The indices of the paragraphs that are marked as having echoes."""
        self._signs: Mapping[int, Sign] = {}
        """By the index of the paragraph: what the user's mark on it is."""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, base = self.size.width, self.rich_style
        row = y + self.scroll_offset.y
        if self._layout is None and y == 0:
            return Strip([Segment(f"{'':{GUTTER}}{self._empty}", base + self._style("fact"))]).crop(0, width)
        if self._layout is None or row >= len(self._layout.lines):
            return Strip.blank(width, base)
        line = self._layout.lines[row]
        if line.kind != "text":
            style = base if line.kind == "blank" else base + self._style(line.kind)
            # A selection by mouse that ends here ends where the text before does. An empty segment says so
            # for the whole line, since offsets count from the last one on.
            paragraph, character = self._layout.text_end_before(row)
            edge = Style.from_meta({"offset": (character, paragraph)})
            sign = Segment(f"{sign_of(line.side):^{GUTTER}}", base + self._side_style(line.side))
            strip = Strip([sign, Segment(line.text, style), Segment("", edge)])
        else:
            strip = Strip.join([self._gutter(line, base), self._text(line, base)])
        return strip.extend_cell_length(width, base).crop(0, width)

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"page--{name}", partial=True)
        return covering(style) if name in BLOCKS else style

    def _side_style(self, number: int) -> Style:
        return self._style(f"side-{number}") if number else Style.null()

    def _gutter(self, line: Line, base: Style) -> Strip:
        start, end = self.current
        place = Position(line.paragraph, line.start)
        marked = Position(line.paragraph, line.start + len(line.text)) > start and place < end
        opens = line.start == 0
        echo = ECHO_MARK if opens and line.paragraph in self._echoed else " "
        sign = self._signs.get(line.paragraph) if opens else None
        # A segment a cell, each with the line's beginning: a selection by mouse may start left of the text.
        style = base + Style.from_meta({"offset": (line.start, line.paragraph)})
        clicked = Style.from_meta({"sign": line.paragraph} if sign else {})
        return Strip(
            [
                Segment(CURRENT_MARK if marked else " ", style + self._style("mark")),
                Segment(SIGNS[sign] if sign else " ", style + self._style("sign") + clicked),
                Segment(echo, style + self._style("echo")),
                *[Segment(" ", style)] * (GUTTER - 3 + line.indent),
            ]
        )

    def _text(self, line: Line, base: Style) -> Strip:
        assert self.document is not None
        paragraph = self.document.paragraphs[line.paragraph]
        layers = []
        if self.has_focus and self._selecting is None:
            layers.append(self._layer(line, self.current, "current"))
        for number, link in enumerate(self._links.get(line.paragraph, ())):
            if link.end <= line.start or link.start >= line.start + len(line.text):
                continue
            style = self._style("link") + Style.from_meta({"link": (line.paragraph, number)})
            layers.append(Layer(link.start - line.start, link.end - line.start, style))
        name = "hit-current" if self._hit == line.paragraph else "hit"
        hits = self._hits.get(line.paragraph, ())
        for start, end in within(hits, line.start, line.start + len(line.text)):
            layers.append(Layer(start - line.start, end - line.start, self._style(name)))
        if (selected := self._selected_range()) is not None:
            layers.append(self._layer(line, selected, "selection"))
        style = base + self._style(paragraph.turn.spoken_mode)
        return Strip(paint(line.text, style, layers)).apply_offsets(line.start, line.paragraph)

    def _layer(self, line: Line, part: Range, name: str) -> Layer:
        first, last = part.start.paragraph, part.end.paragraph
        start = part.start.character if first == line.paragraph else 0 if first < line.paragraph else 1 << 30
        end = part.end.character if last == line.paragraph else 1 << 30 if last > line.paragraph else 0
        return Layer(start - line.start, end - line.start, self._style(name))

    def _lay_out(self) -> None:
        width = min(self._measure, self.scrollable_content_region.width - GUTTER - 1)
        known = self._layout is not None and self._layout.is_of(self.document, width)
        if self.document is not None and width > 0 and not known:
            self._layout = Layout(self.document, width)
            self.virtual_size = Size(0, len(self._layout.lines))

    def on_resize(self) -> None:
        """Break lines anew, with the same text at the top; a current sentence that was seen is seen again."""
        before, top, height = self._layout, self.scroll_offset.y, self._height
        seen = before is not None and 0 <= before.row_of(self.current.start) - top < height
        self._height = self.size.height
        self._lay_out()
        if self._layout is None or self.document is None:
            return
        if before is None:
            # It was opened while another pane had all the room.
            if self.current.start != self.document.start:
                self._reveal(self.current, margin=self.size.height // 4)
            return
        if top:
            row = self._layout.row_of(before.position_at(top))
            self.scroll_to(y=row, animate=False, force=True, immediate=True)
        if seen:
            self._reveal(self.current)
        self.refresh()
        self.tell_view()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other paragraphs are seen."""
        super().watch_scroll_y(old_value, new_value)
        self.tell_view()

    def tell_view(self) -> None:
        """Tell that other paragraphs may be seen."""
        self.post_message(self.Viewed())

    @property
    def seen(self) -> list[int]:
        """The indices of the paragraphs that are seen, in reading order."""
        if self._layout is None:
            return []
        top = self.scroll_offset.y
        lines = self._layout.lines[top : top + self.size.height]
        return list(dict.fromkeys(line.paragraph for line in lines if line.kind == "text"))

    def mark_echoed(self, paragraphs: Collection[int]) -> None:
        """Mark the paragraphs with some indices as having echoes."""
        if paragraphs != self._echoed:
            self._echoed = paragraphs
            self.refresh()

    def mark_signs(self, signs: Mapping[int, Sign]) -> None:
        """Show which paragraphs, by their indices, the user marked."""
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def on_focus(self) -> None:
        """Show the current sentence as that of the focused pane."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the current sentence as that of another pane."""
        self.refresh()

    def _reveal(self, part: Range, margin: int = 0) -> None:
        """Scroll so that a range is seen, with its turn's heading, and some lines around if there is room."""
        if self._layout is None:
            return
        top, bottom = self._layout.heading_row(part.start), self._layout.row_of(part.end)
        region = Region(0, max(0, top - margin), 1, bottom - top + 1 + 2 * margin)
        if region.height > self.size.height:
            region = Region(0, top, 1, min(bottom - top + 1, self.size.height))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    # The selection

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, for the screen's own copying."""
        part = self._range_of(selection)
        return (self.document.text(part), "\n") if self.document is not None and part else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint, and keep what the mouse selected last within the reader."""
        if selection is not None and None not in selection:
            self._last_selection = selection
        self.refresh()

    def _selected_range(self) -> Range | None:
        selection = self.text_selection
        return self._range_of(selection) if selection is not None else None

    def _range_of(self, selection: Selection) -> Range | None:
        if self.document is None or not self.document.paragraphs:
            return None
        if None in selection and selection != SELECT_ALL and self._last_selection is not None:
            # The pointer left the reader: what it last selected inside stays, not all up to an end.
            selection = self._last_selection
        start, end = (None if offset is None else Position(offset.y, offset.x) for offset in selection)
        part = Range(start or self.document.start, end or self.document.end)
        return part if part.start < part.end else None
