"""The presets hold together with the table of commands."""

from __future__ import annotations

import pytest

from readout_tui.commands import COMMANDS
from readout_tui.user.definitions import PRESETS, Preset
from readout_tui.user.key_choice import KeyChoice
from readout_tui.user.key_names import parse_key
from readout_tui.user.keys import assigned, clashes, keymap
from readout_tui.user.presets import ARROWS, is_plain


def test_arrows_have_a_plain_key_for_every_command() -> None:
    keys = keymap(KeyChoice(preset="arrows"))

    assert [name for name, given in keys.items() if not given or not is_plain(given[0])] == []


def test_the_table_of_arrows_has_plain_keys_for_commands_that_had_none() -> None:
    without = {command.id for command in COMMANDS if not any(map(is_plain, command.keys))}

    assert set(ARROWS) == without
    assert [
        key for keys in ARROWS.values() for key in keys if not is_plain(key) or parse_key(key) != key
    ] == []


def test_keys_that_terminals_keep_for_themselves_are_left_out() -> None:
    scrolling = {f"shift+{key}" for key in ("pageup", "pagedown", "home", "end")}
    tabs = {"ctrl+pageup", "ctrl+pagedown"}
    assert {key for keys in ARROWS.values() for key in keys} & {
        *scrolling,
        *tabs,
        *("shift+f3", "ctrl+f3", "f11", "shift+enter", "ctrl+enter"),
    } == set()


def test_arrows_come_before_the_default_keys() -> None:
    keys = keymap(KeyChoice(preset="arrows"))

    assert keys["reader.next-turn"] == ("right", "}")
    assert keys["list.down"] == ("down", "j")


@pytest.mark.parametrize("preset", PRESETS)
def test_in_a_preset_each_key_means_one_thing(preset: Preset) -> None:
    assert list(clashes(assigned(KeyChoice(preset=preset)))) == []
