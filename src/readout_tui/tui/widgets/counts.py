"""How a search's matches divide: by speaker, by side and by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.binding import BindingType

from readout_tui.index.answers import Count, Counts
from readout_tui.tui.bindings import bindings
from readout_tui.tui.widgets.row_list import Part, RowList

COUNT_WIDTH = 6
"""Cells for the number at the start of a row."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over counts."""

    text: str


CountItem: TypeAlias = Group | Count


NOBODY = "nobody: narration"
"""What stands for the speaker of narration."""


def counted_told(count: int, listed: int) -> str:
    """Say what the counts are of: of a fuzzy search's hits, those that match as fully as the best."""
    if count == listed:
        return "The one hit" if count == 1 else f"All {count:,} hits"
    return f"{count:,} as full as the best"


class CountsList(RowList[CountItem]):
    """Choosing a count narrows the search to it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("counts", target="screen.")]

    def show(self, counts: Counts | None, listed: int = 0) -> None:
        """List counts, the cursor kept where it was.

        Args:
            counts: What was counted; nothing if None, or if there is nothing to count.
            listed: How many hits are listed, of which more or fewer may match as fully as the best.
        """
        items: list[CountItem] = []
        if counts is not None and counts.paragraphs:
            items.append(Group(counted_told(counts.paragraphs, listed)))
            nobody = [Count(NOBODY, "mode:narration", counts.unspoken)] if counts.unspoken else []
            speakers = sorted((*counts.speakers, *nobody), key=lambda one: -one.count)
            groups = {"Speakers": speakers, "Sides": counts.sides, "Months": counts.months}
            for heading, group in groups.items():
                items += [Group(heading), *group] if group else []
        self.set_items(items, max(self.cursor, 0))

    @property
    def count(self) -> Count | None:
        """The count under the cursor."""
        return self.current if isinstance(self.current, Count) else None

    def stops(self, item: CountItem) -> bool:
        """Stop at counts."""
        return isinstance(item, Count)

    def parts(self, item: CountItem) -> Sequence[Part]:
        """Write the number and what it counts."""
        if isinstance(item, Group):
            return [(f" {item.text}", "heading")]
        return [(f"{item.count:>{COUNT_WIDTH}} ", "muted"), (item.name, "")]
