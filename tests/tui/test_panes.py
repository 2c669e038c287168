"""Which panes a width has room for, and which of them has the keys."""

from __future__ import annotations

import pytest
from tests.tui.driver import running

from readout_tui.library import Library
from readout_tui.tui.panes import PANES, Pane, shown_panes


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("width", [20, 60, 99, 100, 250])
@pytest.mark.parametrize("zoomed", [False, True])
def test_the_focused_pane_is_always_shown(pane: Pane, width: int, zoomed: bool) -> None:
    assert pane in shown_panes(width, pane, zoomed)


def test_panes_go_as_room_goes() -> None:
    assert shown_panes(100, "timeline", False) == PANES
    assert shown_panes(99, "timeline", False) == ("timeline", "reader")
    assert shown_panes(99, "related", False) == ("reader", "participants", "related")
    assert shown_panes(59, "reader", False) == ("reader",)


def test_a_zoomed_pane_is_alone() -> None:
    assert shown_panes(200, "related", True) == ("related",)


async def test_a_focus_that_is_told_late_moves_nobody(library: Library) -> None:
    async with running(library) as screen:
        panes = screen.browser.panes
        panes.pane = "reader"
        # The timeline has not heard yet that it lost the focus.
        panes.on_descendant_focus()
        assert panes.pane == "reader"
        await screen.type("3jj2qq4jj2q")
        assert screen.pane == "timeline"
