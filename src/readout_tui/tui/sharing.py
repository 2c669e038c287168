"""Rows that several readouts share: those of one event by several publishers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rich.cells import cell_len

from readout_tui.index.answers import Event

TITLE_WIDTH = 20
"""Cells that a title keeps at least, if it has as many, before its publishers are named in the row."""

_LEVELS = frozenset({"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "int", "net", "org"})
"""Parts of a host under a country's, which tell nothing of whose it is."""


class Shared:
    """Which readouts are of one event, by their numbers on the timeline."""

    def __init__(self, groups: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> None:
        """Take the readouts of each event that has several.

        Args:
            groups: Their ids; those that are not on the timeline are left out.
            numbers: All numbers on the timeline, by id.
        """
        known = (sorted(numbers[one] for one in group if one in numbers) for group in groups)
        self._groups = [group for group in known if len(group) > 1]
        self._of = {number: group for group in self._groups for number in group}
        self._total = len(numbers)
        self.surplus = sum(len(group) - 1 for group in self._groups)
        """How many more readouts there are than events."""

    def of(self, number: int) -> Sequence[int]:
        """Return the numbers of all readouts of the event that a readout is of."""
        return self._of.get(number, (number,))

    def rows(self, listed: Sequence[int]) -> tuple[Sequence[int], Mapping[int, int]]:
        """Return the numbers that have a row, and which of them stands for each that shares one.

        Args:
            listed: The numbers that are listed, in order. Of an event the first of them has the row, which
                stands for the ones that are not listed too.
        """
        return self._whole if len(listed) == self._total else self._rows(listed)

    @cached_property
    def _whole(self) -> tuple[Sequence[int], Mapping[int, int]]:
        """The rows of all: that is what is listed most often."""
        return self._rows(range(self._total))

    def _rows(self, listed: Sequence[int]) -> tuple[Sequence[int], Mapping[int, int]]:
        stands: dict[int, int] = {}
        covered: set[int] = set()
        for group in self._groups:
            some = [number for number in group if contains(listed, number)]
            if some:
                stands.update(dict.fromkeys(group, some[0]))
                covered.update(some[1:])
        return [number for number in listed if number not in covered] if covered else listed, stands


def contains(numbers: Sequence[int], number: int) -> bool:
    """Tell whether a number is among some sorted ones."""
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number


def publishers_of(sharing: Sequence[Event]) -> tuple[str, ...]:
    """Return the publishers of the readouts of one event; one without is named by its id."""
    return tuple(dict.fromkeys(event.publisher or event.id for event in sharing))


def publishers_named(publishers: Sequence[str], room: int) -> str | None:
    """Name publishers in so many cells: by their whole hosts, else by what tells most; None for no room."""
    choices = (" + ".join(names) for names in (publishers, short_names(publishers)))
    return next((text for text in choices if cell_len(text) <= room), None)


def after_title(title: str, publishers: Sequence[str], others: int, room: int) -> str:
    """Return what follows a title in a row: the publishers, or in a narrow one how many more readouts.

    Args:
        title: The title, which may be cut.
        publishers: Those of the readouts that share the row.
        others: How many readouts share it with the first.
        room: Cells for the title and what follows.
    """
    width = cell_len(title)
    spare = room - len(" · ")
    named = publishers_named(publishers, spare - width) or publishers_named(
        short_names(publishers), spare - min(width, TITLE_WIDTH)
    )
    return f" · {named}" if named else others_told(others)


def others_told(others: int) -> str:
    """Write how many more readouts share a row."""
    return f" +{others}"


def short_names(publishers: Sequence[str]) -> Sequence[str]:
    """Return the part of each publisher's host that tells most; more of it where that is the same for two."""
    parts = [_telling_parts(one) for one in publishers]
    short = [some[-1] for some in parts]
    if len(set(short)) < len(short):
        # Two ministries of one name are of different countries, or under one roof.
        short = [_with_country(one) for one in publishers]
    return short if len(set(short)) == len(short) else publishers


def _telling_parts(publisher: str) -> Sequence[str]:
    """Return the parts of a host that are neither its country nor general; what is no host as a whole."""
    labels = publisher.split(".")
    if len(labels) < 2 or " " in publisher:
        return [publisher]
    labels = labels[:-1]
    while len(labels) > 1 and labels[-1] in _LEVELS:
        del labels[-1]
    return labels


def _with_country(publisher: str) -> str:
    labels = _telling_parts(publisher)
    return (
        publisher if " " in publisher or "." not in publisher else f"{labels[-1]}.{publisher.split('.')[-1]}"
    )
