"""Every action of the screen as data: its id, keys, title and help.

Bindings, footer, help, palette, `readout keys` and the documentation are made from `COMMANDS`; nothing else
names a key. A command's id is `scope.name`; the scope says where its keys work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Scope: TypeAlias = Literal[
    "selection",
    "reader",
    "timeline",
    "list",
    "search",
    "counts",
    "compare",
    "sheet",
    "prompt",
    "palette",
    "filters",
    "panes",
    "browser",
    "app",
]

SCOPES: tuple[Scope, ...] = get_args(Scope)

SCOPE_TITLES: dict[Scope, str] = {
    "selection": "While selecting",
    "reader": "In the reader",
    "timeline": "In the timeline",
    "list": "In a list: timeline, participants, related",
    "search": "In the search sheet",
    "counts": "In the counts of a search",
    "compare": "Where two readouts are side by side",
    "sheet": "In help and other sheets",
    "prompt": "Where a line is asked for",
    "palette": "In the palette",
    "filters": "In the filter sheet",
    "panes": "Panes",
    "browser": "Everywhere",
    "app": "The program",
}
"""Headings for help and documentation, the narrowest scope first."""


@dataclass(frozen=True, slots=True)
class Command:
    """One action."""

    id: str
    """`scope.name`; what the settings rebind a key by."""
    keys: tuple[str, ...]
    """The default keys, as Textual names them, the one to show first."""
    action: str
    """What the widget or screen of its scope does, as Textual writes a call: `step('sentence', 1)`."""
    title: str
    """A few words, for footer and palette."""
    help: str
    """One sentence, for help and documentation."""
    footer: bool = False
    """Whether the footer shows it while its scope is active."""

    @property
    def scope(self) -> Scope:
        """Where its keys work."""
        return next(scope for scope in SCOPES if self.id.startswith(f"{scope}."))


def _command(
    name: str, keys: str, action: str, title: str, explanation: str, *, footer: bool = False
) -> Command:
    return Command(name, tuple(keys.split()), action, title, explanation, footer)


COMMANDS: tuple[Command, ...] = (
    # Lists
    _command("list.down", "j down", "move(1)", "Down", "Move to the next row."),
    _command("list.up", "k up", "move(-1)", "Up", "Move to the previous row."),
    _command("list.half-page-down", "d", "move_page(0.5)", "Half page down", "Move half a page down."),
    _command("list.half-page-up", "u", "move_page(-0.5)", "Half page up", "Move half a page up."),
    _command("list.page-down", "space pagedown", "move_page(1)", "Page down", "Move a page down."),
    _command("list.page-up", "b pageup", "move_page(-1)", "Page up", "Move a page up."),
    _command("list.first", "g home", "first", "First", "Move to the first row."),
    _command("list.last", "G end", "last", "Last", "Move to the last row."),
    _command(
        "list.choose", "enter", "choose", "Open", "Open or follow the row under the cursor.", footer=True
    ),
    # Timeline
    _command(
        "timeline.zoom-in", "+ right", "zoom_in", "Zoom in", "Show months for years, or events for months."
    ),
    _command(
        "timeline.zoom-out", "- left", "zoom_out", "Zoom out", "Show months for events, or years for months."
    ),
    # Reader
    _command(
        "reader.next-sentence",
        "j down",
        "step('sentence', 1)",
        "Next sentence",
        "Make the next sentence the current one.",
    ),
    _command(
        "reader.previous-sentence",
        "k up",
        "step('sentence', -1)",
        "Previous sentence",
        "Make the previous sentence the current one.",
    ),
    _command(
        "reader.next-paragraph", "p", "step('paragraph', 1)", "Next paragraph", "Go to the next paragraph."
    ),
    _command(
        "reader.previous-paragraph",
        "P",
        "step('paragraph', -1)",
        "Previous paragraph",
        "Go to the previous paragraph.",
    ),
    _command("reader.next-turn", "}", "step('turn', 1)", "Next turn", "Go to the next turn."),
    _command("reader.previous-turn", "{", "step('turn', -1)", "Previous turn", "Go to the previous turn."),
    _command(
        "reader.next-own-turn",
        ")",
        "step('speaker', 1)",
        "Speaker's next turn",
        "Go to the same speaker's next turn.",
    ),
    _command(
        "reader.previous-own-turn",
        "(",
        "step('speaker', -1)",
        "Speaker's previous turn",
        "Go to the same speaker's previous turn.",
    ),
    _command("reader.half-page-down", "d", "scroll_page(0.5)", "Half page down", "Scroll half a page down."),
    _command("reader.half-page-up", "u", "scroll_page(-0.5)", "Half page up", "Scroll half a page up."),
    _command("reader.page-down", "space pagedown", "scroll_page(1)", "Page down", "Scroll a page down."),
    _command("reader.page-up", "b pageup", "scroll_page(-1)", "Page up", "Scroll a page up."),
    _command("reader.first", "g home", "first", "Beginning", "Go to the beginning of the readout."),
    _command("reader.last", "G end", "last", "End", "Go to the end of the readout."),
    _command(
        "reader.follow",
        "enter",
        "follow",
        "Follow",
        "Go to the readout that the current sentence refers to; if to several, to the next one.",
    ),
    _command(
        "reader.select", "v", "select", "Select", "Start selecting at the current sentence.", footer=True
    ),
    _command(
        "reader.copy",
        "y",
        "take('copy')",
        "Copy",
        "Copy the selection, or else the current paragraph, word for word.",
        footer=True,
    ),
    _command(
        "reader.copy-as",
        "Y",
        "take('copy-as')",
        "Copy as",
        "Copy it as a citation, in a style that is shown before it is copied.",
        footer=True,
    ),
    _command("reader.save", "s", "take('save')", "Save", "Add it, with its source, to a file of quotations."),
    _command(
        "reader.mark", "m", "take('mark')", "Mark", "Mark the selection or the paragraph, or unmark it."
    ),
    _command(
        "reader.annotate", "a", "take('annotate')", "Note", "Note something on it; words with # are tags."
    ),
    # Selection: these keys come before the reader's own while something is being selected.
    _command(
        "selection.word-on", "l right", "extend('word', 1)", "Word on", "Move the selection's end a word on."
    ),
    _command(
        "selection.word-back",
        "h left",
        "extend('word', -1)",
        "Word back",
        "Move the selection's end a word back.",
    ),
    _command(
        "selection.sentence-on",
        "j down",
        "extend('sentence', 1)",
        "Sentence on",
        "Move the selection's end a sentence on.",
    ),
    _command(
        "selection.sentence-back",
        "k up",
        "extend('sentence', -1)",
        "Sentence back",
        "Move the selection's end a sentence back.",
    ),
    _command(
        "selection.paragraph-on",
        "p",
        "extend('paragraph', 1)",
        "Paragraph on",
        "Move the selection's end a paragraph on.",
    ),
    _command(
        "selection.paragraph-back",
        "P",
        "extend('paragraph', -1)",
        "Paragraph back",
        "Move the selection's end a paragraph back.",
    ),
    _command("selection.turn-on", "}", "extend('turn', 1)", "Turn on", "Move the selection's end a turn on."),
    _command(
        "selection.turn-back", "{", "extend('turn', -1)", "Turn back", "Move the selection's end a turn back."
    ),
    _command(
        "selection.swap",
        "o",
        "swap_ends",
        "Other end",
        "Move the selection's other end from now on.",
        footer=True,
    ),
    _command(
        "selection.stop",
        "escape v",
        "stop_selecting",
        "Stop selecting",
        "Leave without copying.",
        footer=True,
    ),
    # The three panes
    _command("browser.search", "/", "search", "Find", "Find a quote, however badly remembered.", footer=True),
    _command("browser.next-hit", "n", "hit(1)", "Next hit", "Go to the next hit of the last search."),
    _command(
        "browser.previous-hit", "N", "hit(-1)", "Previous hit", "Go to the previous hit of the last search."
    ),
    _command("browser.next-event", "J", "event(1)", "Next event", "Open the next event in time."),
    _command(
        "browser.previous-event", "K", "event(-1)", "Previous event", "Open the previous event in time."
    ),
    _command(
        "browser.next-meeting",
        "]",
        "same_people(1)",
        "Same people, next",
        "Open the next event with the same participants.",
        footer=True,
    ),
    _command(
        "browser.previous-meeting",
        "[",
        "same_people(-1)",
        "Same people, previous",
        "Open the previous event with the same participants.",
    ),
    _command(
        "browser.echoes",
        "e",
        "echoes",
        "Echoes",
        "List earlier and later wording that nearly repeats the current paragraph (≈ in the margin).",
    ),
    _command(
        "browser.compare",
        "c",
        "compare",
        "Compare",
        "Read the other side's readout of the same event side by side with this one.",
    ),
    _command(
        "browser.person",
        "i",
        "person",
        "Person",
        "Show who speaks here, or the participant under the cursor: offices, whom they meet, events.",
    ),
    _command("browser.back", "H", "jump(-1)", "Back", "Go back to where you jumped from.", footer=True),
    _command("browser.forward", "L", "jump(1)", "Forward", "Go forward again in the jump list."),
    _command("panes.related", "r", "pane('related')", "Related", "Go to the related events.", footer=True),
    _command("panes.next-pane", "tab", "next_pane(1)", "Next pane", "Go to the next pane."),
    _command(
        "panes.previous-pane", "shift+tab", "next_pane(-1)", "Previous pane", "Go to the previous pane."
    ),
    _command("panes.pane-1", "1", "pane('timeline')", "Timeline", "Go to the timeline."),
    _command("panes.pane-2", "2", "pane('reader')", "Reader", "Go to the reader."),
    _command("panes.pane-3", "3", "pane('participants')", "Participants", "Go to the participants."),
    _command("panes.pane-4", "4", "pane('related')", "Related events", "Go to the related events."),
    _command(
        "panes.zoom", "z", "zoom", "Zoom", "Give the whole screen to the focused pane, or take it back."
    ),
    _command("panes.narrower", "<", "resize(-4)", "Narrower", "Make the timeline narrower."),
    _command("panes.wider", ">", "resize(4)", "Wider", "Make the timeline wider."),
    _command(
        "panes.filter",
        "f",
        "filter",
        "Filter",
        "List only events with a person, side, place, kind, tag, publisher or date; or take that back.",
        footer=True,
    ),
    _command("panes.clear-filters", "F", "clear_filters", "Clear filters", "List all events again."),
    _command(
        "browser.edit", "E", "edit", "Edit", "Open the readout's YAML in your editor, at the paragraph."
    ),
    _command("browser.marks", "M", "marks", "Marks", "List your marks, to go back to them."),
    _command(
        "browser.source",
        "O",
        "source",
        "Source",
        "Open the page that the readout was made from in a browser.",
    ),
    _command(
        "browser.problems",
        "!",
        "problems",
        "Problems",
        "List the files that could not be read as they should be.",
    ),
    _command(
        "browser.out",
        "escape",
        "out",
        "Out",
        "Go one level out: from a zoomed pane, from the side panes, from the reader.",
    ),
    _command(
        "browser.leave",
        "q",
        "leave",
        "Back, and out",
        "Go back from the reader to the timeline, and from the timeline out.",
    ),
    # The search sheet
    _command("search.open-hit", "enter", "open_hit", "Open", "Open the hit under the cursor.", footer=True),
    _command(
        "search.next-result", "down ctrl+n", "move(1)", "Next hit", "Move to the next hit.", footer=True
    ),
    _command("search.previous-result", "up", "move(-1)", "Previous hit", "Move to the previous hit."),
    _command("search.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of hits down."),
    _command("search.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of hits up."),
    _command(
        "search.save-query",
        "f2",
        "save_query",
        "Save query",
        "Save the query, or forget that it was saved; saved ones are listed before you type.",
        footer=True,
    ),
    _command(
        "search.counts",
        "tab",
        "to_counts",
        "Counts",
        "Go to the counts by speaker, side and month; Enter narrows the search to one.",
        footer=True,
    ),
    _command(
        "search.close", "escape", "close", "Close", "Close the sheet and stay where you were.", footer=True
    ),
    # Two readouts side by side
    _command("compare.down", "j down", "step(1)", "Next paragraph", "Go to the next pair of paragraphs."),
    _command(
        "compare.up", "k up", "step(-1)", "Previous paragraph", "Go to the previous pair of paragraphs."
    ),
    _command("compare.next-turn", "}", "turn(1)", "Next turn", "Go to where the next turn begins."),
    _command("compare.previous-turn", "{", "turn(-1)", "Previous turn", "Go to where a turn began before."),
    _command("compare.half-page-down", "d", "scroll_page(0.5)", "Half page down", "Scroll half a page down."),
    _command("compare.half-page-up", "u", "scroll_page(-0.5)", "Half page up", "Scroll half a page up."),
    _command("compare.page-down", "space pagedown", "scroll_page(1)", "Page down", "Scroll a page down."),
    _command("compare.page-up", "b pageup", "scroll_page(-1)", "Page up", "Scroll a page up."),
    _command("compare.first", "g home", "first", "Beginning", "Go to the beginning."),
    _command("compare.last", "G end", "last", "End", "Go to the end."),
    _command("compare.left", "h left", "side(0)", "First side", "Go to the side that you came from."),
    _command("compare.right", "l right", "side(1)", "Other side", "Go to the other side.", footer=True),
    _command("compare.choose", "enter", "choose", "Read", "Read the current paragraph.", footer=True),
    _command(
        "compare.another", "c", "another", "Next counterpart", "Compare with the next one.", footer=True
    ),
    _command("compare.close", "escape q", "close", "Close", "Go back to the reader.", footer=True),
    _command("counts.query", "tab shift+tab", "to_query", "Query", "Go back to the query.", footer=True),
    _command("counts.close", "escape", "close", "Close", "Close the sheet.", footer=True),
    # Help and other sheets that are read
    _command("sheet.close", "escape q", "close", "Close", "Close the sheet.", footer=True),
    # Asking for a line: letters belong to the line.
    _command("prompt.close", "escape", "close", "Close", "Leave without an answer.", footer=True),
    # The palette
    _command("palette.choose", "enter", "choose", "Run", "Run the command, or go to the place.", footer=True),
    _command("palette.down", "down ctrl+n", "move(1)", "Next", "Move to the next choice."),
    _command("palette.up", "up", "move(-1)", "Previous", "Move to the previous choice."),
    _command("palette.close", "escape", "close", "Close", "Close the palette.", footer=True),
    # The filter sheet
    _command(
        "filters.choose",
        "enter",
        "choose",
        "Filter",
        "Filter by the value under the cursor, or take the filter back.",
        footer=True,
    ),
    _command("filters.down", "down ctrl+n", "move(1)", "Next", "Move to the next value.", footer=True),
    _command("filters.up", "up", "move(-1)", "Previous", "Move to the previous value."),
    _command("filters.page-down", "pagedown", "move_page(1)", "Page down", "Move a page of values down."),
    _command("filters.page-up", "pageup", "move_page(-1)", "Page up", "Move a page of values up."),
    _command(
        "filters.close", "escape", "close", "Close", "Close the sheet and leave the filters.", footer=True
    ),
    # The program
    _command(
        "app.palette",
        ": ctrl+p",
        "palette",
        "Commands",
        "Run a command, or go to a locator, an id or a date.",
    ),
    _command("app.theme", "t", "choose_theme", "Theme", "Choose a colour theme."),
    _command(
        "app.help", "? f1", "help", "Help", "Show the keys, those of the focused pane first.", footer=True
    ),
    _command("app.quit", "ctrl+q", "quit", "Quit", "Leave the program."),
)


def commands_in(scope: Scope) -> tuple[Command, ...]:
    """Return the commands of one scope, in the order of the table."""
    return tuple(command for command in COMMANDS if command.scope == scope)


_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "insert": "Ins",
    "delete": "Del",
    "comma": ",",
}


def shown_key(key: str) -> str:
    """Return a key as people write it: `Ctrl+P` for `ctrl+p`, `Shift+↑` for `shift+up`, `?` for `?`."""
    if len(key) == 1:
        return key
    *modifiers, base = key.split("+")
    return "+".join((*map(str.capitalize, modifiers), _SHOWN.get(base, base.capitalize())))
