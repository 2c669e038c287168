"""The sheet in which a style to copy in is chosen."""

from __future__ import annotations

import pytest
from tests.tui.driver import MEETING, Screen, running
from textual.geometry import Region

from readout_tui.library import Library
from readout_tui.tui.screens.copying import CopySheet


def open_sheet(screen: Screen) -> CopySheet:
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, CopySheet)
    return sheet


@pytest.mark.parametrize(
    ("typed", "first"), [("bib", "bibtex"), ("HTML", "html"), ("zotero", "csl-json"), ("loc", "locator")]
)
async def test_typing_moves_to_a_style(library: Library, typed: str, first: str) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("Y", *typed)
        current = open_sheet(screen).choices.current
        assert current is not None
        assert current.name == first


async def test_no_style_is_called_that_and_none_is_copied(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("Y", *"zzz", "enter")
        assert str(open_sheet(screen).preview.render()) == ""
        await screen.press(*["backspace"] * 3)
        assert str(open_sheet(screen).preview.render()).startswith("> Thank you")


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_the_end_of_a_long_citation_can_be_read(library: Library, size: tuple[int, int]) -> None:
    async with running(library, size, start=f"{MEETING}#1.1") as screen:
        await screen.press("V", "}", "}", "}", "Y")
        await screen.type("chicago")
        sheet = open_sheet(screen)
        while sheet.preview_pane.scroll_y < sheet.preview_pane.max_scroll_y:
            before = sheet.preview_pane.scroll_y
            await screen.press("pagedown")
            assert sheet.preview_pane.scroll_y > before
        end = sheet.preview.region.bottom
        assert sheet.preview_pane.region.contains_region(Region(sheet.preview.region.x, end - 1, 1, 1))
        await screen.press("pageup")
        assert sheet.preview_pane.scroll_y == 0 or sheet.preview.region.bottom > end
