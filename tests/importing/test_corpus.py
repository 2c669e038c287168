"""Pages as publishers print them: nothing that guards against hostile ones may refuse them."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.importing import import_page

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "readouts"
SOURCES = sorted(path for path in CORPUS.glob("*") if path.is_dir())
PAGES = 8
"""Of each source, evenly from the first to the last."""


@pytest.mark.skipif(not SOURCES, reason="the corpus is not here")
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_pages_of_a_source_are_read(source: Path) -> None:
    pages = sorted(path for path in source.iterdir() if path.suffix in (".txt", ".md", ".html"))
    for path in pages[:: max(1, len(pages) // PAGES)]:
        readout = import_page(path.read_bytes(), path.name)
        assert any(turn.text for turn in readout.turns), path.name
