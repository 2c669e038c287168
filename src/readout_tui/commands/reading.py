"""What can be done in the reader, and while selecting there."""

from __future__ import annotations

from readout_tui.commands.command import Command, command

READING: tuple[Command, ...] = (
    # Reader
    command(
        "reader.next-sentence",
        "j down",
        "step('sentence', 1)",
        "Next sentence",
        "Make the next sentence the current one.",
    ),
    command(
        "reader.previous-sentence",
        "k up",
        "step('sentence', -1)",
        "Previous sentence",
        "Make the previous sentence the current one.",
    ),
    command(
        "reader.next-paragraph", "p", "step('paragraph', 1)", "Next paragraph", "Go to the next paragraph."
    ),
    command(
        "reader.previous-paragraph",
        "P",
        "step('paragraph', -1)",
        "Previous paragraph",
        "Go to the previous paragraph.",
    ),
    command("reader.next-turn", "}", "step('turn', 1)", "Next turn", "Go to the next turn."),
    command("reader.previous-turn", "{", "step('turn', -1)", "Previous turn", "Go to the previous turn."),
    command(
        "reader.next-own-turn",
        ")",
        "step('speaker', 1)",
        "Speaker's next turn",
        "Go to the same speaker's next turn.",
    ),
    command(
        "reader.previous-own-turn",
        "(",
        "step('speaker', -1)",
        "Speaker's previous turn",
        "Go to the same speaker's previous turn.",
    ),
    command("reader.half-page-down", "d", "scroll_page(0.5)", "Half page down", "Scroll half a page down."),
    command("reader.half-page-up", "u", "scroll_page(-0.5)", "Half page up", "Scroll half a page up."),
    command("reader.page-down", "space pagedown", "scroll_page(1)", "Page down", "Scroll a page down."),
    command("reader.page-up", "b pageup", "scroll_page(-1)", "Page up", "Scroll a page up."),
    command("reader.first", "g home", "first", "Beginning", "Go to the beginning of the readout."),
    command("reader.last", "G end", "last", "End", "Go to the end of the readout."),
    command(
        "reader.follow",
        "enter",
        "follow",
        "Follow",
        "Go to the readout that the current sentence refers to; if to several, to the next one.",
    ),
    command(
        "reader.select",
        "v",
        "select('character')",
        "Select",
        "Start selecting with the current sentence, or go on with what the mouse selected.",
        footer=True,
    ),
    command(
        "reader.select-turns",
        "V",
        "select('turn')",
        "Select turns",
        "Start selecting whole turns, with the current one.",
    ),
    command(
        "reader.copy",
        "y",
        "take('copy')",
        "Copy",
        "Copy the selection, or else the current paragraph, word for word.",
        footer=True,
    ),
    command(
        "reader.copy-as",
        "Y",
        "take('copy-as')",
        "Copy as",
        "Copy it as a citation, in a style that is shown before it is copied.",
        footer=True,
    ),
    command("reader.save", "s", "take('save')", "Save", "Add it, with its source, to a file of quotations."),
    command("reader.mark", "m", "take('mark')", "Mark", "Mark the selection or the paragraph, or unmark it."),
    command(
        "reader.annotate", "a", "take('annotate')", "Note", "Note something on it; words with # are tags."
    ),
    command("reader.next-mark", "'", "mark(1)", "Next mark", "Go to the next mark in the readout."),
    command(
        "reader.previous-mark", '"', "mark(-1)", "Previous mark", "Go to the previous mark in the readout."
    ),
    # Selection: these keys come before the reader's own while something is being selected.
    command(
        "selection.sentence-on",
        "j down",
        "extend('sentence', 1)",
        "Sentence on",
        "Move the selection's end a sentence on.",
        footer=True,
        together="Move the end",
    ),
    command(
        "selection.sentence-back",
        "k up",
        "extend('sentence', -1)",
        "Sentence back",
        "Move the selection's end a sentence back.",
        footer=True,
        together="Move the end",
    ),
    command(
        "selection.word-back",
        "h left",
        "extend('word', -1)",
        "Word back",
        "Move the selection's end a word back.",
        footer=True,
        together="Move the end",
    ),
    command(
        "selection.word-on",
        "l right",
        "extend('word', 1)",
        "Word on",
        "Move the selection's end a word on.",
        footer=True,
        together="Move the end",
    ),
    command(
        "selection.paragraph-on",
        "p",
        "extend('paragraph', 1)",
        "Paragraph on",
        "Move the selection's end a paragraph on.",
    ),
    command(
        "selection.paragraph-back",
        "P",
        "extend('paragraph', -1)",
        "Paragraph back",
        "Move the selection's end a paragraph back.",
    ),
    command("selection.turn-on", "}", "extend('turn', 1)", "Turn on", "Move the selection's end a turn on."),
    command(
        "selection.turn-back", "{", "extend('turn', -1)", "Turn back", "Move the selection's end a turn back."
    ),
    command(
        "selection.swap",
        "o",
        "swap_ends",
        "Other end",
        "Move the selection's other end from now on.",
        footer=True,
    ),
    command(
        "selection.turns",
        "V",
        "select_by('turn')",
        "Whole turns",
        "Extend the selection to whole turns, or stop selecting them.",
        footer=True,
    ),
    command(
        "selection.characters",
        "v",
        "select_by('character')",
        "By characters",
        "Let both ends move freely again, or stop selecting.",
    ),
    command(
        "selection.stop", "escape", "stop_selecting", "Stop selecting", "Leave without copying.", footer=True
    ),
)
