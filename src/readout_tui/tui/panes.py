"""Which panes there are, and which of them a screen of a width has room for."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Pane: TypeAlias = Literal["timeline", "reader", "participants", "related"]
"""A pane's name, which is also its widget's id."""

PANES: tuple[Pane, ...] = get_args(Pane)
SIDE: tuple[Pane, ...] = ("participants", "related")

TWO_PANES, THREE_PANES = 60, 100
"""The least widths, in cells, at which two panes, and all, are shown."""


def shown_panes(width: int, focused: Pane, zoomed: bool) -> tuple[Pane, ...]:
    """Return the panes to show.

    Args:
        width: Of the screen, in cells.
        focused: The pane that has the focus, which is always shown.
        zoomed: Whether it has the screen to itself.
    """
    if zoomed:
        return (focused,)
    if width >= THREE_PANES:
        return PANES
    if width >= TWO_PANES:
        return ("reader", *SIDE) if focused in SIDE else ("timeline", "reader")
    return SIDE if focused in SIDE else (focused,)
