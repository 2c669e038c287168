"""Tables of keys to choose from: `vim`, the default table of `commands`, and `arrows`.

The keys of `arrows` need no letter, digit or sign, so that they are the same under every keyboard layout.
They come before the default keys, which keep working where they can be typed. Left out are keys that common
terminals keep for themselves: Shift with Page Up, Page Down, Home and End scrolls, Ctrl with Page Up and Page
Down changes tabs, F11 fills the screen; and Shift+F3 and Ctrl+F3, which xterm sends as it tells the cursor's
position.

- Arrows move: alone by the small step, with Ctrl by the next, with Shift by the large one.
- Backspace and Delete go back and forward through jumps.
- A function key with Shift does the opposite, or something akin to, the key alone.
"""

from __future__ import annotations

from readout_tui.commands import Command
from readout_tui.user.definitions import Preset
from readout_tui.user.key_names import NAMED_KEYS

ARROWS: dict[str, tuple[str, ...]] = {
    "list.half-page-down": ("shift+down",),
    "list.half-page-up": ("shift+up",),
    "reader.next-paragraph": ("ctrl+down",),
    "reader.previous-paragraph": ("ctrl+up",),
    "reader.next-turn": ("right",),
    "reader.previous-turn": ("left",),
    "reader.next-own-turn": ("shift+right",),
    "reader.previous-own-turn": ("shift+left",),
    "reader.half-page-down": ("shift+down",),
    "reader.half-page-up": ("shift+up",),
    "reader.select": ("f6",),
    "reader.select-turns": ("ctrl+f11",),
    "reader.copy": ("f5",),
    "reader.copy-as": ("shift+f5",),
    "reader.save": ("ctrl+f5",),
    "reader.mark": ("shift+f6",),
    "reader.annotate": ("f12",),
    "reader.next-mark": ("shift+f11",),
    "reader.previous-mark": ("shift+delete",),
    "browser.marks": ("shift+f12",),
    "browser.edit": ("shift+f10",),
    "selection.paragraph-on": ("ctrl+down",),
    "selection.paragraph-back": ("ctrl+up",),
    "selection.turn-on": ("shift+right",),
    "selection.turn-back": ("shift+left",),
    "selection.swap": ("f6",),
    "selection.turns": ("ctrl+f11",),
    "selection.characters": ("shift+f11",),
    "browser.search": ("f3",),
    "browser.next-hit": ("f4",),
    "browser.previous-hit": ("shift+f4",),
    "browser.next-event": ("f8",),
    "browser.previous-event": ("shift+f8",),
    "browser.next-meeting": ("f7",),
    "browser.previous-meeting": ("shift+f7",),
    "browser.echoes": ("ctrl+f4",),
    "browser.person": ("ctrl+f12",),
    "browser.compare": ("ctrl+f9",),
    "compare.next-turn": ("ctrl+down",),
    "compare.previous-turn": ("ctrl+up",),
    "compare.half-page-down": ("shift+down",),
    "compare.half-page-up": ("shift+up",),
    "compare.another": ("ctrl+f9",),
    "browser.back": ("backspace",),
    "browser.forward": ("delete",),
    "browser.source": ("ctrl+f6",),
    "browser.problems": ("shift+f1",),
    "browser.refresh": ("ctrl+home",),
    "browser.leave": ("f10",),
    "panes.related": ("shift+f2",),
    "panes.pane-1": ("ctrl+f1",),
    "panes.pane-2": ("ctrl+f2",),
    "panes.pane-3": ("ctrl+f7",),
    "panes.pane-4": ("ctrl+f8",),
    "panes.filter": ("insert",),
    "panes.clear-filters": ("ctrl+delete",),
    "panes.zoom": ("f2",),
    "panes.narrower": ("ctrl+left",),
    "panes.wider": ("ctrl+right",),
    "app.palette": ("f9",),
    "app.save-copy": ("ctrl+shift+f5",),
    "app.suspend": ("ctrl+shift+f10",),
    "app.theme": ("shift+f9",),
    "app.quit": ("ctrl+f10",),
}
"""The keys of `arrows` for commands that have no such key by default, the one to show first."""


def preset_keys(command: Command, preset: Preset) -> tuple[str, ...]:
    """Return the keys that a preset gives a command, the one to show first."""
    if preset == "vim":
        return command.keys
    plain = [key for key in command.keys if is_plain(key)]
    return tuple(dict.fromkeys((*ARROWS.get(command.id, ()), *plain, *command.keys)))


def is_plain(key: str) -> bool:
    """Tell whether a key is the same under every keyboard layout."""
    return key.rpartition("+")[2] in NAMED_KEYS
