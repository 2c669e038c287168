"""Taking up where the user left off: the screen's stops as the session keeps them, and back."""

from __future__ import annotations

from readout_tui.locator import Locator, Place
from readout_tui.tui import jumps
from readout_tui.tui.jumps import JumpList
from readout_tui.user import session
from readout_tui.user.session import Visit


def resumed(visit: Visit) -> tuple[jumps.Stop | None, JumpList]:
    """Return where the user was reading, if anywhere, and the jump list."""
    back, forward = ([_taken_up(stop) for stop in stops] for stops in (visit.back, visit.forward))
    return _taken_up(visit.at) if visit.at else None, JumpList(back, forward)


def left(present: jumps.Stop | None, jump_list: JumpList, theme: str | None) -> Visit:
    """Return the visit to keep."""
    back, forward = (tuple(map(_kept, stops)) for stops in jump_list.stops)
    return Visit(at=_kept(present) if present else None, back=back, forward=forward, theme=theme)


def _kept(stop: jumps.Stop) -> session.Stop:
    return session.Stop(str(Locator(stop.id, stop.place.turn, stop.place.paragraph)), stop.character)


def _taken_up(stop: session.Stop) -> jumps.Stop:
    at = stop.at
    return jumps.Stop(at.id, Place(at.turn or 1, at.paragraph or 1), stop.character)
