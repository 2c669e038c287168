"""The line at the top: which archive, how much of it, and what goes on."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from readout_tui.tui.first_keys import KeyHint


class StatusLine(Widget):
    """One line, made from what the screen knows."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        color: $muted;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    ALLOW_SELECT = False

    archive: reactive[str] = reactive("")
    """The archive's name."""
    events: reactive[int] = reactive(0)
    """How many events it holds."""
    problems: reactive[int] = reactive(0)
    """How many problems its files have."""
    activity: reactive[str] = reactive("")
    """What is being done."""
    hint: reactive[tuple[KeyHint, ...]] = reactive(())
    """The keys to begin with, in the place of the archive."""
    note: reactive[str] = reactive("")
    """What the user noted on the current sentence."""

    def render(self) -> Content:
        """Write the line."""
        parts: list[str | tuple[str, str]] = []
        for keys, does in self.hint:
            parts += [" · " if parts else "", (keys, "$accent bold"), (f" {does}", "$text")]
        if not parts:
            parts = [(self.archive, "$text bold"), f"  {self.events} readouts"]
        if self.problems:
            parts.append((f"  {self.problems} problem{'s' * (self.problems != 1)} (!)", "$warning"))
        if self.activity:
            parts.append(f"  {self.activity}")
        if self.note:
            parts.append((f"  {self.note}", "$accent"))
        return Content.assemble(*parts)
