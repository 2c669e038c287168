"""Help: every command with its keys, those of the focused pane first."""

from __future__ import annotations

from collections.abc import Sequence

from readout_tui.commands import SCOPE_TITLES, SCOPES, Scope, commands_in, shown_key
from readout_tui.tui.screens.sheet import Sheet, SheetRow

KEYS_WIDTH = 14
"""Cells for the keys at the start of a row."""


class HelpSheet(Sheet[None]):
    """Lists all commands."""

    def __init__(self, first: Sequence[Scope]) -> None:
        """Make the sheet; the scopes named come first."""
        rows: list[SheetRow] = []
        for scope in dict.fromkeys((*first, *SCOPES)):
            rows += [(), ((f" {SCOPE_TITLES[scope]}", "heading"),)]
            for command in commands_in(scope):
                keys = " ".join(shown_key(key) for key in command.keys)
                rows.append(((f" {keys:<{KEYS_WIDTH}} ", "accent"), (command.help, "")))
        super().__init__("Keys", rows[1:])
