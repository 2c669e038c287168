"""Help: found by words, and carried out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.driver import MEETING, PRESS_DAY, Screen, running

from readout_tui.commands import COMMANDS
from readout_tui.library import Library
from readout_tui.tui.margin import ECHO_MARK
from readout_tui.tui.screens.commanding import Choice, Group
from readout_tui.tui.screens.help import HelpSheet
from readout_tui.tui.signs import SIGN_MEANINGS, SignMeaning


def sheet_of(screen: Screen) -> HelpSheet:
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, HelpSheet)
    return sheet


async def words(screen: Screen, typed: str) -> None:
    """Type words at once."""
    sheet_of(screen).input.value = typed
    await screen.settle()


def listed(sheet: HelpSheet) -> list[str]:
    return [row.title for row in sheet.choices.items if isinstance(row, Choice)]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("READOUT_CONFIG", str(path))
    return path


async def test_all_commands_are_listed_once_the_focused_panes_first(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("question_mark")
        sheet = sheet_of(screen)
        groups = [row.scope for row in sheet.choices.items if isinstance(row, Group)]
        assert groups[:2] == ["timeline", "list"]
        assert sorted(listed(sheet)) == sorted(command.title for command in COMMANDS)


async def test_typing_narrows_the_list_and_escape_takes_the_words_back_first(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("question_mark")
        await words(screen, "speakers next")
        sheet = sheet_of(screen)
        assert listed(sheet) == ["Speaker's next turn"]
        assert sheet.query_one("#sheet").border_subtitle == f"1 of {len(COMMANDS)}"
        await screen.press("escape")
        assert len(listed(sheet)) == len(COMMANDS)
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.browser


async def test_a_scope_is_found_by_its_name_and_a_key_by_itself(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("question_mark")
        await words(screen, "palette")
        assert {"Run", "Close"} <= set(listed(sheet_of(screen)))
        await screen.press("escape", "J")
        current = sheet_of(screen).choices.current
        assert isinstance(current, Choice)
        assert current.title == "Next event"


async def test_enter_carries_the_command_out_in_the_pane_below(library: Library) -> None:
    async with running(library, start=f"{MEETING}#2.1") as screen:
        await screen.press("question_mark")
        await words(screen, "next paragraph")
        await screen.press("enter")
        assert screen.sentence == "I said in March that we would finish this before the ice."


async def test_what_is_not_possible_is_told_and_help_stays_open(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("question_mark")
        await words(screen, "save query")
        await screen.press("enter")
        assert not sheet_of(screen).possible.keys() & {c for c in COMMANDS if c.scope == "search"}
        (told,) = screen.pilot.app._notifications
        assert "In the search sheet" in told.message
        assert screen.shown == PRESS_DAY


async def test_help_over_a_sheet_carries_out_what_the_sheet_can(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("slash", *"rain", "f1")
        await words(screen, "open hit")
        await screen.press("enter")
        assert screen.pilot.app.screen is screen.browser
        assert screen.sentence == "The treaty was signed on the upper deck, in a light rain."


async def test_the_whole_sentence_stands_below_the_list(library: Library) -> None:
    async with running(library, (60, 20)) as screen:
        await screen.press("question_mark")
        await words(screen, "F")
        explanation = sheet_of(screen).query_one("#explanation")
        frame = sheet_of(screen).query_one("#sheet")
        assert explanation.region.height == 3
        assert frame.region.contains_region(explanation.region)
        assert "List all events again. Panes" in str(explanation.render())


async def test_the_first_keys_are_told_until_one_is_pressed_and_never_again(library: Library) -> None:
    async with running(library, (60, 20)) as screen:
        assert screen.browser.status.render().plain == "j k move · Enter opens · / finds · ? all keys"
        await screen.press("j")
        assert "readouts" in screen.browser.status.render().plain
        await screen.press("q", "q")
    async with running(library) as screen:
        assert screen.browser.status.hint == ()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ('preset = "arrows"', "↓ ↑ move · Enter opens · F3 finds · F1 all keys"),
        ('"browser.search" = "x"\n"app.help" = []', "j k move · Enter opens · x finds"),
    ],
)
async def test_the_first_keys_are_those_in_force(archive: Path, config: Path, keys: str, shown: str) -> None:
    config.write_text(f"[keys]\n{keys}\n", encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, (60, 20)) as screen:
            assert screen.browser.status.render().plain == shown
            assert len(shown) <= 58


async def test_an_exact_title_comes_before_a_better_possible_command(library: Library) -> None:
    async with running(library) as screen:
        await screen.press("r", "question_mark")
        for typed, title in (("copy", "Copy"), ("sav", "Save the copy"), ("select tur", "Select turns")):
            await words(screen, typed)
            row = sheet_of(screen).choices.current
            assert isinstance(row, Choice)
            assert row.title == title


async def test_the_signs_are_listed_at_the_end_and_found_by_themselves(library: Library) -> None:
    async with running(library, start=MEETING) as screen:
        await screen.press("question_mark", *["pagedown"] * 30)
        assert sheet_of(screen).choices.current == SIGN_MEANINGS[-1]
        for sign in (ECHO_MARK, "+1"):
            await words(screen, sign)
            current = sheet_of(screen).choices.current
            assert isinstance(current, SignMeaning)
            assert current.sign == sign
        await screen.press("enter")
        assert isinstance(screen.pilot.app.screen, HelpSheet)
