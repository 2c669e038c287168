"""Without colours all is still told apart: what can stand side by side has other text styles, or a sign."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.style import Style
from tests.tui.driver import MEETING, TREATY, running
from tests.tui.walk_archive import TALK, add_to
from textual.scroll_view import ScrollView
from textual.widgets import Static

from readout_tui.index.answers import Reference
from readout_tui.library import Library
from readout_tui.locator import Place
from readout_tui.tui.document import Document, Position
from readout_tui.tui.margin import CURRENT_MARK, ECHO_MARK
from readout_tui.tui.margin import SIGNS as MARK_SIGNS
from readout_tui.tui.screens.compare import CompareScreen
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.sides import SIGNS, sign_of
from readout_tui.tui.theming import all_themes
from readout_tui.tui.widgets.timeline import NEW
from readout_tui.user.themes import BANDS, BLOCKS, LOOKS, SIDES, STYLES


@pytest.fixture(autouse=True)
def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """See all in the theme without colours; that of 16 colours has the same text styles."""
    monkeypatch.setenv("READOUT_THEME", "plain")


def test_the_theme_of_16_colours_has_the_styles_of_the_one_without() -> None:
    ansi, plain = (all_themes().usable[name] for name in ("ansi", "plain"))
    keys = (*BANDS, *LOOKS, *BLOCKS)
    assert {key: ansi.look(key).styles for key in keys} == {key: plain.look(key).styles for key in keys}


class Seen(NamedTuple):
    """How a text is drawn, but for its colours."""

    styles: frozenset[str]
    indent: int
    """Where it begins on its line, in cells."""
    line: str
    """All that is on its line."""


def segments(widget: ScrollView) -> Iterator[tuple[str, str, Style, str]]:
    """Yield what is on a widget's lines: what is before it, it, its style, and the whole line."""
    for y in range(widget.size.height):
        strip, before = widget.render_line(y), ""
        for segment in strip:
            yield before, segment.text, segment.style or Style.null(), strip.text
            before += segment.text


def seen(widget: ScrollView, text: str) -> Seen:
    """Return how a text is drawn that one segment begins with, but for blanks."""
    for before, own, style, line in segments(widget):
        if own.lstrip().startswith(text):
            indent = len(before) + len(own) - len(own.lstrip())
            return Seen(frozenset(name for name in STYLES if getattr(style, name)), indent, line)
    raise AssertionError(f"{text!r} is not drawn:\n" + "\n".join(line for *_, line in segments(widget)))


