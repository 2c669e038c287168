"""What a key would do elsewhere, and what needs another program that may not be there."""

from __future__ import annotations

import webbrowser

from readout_tui.commands import COMMANDS, Scope
from readout_tui.tui.keyed import key_of, keys_in_force

_WHERE: dict[Scope, tuple[str, str]] = {
    "reader": ("in the reader", "panes.pane-2"),
    "timeline": ("in the timeline", "panes.pane-1"),
}
"""The panes that have keys of their own: what to call them, and the command that goes there."""


def works_elsewhere(app: object, key: str) -> str | None:
    """Return where a key works that does nothing in the pane that has the focus; None for any other key.

    Args:
        app: The application, whose keys may be other than the default ones.
        key: As Textual names it.
    """
    for command in COMMANDS:
        if command.scope in _WHERE and key in keys_in_force(app, command)[:1]:
            where, goes_there = _WHERE[command.scope]
            return f"{key_of(app, command.id)} works {where}: {key_of(app, goes_there)} goes there"
    return None


def has_browser() -> bool:
    """Tell whether this machine has a program that shows pages."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
