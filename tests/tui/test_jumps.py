"""The jump list."""

from __future__ import annotations

from readout_tui.locator import Place
from readout_tui.tui.jumps import JumpList, Stop


def stop(name: str) -> Stop:
    return Stop(name, Place(1, 1))


def test_back_and_forward_return_to_where_one_was() -> None:
    jumps = JumpList()
    jumps.leave(stop("a"))
    jumps.leave(stop("b"))
    assert jumps.back(stop("c")) == stop("b")
    assert jumps.back(stop("b")) == stop("a")
    assert jumps.forward(stop("a")) == stop("b")
    assert jumps.forward(stop("b")) == stop("c")


def test_a_new_jump_drops_the_forward_branch() -> None:
    jumps = JumpList()
    jumps.leave(stop("a"))
    jumps.back(stop("b"))
    jumps.leave(stop("a"))
    assert jumps.forward(stop("c")) is None


def test_there_is_nowhere_to_go_at_first() -> None:
    assert JumpList().back(stop("a")) is None


def test_old_stops_are_forgotten() -> None:
    jumps = JumpList()
    for number in range(JumpList.LIMIT + 5):
        jumps.leave(stop(str(number)))
    seen = []
    present = stop("end")
    while (present_or_none := jumps.back(present)) is not None:
        present = present_or_none
        seen.append(present.id)
    assert len(seen) == JumpList.LIMIT
    assert seen[-1] == "5"


def test_stops_are_taken_up_again() -> None:
    jumps = JumpList()
    jumps.leave(stop("a"))
    jumps.leave(stop("b"))
    jumps.back(stop("c"))
    again = JumpList(*jumps.stops)
    assert again.back(stop("b")) == stop("a")
    assert again.forward(stop("a")) == stop("b")
    assert again.forward(stop("b")) == stop("c")
