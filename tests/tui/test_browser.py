"""The browser, driven by keys."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, NOTE, PRESS_DAY, TREATY, Screen, running
from textual import events

from readout_tui.index.answers import Count, Hit
from readout_tui.library import Library
from readout_tui.tui.panes import PANES
from readout_tui.tui.screens.commanding import Group
from readout_tui.tui.screens.copying import CopySheet
from readout_tui.tui.screens.help import HelpSheet
from readout_tui.tui.screens.problems import ProblemsSheet
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.widgets.results import PastQuery


async def test_the_latest_dated_event_is_shown_first(library: Library) -> None:
    async with running(library) as screen:
        assert (screen.event, screen.shown) == (PRESS_DAY, PRESS_DAY)


async def test_moving_in_the_timeline_shows_the_event(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("k")
        assert (screen.event, screen.shown) == (TREATY, TREATY)
        await screen.press("G")
        assert screen.shown == NOTE
        await screen.press("g")
        assert screen.shown == MEETING


async def test_a_locator_opens_its_passage(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        assert screen.shown == MEETING
        assert screen.sentence == "Thank you, Madam President."
        assert screen.pane == "reader"


async def test_a_locator_of_another_archive_is_told(library: Library) -> None:
    async with running(library, start="no-such-readout") as screen:
        assert screen.shown == PRESS_DAY
        assert "no-such-readout" in next(n.message for n in screen.pilot.app._notifications)


async def test_the_reader_walks_by_sentence_paragraph_turn_and_speaker(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        for key, sentence in [
            ("j", "Welcome."),
            ("j", "The ferries have waited long enough."),
            ("p", "I said in March that we would finish this before the ice."),
            ("}", "Thank you, Madam President."),
            ("{", "Welcome."),
            (")", "Then we agree."),
            ("(", "Welcome."),
            ("G", "The President asked the minister to convey her greetings to his government."),
            ("g", "President Marn received Minister Osk at the harbour office."),
        ]:
            await screen.press(key)
            assert screen.sentence == sentence


async def test_selecting_and_copying_takes_the_sentences_verbatim(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("v", "j", "y")
        assert screen.pilot.app.clipboard == "Welcome. The ferries have waited long enough."
        assert screen.reader.text_selection is None


async def test_copying_without_a_selection_takes_the_paragraph(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.2") as screen:
        await screen.press("y")
        assert (
            screen.pilot.app.clipboard == "I said in March that we would finish this before the ice. We will."
        )


async def test_what_several_speakers_say_is_copied_with_their_names(library: Library) -> None:
    async with running(library, start=f"{PRESS_DAY}#1.1") as screen:
        await screen.press("V", "}", "y")
        assert screen.pilot.app.clipboard == (
            "[Q:] When does the first ferry sail?\n\n"
            "[Hanne Brill:] On Monday, weather permitting. The weather has been asked."
        )


async def test_a_copied_locator_is_called_one(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("Y")
        await screen.type("locator")
        await screen.press("enter")
        assert screen.pilot.app.clipboard.startswith(f"{MEETING}#3.1~")
        told = [one.message for one in screen.pilot.app._notifications]
        assert told[0].startswith("the locator ")


async def test_a_citation_is_shown_and_then_copied_and_the_style_kept(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("Y")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, CopySheet)
        assert str(sheet.preview.render()).startswith("> Thank you, Madam President.")
        while sheet.choices.current is not None and sheet.choices.current.name != "chicago":
            await screen.press("down")
        shown = str(sheet.preview.render())
        assert "A timetable is a promise" in shown
        await screen.press("enter")
        assert screen.pilot.app.clipboard == shown
        await screen.press("Y", "enter")
        assert screen.pilot.app.clipboard == shown


async def test_saved_passages_are_added_to_a_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("s", "enter", "}", "v", "s", "enter")
    text = (tmp_path / "quotations.md").read_text(encoding="utf-8")
    assert "> Thank you, Madam President. A timetable" in text
    assert "> Then we agree." in text
    assert text.count("`2031-04-02-marn-osk#") == 2


async def test_a_file_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("s")
        prompt = screen.pilot.app.screen
        assert isinstance(prompt, Prompt)
        prompt.input.value = str(tmp_path / "none" / "file.md")
        await screen.press("enter")
        assert "not saved" in next(n.message for n in screen.pilot.app._notifications)


async def test_escape_leaves_the_selection_and_then_the_reader(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("v", "j")
        await screen.press("escape")
        assert screen.reader.text_selection is None
        assert screen.pane == "reader"
        await screen.press("escape")
        assert screen.pane == "timeline"


async def test_a_selection_survives_resizing(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("v", "j")
        await screen.pilot.resize_terminal(50, 20)
        await screen.settle()
        await screen.press("y")
        assert screen.pilot.app.clipboard == "Welcome. The ferries have waited long enough."


async def test_a_mouse_selection_is_copied_by_the_same_key(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        reader = screen.reader
        assert reader._layout is not None
        row = next(i for i, line in enumerate(reader._layout.lines) if line.text.startswith("Welcome"))
        y = row - reader.scroll_offset.y
        await screen.pilot.mouse_down(reader, offset=(2, y + 1))
        await screen.pilot.hover(reader, offset=(14, y + 1))
        await screen.pilot.mouse_up(reader, offset=(14, y + 1))
        await screen.press("y")
        assert screen.pilot.app.clipboard == "Welcome."


async def drag(screen: Screen, start: tuple[str, int], end: tuple[str, int], by: int = 0) -> None:
    """Drag from a cell of the line that begins with a text to one of another line, or some lines below it."""
    reader = screen.reader
    assert reader._layout is not None
    places = []
    for words, column in (start, end):
        row = next(i for i, line in enumerate(reader._layout.lines) if line.text.startswith(words))
        places.append((column, row - reader.scroll_offset.y + 1))
    places[1] = (places[1][0], places[1][1] + by)
    await screen.pilot.mouse_down(reader, offset=places[0])
    await screen.pilot.hover(reader, offset=places[1])
    await screen.pilot.mouse_up(reader, offset=places[1])
    await screen.settle()


@pytest.mark.parametrize(
    ("end", "by", "copied"),
    [
        (("Welcome", 15), 0, "Welcome. "),
        (("Welcome", 60), 2, "Welcome. The ferries have waited long enough. So have the people"),
        (("Welcome", 3), -1, ""),
    ],
)
async def test_a_drag_that_ends_beside_the_text_takes_what_lies_before(
    library: Library, end: tuple[str, int], by: int, copied: str
) -> None:
    async with running(library, start=MEETING) as screen:
        await drag(screen, ("Welcome", 2), end, by)
        await screen.press("y")
        assert screen.pilot.app.clipboard.startswith(copied)
        assert "greetings" not in screen.pilot.app.clipboard
        assert "I said in March" not in screen.pilot.app.clipboard


async def test_a_drag_out_of_the_reader_keeps_what_was_selected_in_it(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        reader = screen.reader
        assert reader._layout is not None
        row = next(i for i, line in enumerate(reader._layout.lines) if line.text.startswith("Welcome"))
        await screen.pilot.mouse_down(reader, offset=(2, row + 1))
        await screen.pilot.hover(reader, offset=(14, row + 1))
        await screen.pilot.hover(screen.browser.panes.related, offset=(5, 5))
        await screen.pilot.mouse_up(screen.browser.panes.related, offset=(5, 5))
        await screen.settle()
        await screen.press("y")
        assert screen.pilot.app.clipboard == "Welcome."


async def test_going_to_the_end_while_selecting_takes_the_selection_along(library: Library) -> None:
    async with running(library, start=f"{MEETING}#4.1") as screen:
        await screen.press("v", "G", "y")
        assert screen.pilot.app.clipboard.startswith("Then we agree.")
        assert screen.pilot.app.clipboard.endswith("to his government.")


async def test_the_current_sentence_is_still_seen_after_resizing(library: Library) -> None:
    async with running(library, start=f"{MEETING}#4.1") as screen:
        await screen.press("v")
        for size in [(44, 12), (140, 14), (60, 10)]:
            await screen.pilot.resize_terminal(*size)
            await screen.settle()
            reader = screen.reader
            assert reader._layout is not None
            row = reader._layout.row_of(reader.current.start) - reader.scroll_offset.y
            assert 0 <= row < reader.size.height


async def test_jumps_go_back_and_forward(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("J")
        assert screen.shown == TREATY
        await screen.press("H")
        assert screen.shown == MEETING
        assert screen.sentence == "Thank you, Madam President."
        await screen.press("L")
        assert screen.shown == TREATY


async def test_the_next_event_with_the_same_people_skips_others(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("]")
        assert screen.shown == TREATY
        await screen.press("]")
        assert screen.shown == TREATY
        await screen.press("[")
        assert screen.shown == MEETING


async def test_a_related_event_is_followed(library: Library) -> None:
    async with running(library, start=TREATY) as screen:
        await screen.press("r")
        assert screen.pane == "related"
        tie = screen.browser.panes.related.tie
        assert tie is not None and tie.event.id == MEETING
        await screen.press("enter")
        assert screen.shown == MEETING
        assert screen.pane == "reader"


async def test_choosing_a_participant_goes_to_their_turns_in_turn(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("3", "enter")
        assert screen.sentence == "Welcome."
        await screen.press("enter")
        assert screen.sentence == "Then we agree."


@pytest.mark.parametrize(
    ("width", "keys", "shown"),
    [
        (140, "2", {"timeline", "reader", "participants", "related"}),
        (80, "1", {"timeline", "reader"}),
        (80, "4", {"reader", "participants", "related"}),
        (50, "1", {"timeline"}),
        (50, "2", {"reader"}),
        (140, "2z", {"reader"}),
        (140, "2zz", {"timeline", "reader", "participants", "related"}),
    ],
)
async def test_there_are_as_many_panes_as_there_is_room(
    library: Library, width: int, keys: str, shown: set[str]
) -> None:
    async with running(library, size=(width, 24)) as screen:
        await screen.press(*keys)
        assert {pane for pane in PANES if screen.browser.panes.frame(pane).display} == shown
        assert screen.browser.focused is not None and screen.browser.focused.id == screen.pane


async def test_q_leaves_the_reader_and_then_the_program(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("q")
        assert screen.pane == "timeline"
        await screen.press("q")
        assert screen.pilot.app.return_code == 0


async def test_searching_opens_the_hit_at_its_sentence(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash")
        await screen.type("ferries hve wiated long")
        assert isinstance(screen.pilot.app.screen, SearchSheet)
        await screen.press("enter")
        assert screen.shown == MEETING
        assert screen.sentence == "The ferries have waited long enough."


async def test_hits_are_walked_after_the_search(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash", *"ferry", "enter")
        first = (screen.shown, screen.sentence)
        await screen.press("n")
        assert (screen.shown, screen.sentence) != first
        await screen.press("N")
        assert (screen.shown, screen.sentence) == first


async def test_closing_the_search_changes_nothing(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("slash", *"rain", "escape")
        assert screen.shown == MEETING
        assert screen.sentence == "Thank you, Madam President."


async def test_the_search_sheet_remembers_the_last_query(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash", *"rain", "enter", "slash")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        assert sheet.query_input.value == "rain"
        assert sheet.results.hit is not None


async def test_a_count_narrows_the_search(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash", *"the")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        names = [item.name for item in sheet.counts.items if isinstance(item, Count)]
        assert {"Adela Marn", "Jüri Osk", "2031-04"} <= set(names)
        await screen.press("tab")
        while sheet.counts.count is None or sheet.counts.count.name != "Jüri Osk":
            await screen.press("j")
        await screen.press("enter", "tab")
        assert sheet.query_input.value == "speaker:juri-osk the"
        speakers = {item.speaker for item in sheet.results.items if isinstance(item, Hit)}
        assert speakers == {"Jüri Osk"}


async def test_earlier_queries_are_listed_before_one_types(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash", *"rain", "f2", "enter", "slash", *"ferries", "enter")
        await screen.press("slash", "backspace")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        texts = [item.words for item in sheet.results.items if isinstance(item, PastQuery)]
        assert texts == ["rain", "ferries", "rain"]
        await screen.press("down", "enter")
        assert sheet.query_input.value == "ferries"
        assert sheet.results.hit is not None


async def test_the_palette_takes_what_is_typed(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("colon")
        await screen.type(f"{MEETING}#3.1")
        await screen.press("enter")
        assert (screen.shown, screen.sentence) == (MEETING, "Thank you, Madam President.")
        await screen.press("colon")
        await screen.type("2031-05")
        await screen.press("enter")
        assert screen.shown == TREATY
        await screen.press("colon")
        await screen.type("sme peple prev")
        await screen.press("enter")
        assert screen.shown == MEETING
        await screen.press("colon")
        await screen.type("nothing is called so")
        await screen.press("enter", "escape")
        assert screen.pilot.app.screen is screen.browser


async def test_several_lines_are_pasted_as_one_query(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        sheet.query_input.post_message(events.Paste("The ferries\nhave waited\n  long enough"))
        await screen.settle()
        assert sheet.query_input.value == "The ferries have waited long enough"


async def test_help_shows_the_focused_panes_keys_first(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("question_mark")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, HelpSheet)
        assert isinstance(sheet.choices.items[0], Group)
        assert sheet.choices.items[0].scope == "reader"
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.browser


async def test_a_theme_is_previewed_and_taken_back(library: Library) -> None:
    async with running(library) as screen:
        before = screen.pilot.app.theme
        await screen.press("t", "j")
        assert screen.pilot.app.theme != before
        await screen.press("escape")
        assert screen.pilot.app.theme == before


async def test_a_broken_file_is_a_problem_and_no_obstacle(archive: Path) -> None:
    (archive / "2031" / "broken.yaml").write_text("readout: 1\nid: broken\ntitle: [\n", encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library) as screen:
            assert screen.shown == PRESS_DAY
            assert screen.browser.status.problems >= 1
            await screen.press("exclamation_mark")
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, ProblemsSheet)
            assert any("broken.yaml" in text for row in sheet.list.items for text, _ in row)


async def test_brackets_in_text_are_shown_and_not_read_as_markup(archive: Path) -> None:
    path = archive / "2031" / "2031-07-01-markup.yaml"
    path.write_text(
        "readout: 1\nid: 2031-07-01-markup\ntitle: 'x [/] y [bold'\ndate: 2031-07-01\n"
        "turns:\n  - label: '[/nope]'\n    text: 'They said [red]so[/red] and [@click=app.quit]left[/].'\n",
        encoding="utf-8",
    )
    with Library.open(archive) as library:
        async with running(library) as screen:
            assert screen.shown == "2031-07-01-markup"
            await screen.press("slash", *"left", "enter", "r", "2", "y")
            assert screen.pilot.app.clipboard == "They said [red]so[/red] and [@click=app.quit]left[/]."


async def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with Library.open(tmp_path / "empty") as library:
        async with running(library) as screen:
            assert screen.shown is None
            await screen.press("2", "j", "v", "y", "]", "H", "n", "r", "enter", "escape")
            assert screen.pilot.app.is_running


async def test_one_goes_on_where_one_left_off(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("j", "J", "j", "t", "j", "enter", "q", "q")
        theme = screen.pilot.app.theme
    async with running(library) as screen:
        assert (screen.shown, screen.event) == (TREATY, TREATY)
        assert screen.sentence == "Nobody will remember the rain."
        assert screen.pilot.app.theme == theme
        await screen.press("H")
        assert (screen.shown, screen.sentence) == (MEETING, "A timetable is a promise with numbers in it.")


async def test_a_locator_comes_before_where_one_left_off(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("q", "q")
    async with running(library, start=TREATY) as screen:
        assert screen.shown == TREATY


async def test_what_is_new_since_the_last_visit_is_found(archive: Path, library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("q", "q")
    later = datetime.now().timestamp() + 60
    os.utime(archive / "2031" / f"{TREATY}.yaml", (later, later))
    async with running(library) as screen:
        assert screen.browser.panes.timeline.new == {TREATY}
        await screen.press("slash")
        await screen.type("is:new rain")
        await screen.press("enter")
        assert screen.shown == TREATY


async def test_what_is_marked_is_found(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("m", "slash")
        await screen.type("is:marked the")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        hits = [item for item in sheet.results.items if isinstance(item, Hit)]
        assert [str(hit.locator).partition("~")[0] for hit in hits] == [f"{MEETING}#2.1"]
