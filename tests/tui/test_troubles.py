"""What the screen says where something it needs cannot be had, and what a mouse or a hint does besides."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driver import MEETING, PRESS_DAY, TREATY, Screen, running

from readout_tui.library import Library
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.user.paths import user_paths


def told(screen: Screen) -> list[str]:
    return [notification.message for notification in screen.pilot.app._notifications]


def broken(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    return path


async def test_queries_that_cannot_be_read_are_told_and_searching_goes_on(library: Library) -> None:
    path = broken(user_paths().data / "queries.json")
    async with running(library) as screen:
        await screen.press("slash")
        assert "queries.json" in told(screen)[-1]
        await screen.type("ferries")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        assert sheet.results.hit is not None
        await screen.press("ctrl+s")
        assert "queries.json" in told(screen)[-1]
        await screen.press("enter")
        assert screen.shown == MEETING
    assert path.read_text(encoding="utf-8") == "{"


async def test_marks_that_cannot_be_read_are_told_where_a_search_asks_for_them(library: Library) -> None:
    broken(user_paths().marks)
    async with running(library) as screen:
        await screen.press("slash")
        await screen.type("is:marked")
        assert "marks.json" in told(screen)[-1]
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        assert sheet.results.hit is None


async def test_a_participant_is_listened_to_or_has_no_turn(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("3", "enter")
        first = screen.sentence
        await screen.press("3", "j", "enter")
        assert screen.sentence == "Thank you, Madam President." != first
    async with running(library, start=TREATY) as screen:
        await screen.press("3", "enter")
        assert told(screen)[-1] == "Adela Marn has no turn here"


async def test_a_click_on_the_density_strip_goes_to_that_time(library: Library) -> None:
    async with running(library) as screen:
        assert screen.shown == PRESS_DAY
        await screen.pilot.click("Density", offset=(0, 0))
        await screen.settle()
        assert screen.shown == MEETING


async def test_nothing_copied_is_nothing_to_save(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("S")
        assert told(screen) == ["nothing was copied yet"]


async def test_filters_that_are_not_set_are_not_taken_back(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("F")
        assert told(screen) == ["no filters: f sets one"]


async def test_nobody_speaks_in_narration(library: Library) -> None:
    async with running(library, start=f"{MEETING}#1.1") as screen:
        await screen.press("i")
        assert told(screen) == ["no person is named as the speaker here"]


async def test_a_hit_is_in_sight_where_the_reader_was_hidden_by_another_pane(library: Library) -> None:
    async with running(library, (55, 8)) as screen:
        await screen.press("slash")
        await screen.type("convey greetings")
        await screen.press("enter")
        assert (screen.shown, screen.pane) == (MEETING, "reader")
        height = screen.reader.size.height
        lines = ["".join(part.text for part in screen.reader.render_line(y)) for y in range(height)]
        assert any("convey her" in line for line in lines), lines
