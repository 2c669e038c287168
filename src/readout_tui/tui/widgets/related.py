"""What came before a readout and what followed, each with the reason why it is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from readout_tui.index.answers import Event, Tie
from readout_tui.tui.layout import spelled_date
from readout_tui.tui.widgets.row_list import Part, RowList


@dataclass(frozen=True, slots=True)
class When:
    """A heading: before or after."""

    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Date and reason of the tie above."""

    tie: Tie


RelatedItem: TypeAlias = When | Tie | Explanation


class Related(RowList[RelatedItem]):
    """Choosing a related event opens it."""

    def show(self, event: Event, ties: Sequence[Tie]) -> None:
        """List an event's ties, given the strongest first: those before it, then those after it."""
        groups: dict[str, list[Tie]] = {"Before": [], "After": []}
        for tie in ties:
            groups["Before" if tie.event.sort_key < event.sort_key else "After"].append(tie)
        items: list[RelatedItem] = []
        for heading, group in groups.items():
            items += [When(heading)] if group else []
            for tie in group:
                items += [tie, Explanation(tie)]
        self.set_items(items)

    @property
    def tie(self) -> Tie | None:
        """The tie under the cursor."""
        return self.current if isinstance(self.current, Tie) else None

    def stops(self, item: RelatedItem) -> bool:
        """Stop at events."""
        return isinstance(item, Tie)

    def explains(self, item: RelatedItem) -> bool:
        """Date and reason belong to their event."""
        return isinstance(item, Explanation)

    def parts(self, item: RelatedItem) -> Sequence[Part]:
        """Write the title, and date and reason below."""
        if isinstance(item, When):
            return [(f" {item.text}", "heading")]
        if isinstance(item, Tie):
            return [(f" {item.event.title}", "")]
        date = spelled_date(item.tie.event.date) or "undated"
        return [(f"   {date.partition(',')[0]}: {item.tie.reason}", "muted")]


def tie_in_full(tie: Tie) -> str:
    """Write when a related event was, why it is listed, and what it is."""
    when = spelled_date(tie.event.date) or "undated"
    return f"{when}: {tie.reason}\n{tie.event.title}"
