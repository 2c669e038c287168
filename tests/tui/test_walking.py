"""Walking from a readout to what it has to do with."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, TREATY, Screen, running
from tests.tui.walk_archive import OTHER, TALK, add_to

from readout_tui.library import Library
from readout_tui.tui import echo_marks
from readout_tui.tui.screens.compare import CompareScreen
from readout_tui.tui.screens.echoes import EchoSheet
from readout_tui.tui.screens.person import PersonSheet
from readout_tui.tui.widgets.comparing import Comparing


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    add_to(archive)
    with Library.open(archive) as opened:
        yield opened


def told(screen: Screen) -> str:
    return " ".join(str(notification.message) for notification in screen.pilot.app._notifications)


def compared(screen: Screen) -> Comparing:
    assert isinstance(screen.pilot.app.screen, CompareScreen)
    return screen.pilot.app.screen.comparing


async def test_references_of_a_sentence_are_followed_one_after_the_other(library: Library) -> None:
    async with running(library, start=f"{TALK}#1.1") as screen:
        await screen.press("j", "enter")
        assert (screen.shown, screen.pane) == (TREATY, "reader")
        await screen.press("H")
        assert screen.sentence.startswith("It was kept by the ferry treaty")
        await screen.press("enter")
        assert screen.shown == OTHER
        await screen.press("H", "enter")
        assert screen.shown == TREATY


async def test_a_sentence_without_a_reference_leads_nowhere(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("enter")
        assert screen.shown == MEETING
        assert "refers to no other readout" in told(screen)


async def test_a_reference_is_underlined_and_followed_by_mouse(library: Library) -> None:
    async with running(library, start=TALK) as screen:
        reader = screen.reader
        spots = [
            (sum(len(s.text) for s in strip[:number]), y)
            for y in range(reader.size.height)
            for strip in [list(reader.render_line(y))]
            for number, segment in enumerate(strip)
            if segment.style and segment.style.underline and "treaty" in segment.text
        ]
        x, y = spots[0]
        await screen.pilot.click(reader, offset=(x + 2, y + 1))
        await screen.settle()
        assert screen.shown == TREATY


async def test_paragraphs_with_echoes_elsewhere_are_marked_in_the_margin(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(echo_marks, "PAUSE", 0.001)

    def marked(screen: Screen) -> list[str]:
        rows = range(screen.reader.size.height)
        lines = ["".join(segment.text for segment in screen.reader.render_line(y)) for y in rows]
        return [line.strip() for line in lines if "≈" in line]

    async with running(library, start=TALK) as screen:
        async with asyncio.timeout(20):
            while not marked(screen):
                await screen.settle()
        assert [line[:8] for line in marked(screen)] == ["≈   I sa"]
        await screen.press("K")
        assert marked(screen) == []
        await screen.press("H")
        assert [line[:8] for line in marked(screen)] == ["≈   I sa"]


async def test_echoes_show_how_the_wording_moved_and_lead_there(library: Library) -> None:
    async with running(library, start=f"{TALK}#1.2") as screen:
        await screen.press("e")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, EchoSheet)
        assert "a timetable is a {+solemn+} promise with numbers in it" in str(sheet.preview.render())
        assert "We intend to keep ours." in str(sheet.preview.render())
        await screen.press("k")
        assert "We intend to keep ours." not in str(sheet.preview.render())
        await screen.press("enter")
        assert (screen.shown, screen.sentence) == (OTHER, "Thank you, Madam President.")
        await screen.press("H")
        assert screen.shown == TALK


async def test_a_paragraph_without_echoes_says_so(library: Library) -> None:
    async with running(library, start=f"{MEETING}#4.1") as screen:
        await screen.press("e")
        assert screen.pilot.app.screen is screen.browser
        assert "nothing in the archive echoes" in told(screen)


async def test_the_other_sides_readout_is_read_beside_this_one(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("c")
        comparing = compared(screen)
        assert comparing.current is not None
        assert str(comparing.current.locator) == f"{MEETING}#3.1"
        await screen.press("l")
        assert str(comparing.current.locator) == f"{OTHER}#2.1"
        await screen.press("enter")
        assert (screen.shown, screen.sentence) == (OTHER, "Thank you, Madam President.")
        await screen.press("H")
        assert screen.shown == MEETING


async def test_a_comparison_is_walked_by_paragraph_turn_and_page(library: Library) -> None:
    async with running(library, size=(60, 14), start=MEETING) as screen:
        await screen.press("c")
        comparing = compared(screen)
        for key, place in [
            ("right_curly_bracket", "2.1"),
            ("j", "2.2"),
            ("left_curly_bracket", "2.1"),
            ("G", "2.2"),
            ("g", "1.1"),
        ]:
            await screen.press(key)
            assert comparing.current is not None
            assert str(comparing.current.locator).endswith(f"#{place}")
        before = comparing.scroll_offset.y
        await screen.press("space", "d", "u", "b")
        assert comparing.scroll_offset.y == before
        await screen.pilot.resize_terminal(140, 30)
        await screen.settle()
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.browser


async def test_a_comparison_is_walked_by_mouse(library: Library) -> None:
    async with running(library, size=(120, 40), start=MEETING) as screen:
        await screen.press("c")
        comparing = compared(screen)
        y = next(
            y
            for y in range(comparing.size.height)
            if "lighthouse" in "".join(segment.text for segment in comparing.render_line(y))
        )
        await screen.pilot.click(comparing, offset=(80, y + 1))
        await screen.settle()
        assert comparing.current is not None
        assert str(comparing.current.locator) == f"{OTHER}#2.2"
        await screen.pilot.click(comparing, offset=(80, y + 1))
        await screen.settle()
        assert screen.sentence.startswith("The lighthouse at Osk Bay")


async def test_several_counterparts_are_compared_in_turn(archive: Path) -> None:
    add_to(archive)
    third = (archive / "2031" / f"{OTHER}.yaml").read_text(encoding="utf-8")
    third = third.replace(OTHER, "2031-04-02-third").replace("transport.osmark", "press.osmark")
    (archive / "2031" / "third.yaml").write_text(third, encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, start=MEETING) as screen:
            seen = []
            for key in ("c", "c", "c"):
                await screen.press(key)
                seen.append(str(compared(screen).border_title).rpartition(" ")[2])
            assert seen[0] == seen[2] != seen[1]
            assert compared(screen).border_subtitle == "1 of 2"


async def test_an_event_of_one_side_is_not_compared(library: Library) -> None:
    async with running(library, start=TALK) as screen:
        await screen.press("c")
        assert screen.pilot.app.screen is screen.browser
        assert "no other side's readout" in told(screen)


def rows_of(sheet: PersonSheet) -> list[str]:
    return ["".join(text for text, _ in row).strip() for row in sheet.list.items]


async def test_a_person_is_shown_and_an_event_of_theirs_opened(library: Library) -> None:
    async with running(library, start=f"{TALK}#1.2") as screen:
        await screen.press("i")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, PersonSheet)
        rows = rows_of(sheet)
        assert "Minister of Transport · Osmark  2 April 2031 to 20 May 2031 · 3×" in rows
        assert "Prime Minister · Osmark  9 August 2031 · 1×" in rows
        assert sheet.list.current is not None and sheet.list.current[1][0] == "Adela Marn"
        await screen.press("G", "k", "enter")
        assert (screen.shown, screen.pane) == (TREATY, "reader")


async def test_from_one_person_one_turns_to_another_whom_they_met(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("3", "j", "i")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, PersonSheet)
        assert str(sheet.query_one("#sheet").border_title) == "Jüri Osk"
        await screen.press("enter")
        assert str(sheet.query_one("#sheet").border_title) == "Adela Marn"
        assert "President of Veld · Veld  2 April 2031 to 20 May 2031 · 3×" in rows_of(sheet)
        await screen.press("escape")
        assert (screen.shown, screen.pane) == (MEETING, "participants")


async def test_narration_has_no_speaker_to_show(library: Library) -> None:
    async with running(library, start=f"{MEETING}#1.1") as screen:
        await screen.press("i")
        assert screen.pilot.app.screen is screen.browser
        assert "no person is named" in told(screen)


async def test_the_related_pane_gives_the_reason_in_full(library: Library) -> None:
    async with running(library, start=TALK) as screen:
        reason = screen.browser.panes.reason
        assert not reason.display
        await screen.press("r")
        assert reason.display
        first = str(reason.render())
        assert "refers to" in first
        await screen.press("j")
        assert str(reason.render()) != first


def reason(screen: Screen) -> list[str]:
    return str(screen.browser.panes.reason.render()).splitlines()


async def test_a_related_event_shows_what_it_says_of_the_present_one(library: Library) -> None:
    async with running(library, start=TREATY) as screen:
        await screen.press("r")
        related = screen.browser.panes.related
        while related.tie is not None and related.tie.event.id != TALK:
            await screen.press("j")
        assert reason(screen)[0].startswith("9 August 2031")
        assert reason(screen)[1:3] == ["Speech at the new harbour", ""]
        assert "the ferry treaty of 20 May" in reason(screen)[3]


async def test_a_related_event_that_says_nothing_of_it_shows_how_it_begins(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("r")
        related = screen.browser.panes.related
        while related.tie is not None and related.tie.event.id != OTHER:
            await screen.press("j")
        assert reason(screen)[3].startswith("Minister Osk was received at the harbour office")


async def test_only_the_reason_shows_where_the_related_pane_is_low(library: Library) -> None:
    async with running(library, size=(140, 15), start=TREATY) as screen:
        await screen.press("r")
        assert len(reason(screen)) == 2
        assert screen.browser.panes.related.tie is not None


async def test_words_that_come_late_do_not_show_under_another_event(library: Library) -> None:
    async with running(library, start=TREATY) as screen:
        await screen.press("r", "g")
        panes = screen.browser.panes
        late = panes.related.tie
        await screen.press("j")
        assert late is not None and late != panes.related.tie
        before = reason(screen)
        panes.reason.preview(late, "Too late.")
        assert reason(screen) == before
