"""How rows are drawn."""

from __future__ import annotations

from tests.tui.driver import running

from readout_tui.library import Library
from readout_tui.tui.screens.search import SearchSheet


async def test_what_was_found_stands_out_in_the_row_below_the_cursor_too(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash")
        await screen.type("ferries")
        sheet = screen.pilot.app.screen
        assert isinstance(sheet, SearchSheet)
        found = sheet.results.get_component_rich_style("row-list--found", partial=True)
        row = sheet.results.render_line(sheet.results.cursor + 1)
        styles = [segment.style for segment in row if segment.text == "ferries"]
        assert [style.bgcolor if style else None for style in styles] == [found.bgcolor]
