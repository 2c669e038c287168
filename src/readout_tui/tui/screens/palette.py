"""The palette: every command that is possible now, and a locator, an id, a title or a date to go to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from textual import work

from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.tui.days import day_meant, day_named, may_be_worded
from readout_tui.tui.screens.commanding import Choice, CommandSheet, Keys, Offered, commands_named, titled
from readout_tui.tui.titles import Titles

PAUSE = 0.2
"""Seconds without a key after which it is found out which day words mean."""


class Palette(CommandSheet):
    """Offers the commands that can be carried out, and places to go to."""

    TITLE_IN_FRAME = "Commands"

    def __init__(self, possible: Keys, library: Library, titles: Titles, near: date | None) -> None:
        """Make the palette.

        Args:
            possible: The commands that can be carried out now.
            library: Where there are places to go to.
            titles: Finds them by their titles.
            near: The day of what is read: a day without a year is the nearest one.
        """
        super().__init__("a command, a locator, a title or a date", possible)
        self._library = library
        self._titles = titles
        self._near = near
        self._meant: tuple[str, date | None] = ("", None)
        """Words that took long to read as a day, and the day."""
        self._named: tuple[str, list[Choice]] = ("", [])
        """Words, and the events whose titles have them."""
        self._is_chosen = False
        """Whether that day is to be gone to as soon as it is known."""

    def offered(self, words: str) -> Sequence[Offered]:
        """Return the places that some words may mean, commands, and events with them in their titles."""
        self._is_chosen = False
        places = self._places(words) if words else []
        commands = commands_named(words, self.possible, self.possible)
        if words != self._named[0]:
            self._find_titles(words)
        gone_to = {place.target for place in places}
        named = [one for one in self._named[1] if words == self._named[0] and one.target not in gone_to]
        return [*places, *sorted(commands, key=lambda one: (-titled(one, words), -one.score)), *named]

    def look_again(self) -> None:
        """Offer what the same words mean now: the archive changed."""
        self._named = "", []
        self.offer()

    def action_choose(self) -> None:
        """Take the row under the cursor; or the day that words mean, once it is known."""
        self._is_chosen = not self.choices.items
        super().action_choose()

    def _places(self, words: str) -> list[Choice]:
        try:
            locator = Locator.parse(words)
            event = self._library.event(locator.id)
        except (ValueError, UnknownReadoutError):
            pass
        else:
            return [Choice(locator, f"Go to {locator}", event.title)]
        day = day_named(words, self._library.timeline(), self._near)
        if day is None and words == self._meant[0]:
            day = self._meant[1]
        elif day is None and may_be_worded(words):
            self._find_out(words)
        if day is None:
            return []
        return [Choice(day, f"Go to {day.day} {day:%B %Y}", "the first event from that day on")]

    @work(exclusive=True, group="titles")
    async def _find_titles(self, words: str) -> None:
        """Find the events with some words in their title, in a thread: there may be many."""
        found = await asyncio.to_thread(self._titles.found, words, self._library.timeline())
        choices = [Choice(Locator(event.id), f"Go to {event.id}", event.title) for event in found]
        if self.is_attached and words == self.input.value.strip():
            self._named = words, choices
            self._offer_again()

    @work(exclusive=True, group="day")
    async def _find_out(self, words: str) -> None:
        """Find out which day words mean, in a thread: its library takes a second to load."""
        await asyncio.sleep(PAUSE)
        self._meant = words, await asyncio.to_thread(day_meant, words, date.today())
        if self.is_attached and words == self.input.value.strip():
            self._offer_again()

    def _offer_again(self) -> None:
        """Offer what was found meanwhile too, and take it where it was chosen before it was there."""
        is_chosen = self._is_chosen
        self.offer()
        if is_chosen:
            self.action_choose()