def same(looks: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the pairs of names whose looks do not differ."""
    return [(a, b) for a, b in itertools.combinations(looks, 2) if looks[a] == looks[b]]


async def test_what_stands_in_the_text_differs_in_style(library: Library, document: Document) -> None:
    async with running(library) as screen:
        await screen.press("2")
        reader = screen.reader
        links = [
            Reference(Place(2, 2), 3, 8, TREATY, "begin"),
            Reference(Place(3, 1), 0, 5, TREATY, "Thank"),
            Reference(Place(4, 1), 7, 10, TREATY, "all"),
        ]
        hits = {1: [(0, 4)], 3: [(0, 5)], 4: [(0, 3)]}
        reader.show(document, Position(4, 0), hits, links)
        looks = {
            "direct": seen(reader, "We"),
            "reported": seen(reader, "Bo declined"),
            "link": seen(reader, "begin"),
            "hit": seen(reader, "Good"),
            "hit-current": seen(reader, "Not"),
            "current": seen(reader, "at"),
            "link in the current sentence": seen(reader, "all"),
        }
        assert seen(reader, "Thank").styles == looks["hit"].styles, "a hit covers the link under it"
        await screen.press("v")
        looks["selection"] = seen(reader, "at")
        assert same({name: look.styles for name, look in looks.items()}) == []
        assert looks["current"].line.startswith(CURRENT_MARK)
        assert not looks["direct"].line.startswith(CURRENT_MARK)


async def test_narration_and_speech_differ_in_indent_and_speakers_in_style(
    library: Library, document: Document
) -> None:
    async with running(library) as screen:
        screen.reader.show(document, Position(2, 0))
        narration, speech = seen(screen.reader, "They met"), seen(screen.reader, "Good day")
        assert narration.indent < speech.indent
        assert seen(screen.reader, "Ada · Chair").styles not in (narration.styles, speech.styles)
        assert "· reported" in seen(screen.reader, "Bo · reported").line


async def test_cursor_rows_headings_and_what_is_new_differ(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        timeline = screen.browser.panes.timeline
        timeline.mark_new({TREATY})
        await screen.press("1")
        looks = {"row": seen(timeline, "Signature"), "heading": seen(timeline, "April 2031")}
        looks["cursor"] = seen(timeline, "Meeting of")
        await screen.press("2")
        looks["unfocused cursor"] = seen(timeline, "Meeting of")
        assert same({name: look.styles for name, look in looks.items()}) == []
        assert looks["row"].line.startswith(NEW)
        assert not looks["cursor"].line.startswith(NEW)


async def test_the_frame_of_the_focused_pane_is_heavy(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("2")
        panes = screen.browser.panes
        assert panes.frame("reader").styles.border_top[0] != panes.frame("related").styles.border_top[0]
        assert panes.frame("timeline").styles.border_top[0] == panes.frame("related").styles.border_top[0]


async def test_what_was_found_differs_from_its_surroundings_in_the_search_sheet(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash")
        await screen.type("ferries")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        looks = {"found": seen(sheet.results, "ferries"), "around": seen(sheet.results, "Welcome.")}
        looks["cursor"] = seen(sheet.results, "Adela Marn")
        assert same({name: look.styles for name, look in looks.items()}) == []


async def test_sides_have_signs_over_their_turns_and_their_participants(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        reader, participants = screen.reader, screen.browser.panes.participants
        for name, side, sign in (("Adela Marn", "Veld", SIGNS[0]), ("Jüri Osk", "Osmark", SIGNS[1])):
            assert seen(reader, f"{name} ·").line.lstrip().startswith(sign)
            assert seen(participants, side).line.lstrip().startswith(sign)


def test_all_signs_of_the_margin_differ() -> None:
    signs = [*SIGNS, *MARK_SIGNS.values(), CURRENT_MARK, ECHO_MARK, NEW]
    assert len(SIGNS) == SIDES
    assert len(set(signs)) == len(signs)


async def test_what_one_side_alone_says_differs_when_two_are_compared(archive: Path) -> None:
    add_to(archive)
    with Library.open(archive) as library:
        async with running(library, start=MEETING) as screen:
            await screen.press("c")
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, CompareScreen)
            comparing = sheet.comparing
            narration = seen(comparing, "No customs duty")
            both = seen(comparing, "President Marn received")
            speech = seen(comparing, "Thank you, Madam")
            assert narration.styles != both.styles
            assert speech.indent != both.indent
            assert screen.reader.document is not None
            sign = sign_of(screen.reader.document.sides["Osmark"])
            left, _, right = seen(comparing, "Jüri Osk").line.partition("│")
            assert f"{sign} Jüri Osk" in left and f"{sign} Jüri Osk" in right


async def test_words_that_were_added_differ_from_those_that_were_kept_in_an_echo(archive: Path) -> None:
    add_to(archive)
    with Library.open(archive) as library:
        async with running(library, start=f"{TALK}#1.2") as screen:
            await screen.press("e")
            preview = screen.pilot.app.screen.query_one("#preview", Static)
            looks = {
                segment.text.strip(): {name for name in STYLES if getattr(segment.style, name)}
                for strip in preview.render_lines(preview.size.region)
                for segment in strip
            }
            kept = next(styles for text, styles in looks.items() if text.startswith("promise with"))
            assert looks["{+solemn+}"] == {"bold", "underline"}
            assert kept == set()
