"""What can be done in a list, and in the timeline."""

from __future__ import annotations

from readout_tui.commands.command import Command, command

LISTS: tuple[Command, ...] = (
    # Lists
    command("list.down", "j down", "move(1)", "Down", "Move to the next row."),
    command("list.up", "k up", "move(-1)", "Up", "Move to the previous row."),
    command("list.half-page-down", "d", "move_page(0.5)", "Half page down", "Move half a page down."),
    command("list.half-page-up", "u", "move_page(-0.5)", "Half page up", "Move half a page up."),
    command("list.page-down", "space pagedown", "move_page(1)", "Page down", "Move a page down."),
    command("list.page-up", "b pageup", "move_page(-1)", "Page up", "Move a page up."),
    command("list.first", "g home", "first", "First", "Move to the first row."),
    command("list.last", "G end", "last", "Last", "Move to the last row."),
    command(
        "list.choose", "enter", "choose", "Open", "Open or follow the row under the cursor.", footer=True
    ),
    # Timeline
    command(
        "timeline.zoom-in", "+ right", "zoom_in", "Zoom in", "Show months for years, or events for months."
    ),
    command(
        "timeline.zoom-out", "- left", "zoom_out", "Zoom out", "Show months for events, or years for months."
    ),
)
