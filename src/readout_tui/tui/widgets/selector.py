"""A page in which one selects, by keys and by mouse: both move the same two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from readout_tui.tui.document import Position, Range, Unit
from readout_tui.tui.selecting import Selecting
from readout_tui.tui.widgets.page import Page

By: TypeAlias = Literal["character", "turn"]
"""What the ends of a selection are: any characters, or those of whole turns."""


class Selector(Page):
    """Selects from the current sentence on, by whole turns, and by single, double and triple click."""

    @dataclass
    class Came(Message):
        """Another sentence is the current one."""

    def come_to(self, sentence: Range) -> None:
        """Make a sentence the current one."""
        self.current = sentence
        self.refresh()
        self.post_message(self.Came())

    def action_select(self, by: By) -> None:
        """Start selecting, with what the mouse selected, or else with the current sentence."""
        if self.document is not None and self.document.paragraphs:
            start = Selecting(self.document, self._selected_range() or self.current)
            self._select(start.whole_turns() if by == "turn" else start)

    def action_select_by(self, by: By) -> None:
        """Select by whole turns or by characters from now on; if it is so already, stop."""
        selecting = self._selecting
        if selecting is None or selecting.whole == (by == "turn"):
            self._stop_selecting()
        else:
            self._select(selecting.characters() if selecting.whole else selecting.whole_turns())

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

    def on_mouse_down(self) -> None:
        """Let the mouse take over from the keyboard."""
        self._selecting = None
        self._last_selection = None
        self.refresh_bindings()

    def on_click(self, event: events.Click) -> None:
        """Go to the sentence that was clicked; select its word by two clicks, its paragraph by three."""
        if event.chain > 1:
            # Textual would select the whole widget, and then all widgets around it.
            event.prevent_default()
        document, (_, at) = (
            self.document,
            self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y),
        )
        if document is None or at is None or not document.paragraphs:
            return
        position = Position(at.y, min(at.x, len(document.paragraphs[at.y].text) - 1))
        if event.chain == 1:
            if self._selected_range() is None:
                self.come_to(document.sentence_at(position))
        else:
            part = document.word_at(position) if event.chain == 2 else document.paragraph_at(position)
            self.come_to(document.sentence_at(position))
            self._put(part)

    def _put(self, part: Range) -> None:
        """Select a range, as the mouse does."""
        start, end = (Offset(character, paragraph) for paragraph, character in part)
        self.screen.selections = {self: Selection(start, end)}

    def _select(self, selecting: Selecting) -> None:
        self._selecting = selecting
        self._put(selecting.range)
        moving = selecting.range.end if selecting.moves_end else selecting.range.start
        at = Position(moving.paragraph, max(0, moving.character - selecting.moves_end))
        self.come_to(selecting.document.sentence_at(at))
        self._reveal(self.current)
        self.refresh_bindings()

    def _stop_selecting(self) -> None:
        self._selecting = None
        if self.is_attached and self in self.screen.selections:
            self.screen.clear_selection()
        self.refresh_bindings()
