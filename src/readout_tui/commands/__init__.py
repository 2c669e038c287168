"""Every action of the screen as data: its id, keys, title and help.

Bindings, footer, help, palette, `readout keys` and the documentation are made from `COMMANDS`; nothing else
names a key. A command's id is `scope.name`; the scope says where its keys work.
"""

from __future__ import annotations

from readout_tui.commands.browsing import BROWSING
from readout_tui.commands.command import SCOPE_TITLES, SCOPES, Command, Scope
from readout_tui.commands.lists import LISTS
from readout_tui.commands.reading import READING
from readout_tui.commands.sheets import SHEETS
from readout_tui.commands.shown import shown_key

__all__ = ["COMMANDS", "SCOPES", "SCOPE_TITLES", "Command", "Scope", "commands_in", "shown_key"]

COMMANDS: tuple[Command, ...] = (*LISTS, *READING, *BROWSING, *SHEETS)
"""All of them, scope by scope."""


def commands_in(scope: Scope) -> tuple[Command, ...]:
    """Return the commands of one scope, in the order of the table."""
    return tuple(command for command in COMMANDS if command.scope == scope)
