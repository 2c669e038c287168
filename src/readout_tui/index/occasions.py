"""When and where events took place, and what they were about: which share days, a place, a tag."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log2

from readout_tui.index.snapshot import Snapshot
from readout_tui.index.words import words_of
from readout_tui.text import fold

LONGEST = 31
"""Days that one event lasts at most; a readout that may mean more of them is known to the year, say."""

_LEAST_BITS = 2.0
"""A tag that more than a quarter of the readouts have says nothing."""
_PLACES_APART = re.compile(r"\s*[,;/]\s*|\s+(?:and|et|und|y|и)\s+")


class Occasions:
    """The events of one state of an archive, by day, place and tag."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take all events."""
        self._snapshot = snapshot
        dated = sorted(
            (card.first_day, number)
            for number, card in snapshot.cards.items()
            if card.date and card.last_day - card.first_day < LONGEST
        )
        # Apart, so that the days of the many are found at once, whatever the few may last.
        brief, lasting = list[tuple[int, int]](), list[tuple[int, int]]()
        for day, number in dated:
            (lasting if snapshot.cards[number].last_day > day else brief).append((day, number))
        self._brief_days, self._brief = _columns(brief)
        self._lasting_days, self._lasting = _columns(lasting)

    def between(self, first: int, last: int) -> list[int]:
        """Return the readings of events that share a day with some days, given as ordinals."""
        days = self._brief_days
        found = self._brief[bisect_left(days, first) : bisect_right(days, last)]
        days = self._lasting_days
        cards = self._snapshot.cards
        some = self._lasting[bisect_left(days, first - LONGEST) : bisect_right(days, last)]
        lasting = [number for number in some if cards[number].last_day >= first]
        if not lasting:
            return found
        return sorted([*found, *lasting], key=lambda number: (cards[number].first_day, number))

    def known_to_days(self, number: int, most: int = LONGEST) -> bool:
        """Tell whether it is known, to that many days at worst, when an event was."""
        card = self._snapshot.cards[number]
        return card.date is not None and card.last_day - card.first_day < most

    def days_apart(self, one: int, other: int) -> int:
        """Return how many days lie between two dated events: 0 if they share one."""
        here, there = self._snapshot.cards[one], self._snapshot.cards[other]
        return max(0, there.first_day - here.last_day, here.first_day - there.last_day)

    @cached_property
    def by_place(self) -> Mapping[str, Sequence[int]]:
        """The readings of each place, folded, in no order."""
        found: dict[str, list[int]] = defaultdict(list)
        for number in self._snapshot.cards:
            for place in self.places(number):
                found[place].append(number)
        return found

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The places by their words with spaces between, as texts are searched for them."""
        return {" ".join(words_of(place)): place for place in self.by_place}

    def places(self, number: int) -> frozenset[str]:
        """Return the places of an event, folded; a visit may have several."""
        place = self._snapshot.cards[number].place
        return frozenset(filter(None, _PLACES_APART.split(fold(place)))) if place else frozenset()

    @cached_property
    def by_tag(self) -> Mapping[str, Sequence[int]]:
        """The readings with each tag."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, card in self._snapshot.cards.items():
            for tag in dict.fromkeys(card.tags):
                found[tag].append(number)
        return found

    def rare_tags(self, number: int) -> dict[str, float]:
        """Return the tags of a reading that tell something, and how rare each is, in bits."""
        total = len(self._snapshot.cards)
        bits = {tag: log2(total / len(self.by_tag[tag])) for tag in self._snapshot.cards[number].tags}
        return {tag: rarity for tag, rarity in bits.items() if rarity >= _LEAST_BITS}

    def share_a_rare_tag(self, one: int, other: int) -> bool:
        """Tell whether two readings have a tag in common that tells something."""
        tags = self._snapshot.cards[other].tags
        return bool(tags) and not self.rare_tags(one).keys().isdisjoint(tags)


def _columns(rows: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [day for day, _ in rows], [number for _, number in rows]
