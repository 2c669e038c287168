from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.commands import COMMANDS
from readout_tui.user.key_choice import KeyChoice
from readout_tui.user.keys import assigned, keymap, read_keys
from readout_tui.user.settings import SettingsError
from readout_tui.user.toml_file import read_toml

DEFAULTS = {command.id: command.keys for command in COMMANDS}


def choice(folder: Path, text: str) -> KeyChoice:
    path = folder / "config.toml"
    path.write_text(f"[keys]\n{text}\n", encoding="utf-8")
    file = read_toml(path)
    return read_keys(file, file.table["keys"])


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        choice(folder, text)
    return [line.removeprefix(f"{folder}/config.toml:") for line in str(caught.value).split("\n")]


def test_without_settings_the_table_holds() -> None:
    assert keymap(KeyChoice()) == DEFAULTS
    assert {one.origin for one in assigned(KeyChoice())} == {"default"}


def test_own_keys_replace_those_of_the_table(tmp_path: Path) -> None:
    made = choice(tmp_path, '"reader.next-turn" = "w"\n"list.down" = ["s", "down"]\n"app.theme" = []')

    own = {"reader.next-turn": ("w",), "list.down": ("s", "down"), "app.theme": ()}
    assert keymap(made) == DEFAULTS | own
    origins = {one.command.id: one.origin for one in assigned(made)}
    assert origins["list.down"] == f"{tmp_path}/config.toml:3"
    assert origins["list.up"] == "default"


@pytest.mark.parametrize("text", ['reader.next-turn = "w"', '[keys.reader]\nnext-turn = "w"'])
def test_an_id_needs_no_quotes(tmp_path: Path, text: str) -> None:
    assert keymap(choice(tmp_path, text))["reader.next-turn"] == ("w",)


def test_keys_can_change_places(tmp_path: Path) -> None:
    made = choice(tmp_path, '"browser.next-event" = "K"\n"browser.previous-event" = "J"')

    assert keymap(made)["browser.next-event"] == ("K",)


def test_selecting_may_hide_the_readers_keys(tmp_path: Path) -> None:
    assert keymap(choice(tmp_path, '"selection.swap" = "y"'))["selection.swap"] == ("y",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('preset = "emacs"', "2: no preset 'emacs': write one of vim, arrows"),
        ('"reader.next-trun" = "w"', "2: no command 'reader.next-trun': did you mean 'reader.next-turn'?"),
        ('"x" = "w"', "2: no command 'x': readout keys lists them"),
        ('\n"reader.next-turn" = "pgdn"', "3: no key 'pgdn': did you mean 'pagedown'?"),
        ('"reader.next-turn" = 3', "2: a key must be a text in quotes, or several in a list"),
        ('"reader.next-turn" = ["w", 3]', "2: a key must be a text in quotes, or several in a list"),
        (
            '"reader.next-turn" = "{"',
            "2: '{' is a key of reader.previous-turn as well: give one of them another",
        ),
        (
            '"reader.next-turn" = "J"',
            "2: 'J' is a key of browser.next-event as well: give one of them another",
        ),
        ('"panes.zoom" = "y"', "2: 'y' is a key of reader.copy as well: give one of them another"),
        ('"app.theme" = "f8"', "2: 'f8' is a key of marks.unmark as well: give one of them another"),
        ('"sheet.close" = "j"', "2: 'j' is a key of list.down as well: give one of them another"),
        ('"search.close" = "x"', "2: 'x' types into the line: choose another key"),
        ('"search.close" = "space"', "2: 'space' types into the line: choose another key"),
    ],
)
def test_a_problem_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert problems(tmp_path, text) == [message]


def test_all_problems_are_told_and_a_clash_of_own_keys_once(tmp_path: Path) -> None:
    text = 'preset = "emacs"\n"list.down" = "w"\n"list.up" = "w"'

    assert problems(tmp_path, text) == [
        "2: no preset 'emacs': write one of vim, arrows",
        "4: 'w' is a key of list.down as well: give one of them another",
    ]


def test_a_key_of_a_preset_clashes_too(tmp_path: Path) -> None:
    text = '"reader.select" = "right"'

    assert keymap(choice(tmp_path, text))["reader.select"] == ("right",)
    assert problems(tmp_path, f'preset = "arrows"\n{text}') == [
        "3: 'right' is a key of reader.next-turn as well: give one of them another"
    ]
