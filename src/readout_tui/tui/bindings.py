"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding

from readout_tui.commands import Scope, commands_in, shown_key


def bindings(scope: Scope, *, target: str = "") -> list[Binding]:
    """Return the bindings of a scope.

    Each key is a binding of its own, all under the command's id, so that a keymap can replace them together.

    Args:
        scope: Whose commands.
        target: Who carries the actions out, `screen.` for the screen; without, whoever has the bindings.
    """
    return [
        Binding(
            key,
            target + command.action,
            command.title,
            show=command.footer and position == 0,
            key_display=shown_key(key),
            tooltip=command.help,
            id=command.id,
            group=Binding.Group(command.together) if command.together else None,
        )
        for command in commands_in(scope)
        for position, key in enumerate(command.keys)
    ]
