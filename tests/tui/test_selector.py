"""Selecting in the reader, by keys and by mouse."""

from __future__ import annotations

import re

from tests.tui.driver import MEETING, Screen, running

from readout_tui.library import Library
from readout_tui.tui.margin import GUTTER

FIRST = (
    "Welcome. The ferries have waited long enough. So have the people who stand on the quay every morning."
)
SECOND = "I said in March that we would finish this before the ice. We will."
ANSWER = "Thank you, Madam President."


def selected(screen: Screen) -> str | None:
    return screen.browser.get_selected_text()


async def click(screen: Screen, words: str, times: int) -> None:
    """Click a word of the text some times at once."""
    reader = screen.reader
    assert reader._layout is not None
    row = next(i for i, line in enumerate(reader._layout.lines) if line.kind == "text" and words in line.text)
    line = reader._layout.lines[row]
    offset = (1 + GUTTER + line.indent + line.text.index(words), 1 + row - reader.scroll_offset.y)
    await screen.pilot.click(reader, offset=offset, times=times)
    await screen.settle()


async def test_whole_turns_are_selected_and_copied(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.2") as screen:
        await screen.press("V")
        assert selected(screen) == f"{FIRST}\n\n{SECOND}"
        await screen.press("j")
        taken = selected(screen) or ""
        assert taken.startswith(f"{FIRST}\n\n{SECOND}\n\n{ANSWER}")
        await screen.press("o", "}", "y")
        assert screen.pilot.app.clipboard == taken.removeprefix(f"{FIRST}\n\n{SECOND}\n\n")


async def test_a_selection_grows_to_whole_turns_and_back_to_characters(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.2") as screen:
        await screen.press("v", "l", "V")
        assert selected(screen) == f"{FIRST}\n\n{SECOND}"
        await screen.press("v", "h")
        assert selected(screen) == f"{FIRST}\n\n{SECOND}".removesuffix(".")
        await screen.press("v")
        assert selected(screen) is None
        await screen.press("V", "V")
        assert selected(screen) is None


async def test_a_selection_over_several_turns_survives_scrolling_and_resizing(library: Library) -> None:
    async with running(library, size=(120, 14), start=f"{MEETING}#2.1") as screen:
        await screen.press("v", "}", "}", "j")
        taken = selected(screen)
        assert taken is not None
        assert ANSWER in taken
        for width, height in [(59, 12), (99, 20), (140, 40)]:
            await screen.pilot.resize_terminal(width, height)
            screen.reader.scroll_to(y=0, animate=False)
            await screen.settle()
            assert selected(screen) == taken
        await screen.press("k", "y")
        # A copy of several turns names who speaks.
        copied = re.sub(r"\[[^\[\]]+:\] ", "", screen.pilot.app.clipboard)
        assert len(copied) < len(taken)
        assert taken.startswith(copied)
        assert FIRST in screen.pilot.app.clipboard


async def test_a_double_click_selects_a_word_and_a_third_the_paragraph(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await click(screen, "ferries", 2)
        assert selected(screen) == "ferries"
        await click(screen, "ferries", 3)
        assert selected(screen) == FIRST


async def test_keys_go_on_with_what_the_mouse_selected(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await click(screen, "ferries", 2)
        await screen.press("v", "l")
        assert selected(screen) == "ferries have"
        await screen.press("o", "h", "y")
        assert screen.pilot.app.clipboard == "The ferries have"


async def test_whole_turns_begin_with_what_the_mouse_selected(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await click(screen, "ferries", 3)
        await screen.press("V")
        assert selected(screen) == f"{FIRST}\n\n{SECOND}"


async def test_a_click_makes_its_sentence_the_current_one(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await click(screen, "ferries", 1)
        assert screen.sentence == "The ferries have waited long enough."
        assert selected(screen) is None
