"""The palette: every command that is possible now, and a locator, an id or a date to go to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from rapidfuzz import fuzz, utils
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input

from readout_tui.commands import Command, shown_key
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.timespan import Timespan
from readout_tui.tui.bindings import bindings
from readout_tui.tui.keyed import KeyedModal
from readout_tui.tui.widgets.row_list import Part, RowList

LIKE_ENOUGH = 65
"""How like a command's title, of 100, the words must be."""

# dateparser makes dates of much that is none: "we" is Wednesday to it.
_DATE_LIKE = re.compile(r"\d|\b(?:last|next|yesterday|today|ago)\b", re.IGNORECASE)

Target: TypeAlias = Command | Locator | date
"""What the palette answers with: a command to run, or a place to go to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the palette."""

    target: Target
    title: str
    remark: str
    keys: str = ""


class Choices(RowList[Choice], can_focus=False):
    """What the words may mean, the likeliest first."""

    KEEPS_CURSOR = True

    def parts(self, item: Choice) -> Sequence[Part]:
        """Write the title, its keys, and what it does."""
        return [
            (f" {item.title}  ", ""),
            (f"{item.keys}  " if item.keys else "", "accent"),
            (item.remark, "muted"),
        ]


class PaletteInput(Input):
    """Where the words are typed. It has the palette's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette", target="screen.")]


class Palette(KeyedModal[Target]):
    """Takes words; answers with what they were chosen to mean, or None."""

    CSS_PATH = "sheet.tcss"

    def __init__(self, possible: Mapping[Command, tuple[str, ...]], library: Library | None) -> None:
        """Make the palette.

        Args:
            possible: The commands that can be carried out now, with their keys in force.
            library: Where there are places to go to; None where there is nowhere to go.
        """
        super().__init__()
        self._commands = possible
        self._library = library
        self.input = PaletteInput(placeholder="a command, a locator, an id or a date")
        self.choices = Choices(empty=" Nothing is called that.")

    def compose(self) -> ComposeResult:
        """Lay out the line and the choices below."""
        with Vertical(id="sheet") as frame:
            frame.border_title = "Commands"
            yield self.input
            yield self.choices
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with all commands."""
        self.set_focus(self.input)
        self.offer()

    @on(Input.Changed)
    def offer(self) -> None:
        """List what the words may mean."""
        words = self.input.value.strip()
        places = places_named(words, self._library) if words and self._library else []
        self.choices.set_items([*places, *commands_named(words, self._commands)])

    def action_choose(self) -> None:
        """Take the choice under the cursor."""
        if self.choices.current is not None:
            self.dismiss(self.choices.current.target)

    @on(RowList.Chosen)
    def _click(self) -> None:
        self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move among the choices."""
        self.choices.action_move(rows)

    def action_close(self) -> None:
        """Close the palette."""
        self.dismiss(None)


def commands_named(words: str, commands: Mapping[Command, tuple[str, ...]]) -> list[Choice]:
    """Return the commands whose title or help resembles some words, the likeliest first; all for no words."""
    scored: list[tuple[float, Command]] = []
    for command in commands:
        title = fuzz.partial_ratio(words, command.title, processor=utils.default_process)
        explained = fuzz.partial_ratio(words, command.help, processor=utils.default_process)
        scored.append((max(title, explained - 10), command))
    if words:
        scored = sorted((pair for pair in scored if pair[0] >= LIKE_ENOUGH), key=lambda pair: -pair[0])
    return [
        Choice(command, command.title, command.help, " ".join(map(shown_key, commands[command])))
        for _, command in scored
    ]


def places_named(words: str, library: Library) -> list[Choice]:
    """Return the passage or the day that some words name."""
    places = []
    try:
        locator = Locator.parse(words)
        event = library.event(locator.id)
    except (ValueError, UnknownReadoutError):
        pass
    else:
        places.append(Choice(locator, f"Go to {locator}", event.title))
    if not places and (day := day_named(words)) is not None:
        places.append(Choice(day, f"Go to {day.day} {day:%B %Y}", "the first event from that day on"))
    return places


def day_named(words: str) -> date | None:
    """Return the day that some words mean, or None."""
    try:
        return Timespan.parse(words).first_day
    except ValueError:
        if not _DATE_LIKE.search(words):
            return None
    import dateparser

    found = dateparser.parse(words, settings={"PREFER_DAY_OF_MONTH": "first"})
    return found.date() if found else None
