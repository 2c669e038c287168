"""What a page does for the lines that are seen, and for no others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.tui.driver import running

from readout_tui.library import Library
from readout_tui.tui.document import Document
from readout_tui.tui.layout import Layout
from readout_tui.tui.painting import Layer, paint
from readout_tui.tui.widgets import page

LONG = "2031-08-01-long"


@pytest.fixture
def long_archive(archive: Path) -> Path:
    """An archive with a readout that is one paragraph of a thousand sentences."""
    text = "The ferry crosses the lake. " * 1000
    (archive / "2031" / f"{LONG}.yaml").write_text(
        f"readout: 1\nid: {LONG}\ntitle: Long\ndate: 2031-08-01\nturns:\n  - text: {text.strip()}\n",
        encoding="utf-8",
    )
    return archive


async def test_a_line_is_painted_with_what_was_found_on_it_alone(
    long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers: list[int] = []

    def painted(text: str, base: Style, over: Iterable[Layer]) -> list[Segment]:
        over = list(over)
        layers.append(len(over))
        return paint(text, base, over)

    with Library.open(long_archive) as library:
        async with running(library, start=LONG) as screen:
            document = screen.reader.document
            assert document is not None
            hits = {0: [(28 * n + 4, 28 * n + 9) for n in range(1000)]}
            monkeypatch.setattr(page, "paint", painted)
            screen.reader.show(document, hits=hits)
            await screen.settle()
            lines = screen.reader.render_lines(screen.reader.size.region)
            found = [s for line in lines for s in line if s.text == "ferry"]
            assert len(found) > 20
            assert 2 <= max(layers) < 10


async def test_lines_are_broken_anew_for_another_width_and_not_for_another_height(
    long_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def laid_out(document: Document, width: int) -> Layout:
        made.append(width)
        return Layout(document, width)

    with Library.open(long_archive) as library:
        async with running(library, (140, 40), LONG) as screen:
            await screen.pilot.resize_terminal(140, 36)
            await screen.settle()
            monkeypatch.setattr(page, "Layout", laid_out)
            await screen.pilot.resize_terminal(140, 30)
            await screen.settle()
            assert made == []
            await screen.pilot.resize_terminal(90, 30)
            await screen.settle()
            assert made
