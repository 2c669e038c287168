"""Events that people name in the palette by words of their titles, or by a part of their ids."""

from __future__ import annotations

from collections.abc import Sequence

from readout_tui.index.answers import Event
from readout_tui.text import fold

LEAST = 3
"""Letters from which on titles are looked through."""

MOST = 20
"""Events that are offered at most."""


class Titles:
    """Finds events by their titles, which it keeps folded until the archive changes. Threads may share it."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: tuple[Sequence[Event], list[tuple[Event, str]]] = (), []

    def found(self, words: str, events: Sequence[Event]) -> list[Event]:
        """Return the events with all the words: first those with them as typed, the latest first.

        Args:
            words: What was typed: each of the words begins a word of the title or of the id.
            events: All events in timeline order. The first time they are folded, some microseconds each.
        """
        typed = _words_of(words)
        if sum(map(len, typed)) < LEAST:
            return []
        known, texts = self._known
        if known is not events:
            dated = [event for event in reversed(events) if event.date]
            latest_first = [*dated, *(event for event in events if not event.date)]
            texts = [
                (event, " " + " ".join(_words_of(f"{event.title} {event.id}"))) for event in latest_first
            ]
            self._known = events, texts
        with_all = [(event, text) for event, text in texts if all(f" {word}" in text for word in typed)]
        phrase = " " + " ".join(typed)
        with_all.sort(key=lambda one: phrase not in one[1])
        return [event for event, _ in with_all[:MOST]]


def _words_of(text: str) -> list[str]:
    return fold(text).replace("-", " ").split()
