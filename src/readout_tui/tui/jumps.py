"""Back and forward through the places that were jumped from, as in Vim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout_tui.locator import Locator, Place


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to come back to."""

    id: str
    """The readout's id."""
    place: Place
    character: int = 0
    """Within the paragraph."""
    digits: str | None = None
    """Four digits of the paragraph's hash, by which it is found in a readout that was edited."""

    @property
    def at(self) -> Locator:
        """The paragraph's locator."""
        return Locator(self.id, self.place.turn, self.place.paragraph, self.digits)


class JumpList:
    """Stops before and after the present one; a new jump drops those after."""

    LIMIT = 100
    """Older stops are forgotten."""

    def __init__(self, back: Iterable[Stop] = (), forward: Iterable[Stop] = ()) -> None:
        """Start with some stops: before the present one, the oldest first; and after it, the nearest last."""
        self._back = list(back)
        self._forward = list(forward)

    @property
    def stops(self) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
        """The stops before and after the present one, as they are given at the start."""
        return tuple(self._back), tuple(self._forward)

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
