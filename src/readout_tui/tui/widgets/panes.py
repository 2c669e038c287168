"""The four panes side by side, as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from readout_tui.index.answers import Tie
from readout_tui.tui.bindings import bindings
from readout_tui.tui.panes import PANES, SIDE, Pane, shown_panes
from readout_tui.tui.widgets.participants import Participants
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.widgets.reason import Reason
from readout_tui.tui.widgets.related import Related
from readout_tui.tui.widgets.timeline_pane import TimelinePane

TIMELINE_WIDTHS = range(24, 81)
"""The widths that the timeline may be given, in cells."""
PREVIEW_HEIGHT = 16
"""Rows of the related pane and the reason under it, from which on there is room for an event's words too."""


class Panes(Horizontal):
    """Holds the panes, shows those that there is room for, and knows which one has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("panes")]

    DEFAULT_CSS = """
    Panes {
        height: 1fr;

        & #timeline-frame, & #reader, & #participants, & #related {
            border: round $border;
            border-title-color: $muted;
            border-subtitle-color: $muted;
            background: $surface;

            &:focus, &:focus-within {
                border: round $accent;
                border-title-color: $accent;
                border-title-style: bold;
            }

            &:ansi:focus, &:ansi:focus-within { border: heavy $accent; }
        }

        & #reader {
            width: 1fr;
            background: $background;
        }

        & #side {
            width: 27%;
            max-width: 60;

            &.-alone {
                width: 1fr;
                max-width: 100%;

                & #participants { max-height: 100%; }
            }
        }

        & #participants {
            height: auto;
            max-height: 50%;
            min-height: 3;
        }

        & #side.-related #participants { max-height: 35%; }

        & #related { height: 1fr; }

        & #reason {
            height: auto;
            max-height: 35%;
            padding: 0 2;
            color: $muted;
        }
    }
    """

    @dataclass
    class PreviewWanted(Message):
        """The cursor came to a related event, and there is room for its words, which `reason` takes."""

        tie: Tie
        """The tie to it."""

    pane: var[Pane] = var[Pane]("timeline", init=False)
    """The pane that has the focus."""
    zoomed: var[bool] = var(False, init=False)
    """Whether it has the screen to itself."""
    timeline_width: var[int | None] = var[int | None](None, init=False)
    """The timeline's width beside the other panes, in cells; None for one that suits the screen's."""

    def __init__(self, measure: int) -> None:
        """Make empty panes; the reader's text is at most `measure` cells wide."""
        super().__init__()
        self.timeline_pane = TimelinePane()
        self.density = self.timeline_pane.density
        self.timeline = self.timeline_pane.timeline
        self.reader = Reader(measure, id="reader", empty="readout import PAGE... --into DIR adds readouts.")
        self.participants = Participants(id="participants", empty=" Nobody is named.")
        self.related = Related(id="related", empty=" Nothing known.")
        self.reason = Reason(id="reason")
        """The tie under the cursor of the related pane in full, and what its event says."""

    def begin(self, pane: Pane, *, zoomed: bool, timeline_width: int | None) -> None:
        """Set how the panes stand when they come to the screen."""
        self.set_reactive(Panes.pane, pane)
        self.set_reactive(Panes.zoomed, zoomed)
        self.set_reactive(Panes.timeline_width, _clamped(timeline_width) if timeline_width else None)

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield self.timeline_pane
        yield self.reader
        with Vertical(id="side"):
            yield self.participants
            yield self.related
            yield self.reason

    def on_mount(self) -> None:
        """Begin as was set, else in the timeline."""
        for number, pane in enumerate(PANES, 1):
            self.frame(pane).border_title = f"{number} {pane.capitalize()}"
        self._arrange()
        self.screen.set_focus(self.query_one(f"#{self.pane}"))

    def frame(self, pane: Pane) -> Widget:
        """Return what has a pane's border."""
        return self.query_one("#timeline-frame" if pane == "timeline" else f"#{pane}")

    def watch_pane(self, pane: Pane) -> None:
        """Show the pane if there was no room for it, and focus it."""
        self._arrange()
        self.give_reason()
        # At once, so that the next key finds it focused.
        self.screen.set_focus(self.query_one(f"#{pane}"))

    @on(Related.Moved, "#related")
    def give_reason(self) -> None:
        """Write out the tie under the cursor: the rows of the narrow pane cut it."""
        room = self.query_one("#side").size.height - self.participants.outer_size.height
        tie = self.related.tie if self.pane == "related" else None
        self.reason.explain(tie)
        if tie and room >= PREVIEW_HEIGHT:
            self.post_message(self.PreviewWanted(tie))

    def watch_zoomed(self) -> None:
        """Give the pane the screen, or take it back."""
        self._arrange()

    def watch_timeline_width(self) -> None:
        """Set the timeline's width."""
        self._arrange()

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Follow a focus that came by mouse."""
        # Not by `has_focus`, which a widget learns later: the next key may have moved the focus by then.
        focused = self.screen.focused
        self.pane = next((pane for pane in PANES if self.query_one(f"#{pane}") is focused), self.pane)

    def _arrange(self) -> None:
        shown = shown_panes(self.app.size.width, self.pane, self.zoomed)
        for pane in PANES:
            self.frame(pane).display = pane in shown
        self.reason.display = self.pane == "related"
        side = self.query_one("#side")
        side.display = any(pane in shown for pane in SIDE)
        side.set_class("reader" not in shown, "-alone")
        side.set_class(self.pane == "related", "-related")
        self.frame("timeline").styles.width = self._timeline_room if "reader" in shown else "1fr"

    @property
    def _timeline_room(self) -> int:
        width = self.app.size.width
        if self.timeline_width is None:
            return _clamped(width * 3 // 10)
        return min(self.timeline_width, max(width // 2, TIMELINE_WIDTHS.start))

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.pane = pane

    def action_next_pane(self, step: int) -> None:
        """Go to the next or previous pane."""
        self.pane = PANES[(PANES.index(self.pane) + step) % len(PANES)]

    async def action_filter(self) -> None:
        """Choose a filter for the timeline, or take one back."""
        await self.timeline_pane.choose_filter()

    def action_clear_filters(self) -> None:
        """List all events again."""
        if not self.timeline_pane.filters:
            self.notify("no filters: f sets one", markup=False)
        self.timeline_pane.filter_by(())

    def action_zoom(self) -> None:
        """Zoom the focused pane, or take the zoom back."""
        self.zoomed = not self.zoomed

    def action_resize(self, cells: int) -> None:
        """Make the timeline narrower or wider."""
        self.timeline_width = _clamped(self._timeline_room + cells)

    def step_out(self) -> bool:
        """Go from a zoomed pane, the side panes or the reader one level out; tell whether there was one."""
        if self.zoomed:
            self.zoomed = False
        elif self.pane != "timeline":
            self.pane = "timeline" if self.pane == "reader" else "reader"
        else:
            return False
        return True


def _clamped(width: int) -> int:
    return max(TIMELINE_WIDTHS.start, min(TIMELINE_WIDTHS.stop - 1, width))
