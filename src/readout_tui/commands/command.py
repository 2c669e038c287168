"""What an action of the screen is, and where its keys work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Scope: TypeAlias = Literal[
    "selection",
    "reader",
    "timeline",
    "list",
    "search",
    "counts",
    "compare",
    "sheet",
    "prompt",
    "palette",
    "filters",
    "copying",
    "marks",
    "panes",
    "browser",
    "app",
]

SCOPES: tuple[Scope, ...] = get_args(Scope)

SCOPE_TITLES: dict[Scope, str] = {
    "selection": "While selecting",
    "reader": "In the reader",
    "timeline": "In the timeline",
    "list": "In a list: timeline, participants, related",
    "search": "In the search sheet",
    "counts": "In the counts of a search",
    "compare": "Where two readouts are side by side",
    "sheet": "In other sheets",
    "prompt": "Where a line is asked for",
    "palette": "In the palette and in help",
    "filters": "In the filter sheet",
    "copying": "Where a style to copy in is chosen",
    "marks": "In the list of marks",
    "panes": "Panes",
    "browser": "Everywhere",
    "app": "The program",
}
"""Headings for help and documentation, the narrowest scope first."""


@dataclass(frozen=True, slots=True)
class Command:
    """One action."""

    id: str
    """`scope.name`; what the settings rebind a key by."""
    keys: tuple[str, ...]
    """The default keys, as Textual names them, the one to show first."""
    action: str
    """What the widget or screen of its scope does, as Textual writes a call: `step('sentence', 1)`."""
    title: str
    """A few words, for footer and palette."""
    help: str
    """One sentence, for help and documentation."""
    footer: bool = False
    """Whether the footer shows it while its scope is active."""
    together: str = ""
    """What the footer calls it with its like, whose keys share one hint; alone it has its title."""

    @property
    def scope(self) -> Scope:
        """Where its keys work."""
        return next(scope for scope in SCOPES if self.id.startswith(f"{scope}."))


def command(
    name: str,
    keys: str,
    action: str,
    title: str,
    explanation: str,
    *,
    footer: bool = False,
    together: str = "",
) -> Command:
    """Make a row of the table; the keys stand with spaces between."""
    return Command(name, tuple(keys.split()), action, title, explanation, footer, together)
