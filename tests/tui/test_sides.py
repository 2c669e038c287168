"""The numbers of sides, by which they have their colours and signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.driver import MEETING, TREATY, running

from readout_tui.library import Library
from readout_tui.model import Participant, Readout, Turn
from readout_tui.tui.sides import ranked_sides, sides_of
from readout_tui.user.themes import SIDES

NAMES = [f"Side {letter}" for letter in "ABCDEFGHIJKL"]
SHARES = st.lists(st.sampled_from(NAMES), min_size=2, max_size=SIDES, unique=True)


def readout(*sides: str) -> Readout:
    people = [Participant(id=f"p-{side}", name=side, side=side) for side in sides]
    return Readout(readout=1, id="r", title="Talks", participants=tuple(people), turns=(Turn(text="Words."),))


def test_those_in_the_most_readouts_come_first_then_by_name() -> None:
    assert ranked_sides([("B", "C"), ("C", "A"), ("C",)]) == {"C": 0, "A": 1, "B": 2}


@given(st.lists(SHARES, min_size=1))
def test_the_first_sides_have_the_same_number_in_every_readout(archive: list[list[str]]) -> None:
    ranks = ranked_sides(archive)
    for sides in archive:
        numbers = sides_of(readout(*sides), ranks)
        assert all(numbers[side] == ranks[side] + 1 for side in sides if ranks[side] < SIDES)


@given(st.lists(SHARES, min_size=1))
def test_no_two_of_a_meeting_are_alike_and_the_order_of_the_file_does_not_matter(
    archive: list[list[str]],
) -> None:
    ranks = ranked_sides(archive)
    for sides in archive:
        numbers = sides_of(readout(*sides), ranks)
        assert len(set(numbers.values())) == len(sides)
        assert numbers == sides_of(readout(*reversed(sides)), ranks)


def test_more_sides_than_there_are_numbers_share_them() -> None:
    numbers = sides_of(readout(*NAMES), {side: rank for rank, side in enumerate(NAMES)})
    assert set(numbers.values()) == set(range(1, SIDES + 1))
    assert numbers[NAMES[SIDES]] == 1


def test_one_that_is_alone_has_none() -> None:
    assert sides_of(readout("Veld"), {"Veld": 0}) == {}


async def test_a_side_looks_the_same_whichever_event_is_read(library: Library) -> None:
    numbers = []
    async with running(library) as screen:
        for event in (MEETING, TREATY):
            await screen.press(":", *event, "enter")
            assert screen.reader.document is not None
            numbers.append(screen.reader.document.sides)
    assert numbers[0] == numbers[1] == {"Veld": 1, "Osmark": 2}
