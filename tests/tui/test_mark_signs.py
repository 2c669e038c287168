"""The signs of the user's marks in the reader's margin, and the note in the status line."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driver import MEETING, Screen, running

from readout_tui.library import Library
from readout_tui.tui.margin import SIGNS
from readout_tui.tui.screens.prompt import Prompt


def signs(screen: Screen) -> list[str]:
    """Return the lines of the reader that have a sign: the sign, and how the line goes on."""
    reader = screen.reader
    lines = ["".join(segment.text for segment in reader.render_line(y)) for y in range(reader.size.height)]
    return [
        f"{line[1]} {line[2:].split()[0]}"
        for line in lines
        if line[1:2].strip() and line[1] in SIGNS.values()
    ]


def note(screen: Screen) -> str:
    return screen.browser.status.note


async def test_a_mark_shows_at_once_and_goes_at_once(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        assert (signs(screen), note(screen)) == ([], "")
        await screen.press("m")
        assert (signs(screen), note(screen)) == (["* Welcome."], "* marked")
        await screen.press("m")
        assert (signs(screen), note(screen)) == ([], "")


async def test_every_paragraph_of_a_mark_has_its_sign(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("V", "m")
        assert signs(screen) == ["* Welcome.", "* I"]


async def test_a_note_has_another_sign_and_shows_where_one_reads(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("m", "p", "a")
        await screen.type("map #ice")
        await screen.press("enter")
        assert signs(screen) == ["* Welcome.", "¶ I"]
        assert note(screen) == "¶ map #ice"
        assert "¶ map #ice" in str(screen.browser.status.render())
        await screen.press("j")
        assert note(screen) == "¶ map #ice"
        await screen.press("}")
        assert note(screen) == ""
        await screen.press("{")
        assert note(screen) == "* marked"


async def test_a_click_on_the_sign_opens_the_note(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("a", *"map", "enter", "G")
        reader = screen.reader
        assert reader._layout is not None
        row = next(i for i, line in enumerate(reader._layout.lines) if line.text.startswith("Welcome"))
        await screen.pilot.click(reader, offset=(2, 1 + row - reader.scroll_offset.y))
        await screen.settle()
        assert isinstance(screen.pilot.app.screen, Prompt)
        await screen.press(*"pe", "enter")
        assert note(screen) == "¶ mappe"


async def test_marks_are_stepped_through_and_round(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.2") as screen:
        await screen.press("m", "}", "m", "g")
        met = []
        for key in ("'", "'", "'", '"'):
            await screen.press(key)
            met.append(screen.sentence.split()[0])
        assert met == ["I", "Thank", "I", "Thank"]


async def test_a_readout_without_marks_says_so(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("'")
        assert "no marks in this readout" in [n.message for n in screen.pilot.app._notifications]


async def test_words_that_moved_have_a_sign_of_their_own(archive: Path) -> None:
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#3.1") as screen:
            await screen.press("m")
    path = archive / "2031" / f"{MEETING}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("turns:\n", "turns:\n  - text: The doors were opened.\n", 1), encoding="utf-8"
    )
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#4.1") as screen:
            assert signs(screen) == ["? Thank"]
            assert note(screen) == "? moved"


async def test_the_timeline_shows_in_which_readouts_something_is_marked(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        timeline = screen.browser.panes.timeline

        def marked() -> list[str]:
            lines = (timeline.render_line(y).text for y in range(timeline.size.height))
            return [line.split()[2] for line in lines if line.startswith(SIGNS["mark"])]

        await screen.press("m")
        assert marked() == ["Meeting"]
        await screen.press("m")
        assert marked() == []
