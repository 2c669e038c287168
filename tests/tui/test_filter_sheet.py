"""The filter sheet opens at once, and what takes long to count is added while one may type already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from threading import Event as Signal

import pytest
from tests.tui.driver import LIMIT, Screen, running, seen

from readout_tui.index.answers import PersonSummary
from readout_tui.library import Library
from readout_tui.tui.keyed import OPENING
from readout_tui.tui.offering import Choice, Group
from readout_tui.tui.screens.filters import FilterSheet


class Slow:
    """Counts persons only once it is told to go on."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = Signal()
        self.asked = 0
        people = library.people

        def slowly() -> Sequence[PersonSummary]:
            self.asked += 1
            assert self.go_on.wait(LIMIT)
            return people()

        monkeypatch.setattr(library, "people", slowly)


@pytest.fixture
def slow(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow(library, monkeypatch)
    yield slow
    slow.go_on.set()


def sheet(screen: Screen) -> FilterSheet:
    above = screen.pilot.app.screen
    assert isinstance(above, FilterSheet)
    return above


def fields(screen: Screen) -> set[str]:
    return {row.filter.field for row in sheet(screen).choices.items if isinstance(row, Choice)}


def counting(screen: Screen) -> list[str]:
    return [row.text for row in sheet(screen).choices.items if isinstance(row, Group) and row.counting]


def current(screen: Screen) -> str | None:
    row = sheet(screen).choices.current
    return row.filter.text if isinstance(row, Choice) else None


def other(screen: Screen, than: str | None) -> bool:
    return current(screen) != than


async def opened(screen: Screen, slow: Slow) -> None:
    """Open the sheet, and wait until persons are counted, which takes as long as the test wants."""
    screen._send("f")
    await seen(lambda: isinstance(screen.pilot.app.screen, FilterSheet))
    await seen(lambda: slow.asked > 0 and "kind" in fields(screen))


async def typed(screen: Screen, words: str) -> None:
    for letter in words:
        screen._send(letter)
    await seen(lambda: sheet(screen).input.value.endswith(words))


async def test_it_is_there_before_persons_are_counted(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        assert counting(screen) == ["Who was present", "Which side"]
        assert {"kind", "place"} <= fields(screen)
        assert not {"with", "side"} & fields(screen)
        slow.go_on.set()
        await screen.settle()
        assert counting(screen) == []
        assert {"with", "side"} <= fields(screen)


async def test_each_key_narrows_what_is_known_by_then(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        await typed(screen, "mar")
        assert fields(screen) == set()
        assert counting(screen) == [""]
        slow.go_on.set()
        await screen.settle()
        assert current(screen) == "with:Adela Marn"
        assert counting(screen) == []


async def test_a_key_that_chooses_waits_for_what_the_words_mean_best(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        await typed(screen, "mar")
        screen._send("enter")
        await seen(lambda: any(worker.group == OPENING for worker in screen.pilot.app.workers))
        screen._send("k")  # It is typed behind, and meant for what the key before leads to.
        slow.go_on.set()
        await screen.settle()
        assert [one.text for one in screen.browser.panes.timeline_pane.filters] == ["with:Adela Marn"]


async def test_what_is_listed_already_is_chosen_at_once(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        first = current(screen)
        screen._send("enter")
        await seen(lambda: not isinstance(screen.pilot.app.screen, FilterSheet))
        assert [one.text for one in screen.browser.panes.timeline_pane.filters] == [first]
        assert not slow.go_on.is_set()
        slow.go_on.set()


async def test_it_closes_while_persons_are_counted(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        screen._send("escape")
        await seen(lambda: not isinstance(screen.pilot.app.screen, FilterSheet))
        slow.go_on.set()
        await screen.press("j")
        assert screen.browser.panes.timeline_pane.filters == ()


async def test_the_cursor_stays_at_the_row_to_which_it_was_moved(library: Library, slow: Slow) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        while not (current(screen) or "").startswith("place:"):
            before = current(screen)
            screen._send("down")
            await seen(partial(other, screen, before))
        at = current(screen)
        slow.go_on.set()
        await screen.settle()
        assert "with" in fields(screen)
        assert current(screen) == at


async def test_with_a_filter_a_changed_archive_is_listed_before_persons_are_counted(
    library: Library, slow: Slow
) -> None:
    async with running(library) as screen:
        await opened(screen, slow)
        screen._send("enter")
        await seen(lambda: not isinstance(screen.pilot.app.screen, FilterSheet))
        slow.asked = 0
        pane = screen.browser.panes.timeline_pane
        pane.show(library)
        assert pane.filters
        assert slow.asked == 0
        slow.go_on.set()
