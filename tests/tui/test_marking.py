"""Marks on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driver import MEETING, Screen, running

from readout_tui.library import Library
from readout_tui.tui.screens.marks import MarksSheet
from readout_tui.user.marks import Mark, Marks
from readout_tui.user.paths import user_paths


def marks(screen: Screen) -> tuple[Mark, ...]:
    return Marks(user_paths().marks, screen.browser.library.archive).all()


async def test_a_passage_is_marked_and_unmarked(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("v", "j", "m")
        assert [mark.quote for mark in marks(screen)] == ["Welcome. The ferries have waited long enough."]
        await screen.press("g", "}", "v", "j", "m")
        assert marks(screen) == ()


async def test_a_note_marks_the_passage_and_can_be_changed(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("a", *"see the map #ferry", "enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("see the map", ("ferry",))
        await screen.press("a", *" again", "enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("see the map again", ("ferry",))


async def test_a_mark_is_gone_back_to(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "J", "M")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, MarksSheet)
        await screen.press("enter")
        assert (screen.shown, screen.sentence) == (MEETING, "Thank you, Madam President.")


async def test_a_broken_file_of_marks_is_told_and_left_alone(library: Library) -> None:
    path = user_paths().marks
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M", "a", "escape")
        told = [n.message for n in screen.pilot.app._notifications]
        assert any(Path(path).name in message for message in told)
    assert path.read_text(encoding="utf-8") == "{"
