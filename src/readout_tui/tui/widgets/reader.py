"""The reader: one readout, its turns under their speakers, always with a current sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import SELECT_ALL, Selection
from textual.strip import Strip

from readout_tui.commands import commands_in
from readout_tui.locator import Passage
from readout_tui.model import Readout
from readout_tui.tui.bindings import bindings
from readout_tui.tui.document import Document, Position, Range, Unit
from readout_tui.tui.layout import Layout, Line
from readout_tui.tui.painting import Layer, paint
from readout_tui.tui.selecting import Selecting

Spans = Sequence[tuple[int, int]]

Purpose: TypeAlias = Literal["copy", "copy-as", "save"]
"""What a passage is taken for: to be copied as it is or as a citation, or to be saved."""

GUTTER = 2
"""Cells to the left of the text, for the mark of the current sentence."""

MEASURE = 92
"""The widest that lines of text become, in cells: longer ones are hard to read."""

_SELECTION_ACTIONS = {command.action.partition("(")[0] for command in commands_in("selection")}


class Reader(ScrollView, can_focus=True):
    """Shows a readout.

    Mouse and keyboard selection are one: a `Selection` whose offsets are (character, paragraph), so that
    wrapping, scrolling and resizing do not touch it.

    | Component class | Description |
    |---|---|
    | `reader--title` | The readout's title. |
    | `reader--fact` | Date, place, source and tags under it. |
    | `reader--speaker` | The heading of a turn. |
    | `reader--direct`, `reader--reported`, `reader--narration` | The text, by its turn's mode. |
    | `reader--current`, `reader--mark` | The current sentence, and the mark beside it. |
    | `reader--hit`, `reader--hit-current` | What a search found, here and at the current hit. |
    | `reader--selection` | The selection. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selection"), *bindings("reader")]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title",
        "reader--fact",
        "reader--speaker",
        "reader--direct",
        "reader--reported",
        "reader--narration",
        "reader--current",
        "reader--mark",
        "reader--hit",
        "reader--hit-current",
        "reader--selection",
    }

    DEFAULT_CSS = """
    Reader {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;

        & > .reader--title { text-style: bold; }
        & > .reader--fact { color: $muted; }
        & > .reader--speaker { color: $speaker; text-style: $speaker-style; }
        & > .reader--narration { color: $narration; text-style: $narration-style; }
        & > .reader--reported { color: $reported; text-style: $reported-style; }
        & > .reader--current { background: $current; }
        & > .reader--mark { color: $accent; }
        & > .reader--hit { color: $hit; background: $hit-background; text-style: $hit-style; }
        & > .reader--hit-current {
            color: $hit-current; background: $hit-current-background; text-style: $hit-current-style;
        }
        & > .reader--selection {
            color: $selection; background: $selection-background; text-style: $selection-style;
        }
    }
    """

    @dataclass
    class Taken(Message):
        """The user takes a passage away."""

        text: str
        """Word for word, paragraphs separated by a blank line."""
        passage: Passage
        """Where it stands."""
        voices: int
        """How many speak in it."""
        how: Purpose
        """What to do with it."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        """Make an empty reader.

        Args:
            id: The widget's id.
            empty: What to say while there is nothing to read.
        """
        super().__init__(id=id)
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

    def show(
        self, readout: Readout, position: Position | None = None, hits: Mapping[int, Spans] | None = None
    ) -> None:
        """Show a readout.

        Args:
            readout: What to show.
            position: Whose sentence becomes the current one; without, the first is, from the top.
            hits: What a search found: spans by the index of their paragraph.
        """
        self._stop_selecting()
        if self.document is None or self.document.readout != readout:
            self.document = Document(readout)
            self._layout = None
            self._lay_out()
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._hits = hits or {}
        self._hit = position.paragraph if position and position.paragraph in self._hits else None
        self.current = self.document.sentence_at(position or self.document.start)
        if position is not None:
            self._reveal(self.current, margin=self.size.height // 4)
        self.refresh()

    # Drawing

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
            strip = Strip([Segment(" " * GUTTER + line.text, style), Segment("", edge)])
        else:
            strip = Strip.join([self._gutter(line, base), self._text(line, base)])
        return strip.extend_cell_length(width, base).crop(0, width)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def _gutter(self, line: Line, base: Style) -> Strip:
        start, end = self.current
        place = Position(line.paragraph, line.start)
        marked = Position(line.paragraph, line.start + len(line.text)) > start and place < end
        mark = f"{'▌' if marked else ' ':<{GUTTER + line.indent}}"
        # A segment a cell, each with the line's beginning: a selection by mouse may start left of the text.
        style = base + self._style("mark") + Style.from_meta({"offset": (line.start, line.paragraph)})
        return Strip([Segment(cell, style) for cell in mark])

    def _text(self, line: Line, base: Style) -> Strip:
        assert self.document is not None
        paragraph = self.document.paragraphs[line.paragraph]
        layers = []
        if self.has_focus and self._selecting is None:
            layers.append(self._layer(line, self.current, "current"))
        name = "hit-current" if self._hit == line.paragraph else "hit"
        for start, end in self._hits.get(line.paragraph, ()):
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
        width = min(MEASURE, self.scrollable_content_region.width - GUTTER - 1)
        if self.document is not None and width > 0:
            self._layout = Layout(self.document, width)
            self.virtual_size = Size(0, len(self._layout.lines))

    def on_resize(self) -> None:
        """Break lines anew, with the same text at the top; a current sentence that was seen is seen again."""
        before, top, height = self._layout, self.scroll_offset.y, self._height
        seen = before is not None and 0 <= before.row_of(self.current.start) - top < height
        self._height = self.size.height
        self._lay_out()
        if before is None or self._layout is None:
            return
        if top:
            row = self._layout.row_of(before.position_at(top))
            self.scroll_to(y=row, animate=False, force=True, immediate=True)
        if seen:
            self._reveal(self.current)
        self.refresh()

    def on_focus(self) -> None:
        """Show the current sentence as that of the focused pane."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the current sentence as that of another pane."""
        self.refresh()

    # Moving

    def _reveal(self, part: Range, margin: int = 0) -> None:
        """Scroll so that a range is seen, with its turn's heading, and some lines around if there is room."""
        if self._layout is None:
            return
        top, bottom = self._layout.heading_row(part.start), self._layout.row_of(part.end)
        region = Region(0, max(0, top - margin), 1, bottom - top + 1 + 2 * margin)
        if region.height > self.size.height:
            region = Region(0, top, 1, min(bottom - top + 1, self.size.height))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _make_current(self, position: Position | None) -> None:
        """Go to the sentence at a position; while selecting, the selection comes along."""
        if self.document is None or position is None:
            return
        sentence = self.document.sentence_at(position)
        if self._selecting is not None:
            self._select(self._selecting.reach(sentence))
            return
        self.current = sentence
        self._reveal(self.current)
        self.refresh()

    def action_step(self, unit: Unit, direction: Literal[1, -1]) -> None:
        """Make the sentence at the next or previous unit's beginning the current one."""
        if self.document is not None and self.document.paragraphs:
            move = self.document.next_start if direction == 1 else self.document.previous_start
            self._make_current(move(unit, self.current.start))

    def go_to_turn_of(self, person_id: str) -> bool:
        """Go to a person's next turn, from the last on to the first; tell whether there is one."""
        turns = self.document.turns_of(person_id) if self.document is not None else []
        later = (position for position in turns if position > self.current.start)
        self._make_current(next(later, turns[0] if turns else None))
        return bool(turns)

    def action_scroll_page(self, pages: float) -> None:
        """Scroll by a part of the height, and take the current sentence along."""
        if self._layout is None:
            return
        rows = int(self.size.height * pages) or 1
        row = min(max(0, self._layout.row_of(self.current.start) + rows), len(self._layout.lines) - 1)
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True, immediate=True)
        self._make_current(self._layout.position_at(row))

    def action_first(self) -> None:
        """Go to the beginning."""
        if self.document is not None:
            self._make_current(self.document.start)

    def action_last(self) -> None:
        """Go to the last sentence."""
        if self.document is not None:
            self._make_current(self.document.previous_start("sentence", self.document.end))

    # Selecting and copying

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the selection's actions while something is being selected."""
        if action in _SELECTION_ACTIONS:
            return self._selecting is not None
        return self.document is not None or action not in ("select", "take")

    def action_select(self) -> None:
        """Start selecting, with the current sentence."""
        if self.document is not None and self.document.paragraphs:
            self._select(Selecting(self.document, self.current))

    def action_extend(self, unit: Unit, direction: Literal[1, -1]) -> None:
        """Move the selection's moving end."""
        if self._selecting is not None:
            self._select(self._selecting.extend(unit, direction))

    def action_swap_ends(self) -> None:
        """Move the other end from now on."""
        if self._selecting is not None:
            self._select(self._selecting.swap())

    def action_stop_selecting(self) -> None:
        """Leave without copying."""
        self._stop_selecting()

    def action_take(self, how: Purpose) -> None:
        """Take the selection away, or else the current paragraph."""
        document, part = self.document, self._selected_range()
        if document is None or not document.paragraphs:
            return
        if part is None:
            index = self.current.start.paragraph
            part = Range(Position(index, 0), Position(index, len(document.paragraphs[index].text)))
        voices = len(document.voices(part))
        self.post_message(self.Taken(document.text(part), document.passage(part), voices, how))
        self._stop_selecting()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, for the screen's own copying."""
        part = self._range_of(selection)
        return (self.document.text(part), "\n") if self.document is not None and part else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint, and keep what the mouse selected last within the reader."""
        if selection is not None and None not in selection:
            self._last_selection = selection
        self.refresh()

    def on_mouse_down(self) -> None:
        """Let the mouse take over from the keyboard."""
        self._selecting = None
        self._last_selection = None
        self.refresh_bindings()

    def _select(self, selecting: Selecting) -> None:
        self._selecting = selecting
        start, end = (Offset(character, paragraph) for paragraph, character in selecting.range)
        self.screen.selections = {self: Selection(start, end)}
        moving = selecting.range.end if selecting.moves_end else selecting.range.start
        self.current = selecting.document.sentence_at(
            Position(moving.paragraph, max(0, moving.character - selecting.moves_end))
        )
        self._reveal(self.current)
        self.refresh_bindings()

    def _stop_selecting(self) -> None:
        self._selecting = None
        if self.is_attached and self in self.screen.selections:
            self.screen.clear_selection()
        self.refresh_bindings()

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
