"""Help: every command with its keys, those of the focused pane first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from readout_tui.commands import SCOPE_TITLES, SCOPES, Command, Scope, commands_in, shown_key
from readout_tui.tui.screens.sheet import Sheet, SheetRow

KeysOf: TypeAlias = Callable[[Command], tuple[str, ...]]

KEYS_WIDTH = 14
"""Cells for the keys at the start of a row."""


class HelpSheet(Sheet[None]):
    """Lists all commands."""

    def __init__(self, first: Sequence[Scope], keys_of: KeysOf) -> None:
        """Make the sheet.

        Args:
            first: The scopes that come first.
            keys_of: Returns the keys in force of a command.
        """
        rows: list[SheetRow] = []
        for scope in dict.fromkeys((*first, *SCOPES)):
            rows += [(), ((f" {SCOPE_TITLES[scope]}", "heading"),)]
            for command in commands_in(scope):
                keys = " ".join(shown_key(key) for key in keys_of(command))
                rows.append(((f" {keys:<{KEYS_WIDTH}} ", "accent"), (command.help, "")))
        super().__init__("Keys", rows[1:])
