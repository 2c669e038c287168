"""The screen while its archive is written to: all appears by itself, and the reader keeps its place."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from tests.conftest import VELD
from tests.tui.driver import MEETING, PRESS_DAY, TREATY, Screen, running, seen, watched

from readout_tui.index.answers import Event
from readout_tui.library import Library, Refreshed
from readout_tui.tui import editing
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.screens.problems import ProblemsSheet
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.upkeep import changes_told

NEW = "2031-05-01-note"


def named(readout_id: str, day: str = "2031-05-01") -> str:
    return (
        f"readout: 1\nid: {readout_id}\ntitle: Title of {readout_id}\ndate: {day}\nturns:\n  - text: Fog.\n"
    )


def file_of(archive: Path, readout_id: str) -> Path:
    return next(archive.rglob(f"{readout_id}.yaml"))


def listed(screen: Screen) -> set[str]:
    return {item.id for item in screen.browser.panes.timeline.items if isinstance(item, Event)}


def text_of(screen: Screen) -> str:
    document = screen.reader.document
    return "\n".join(paragraph.text for paragraph in document.paragraphs) if document else ""


def subtitle(screen: Screen) -> str:
    return str(screen.reader.border_subtitle or "")


async def test_a_new_readout_appears_and_the_cursor_stays(archive: Path, library: Library) -> None:
    async with watched(library) as screen:
        (archive / "2031" / f"{NEW}.yaml").write_text(named(NEW), encoding="utf-8")
        await seen(lambda: NEW in listed(screen))
        assert (screen.event, screen.shown) == (PRESS_DAY, PRESS_DAY)
        assert screen.browser.panes.timeline.new == {NEW}
        assert screen.browser.status.activity == "1 changed"
        assert screen.browser.status.events == 5


async def test_a_changed_readout_is_read_again_at_the_same_sentence_and_line(
    archive: Path, library: Library
) -> None:
    async with watched(library, f"{MEETING}#3.1", rows=14) as screen:
        reader = screen.reader
        assert reader._layout is not None
        line = reader._layout.row_of(reader.current.start) - reader.scroll_offset.y
        more = VELD.replace("  - speaker: adela-marn\n", "  - text: It rained.\n  - speaker: adela-marn\n", 1)
        file_of(archive, MEETING).write_text(more.replace("at the harbour", "at the new harbour"))
        await seen(lambda: "It rained." in text_of(screen))
        assert screen.sentence == "Thank you, Madam President."
        assert reader._layout.row_of(reader.current.start) - reader.scroll_offset.y == line
        assert screen.pane == "reader"


async def test_a_selection_is_kept_where_its_words_are_and_dropped_where_they_are_not(
    archive: Path, library: Library
) -> None:
    path = file_of(archive, MEETING)
    async with watched(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("v", "j")
        path.write_text(VELD.replace("at the harbour office", "at the office"), encoding="utf-8")
        await seen(lambda: "at the office" in text_of(screen))
        part = screen.reader._selected_range()
        assert part is not None and screen.reader.document is not None
        assert screen.reader.document.text(part).startswith("Thank you, Madam President. A timetable")
        path.write_text(VELD.replace("Thank you, Madam President.", "Thank you."), encoding="utf-8")
        await seen(lambda: screen.reader._selected_range() is None)
        assert screen.sentence.startswith("Thank you.") or screen.sentence.startswith("A timetable")
        assert "what was selected has changed" in [n.message for n in screen.pilot.app._notifications]


async def test_a_readout_that_is_gone_stays_readable_and_says_so(archive: Path, library: Library) -> None:
    async with watched(library, start=TREATY) as screen:
        file_of(archive, TREATY).unlink()
        await seen(lambda: "gone" in subtitle(screen))
        assert (screen.shown, TREATY in listed(screen)) == (TREATY, False)
        await screen.press("j", "y")
        assert screen.pilot.app.clipboard
        (archive / "2031" / f"{TREATY}.yaml").write_text(named(TREATY), encoding="utf-8")
        await seen(lambda: subtitle(screen) == "")
        assert screen.sentence == "Fog."


async def test_a_renamed_readout_is_followed(archive: Path, library: Library) -> None:
    async with watched(library, start=f"{MEETING}#3.1") as screen:
        path = file_of(archive, MEETING)
        path.with_name("2031-04-03-marn.yaml").write_text(VELD.replace(MEETING, "2031-04-03-marn"))
        path.unlink()
        await seen(lambda: screen.shown == "2031-04-03-marn")
        assert screen.sentence == "Thank you, Madam President."


async def test_a_moved_file_is_the_same_readout(archive: Path, library: Library) -> None:
    async with watched(library, start=f"{MEETING}#3.1") as screen:
        (archive / "moved").mkdir()
        moved = file_of(archive, MEETING).rename(archive / "moved" / f"{MEETING}.yaml")
        await seen(lambda: library.path(MEETING) == moved)
        await screen.settle()
        assert (screen.sentence, subtitle(screen)) == ("Thank you, Madam President.", "")


async def test_a_broken_file_is_left_for_its_writer_and_then_told_until_it_is_mended(
    archive: Path, library: Library
) -> None:
    path = file_of(archive, MEETING)
    async with watched(library, start=f"{MEETING}#3.1") as screen:
        path.write_text(VELD[:200] + "\n : [", encoding="utf-8")
        (archive / "2031" / f"{NEW}.yaml").write_text(named(NEW), encoding="utf-8")
        await seen(lambda: NEW in listed(screen))
        assert (MEETING in listed(screen), screen.browser.status.problems) == (True, 0)
        await seen(lambda: "cannot be read any more: line" in subtitle(screen))
        assert (screen.shown, MEETING in listed(screen)) == (MEETING, False)
        assert screen.browser.status.problems > 0
        path.write_text(VELD, encoding="utf-8")
        await seen(lambda: subtitle(screen) == "")
        assert (screen.sentence, screen.browser.status.problems) == ("Thank you, Madam President.", 0)


async def test_a_merge_of_persons_is_taken(archive: Path, library: Library) -> None:
    people = "people:\n  - id: adela-marn\n    name: Adela Marn\n    ids: [hanne-brill]\n"
    async with watched(library):
        (archive / "people.yaml").write_text(people, encoding="utf-8")
        await seen(lambda: library.event(PRESS_DAY).people == ("adela-marn",))


async def test_an_open_search_finds_what_is_new_with_the_cursor_at_the_same_hit(
    archive: Path, library: Library
) -> None:
    async with watched(library) as screen:
        await screen.press("/", *"rain")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet) and sheet.results.hit is not None
        before, count = sheet.results.hit.locator, len(sheet.results.items)
        text = named(NEW).replace("Fog.", "Rain, rain, rain.")
        (archive / "2031" / f"{NEW}.yaml").write_text(text, encoding="utf-8")
        await seen(lambda: len(sheet.results.items) == count + 2)
        assert sheet.results.hit.locator == before


async def test_an_open_palette_offers_what_is_read_only_now(archive: Path, library: Library) -> None:
    async with watched(library) as screen:
        await screen.press(":", *NEW)
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, Palette)
        assert not sheet.choices.items
        (archive / "2031" / f"{NEW}.yaml").write_text(named(NEW), encoding="utf-8")
        await seen(lambda: bool(sheet.choices.items))
        await screen.press("enter")
        await seen(lambda: screen.shown == NEW)


async def test_a_burst_of_files_appears_while_keys_work(archive: Path, library: Library) -> None:
    async with watched(library, start=MEETING) as screen:
        (archive / "burst").mkdir()
        for number in range(400):
            name = f"2032-01-{number}"
            (archive / "burst" / f"{name}.yaml").write_text(named(name, "2032-01"), encoding="utf-8")
        await screen.press("j")
        assert screen.sentence == "Welcome."
        await seen(lambda: screen.browser.status.events == 404)
        assert (screen.shown, screen.sentence) == (MEETING, "Welcome.")


async def test_without_watching_a_key_looks(archive: Path, library: Library) -> None:
    async with running(library) as screen:
        (archive / "2031" / f"{NEW}.yaml").write_text(named(NEW), encoding="utf-8")
        await screen.press("j")
        assert NEW not in listed(screen)
        await screen.press("R")
        await seen(lambda: NEW in listed(screen))


async def test_nothing_watches_after_the_end(library: Library) -> None:
    async with watched(library):
        pass
    assert [watch for watch in library._watches if watch.is_alive] == []


def test_what_changed_is_counted() -> None:
    assert changes_told(Refreshed(True, frozenset("ab"), frozenset("c"))) == "2 changed, 1 gone"
    assert changes_told(Refreshed(True)) == ""


async def test_a_file_that_breaks_is_counted_as_broken_and_its_problems_are_those_of_the_status_line(
    archive: Path, library: Library
) -> None:
    async with running(library) as screen:
        path = file_of(archive, TREATY)
        whole = path.read_text(encoding="utf-8")
        path.write_text("readout: 1\ntitle: [\n", encoding="utf-8")
        await screen.press("exclamation_mark")
        await seen(lambda: isinstance(screen.pilot.app.screen, ProblemsSheet))
        sheet, status = screen.pilot.app.screen, screen.browser.status
        assert isinstance(sheet, ProblemsSheet)
        assert status.activity == "1 broken"
        assert status.problems == len(sheet._problems) >= 1
        path.write_text(whole, encoding="utf-8")
        screen.browser.action_refresh()
        await seen(lambda: status.problems == 0)
        assert not sheet.list.items


async def test_a_problem_is_edited_at_its_line(
    archive: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(archive, TREATY)
    path.write_text("readout: 1\ntitle: [\n", encoding="utf-8")
    edited: list[tuple[Path, object]] = []
    monkeypatch.setattr(editing, "edit", lambda path, at: edited.append((path, at)))
    async with running(library) as screen:
        monkeypatch.setattr(screen.pilot.app, "suspend", nullcontext)
        await screen.press("exclamation_mark")
        await seen(lambda: isinstance(screen.pilot.app.screen, ProblemsSheet))
        await screen.press("enter")
        assert edited == [(path, screen.browser._upkeep.problems[0].line)]


async def test_a_whole_archive_has_no_problems_to_list(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("exclamation_mark")
        shown = screen.pilot.app._notifications
        await seen(lambda: "every file of this archive is as it should be" in [one.message for one in shown])
