"""The keys in force on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.driver import MEETING, running
from textual import events
from textual.widgets import Input

from readout_tui.library import Library
from readout_tui.tui.screens.commanding import Choice
from readout_tui.tui.screens.help import HelpSheet


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("READOUT_CONFIG", str(path))
    return path


async def test_a_key_of_the_settings_takes_the_place_of_the_default_one(archive: Path, config: Path) -> None:
    config.write_text('[keys]\n"reader.next-turn" = ["x", "f12"]\n', encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, start=MEETING) as screen:
            await screen.press("right_curly_bracket")
            assert screen.sentence.startswith("President Marn")
            await screen.press("x")
            assert screen.sentence == "Welcome."
            await screen.press("f12")
            assert screen.sentence == "Thank you, Madam President."


async def test_a_shared_key_stays_with_the_commands_that_keep_it(archive: Path, config: Path) -> None:
    config.write_text('[keys]\n"selection.sentence-on" = "n"\n', encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, start=f"{MEETING}#2.1") as screen:
            await screen.press("j")
            assert screen.sentence == "The ferries have waited long enough."
            await screen.press("v", "n", "y")
            assert screen.pilot.app.clipboard.startswith("The ferries have waited long enough. So have")


async def test_footer_and_help_name_the_keys_in_force(archive: Path, config: Path) -> None:
    config.write_text('[keys]\n"browser.search" = "x"\n', encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library) as screen:
            shown = [a.binding for a in screen.browser.active_bindings.values() if a.binding.show]
            assert [b.key_display for b in shown if b.id == "browser.search"] == ["x"]
            await screen.press("question_mark")
            sheet = screen.pilot.app.screen
            assert isinstance(sheet, HelpSheet)
            choices = [row for row in sheet.choices.items if isinstance(row, Choice)]
            assert [row.keys for row in choices if "badly remembered" in row.remark] == ["x"]


async def test_the_arrows_preset_needs_no_letter(archive: Path, config: Path) -> None:
    config.write_text('[keys]\npreset = "arrows"\n', encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, start=MEETING) as screen:
            await screen.press("right", "f6", "down", "f5")
            assert screen.pilot.app.clipboard == "Welcome. The ferries have waited long enough."
            await screen.press("f3", "escape", "escape", "up", "enter", "f8", "backspace")
            assert screen.shown is not None


async def test_keys_of_a_line_are_done_before_the_letters_typed_behind_them(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("colon", *"copy")
        line = screen.pilot.app.focused
        assert isinstance(line, Input)
        for key in ("ctrl+u", *"river", "home", "x"):
            screen.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await screen.settle()
        assert line.value == "xriver"
