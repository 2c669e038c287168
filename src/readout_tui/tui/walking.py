"""Walking from a readout to what it has to do with: echoes, the other sides' readouts, persons."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from textual.screen import Screen

from readout_tui.index.answers import Event
from readout_tui.library import Library, UnknownPersonError, UnknownReadoutError
from readout_tui.locator import Locator
from readout_tui.timespan import Timespan
from readout_tui.tui.document import Paragraph
from readout_tui.tui.screens.compare import CompareScreen
from readout_tui.tui.screens.echoes import EchoSheet
from readout_tui.tui.screens.person import PersonSheet
from readout_tui.tui.widgets.reader import Reader

_UNKNOWN = 1 << 30
"""Days between an event and one that has no date."""


class Walking:
    """Opens the sheets that lead elsewhere, and goes there."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        reader: Reader,
        side_ranks: Callable[[], Mapping[str, int]],
        go_to: Callable[[Locator], None],
    ) -> None:
        """Work for a screen.

        Args:
            screen: It shows the sheets.
            library: What is asked.
            reader: Where the user is.
            side_ranks: Returns the ranks of the archive's sides; called in a thread.
            go_to: Jumps to a passage.
        """
        self._screen = screen
        self._library = library
        self._reader = reader
        self._side_ranks = side_ranks
        self._go_to = go_to

    def _gone(self, locator: Locator | None) -> None:
        if locator is not None:
            self._go_to(locator)

    def _tell(self, message: str) -> None:
        self._screen.notify(message, markup=False)

    def _here(self) -> tuple[Locator, Paragraph] | None:
        """Return the current paragraph, with where it stands."""
        document = self._reader.document
        if document is None or not document.paragraphs:
            return None
        paragraph = document.paragraphs[self._reader.current.start.paragraph]
        return Locator(document.readout.id, paragraph.place.turn, paragraph.place.paragraph), paragraph

    async def echoes(self) -> None:
        """List the echoes of the current paragraph."""
        if (here := self._here()) is None:
            return
        locator, paragraph = here
        try:
            echoes = await asyncio.to_thread(self._library.echoes, locator)
        except UnknownReadoutError as error:
            self._tell(str(error))
            return
        if echoes:
            await self._screen.app.push_screen(EchoSheet(locator, paragraph.text, echoes), self._gone)
        else:
            self._tell("nothing in the archive echoes this paragraph")

    async def compare(self) -> None:
        """Show the other sides' readouts of the event beside the present one."""
        if (here := self._here()) is None:
            return
        locator = here[0]
        try:
            others = await asyncio.to_thread(self._library.counterparts, locator.id)
            ranks = await asyncio.to_thread(self._side_ranks)
            event = self._library.event(locator.id)
        except UnknownReadoutError as error:
            self._tell(str(error))
            return
        if not others:
            self._tell("no other side's readout of this event is in the archive")
            return
        nearest = sorted(others, key=lambda other: _days_between(event, other))
        compare = partial(self._library.compare, locator.id)
        await self._screen.app.push_screen(CompareScreen(compare, nearest, ranks, locator), self._gone)

    async def person(self, person_id: str | None) -> None:
        """Show a person; without an id, the speaker of the current turn."""
        here = self._here()
        person_id = person_id or (here[1].turn.speaker if here else None)
        if person_id is None:
            self._tell("no person is named as the speaker here")
            return
        try:
            profile = await asyncio.to_thread(self._library.person, person_id)
        except UnknownPersonError as error:
            self._tell(str(error))
            return
        width = self._screen.size.width
        await self._screen.app.push_screen(PersonSheet(profile, self._library.person, width), self._gone)


def _days_between(one: Event, other: Event) -> int:
    if not one.date or not other.date:
        return _UNKNOWN
    return abs((Timespan.parse(one.date).first_day - Timespan.parse(other.date).first_day).days)
