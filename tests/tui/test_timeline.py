"""The timeline: headings, zoom, filters, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, NOTE, PRESS_DAY, TREATY, Screen, running
from tests.tui.walk_archive import OTHER, TALK, add_to

from readout_tui.index.answers import Event
from readout_tui.library import Library
from readout_tui.tui.chronicle import Heading, Stretch
from readout_tui.tui.screens.filters import FilterSheet
from readout_tui.tui.widgets.timeline import NONE_FIT, Timeline
from readout_tui.tui.widgets.timeline_pane import TimelinePane


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Library]:
    """Two readouts on each of sixty days."""
    for day in range(60):
        for number in range(2):
            readout_id = f"2031-{day // 20 + 3:02}-{day % 20 + 1:02}-day-{number}"
            path = tmp_path / "many" / f"{readout_id}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                f"readout: 1\nid: {readout_id}\ntitle: Day {day}, {number}\ndate: {readout_id[:10]}\n"
                f"kind: {'call' if number else 'meeting'}\nturns:\n  - text: Nothing was said.\n",
                encoding="utf-8",
            )
    with Library.open(tmp_path / "many") as opened:
        yield opened


@pytest.fixture
def two_sided(archive: Path) -> Iterator[Library]:
    """The small archive with the other side's readout of the meeting."""
    add_to(archive)
    with Library.open(archive) as opened:
        yield opened


def timeline(screen: Screen) -> Timeline:
    return screen.browser.panes.timeline


def pane(screen: Screen) -> TimelinePane:
    return screen.browser.panes.timeline_pane


def lines(screen: Screen) -> list[str]:
    widget = timeline(screen)
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def listed(screen: Screen) -> list[str]:
    return [item.id for item in timeline(screen).items if isinstance(item, Event)]


def chips(screen: Screen) -> list[str]:
    return [one.text for one in pane(screen).filters]


async def test_years_months_and_days_are_headings(library: Library) -> None:
    async with running(library) as screen:
        assert [line.split("  ")[0].strip() for line in lines(screen)[:4]] == [
            "2031",
            "April 2031",
            "",
            "May 2031",
        ]
        assert lines(screen)[2].startswith("     2  Meeting of")


async def test_a_day_is_written_once(many: Library) -> None:
    async with running(many) as screen:
        await screen.press("g")
        assert [line[:6].strip() for line in lines(screen)[2:6]] == ["1", "", "2", ""]


async def test_the_heading_of_what_is_at_the_top_stays_in_sight(many: Library) -> None:
    async with running(many, size=(140, 24)) as screen:
        assert timeline(screen).scroll_offset.y > 0
        assert lines(screen)[0].startswith(" May 2031")
        with timeline(screen).prevent(Timeline.Moved):
            for _ in range(len(timeline(screen).items)):
                timeline(screen).action_move(-1)
                row = timeline(screen).cursor - timeline(screen).scroll_offset.y
                assert 1 <= row < timeline(screen).size.height
                top = lines(screen)[0].strip().split("  ")[0]
                assert top in ("2031", "March 2031", "April 2031", "May 2031")
        assert isinstance(timeline(screen).items[0], Heading)
        assert timeline(screen).scroll_offset.y == 0


async def test_a_click_on_the_heading_at_the_top_does_nothing(many: Library) -> None:
    async with running(many, size=(140, 24)) as screen:
        before = screen.event
        await screen.pilot.click(timeline(screen), offset=(5, 0))
        await screen.settle()
        assert screen.event == before


async def test_zooming_keeps_the_event_under_the_cursor(many: Library) -> None:
    async with running(many) as screen:
        await screen.press(*"kkkkk")
        before = screen.event
        for key, kind in [("minus", "April"), ("minus", "2031"), ("minus", "2031"), ("plus", "May")]:
            await screen.press(key)
            assert isinstance(timeline(screen).current, Stretch)
            assert (screen.event, screen.shown) == (before, before)
            assert kind != "2031" or timeline(screen).zoom == "year"
        await screen.press("plus", "plus")
        assert timeline(screen).current == timeline(screen).event
        assert (screen.event, screen.shown) == (before, before)


async def test_a_month_is_a_row_with_its_count_and_a_bar(many: Library) -> None:
    async with running(many) as screen:
        await screen.press("minus")
        assert [item.text for item in timeline(screen).items if isinstance(item, Stretch)] == [
            "March",
            "April",
            "May",
        ]
        line = lines(screen)[1]
        assert line.split()[:2] == ["March", "40"]
        assert "█" in line


