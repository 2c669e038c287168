"""The line at the top: which archive, how much of it, and what goes on."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


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

    def render(self) -> Content:
        """Write the line."""
        parts: list[str | tuple[str, str]] = [(self.archive, "$text bold"), f"  {self.events} readouts"]
        if self.problems:
            parts.append((f"  {self.problems} problem{'s' * (self.problems != 1)} (!)", "$warning"))
        if self.activity:
            parts.append(f"  {self.activity}")
        return Content.assemble(*parts)
