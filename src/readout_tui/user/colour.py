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

_XTERM = dict(
    zip(
        ANSI_NAMES[1:],
        (
            *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
            *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
        ),
        strict=True,
    )
)
"""How xterm shows them, by its resources color0 to color15 as they are compiled in."""


def as_ink(colour: str, *, dark: bool) -> str:
    """Return a colour that is written with, in hexadecimal digits; the terminal's own as xterm shows it."""
    return ("#e5e5e5" if dark else "#000000") if colour == ANSI_NAMES[0] else _XTERM.get(colour, colour)


def as_ground(colour: str, *, dark: bool) -> str:
    """Return a colour that is written on, in hexadecimal digits; the terminal's own as xterm shows it."""
    return ("#000000" if dark else "#ffffff") if colour == ANSI_NAMES[0] else _XTERM.get(colour, colour)


def is_colour(text: str) -> bool:
    """Tell whether a text is `#rgb`, `#rrggbb` or one of `ANSI_NAMES`."""
    return text in ANSI_NAMES or _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours in hexadecimal digits, from 1 to 21, in either order.

    By the definition of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, from 0 to 1, of a colour in hexadecimal digits."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
