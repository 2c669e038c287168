"""Keys as people write them."""

from __future__ import annotations

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
