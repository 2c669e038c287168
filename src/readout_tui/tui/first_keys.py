"""The keys that one needs first, for who has never been here."""

from __future__ import annotations

from collections.abc import Callable

from readout_tui.commands import COMMANDS, Command, shown_key

KeyHint = tuple[str, str]
"""Keys, and what they do in a word or two."""

_FIRST: tuple[tuple[tuple[str, ...], str], ...] = (
    (("list.down", "list.up"), "move"),
    (("list.choose",), "opens"),
    (("browser.search",), "finds"),
    (("app.help",), "all keys"),
)
"""Ids of commands, and what they do together."""


def first_keys(keys_of: Callable[[Command], tuple[str, ...]]) -> tuple[KeyHint, ...]:
    """Return the keys that matter first; what has no key is left out.

    Args:
        keys_of: Returns a command's keys in force, the one to show first.
    """
    keys = {command.id: keys_of(command)[:1] for command in COMMANDS}
    hints = ((" ".join(shown_key(key) for name in ids for key in keys[name]), does) for ids, does in _FIRST)
    return tuple((shown, does) for shown, does in hints if shown)
