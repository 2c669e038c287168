"""Marks of a readout whose file is edited, renamed, removed and put back while it is on the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import VELD
from tests.tui.driver import MEETING, Screen, running, seen, watched
from tests.tui.test_mark_signs import note, signs

from readout_tui.library import Library
from readout_tui.locator import Passage, Place, Point
from readout_tui.tui import mark_signs
from readout_tui.tui.screens.marks import MarksSheet
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import user_paths

WORDS = "Thank you, Madam President. A timetable is a promise with numbers in it. We intend to keep ours."
OTHER = "2031-04-03-marn"


def shows(screen: Screen, sign: str, state: str) -> bool:
    return signs(screen) == [sign] and state in note(screen)


async def listed(screen: Screen) -> list[str]:
    """Return what the list of marks says of each that is not as it was."""
    await screen.press("M")
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, MarksSheet)
    states = [sheet._list.states.get(line.mark.id, "") for line in sheet._list.items if line.part == "head"]
    await screen.press("escape")
    return states


async def test_a_mark_follows_its_words_through_edits_and_is_never_lost(
    archive: Path, library: Library
) -> None:
    path = archive / "2031" / f"{MEETING}.yaml"
    moved = VELD.replace("turns:\n", "turns:\n  - text: A gull was heard.\n  - text: It rained.\n")
    reworded = VELD.replace("a promise with numbers in it", "a promise with some numbers")
    without = VELD.replace(WORDS, "Let us look at the map first.")
    async with watched(library, f"{MEETING}#3.1") as screen:
        await screen.press("V", "m", "escape")
        marks = Marks(user_paths().marks, archive).all()
        assert (signs(screen), [mark.quote for mark in marks]) == (["* Thank"], [WORDS])

        for text, sign, state in (
            (moved, "? Thank", "moved"),
            (reworded, "? Thank", "its words have changed"),
            (without, "? Let", "its words are not there any more"),
            (VELD, "* Thank", ""),
        ):
            path.write_text(text, encoding="utf-8")
            await seen(partial(shows, screen, sign, state))
            if sign == "? Let":
                assert await listed(screen) == [state]
        assert Marks(user_paths().marks, archive).all() == marks


async def test_marks_of_a_readout_that_is_gone_wait_for_it(archive: Path, library: Library) -> None:
    """Gone, renamed as one with another id, and back: each under the user's eyes."""
    path = archive / "2031" / f"{MEETING}.yaml"
    async with watched(library, f"{MEETING}#3.1") as screen:
        await screen.press("V", "m", "escape")
        marks = Marks(user_paths().marks, archive).all()
        path.unlink()
        await seen(lambda: "gone" in str(screen.reader.border_subtitle))
        assert signs(screen) == ["* Thank"]
        assert await listed(screen) == ["not in this archive"]

        path.write_text(VELD, encoding="utf-8")
        await seen(lambda: not screen.reader.border_subtitle)
        assert (signs(screen), note(screen)) == (["* Thank"], "* marked")

        path.unlink()
        other = path.with_name(f"{OTHER}.yaml")
        other.write_text(VELD.replace(MEETING, OTHER), encoding="utf-8")
        await seen(lambda: screen.shown == OTHER and not signs(screen))
        path.write_text(VELD, encoding="utf-8")
        other.unlink()
        await seen(lambda: screen.shown == MEETING and signs(screen) == ["* Thank"])
        assert await listed(screen) == [""]
        assert Marks(user_paths().marks, archive).all() == marks


async def test_what_another_window_marks_and_unmarks_shows_by_itself(
    archive: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_signs, "LOOK_SECONDS", 0.02)
    other = Marks(user_paths().marks, archive)
    async with running(library, start=f"{MEETING}#3.1") as screen:
        assert screen.reader.document is not None
        place = Place(3, 1)
        passage = Passage(MEETING, Point(place, 0), Point(place, len(WORDS)))
        mark = mark_of(screen.reader.document.readout, passage, datetime.now(UTC), note="see the map")
        other.add(mark)
        await seen(lambda: (signs(screen), note(screen)) == (["¶ Thank"], "¶ see the map"))
        assert screen.browser.panes.timeline.marked == {MEETING}
        other.remove(mark.id)
        await seen(lambda: (signs(screen), note(screen)) == ([], ""))
