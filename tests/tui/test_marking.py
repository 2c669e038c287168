"""Marks on the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, Screen, running

from readout_tui.library import Library
from readout_tui.tui.screens.marks import MarksSheet, narrowed
from readout_tui.tui.screens.search import SearchSheet
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
        # The paragraph is another passage than the part of it that is marked.
        await screen.press("v", "m", "m")
        assert len(marks(screen)) == 2


async def test_a_note_marks_the_passage_and_can_be_changed(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("a")
        await screen.type("see the map #ferry")
        await screen.press("enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("see the map", ("ferry",))
        await screen.press("a")
        await screen.type(" again")
        await screen.press("enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("see the map again", ("ferry",))


async def test_a_mark_that_was_taken_away_comes_back_with_its_note(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("a")
        await screen.type("see the map #ferry")
        await screen.press("enter")
        before = marks(screen)
        await screen.press("m")
        assert marks(screen) == ()
        told = [n.message for n in screen.pilot.app._notifications]
        assert told[-1] == "no longer marked: m gives it back with its note"
        await screen.press("m")
        assert marks(screen) == before


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("a promise with numbers in it", "a promise with some numbers", "3.1"),
        ("turns:\n", "turns:\n  - text: The doors were opened.\n", "4.1"),
    ],
)
async def test_a_mark_that_is_not_as_it_was_is_meant_where_its_sign_stands(
    archive: Path, old: str, new: str, start: str
) -> None:
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#3.1") as screen:
            await screen.press("a")
            await screen.type("see the map #ferry")
            await screen.press("enter")
            (before,) = marks(screen)
    path = archive / "2031" / f"{MEETING}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#{start}") as screen:
            await screen.press("a")
            await screen.type(" again")
            await screen.press("enter")
            (mark,) = marks(screen)
            assert (mark.id, mark.note, mark.tags) == (before.id, "see the map again", ("ferry",))
            await screen.press("m")
            assert marks(screen) == ()
            await screen.press("m")
            assert marks(screen) == (mark,)
            # A part of it that is selected is another passage.
            await screen.press("v", "m")
            assert len(marks(screen)) == 2


async def test_marked_words_are_searched_where_they_stand_now(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#3.1") as screen:
            await screen.press("m")
    path = archive / "2031" / f"{MEETING}.yaml"
    text = path.read_text(encoding="utf-8")
    opened = text.replace("turns:\n", "turns:\n  - text: The doors were opened.\n", 1)
    path.write_text(opened, encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#1.1") as screen:
            await screen.press("slash")
            await screen.type("is:marked")
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, SearchSheet)
            assert sheet._result is not None
            assert [str(hit.locator) for hit in sheet._result.hits] == [f"{MEETING}#4.1"]


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


def sheet_of(screen: Screen) -> MarksSheet:
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, MarksSheet)
    return sheet


def heads(screen: Screen) -> list[str]:
    return [line.mark.quote for line in sheet_of(screen).choices.items if line.part == "head"]


async def test_the_list_is_narrowed_and_counted_and_goes_to_the_mark(library: Library) -> None:
    async with running(library, start=f"{MEETING}#1.1") as screen:
        await screen.press("m", "p", "m", "p", "p", "a", *"#ice", "enter", "M")
        assert len(heads(screen)) == 3
        await screen.press(*"#i")
        assert heads(screen) == [
            "Thank you, Madam President. A timetable is a promise with numbers in it. We intend to keep ours."
        ]
        frame = sheet_of(screen).query_one("#sheet")
        assert frame.border_subtitle == "1 of 3"
        await screen.press("escape")
        assert len(heads(screen)) == 3
        await screen.press(*"qu", "enter")
        assert screen.sentence == "Welcome."


async def test_a_mark_is_taken_away_and_given_back_in_the_list(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M", "f8")
        assert marks(screen) == ()
        assert any("no longer marked" in text for text, _ in sheet_of(screen).choices.row_parts(0))
        await screen.press("f8")
        (mark,) = marks(screen)
        assert mark.quote.startswith("Thank you")
        await screen.press("f8", "escape", "M")
        assert heads(screen) == []


async def test_a_note_is_changed_and_emptied_in_the_list(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M", "f2", *"b #a", "enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("b", ("a",))
        assert sheet_of(screen).choices.current is not None
        await screen.press("f2", *["backspace"] * len("b #a"), "enter")
        (mark,) = marks(screen)
        assert (mark.note, mark.tags) == ("", ())


async def test_the_list_says_which_marks_are_not_as_they_were(archive: Path) -> None:
    path = archive / "2031" / f"{MEETING}.yaml"
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#1.1") as screen:
            await screen.press("m", "p", "m", "p", "p", "m")
            text = path.read_text(encoding="utf-8")
            text = text.replace("So have the people who stand", "So have those who stand")
            thanks = "Thank you, Madam President. A timetable is a promise with numbers in it. We intend to"
            path.write_text(text.replace(thanks, "No, to"), encoding="utf-8")
            await screen.press("M")
            states = [sheet_of(screen).choices.row_parts(index) for index in (4, 2, 0)]
            shown = ["".join(text for text, _ in row) for row in states]
            assert "its words" not in shown[0]
            assert "its words have changed" in shown[1]
            assert "its words are not there any more" in shown[2]


def mark(name: str, quote: str, *, note: str = "", tags: tuple[str, ...] = (), speaker: str = "Marn") -> Mark:
    made = datetime(2031, 7, 1, tzinfo=UTC)
    return Mark(
        id=name,
        locator="a#1.1",
        start=0,
        quote=quote,
        title="Quay talks",
        speaker=speaker,
        tags=tags,
        note=note,
        made=made,
    )


MARKS = [
    mark("rain", "Nobody will remember the rain.", note="ask about tickets", tags=("weather",)),
    mark("deck", "The upper deck was wet.", tags=("ships", "rainy-day"), speaker="Osk"),
    mark("fare", "Tickets cost more now.", note="weather permitting"),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["rain", "deck", "fare"]),
        ("rain", ["rain", "deck"]),
        ("tickets", ["rain", "fare"]),
        ("note:tickets", ["rain"]),
        ("words:tickets", ["fare"]),
        ("weather", ["rain", "fare"]),
        ("#weather", ["rain"]),
        ("tag:weather", ["rain"]),
        ("tag:", ["rain", "deck", "fare"]),
        ("speaker:osk", ["deck"]),
        ("title:quay tickets rain", ["rain"]),
        ("remembr", ["rain"]),
        ("http://x", []),
    ],
)
def test_marks_are_found_by_what_belongs_to_them(typed: str, names: list[str]) -> None:
    assert [one.id for one, _ in narrowed(MARKS, typed)] == names


def test_letters_that_several_words_share_are_shown_once() -> None:
    ((_, (_, _, words, _, _)), *_) = narrowed(MARKS[:1], "remember rememb the")
    assert [MARKS[0].quote[start:end] for start, end in words] == ["remember", "the"]
