"""The reader: one readout, its turns under their speakers, always with a current sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeAlias

from textual import events
from textual.binding import BindingType
from textual.message import Message

from readout_tui.citing import cite
from readout_tui.commands import commands_in
from readout_tui.index.answers import Reference
from readout_tui.locator import Passage
from readout_tui.tui.again import position_again, range_again
from readout_tui.tui.bindings import bindings
from readout_tui.tui.document import Document, Position, Range, Unit
from readout_tui.tui.margin import Sign
from readout_tui.tui.widgets.page import Spans
from readout_tui.tui.widgets.selector import Selector

Purpose: TypeAlias = Literal["copy", "copy-as", "save", "mark", "annotate"]
"""What a passage is taken for."""

_SELECTION_ACTIONS = {command.action.partition("(")[0] for command in commands_in("selection")}


class Reader(Selector):
    """Walks through a readout, selects in it, and follows what it refers to."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selection"), *bindings("reader")]

    @dataclass
    class Taken(Message):
        """The user takes a passage away."""

        text: str
        """Word for word, paragraphs separated by a blank line; where several speak, with their names."""
        passage: Passage
        """Where it stands."""
        how: Purpose
        """What to do with it."""

    @dataclass
    class SignClicked(Message):
        """The sign of the user's mark was clicked."""

        paragraph: int
        """The index of the paragraph beside which it stands."""

    @dataclass
    class Followed(Message):
        """The user follows a reference."""

        reference: Reference
        """It names the readout to go to."""

    def __init__(self, measure: int, *, id: str | None = None, empty: str = "") -> None:
        """Make an empty reader; the arguments are those of `Page`."""
        super().__init__(measure, id=id, empty=empty)
        self._marks: Sequence[Position] = ()
        self._followed: Reference | None = None

    def show(
        self,
        document: Document,
        position: Position | None = None,
        hits: Mapping[int, Spans] | None = None,
        references: Sequence[Reference] = (),
    ) -> None:
        """Show a readout.

        Args:
            document: What to show.
            position: Whose sentence becomes the current one; without, the first is, from the top.
            hits: What a search found: spans by the index of their paragraph.
            references: The readout's, in reading order.
        """
        self._stop_selecting()
        if self.document is None or self.document.readout != document.readout:
            self.document = document
            self._layout = None
            self.mark_echoed(())
            self.show_marks({}, ())
            self._lay_out()
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._link(self.document, references)
        self._hits = hits or {}
        self._hit = position.paragraph if position and position.paragraph in self._hits else None
        self.come_to(self.document.sentence_at(position or self.document.start))
        if position is not None:
            self._reveal(self.current, margin=self.size.height // 4)
        self.tell_view()

    def renew(self, document: Document, hits: Mapping[int, Spans], references: Sequence[Reference]) -> bool:
        """Show the readout as it is now, with the same sentence on the same line; tell if the selection held.

        Args:
            document: Its present state.
            hits: As for `show`.
            references: As for `show`.
        """
        before, layout = self.document, self._layout
        if before is None or layout is None or before is document:
            self._link(document, references)
            self.refresh()
            return True
        selecting, selected = self._selecting, self._selected_range()
        kept = range_again(before, document, selected) if selected else None
        top = self.scroll_offset.y
        seen = 0 <= layout.row_of(self.current.start) - top < self.size.height
        anchor = self.current.start if seen else layout.position_at(top)
        line = layout.row_of(anchor) - top
        current = position_again(before, document, self.current.start)
        anchor = position_again(before, document, anchor)
        self._stop_selecting()
        self.document = document
        self._lay_out()
        self.mark_echoed(())
        self.show_marks({}, ())
        self._link(document, references)
        self._hits, self._hit = hits, None
        self.come_to(document.sentence_at(current))
        if self._layout is not None:
            row = self._layout.row_of(anchor) - line
            self.scroll_to(y=row, animate=False, force=True, immediate=True)
        if kept and selecting:
            self._select(replace(selecting, document=document, range=kept))
        elif kept:
            self._put(kept)
        self.refresh()
        self.tell_view()
        return kept is not None or selected is None

    # Moving

    def _make_current(self, position: Position | None) -> None:
        """Go to the sentence at a position; while selecting, the selection comes along."""
        if self.document is None or position is None:
            return
        sentence = self.document.sentence_at(position)
        if self._selecting is not None:
            self._select(self._selecting.reach(sentence))
            return
        self.come_to(sentence)
        self._reveal(self.current)

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

    # The user's marks

    def show_marks(self, signs: Mapping[int, Sign], starts: Sequence[Position]) -> None:
        """Show which paragraphs the user marked.

        Args:
            signs: What the marks are, by the index of the paragraph.
            starts: Where they begin, in reading order.
        """
        self.mark_signs(signs)
        self._marks = starts

    def action_mark(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous mark, from the last to the first and round."""
        if self.document is None or not self._marks:
            self.notify("no marks in this readout", markup=False)
            return
        here = self.current.start
        starts = [self.document.sentence_at(start).start for start in self._marks][::direction]
        further = (start for start in starts if (start > here if direction == 1 else start < here))
        self._make_current(next(further, starts[0]))

    # Following

    def _link(self, document: Document, references: Sequence[Reference]) -> None:
        links: dict[int, list[Reference]] = {}
        for reference in references:
            links.setdefault(document.position(reference.place).paragraph, []).append(reference)
        self._links = links

    def action_follow(self) -> None:
        """Follow the reference in the current sentence; the next of several, when one comes back to it."""
        (index, start), (_, end) = self.current
        here = [link for link in self._links.get(index, ()) if link.start < end and start < link.end]
        if not here:
            self.notify("this sentence refers to no other readout", markup=False)
            return
        followed = here.index(self._followed) if self._followed in here else -1
        self._follow(here[(followed + 1) % len(here)])

    def on_click(self, event: events.Click) -> None:
        """Follow the reference, or open the mark, that was clicked; unless the click ends a selection."""
        meta = event.style.meta
        if event.chain > 1 or self._selected_range() is not None:
            return
        if "link" in meta:
            paragraph, number = meta["link"]
            self._follow(self._links[paragraph][number])
        elif "sign" in meta:
            self.post_message(self.SignClicked(meta["sign"]))

    def _follow(self, reference: Reference) -> None:
        self._followed = reference
        self.post_message(self.Followed(reference))

    # Taking away

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the selection's actions while something is being selected."""
        if action in _SELECTION_ACTIONS:
            return self._selecting is not None
        return self.document is not None or action not in ("select", "take", "follow")

    def action_take(self, how: Purpose) -> None:
        """Take the selection away, or else the current paragraph."""
        document, part = self.document, self._selected_range()
        if document is None or not document.paragraphs:
            return
        if part is None:
            index = self.current.start.paragraph
            part = Range(Position(index, 0), Position(index, len(document.paragraphs[index].text)))
        passage, text = document.passage(part), document.text(part)
        if len(document.voices(part)) > 1:
            text = cite(document.readout, passage, "plain")
        self.post_message(self.Taken(text, passage, how))
        self._stop_selecting()
