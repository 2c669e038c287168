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


def pieces_of(hit: Hit) -> list[tuple[int, int, bool]]:
    """Return the runs to highlight in a hit's text, in order, and whether each is only like the query."""
    pieces: list[tuple[int, int, bool]] = []
    for start, end in hit.spans:
        done = start
        for first, last in hit.near:
            if start <= first and last <= end:
                pieces += [(done, first, False), (first, last, True)]
                done = last
        pieces.append((done, end, False))
    return [piece for piece in pieces if piece[0] < piece[1]]


def place_of(hit: Hit) -> Place:
    """Return the paragraph of a hit."""
    return Place(hit.locator.turn or 1, hit.locator.paragraph or 1)
