"""The palette: every command that is possible now, and a locator, an id or a date to go to."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from datetime import date
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from readout_tui.commands import COMMANDS
from readout_tui.library import UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.timespan import Timespan
from readout_tui.tui.screens.browser import Browser

# dateparser makes dates of much that is none: "we" is Wednesday to it.
_DATE_LIKE = re.compile(r"\d|\b(?:last|next|yesterday|today|ago)\b", re.IGNORECASE)


class CommandProvider(Provider):
    """Offers the commands whose keys work at the moment."""

    async def discover(self) -> Hits:
        """Offer all of them."""
        for binding in self._possible():
            yield DiscoveryHit(
                binding.binding.description, partial(self._run, binding), help=binding.binding.tooltip
            )

    async def search(self, query: str) -> Hits:
        """Offer those whose title resembles what is typed."""
        matcher = self.matcher(query)
        for binding in self._possible():
            title = binding.binding.description
            if score := matcher.match(title):
                yield Hit(
                    score, matcher.highlight(title), partial(self._run, binding), help=binding.binding.tooltip
                )

    def _possible(self) -> Iterable[ActiveBinding]:
        known = {command.id for command in COMMANDS} - {"app.palette"}
        found = {
            active.binding.id: active
            for active in self.screen.active_bindings.values()
            if active.enabled and active.binding.id in known
        }
        return found.values()

    async def _run(self, binding: ActiveBinding) -> None:
        await self.app.run_action(binding.binding.action, binding.node)


class PlaceProvider(Provider):
    """Offers to go to a passage, a readout or a date."""

    async def search(self, query: str) -> Hits:
        """Offer what the words may mean."""
        browser = self.screen
        if not isinstance(browser, Browser):
            return
        try:
            locator = Locator.parse(query)
            event = browser.library.event(locator.id)
        except (ValueError, UnknownReadoutError):
            pass
        else:
            yield Hit(1.0, f"Go to {locator}", partial(browser.go_to, locator), help=event.title)
        day = await asyncio.to_thread(_day, query)
        if day is not None:
            yield Hit(
                0.9,
                f"Go to {day.day} {day:%B %Y}",
                partial(browser.go_to_day, day),
                help="The first event from that day on",
            )


def _day(words: str) -> date | None:
    """Return the day that some words mean, or None."""
    try:
        return Timespan.parse(words.strip()).first_day
    except ValueError:
        if not _DATE_LIKE.search(words):
            return None
    import dateparser

    found = dateparser.parse(words, settings={"PREFER_DAY_OF_MONTH": "first"})
    return found.date() if found else None
