"""Back and forward through the places that were jumped from, as in Vim."""

from __future__ import annotations

from dataclasses import dataclass

from readout_tui.tui.document import Position


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to come back to."""

    id: str
    """The readout's id."""
    position: Position


class JumpList:
    """Stops before and after the present one; a new jump drops those after."""

    LIMIT = 100
    """Older stops are forgotten."""

    def __init__(self) -> None:
        """Start with nowhere to go."""
        self._back: list[Stop] = []
        self._forward: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Remember the place that a jump leaves."""
        if not self._back or self._back[-1] != stop:
            self._back.append(stop)
        del self._back[: -self.LIMIT]
        self._forward.clear()

    def back(self, present: Stop) -> Stop | None:
        """Return the stop to go back to from the present place, or None if there is none."""
        return self._move(self._back, self._forward, present)

    def forward(self, present: Stop) -> Stop | None:
        """Return the stop to go forward to from the present place, or None if there is none."""
        return self._move(self._forward, self._back, present)

    @staticmethod
    def _move(source: list[Stop], target: list[Stop], present: Stop) -> Stop | None:
        if not source:
            return None
        target.append(present)
        return source.pop()
