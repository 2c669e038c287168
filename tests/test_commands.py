"""The table of commands holds together."""

from __future__ import annotations

from collections import Counter

import pytest

from readout_tui.commands import COMMANDS, SCOPE_TITLES, SCOPES, Command, commands_in, shown_key
from readout_tui.tui.app import ReadoutApp
from readout_tui.tui.screens.browser import Browser
from readout_tui.tui.screens.copying import CopySheet
from readout_tui.tui.screens.filters import FilterSheet
from readout_tui.tui.screens.marks import MarksSheet
from readout_tui.tui.screens.palette import Palette
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.tui.screens.search import SearchSheet
from readout_tui.tui.screens.sheet import Sheet
from readout_tui.tui.widgets.comparing import Comparing
from readout_tui.tui.widgets.panes import Panes
from readout_tui.tui.widgets.reader import Reader
from readout_tui.tui.widgets.row_list import RowList
from readout_tui.tui.widgets.timeline import Timeline

OWNERS: dict[str, type] = {
    "app": ReadoutApp,
    "browser": Browser,
    "compare": Comparing,
    "copying": CopySheet,
    "filters": FilterSheet,
    "counts": SearchSheet,
    "list": RowList,
    "marks": MarksSheet,
    "palette": Palette,
    "panes": Panes,
    "prompt": Prompt,
    "reader": Reader,
    "search": SearchSheet,
    "selection": Reader,
    "sheet": Sheet,
    "timeline": Timeline,
}


def test_every_id_stands_once() -> None:
    assert [i for i, n in Counter(command.id for command in COMMANDS).items() if n > 1] == []


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_means_one_thing_in_a_scope(scope: str) -> None:
    keys = Counter(key for command in COMMANDS if command.scope == scope for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_carried_out(command: Command) -> None:
    name = command.action.partition("(")[0]
    assert callable(getattr(OWNERS[command.scope], f"action_{name}", None))


@pytest.mark.parametrize("scope", ["timeline", "list", "reader", "panes", "browser"])
def test_no_pane_hides_a_key_of_the_browser_or_the_program(scope: str) -> None:
    outer = {
        "timeline": ("list", "panes", "browser", "app"),
        "list": ("panes", "browser", "app"),
        "reader": ("panes", "browser", "app"),
        "panes": ("browser", "app"),
        "browser": ("app",),
    }[scope]
    taken = {key for command in COMMANDS if command.scope in outer for key in command.keys}
    own = {key for command in COMMANDS if command.scope == scope for key in command.keys}
    assert own & taken == set()


def test_every_scope_has_commands_and_a_heading() -> None:
    assert set(SCOPE_TITLES) == set(SCOPES)
    assert all(commands_in(scope) for scope in SCOPES)


def test_help_is_a_sentence() -> None:
    assert [c.id for c in COMMANDS if not (c.help[0].isupper() and c.help.endswith("."))] == []


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("?", "?"),
        ("J", "J"),
        ("+", "+"),
        ("comma", ","),
        ("space", "Space"),
        ("f12", "F12"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+shift+up", "Ctrl+Shift+↑"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown
