"""Walking through what a search found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from readout_tui.index.answers import Hit, SearchResult
from readout_tui.locator import Place


@dataclass(frozen=True, slots=True)
class HitWalk:
    """A search's hits, and the one at which the reader is."""

    result: SearchResult
    index: int

    @property
    def hit(self) -> Hit:
        """The hit at which the reader is."""
        return self.result.hits[self.index]

    @property
    def counted(self) -> str:
        """Write which hit of how many it is."""
        return f"hit {self.index + 1} of {len(self.result.hits)}"

    def step(self, by: int) -> HitWalk:
        """Go some hits on or back; from the last to the first and round."""
        return replace(self, index=(self.index + by) % len(self.result.hits))

    def in_readout(self, readout_id: str) -> dict[Place, tuple[tuple[int, int], ...]]:
        """Return what to highlight in a readout: spans by paragraph."""
        return {
            place_of(hit): hit.spans for hit in self.result.hits if hit.locator.id == readout_id and hit.spans
        }


def place_of(hit: Hit) -> Place:
    """Return the paragraph of a hit."""
    return Place(hit.locator.turn or 1, hit.locator.paragraph or 1)
