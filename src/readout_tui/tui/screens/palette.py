"""The palette: every command that is possible now, and a locator, an id or a date to go to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from rapidfuzz import fuzz, utils
from textual.binding import BindingType
from textual.widgets import Input

from readout_tui.commands import Command, shown_key
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.timespan import Timespan
from readout_tui.tui.bindings import bindings
from readout_tui.tui.screens.narrowing import NarrowingSheet
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


class Palette(NarrowingSheet[Choice, Target]):
    """Takes words; answers with what they were chosen to mean, or None."""

    TITLE_IN_FRAME = "Commands"

    def __init__(self, possible: Mapping[Command, tuple[str, ...]], library: Library | None) -> None:
        """Make the palette.

        Args:
            possible: The commands that can be carried out now, with their keys in force.
            library: Where there are places to go to; None where there is nowhere to go.
        """
        line = PaletteInput(placeholder="a command, a locator, an id or a date")
        super().__init__(line, Choices(empty=" Nothing is called that."))
        self._commands = possible
        self._library = library

    def offered(self, words: str) -> Sequence[Choice]:
        """Return the places and the commands that some words may mean."""
        places = places_named(words, self._library) if words and self._library else []
        return [*places, *commands_named(words, self._commands)]

    def answer(self, row: Choice) -> Target:
        """Return what the row means."""
        return row.target


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
