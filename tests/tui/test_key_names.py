"""The table of key names, which is kept without Textual, agrees with Textual."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys

from readout_tui.commands import COMMANDS
from readout_tui.user.key_names import NAMED_KEYS, parse_key
from readout_tui.user.presets import ARROWS


def test_textual_has_every_named_key() -> None:
    assert set(NAMED_KEYS) <= {key.value for key in Keys}


def test_default_keys_are_key_names() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {parse_key(key) for key in keys} == keys


SENT = {
    "shift+f5": "\x1b[15;2~",
    "ctrl+f1": "\x1b[1;5P",
    "shift+f1": "\x1b[1;2P",
    "shift+f4": "\x1b[1;2S",
    "ctrl+f10": "\x1b[21;5~",
    "shift+down": "\x1b[1;2B",
    "ctrl+left": "\x1b[1;5D",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "f10": "\x1b[21~",
}
"""What xterm sends for some keys of `arrows`."""


@pytest.mark.parametrize("key", SENT)
def test_keys_of_arrows_arrive_as_they_are_named(key: str) -> None:
    assert key in {key for keys in ARROWS.values() for key in keys} | {"shift+tab"}
    assert [event.key for event in XTermParser().feed(SENT[key]) if isinstance(event, Key)] == [key]
