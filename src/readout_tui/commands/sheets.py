"""What can be done in the sheets that open over the panes."""

from __future__ import annotations

from readout_tui.commands.command import Command, command

SHEETS: tuple[Command, ...] = (
    # The search sheet
    command("search.open-hit", "enter", "open_hit", "Open", "Open the hit under the cursor.", footer=True),
    command("search.next-result", "down ctrl+n", "move(1)", "Next hit", "Move to the next hit.", footer=True),
    command("search.previous-result", "up", "move(-1)", "Previous hit", "Move to the previous hit."),
    command("search.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of hits down."),
    command("search.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of hits up."),
    command(
        "search.save-query",
        "f2",
        "save_query",
        "Save query",
        "Save the query, or forget that it was saved; saved ones are listed before you type.",
        footer=True,
    ),
    command(
        "search.counts",
        "tab",
        "to_counts",
        "Counts",
        "Go to the counts by speaker, side and month; Enter narrows the search to one.",
        footer=True,
    ),
    command(
        "search.close", "escape", "close", "Close", "Close the sheet and stay where you were.", footer=True
    ),
    # Two readouts side by side
    command("compare.down", "j down", "step(1)", "Next paragraph", "Go to the next pair of paragraphs."),
    command("compare.up", "k up", "step(-1)", "Previous paragraph", "Go to the previous pair of paragraphs."),
    command("compare.next-turn", "}", "turn(1)", "Next turn", "Go to where the next turn begins."),
    command("compare.previous-turn", "{", "turn(-1)", "Previous turn", "Go to where a turn began before."),
    command("compare.half-page-down", "d", "scroll_page(0.5)", "Half page down", "Scroll half a page down."),
    command("compare.half-page-up", "u", "scroll_page(-0.5)", "Half page up", "Scroll half a page up."),
    command("compare.page-down", "space pagedown", "scroll_page(1)", "Page down", "Scroll a page down."),
    command("compare.page-up", "b pageup", "scroll_page(-1)", "Page up", "Scroll a page up."),
    command("compare.first", "g home", "first", "Beginning", "Go to the beginning."),
    command("compare.last", "G end", "last", "End", "Go to the end."),
    command("compare.left", "h left", "side(0)", "First side", "Go to the side that you came from."),
    command("compare.right", "l right", "side(1)", "Other side", "Go to the other side.", footer=True),
    command("compare.choose", "enter", "choose", "Read", "Read the current paragraph.", footer=True),
    command("compare.another", "c", "another", "Next counterpart", "Compare with the next one.", footer=True),
    command("compare.close", "escape q", "close", "Close", "Go back to the reader.", footer=True),
    command("counts.query", "tab shift+tab", "to_query", "Query", "Go back to the query.", footer=True),
    command("counts.close", "escape", "close", "Close", "Close the sheet.", footer=True),
    # Other sheets that are read
    command("sheet.close", "escape q", "close", "Close", "Close the sheet.", footer=True),
    # Asking for a line: letters belong to the line.
    command("prompt.close", "escape", "close", "Close", "Leave without an answer.", footer=True),
    # The palette, and help
    command("palette.choose", "enter", "choose", "Run", "Run the command, or go to the place.", footer=True),
    command("palette.down", "down ctrl+n", "move(1)", "Next", "Move to the next choice."),
    command("palette.up", "up", "move(-1)", "Previous", "Move to the previous choice."),
    command("palette.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of choices down."),
    command("palette.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of choices up."),
    command(
        "palette.close",
        "escape",
        "close",
        "Close",
        "Close the palette; in help, take back the words first.",
        footer=True,
    ),
    # The filter sheet
    command(
        "filters.choose",
        "enter",
        "choose",
        "Filter",
        "Filter by the value under the cursor, or take the filter back.",
        footer=True,
    ),
    command("filters.down", "down ctrl+n", "move(1)", "Next", "Move to the next value.", footer=True),
    command("filters.up", "up", "move(-1)", "Previous", "Move to the previous value."),
    command("filters.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of values down."),
    command("filters.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of values up."),
    command(
        "filters.close", "escape", "close", "Close", "Close the sheet and leave the filters.", footer=True
    ),
    # The styles to copy in
    command("copying.choose", "enter", "choose", "Copy", "Copy in the style under the cursor.", footer=True),
    command("copying.down", "down ctrl+n", "move(1)", "Next", "Move to the next style.", footer=True),
    command("copying.up", "up", "move(-1)", "Previous", "Move to the previous style."),
    command(
        "copying.scroll-down",
        "pagedown",
        "scroll_preview(0.8)",
        "Read on",
        "Scroll the citation down.",
        footer=True,
    ),
    command("copying.scroll-up", "pageup", "scroll_preview(-0.8)", "Back", "Scroll the citation up."),
    command("copying.close", "escape", "close", "Close", "Close the sheet and copy nothing.", footer=True),
    # The list of marks
    command("marks.choose", "enter", "choose", "Go there", "Go to the marked passage.", footer=True),
    command(
        "marks.annotate",
        "f2",
        "annotate",
        "Note",
        "Change the note on the mark; words with # are tags.",
        footer=True,
    ),
    command(
        "marks.unmark",
        "f8",
        "unmark",
        "Unmark",
        "Take the mark away, or give it back while the list is open.",
        footer=True,
    ),
    command(
        "marks.export",
        "f4",
        "export",
        "To a file",
        "Write the marks that are listed to a file, with context and citations.",
        footer=True,
    ),
    command("marks.down", "down ctrl+n", "move(1)", "Next", "Move to the next mark."),
    command("marks.up", "up", "move(-1)", "Previous", "Move to the previous mark."),
    command("marks.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of marks down."),
    command("marks.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of marks up."),
    command(
        "marks.close", "escape", "close", "Close", "Take back the words, or else close the list.", footer=True
    ),
)
