"""What is taken away in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import pytest
from tests.tui.driver import MEETING, running

from readout_tui.library import Library
from readout_tui.tui.app import ReadoutApp


async def test_a_browser_downloads_a_quotation_and_nothing_is_written_here(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []

    def deliver(app: ReadoutApp, file: TextIO, *, save_filename: str, mime_type: str) -> None:
        sent.append((save_filename, file.read()))
        assert mime_type == "text/markdown"

    monkeypatch.setattr(ReadoutApp, "is_web", True)
    monkeypatch.setattr(ReadoutApp, "deliver_text", deliver)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("s")

    (name, text) = sent[0]
    assert name == f"{MEETING}-3.1-{name[-7:-3]}.md"
    assert text.startswith("> Thank you, Madam President.")
    assert list((tmp_path / "here").iterdir()) == []
