"""Colours as theme files write them, and how well one shows on another."""

from __future__ import annotations

import re

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")

ANSI_NAMES = (
    "ansi_default",
    *(f"ansi_{hue}" for hue in _HUES),
    *(f"ansi_bright_{hue}" for hue in _HUES),
)
"""Names for the terminal's own colours, which the terminal may show as it likes."""


def is_colour(text: str) -> bool:
    """Tell whether a text is `#rgb`, `#rrggbb` or one of `ANSI_NAMES`."""
    return text in ANSI_NAMES or _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float | None:
    """Return the contrast ratio of two colours, from 1 to 21, in either order.

    By the definition of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).

    Returns:
        None if one of them is the terminal's own, of which nobody knows how it looks.
    """
    if one in ANSI_NAMES or other in ANSI_NAMES:
        return None
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, from 0 to 1, of a colour in hexadecimal digits."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
