"""The palette: every command that is possible now, and a locator, an id or a date to go to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.timespan import Timespan
from readout_tui.tui.screens.commanding import Choice, CommandSheet, Keys, commands_named

# dateparser makes dates of much that is none: "we" is Wednesday to it.
_DATE_LIKE = re.compile(r"\d|\b(?:last|next|yesterday|today|ago)\b", re.IGNORECASE)


class Palette(CommandSheet):
    """Offers the commands that can be carried out, and places to go to."""

    TITLE_IN_FRAME = "Commands"

    def __init__(self, possible: Keys, library: Library | None) -> None:
        """Make the palette.

        Args:
            possible: The commands that can be carried out now.
            library: Where there are places to go to; None where there is nowhere to go.
        """
        super().__init__("a command, a locator, an id or a date", possible)
        self._library = library

    def offered(self, words: str) -> Sequence[Choice]:
        """Return the places that some words may mean, and the commands, the likeliest first."""
        places = places_named(words, self._library) if words and self._library else []
        commands = commands_named(words, self.possible, self.possible)
        return [*places, *sorted(commands, key=lambda choice: -choice.score)]


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
