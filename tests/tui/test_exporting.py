"""Writing marks to a file from their list."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import pytest
from tests.tui.driver import MEETING, Screen, running

from readout_tui.library import Library
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.screens.prompt import Prompt


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


async def export_to(screen: Screen, name: str) -> str:
    """Write what is listed to a file, and return what was told."""
    await screen.press("f4")
    prompt = screen.pilot.app.screen
    assert isinstance(prompt, Prompt)
    prompt.input.value = name
    await screen.press("enter")
    return list(screen.pilot.app._notifications)[-1].message


async def test_the_marks_that_are_listed_become_a_dossier(library: Library, here: Path) -> None:
    async with running(library, start=f"{MEETING}#1.1") as screen:
        await screen.press("m", "p", "m", "p", "p", "a")
        await screen.type("why #ice")
        await screen.press("enter", "M")
        assert (await export_to(screen, "all.md")).startswith("3 quotations in ")
        await screen.press(*"#ice")
        assert (await export_to(screen, "ice.html")).startswith("1 quotation in ")
    everything, ice = (here / "all.md").read_text("utf-8"), (here / "ice.html").read_text("utf-8")
    assert everything.index("> President Marn received") < everything.index("> Welcome.")
    assert "> Thank you, Madam President." in everything
    assert ice.startswith("<!doctype html>")
    assert "Thank you, Madam President." in ice and "received Minister" not in ice.partition("<main")[0]


async def test_only_what_the_list_wrote_is_written_over(library: Library, here: Path) -> None:
    (here / "mine.md").write_text("mine", encoding="utf-8")
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M")
        assert (await export_to(screen, "mine.md")).endswith("is there already: name another file")
        assert (await export_to(screen, "notes.txt")).endswith("must end with .md, .html, .csv, .json")
        assert (await export_to(screen, "none/a.md")).startswith("not saved: there is no folder")
        for _ in range(2):
            assert (await export_to(screen, "new.md")).startswith("1 quotation in ")
    assert (here / "mine.md").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["mine.md", "new.md"]


async def test_what_is_no_longer_marked_is_not_written(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M", "f8", "f4")
        assert not isinstance(screen.pilot.app.screen, Prompt)


async def test_in_a_browser_it_is_a_download(
    library: Library, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def deliver(app: ReadoutApp, file: TextIO, *, save_filename: str, mime_type: str) -> None:
        sent.append(save_filename + file.read())

    monkeypatch.setattr(ReadoutApp, "is_web", True)
    monkeypatch.setattr(ReadoutApp, "deliver_text", deliver)
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("m", "M", "f4")
    assert sent[0].startswith("dossier.md# Quotations")
    assert list(here.iterdir()) == []
