"""Keys as settings name them, which is how Textual does; known here without importing it."""

from __future__ import annotations

from readout_tui.text import clean_line, nearest

FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
NAMED_KEYS = (
    *("enter", "escape", "tab", "space", "backspace", "insert", "delete"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *FUNCTION_KEYS,
)
"""Keys without a character of their own."""

MODIFIERS = ("alt", "ctrl", "shift")
"""In the order in which Textual writes them."""

_LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"
_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
"""What most terminals send one code for."""


def parse_key(text: str) -> str:
    """Return a key as Textual names it.

    Args:
        text: One printable character; or a name such as `pagedown` or `f5`, perhaps with `ctrl+`, `shift+` or
            `alt+` before it; or a letter with `ctrl+` or `alt+`.

    Raises:
        ValueError: With a sentence for the user, if it is no key, or none that terminals tell apart.
    """
    if text == ",":
        return "comma"  # Textual divides keys by commas.
    if len(text) == 1 and text.isprintable() and not text.isspace():
        return text
    if text.isspace() and len(text) == 1:
        raise ValueError("write 'space' for the space bar")
    *modifiers, base = text.split("+")
    if not set(modifiers) <= set(MODIFIERS) or len(set(modifiers)) < len(modifiers):
        raise _no_key(text)
    if base not in NAMED_KEYS:
        if not modifiers or len(base) != 1 or base.lower() not in _LETTERS_AND_DIGITS:
            raise _no_key(text)
        if "shift" in modifiers or base.isupper():
            raise ValueError(f"no key '{text}': {_instead_of_shift(modifiers, base)}")
    key = "+".join((*sorted(modifiers), base))
    if key in _SAME:
        raise ValueError(f"no key '{key}': most terminals send '{_SAME[key]}' for it")
    return key


def _instead_of_shift(modifiers: list[str], base: str) -> str:
    others = [modifier for modifier in modifiers if modifier != "shift"]
    if others:
        return f"terminals do not tell shift with it: write '{'+'.join((*others, base.lower()))}'"
    return f"write '{base.upper()}'" if base.isalpha() else "write the character that it types"


def _no_key(text: str) -> ValueError:
    modifiers, plus, base = text.lower().rpartition("+")
    near = nearest(base, NAMED_KEYS)
    hint = (
        f"did you mean '{modifiers}{plus}{near}'?"
        if near
        else "write one character, or a name such as pagedown, f5, ctrl+x or shift+tab"
    )
    return ValueError(clean_line(f"no key '{text}': {hint}"))
