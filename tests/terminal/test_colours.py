"""Which colours really reach the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from tests.terminal.driver import READOUT, Tmux

_SGR = re.compile(r"\x1b\[([\d;:]*)m")
_STYLES = {*range(10), *range(21, 30)}
_DEFAULTS = {39, 49}
_SIXTEEN = {*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)}


def sent(tmux: Tmux) -> set[int]:
    """Return the codes that the screen is drawn with; 38 and 48 begin a colour that is none of the 16."""
    drawn = tmux.call("capture-pane", "-p", "-e")
    return {int(code or 0) for codes in _SGR.findall(drawn) for code in re.split("[;:]", codes)}


def walk(tmux: Tmux) -> set[int]:
    """Go through the screen and its sheets; return all codes that are seen."""
    tmux.wait("Press day")
    codes = sent(tmux)
    for keys, sign in (
        ("/", "Find"),
        ("ferries", " ms "),
        ("\r", "hit 1 of"),
        ("v", "Stop selecting"),
        ("m", "marked: M lists"),
        ("?", "Keys"),
        ("\x1b", "2 Reader"),
        ("t", "Themes"),
        ("\x1b", "2 Reader"),
        (":", "a command, a locator"),
        ("\x1b", "2 Reader"),
        ("f", "Filter the timeline"),
    ):
        tmux.type(keys)
        tmux.wait(sign)
        codes |= sent(tmux)
    return codes


def test_with_no_color_nothing_has_a_colour(tmux: Tmux, archive: Path) -> None:
    tmux.start("env", "NO_COLOR=1", *READOUT, "-a", str(archive))
    codes = walk(tmux)
    assert codes <= _STYLES | _DEFAULTS
    assert {1, 2, 4, 7} <= codes


def test_the_theme_of_16_colours_has_no_others_on_a_terminal_that_has_more(tmux: Tmux, archive: Path) -> None:
    tmux.start("env", "COLORTERM=truecolor", *READOUT, "--theme", "ansi", "-a", str(archive))
    codes = walk(tmux)
    assert codes <= _STYLES | _DEFAULTS | _SIXTEEN
    assert codes & _SIXTEEN


def test_a_terminal_of_16_colours_gets_that_theme(tmux: Tmux, archive: Path) -> None:
    tmux.start("env", "-u", "COLORTERM", "TERM=linux", *READOUT, "-a", str(archive))
    screen = tmux.wait("Press day")
    assert "┏━ 1 Timeline" in screen
    assert sent(tmux) <= _STYLES | _DEFAULTS | _SIXTEEN


def test_a_theme_that_is_asked_for_has_its_colours_in_spite_of_no_color(tmux: Tmux, archive: Path) -> None:
    tmux.start("env", "NO_COLOR=1", "COLORTERM=truecolor", *READOUT, "--theme", "ink", "-a", str(archive))
    tmux.wait("Press day")
    assert {38, 48} <= sent(tmux)