async def test_moving_among_months_shows_their_first_event_and_enter_zooms_in(many: Library) -> None:
    async with running(many) as screen:
        await screen.press("minus", "k")
        assert screen.shown == "2031-04-01-day-0"
        await screen.press("enter")
        assert timeline(screen).zoom == "day"
        assert (screen.event, screen.pane) == ("2031-04-01-day-0", "timeline")
        await screen.press("enter")
        assert screen.pane == "reader"


async def test_events_are_walked_while_zoomed_out(many: Library) -> None:
    async with running(many) as screen:
        await screen.press("minus", "g", "J")
        assert screen.shown == "2031-03-01-day-1"
        assert isinstance(timeline(screen).current, Stretch)


async def test_a_filter_takes_two_or_three_keys_and_enter(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f")
        assert isinstance(screen.pilot.app.screen, FilterSheet)
        await screen.press(*"osk", "enter")
        assert listed(screen) == [MEETING, TREATY]
        assert chips(screen) == ["with:Jüri Osk"]
        assert pane(screen).chips.display
        assert pane(screen).border_subtitle == "2 of 4 events"


async def test_the_cursor_moves_to_the_nearest_event_that_is_listed(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"mee", "enter")
        assert (screen.event, screen.shown) == (MEETING, MEETING)
        await screen.press("F")
        assert (screen.event, screen.shown) == (MEETING, MEETING)


async def test_filters_of_a_field_add_and_of_others_narrow(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"mee", "enter", "f", *"press", "enter")
        assert listed(screen) == [MEETING, PRESS_DAY]
        await screen.press("f", *"side:v", "enter", "f", *"before:2031-06", "enter")
        assert listed(screen) == [MEETING]
        assert chips(screen) == ["kind:meeting", "kind:press-conference", "side:Veld", "before:2031-06"]
        await screen.press("F")
        assert len(listed(screen)) == 4
        assert not pane(screen).chips.display


async def test_next_and_previous_walk_within_the_filters(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f")
        await screen.type("tag:ferry")
        await screen.press("enter", "g", "J")
        assert screen.shown == TREATY
        await screen.press("J")
        assert screen.shown == TREATY
        await screen.press("K")
        assert screen.shown == MEETING


async def test_what_is_read_stays_where_a_filter_is_set_from_the_reader(library: Library) -> None:
    async with running(library, start=TREATY) as screen:
        await screen.press("f", *"press", "enter")
        assert listed(screen) == [PRESS_DAY]
        assert (screen.shown, screen.pane) == (TREATY, "reader")
        await screen.press("K")
        assert screen.shown == TREATY
        await screen.press("J")
        assert screen.shown == PRESS_DAY


async def test_enter_opens_the_row_under_the_cursor_though_another_event_is_read(library: Library) -> None:
    async with running(library, start=TREATY) as screen:
        await screen.press("f", *"press", "enter", "1", "enter")
        assert (screen.shown, screen.pane) == (PRESS_DAY, "reader")


async def test_a_search_is_over_the_whole_archive(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"press", "enter", "slash", *"rain", "enter")
        assert screen.shown == TREATY
        assert listed(screen) == [PRESS_DAY]
        await screen.press("[")
        assert screen.shown == MEETING


async def test_a_filter_is_taken_back_in_the_sheet_or_by_a_click_on_its_chip(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"osk", "enter", "f", "enter")
        assert chips(screen) == []
        await screen.press("f", *"osk", "enter")
        await screen.pilot.click(pane(screen).chips, offset=(3, 0))
        await screen.settle()
        assert chips(screen) == []
        assert len(listed(screen)) == 4


async def test_closing_the_sheet_changes_nothing(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"osk", "escape")
        assert (chips(screen), screen.shown) == ([], PRESS_DAY)


async def test_nothing_that_passes_is_told(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"2029", "enter")
        assert lines(screen)[0].strip() == NONE_FIT.strip()
        assert screen.shown == PRESS_DAY
        await screen.press("j", "J", "K", "enter", "1", "minus", "plus", "d", "G", "F")
        assert screen.event == PRESS_DAY


async def test_the_density_strip_shows_what_passes_over_the_whole_time(library: Library) -> None:
    async with running(library) as screen:
        strip = pane(screen).density
        before = strip.render_line(0).text
        await screen.press("f", *"mee", "enter")
        after = strip.render_line(0).text
        assert before[-1] != " "
        assert after[0] != " " and after[1:].strip() == ""


async def test_what_is_new_is_marked_and_can_be_filtered(library: Library) -> None:
    async with running(library) as screen:
        timeline(screen).mark_new(frozenset({TREATY, "gone"}))
        assert [line[:12] for line in lines(screen) if line.startswith("•")] == ["•   20  Sign"]
        await screen.press("f")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, FilterSheet)
        await screen.press(*"new", "enter")
        assert listed(screen) == [TREATY]
        await screen.press("F", "minus")
        assert [line.split()[1] for line in lines(screen) if line.startswith("•")] == ["May"]


async def test_filters_hold_when_the_archive_changes(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library) as screen:
            await screen.press("f", *"osk", "enter")
            text = (archive / "2031" / f"{TREATY}.yaml").read_text(encoding="utf-8")
            (archive / "2031" / "2031-06-02-more.yaml").write_text(
                text.replace(TREATY, "2031-06-02-more", 1).replace("2031-05-20", "2031-06-02"),
                encoding="utf-8",
            )
            library.refresh()
            pane(screen).show(library)
            await screen.settle()
            assert listed(screen) == [MEETING, TREATY, "2031-06-02-more"]


async def test_a_date_leads_to_the_first_event_that_is_listed(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("f", *"osk", "enter", "colon", *"2031-06-15", "enter")
        assert screen.shown == TREATY
        await screen.press("F", "colon")
        await screen.type("2031-06-15")
        await screen.press("enter")
        assert screen.shown == PRESS_DAY


async def test_undated_events_come_last_at_every_zoom(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("G")
        assert screen.shown == NOTE
        await screen.press("minus")
        assert isinstance(timeline(screen).current, Stretch)
        assert lines(screen)[timeline(screen).cursor].split()[:2] == ["no", "date"]
        await screen.press("minus")
        assert lines(screen)[timeline(screen).cursor].split()[:2] == ["Undated", "1"]


async def test_the_readouts_of_one_event_share_a_row_that_names_their_publishers(two_sided: Library) -> None:
    async with running(two_sided, size=(300, 40)) as screen:
        assert listed(screen) == [OTHER, TREATY, PRESS_DAY, TALK, NOTE]
        assert lines(screen)[:2] == [" 2031  4", " April 2031  1"]
        assert lines(screen)[2].endswith(" · osmark + veld")
        await screen.press("z")
        assert lines(screen)[2].endswith(" · transport.osmark.example + presidency.veld.example")
        assert timeline(screen).total == 5


async def test_a_narrow_row_counts_publishers_and_the_frame_names_them(two_sided: Library) -> None:
    async with running(two_sided, size=(120, 30), start=MEETING) as screen:
        assert lines(screen)[2].endswith("… +1")
        assert str(pane(screen).border_subtitle) == "published by osmark + veld"
        await screen.press("1", "j")
        assert not pane(screen).border_subtitle


async def test_the_shared_row_reads_the_first_and_steps_go_over_the_others(two_sided: Library) -> None:
    async with running(two_sided) as screen:
        await screen.press("g")
        assert screen.shown == OTHER
        await screen.press("J")
        assert screen.shown == TREATY
        await screen.press("K")
        assert screen.shown == OTHER


async def test_going_to_any_of_an_event_reads_it_with_the_cursor_on_the_shared_row(
    two_sided: Library,
) -> None:
    async with running(two_sided, start=MEETING) as screen:
        row = timeline(screen).current
        assert isinstance(row, Event)
        assert (screen.shown, row.id) == (MEETING, OTHER)
        await screen.press("1", "enter")
        assert (screen.shown, screen.pane) == (MEETING, "reader")
        await screen.press("J")
        assert screen.shown == TREATY
        await screen.press("H")
        assert (screen.shown, timeline(screen).current) == (MEETING, row)
        await screen.press("1", "minus", "plus")
        assert (screen.shown, timeline(screen).current) == (MEETING, row)


async def test_a_row_stays_if_any_of_its_readouts_passes_and_reads_that_one(two_sided: Library) -> None:
    async with running(two_sided) as screen:
        await screen.press("g")
        assert screen.shown == OTHER
        await screen.press("f")
        await screen.type("presidency")
        await screen.press("enter")
        assert listed(screen) == [MEETING]
        assert (screen.shown, screen.event) == (MEETING, MEETING)
        assert str(pane(screen).border_subtitle).startswith("1 of 5 events")


async def test_a_shared_row_is_marked_if_any_of_its_readouts_is_new(two_sided: Library) -> None:
    async with running(two_sided) as screen:
        timeline(screen).mark_new(frozenset({MEETING}))
        assert [number for number, line in enumerate(lines(screen)) if line.startswith("•")] == [2]
        await screen.press("minus")
        assert [line.split()[1] for line in lines(screen) if line.startswith("•")] == ["April"]
