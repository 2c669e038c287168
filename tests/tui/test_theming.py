"""Which theme is begun with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from readout_tui.tui.theming import Terminal, all_themes, first_theme, no_color_unseen, terminal_of
from readout_tui.user.settings import load_settings
from readout_tui.user.theme_files import ThemeError

MANY, SIXTEEN, NONE = Terminal(256), Terminal(16), Terminal(0)
NO_COLOR = Terminal(256, no_color=True)


@pytest.mark.parametrize(
    ("flag", "variable", "last", "terminal", "theme"),
    [
        (None, None, None, MANY, "ink"),
        (None, None, None, SIXTEEN, "ansi"),
        (None, None, None, NONE, "plain"),
        (None, None, "dusk", SIXTEEN, "dusk"),
        (None, None, "gone", SIXTEEN, "ansi"),
        (None, None, "dusk", NO_COLOR, "plain"),
        (None, "paper", "dusk", NO_COLOR, "paper"),
        ("signal", "paper", "dusk", NO_COLOR, "signal"),
        ("signal", None, "dusk", SIXTEEN, "signal"),
    ],
)
def test_flag_and_variable_are_over_no_color_and_that_over_what_was_chosen(
    flag: str | None, variable: str | None, last: str | None, terminal: Terminal, theme: str
) -> None:
    settings = load_settings(
        {"READOUT_THEME": variable} if variable else {}, {"theme": flag} if flag else None
    )
    assert first_theme(all_themes(), settings, last, terminal) == theme


@pytest.mark.parametrize(
    ("last", "terminal", "theme"),
    [(None, MANY, "dusk"), (None, SIXTEEN, "dusk"), (None, NONE, "dusk"), ("ink", MANY, "ink")],
)
def test_the_file_is_over_the_terminal_and_under_what_was_chosen(
    tmp_path_factory: pytest.TempPathFactory, last: str | None, terminal: Terminal, theme: str
) -> None:
    config = tmp_path_factory.mktemp("config") / "config.toml"
    config.write_text('theme = "dusk"\n', encoding="utf-8")
    settings = load_settings({"READOUT_CONFIG": str(config)})

    assert first_theme(all_themes(), settings, last, terminal) == theme
    assert first_theme(all_themes(), settings, last, NO_COLOR) == "plain"


def test_a_theme_that_there_is_not_is_told_in_spite_of_no_color() -> None:
    with pytest.raises(ThemeError, match="no theme 'papr': did you mean 'paper'"):
        first_theme(all_themes(), load_settings({"READOUT_THEME": "papr"}), None, NO_COLOR)


@pytest.mark.parametrize(
    ("term", "system", "colours"),
    [
        ("linux", "standard", 16),
        ("vt100", "standard", 0),
        ("vt100", "truecolor", 256),
        ("no-such", "standard", 16),
    ],
)
def test_a_terminal_without_colours_is_known_by_terminfo(term: str, system: str, colours: int) -> None:
    # Curses reads the terminal's entry once in a process.
    words = f"from readout_tui.tui.theming import terminal_of; print(terminal_of({system!r}).colours)"
    done = subprocess.run(
        [sys.executable, "-c", words],
        env=os.environ | {"TERM": term},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(colours)


@pytest.mark.parametrize(("value", "wanted"), [("1", True), ("", False), (None, False)])
def test_no_color_counts_unless_it_is_empty(
    monkeypatch: pytest.MonkeyPatch, value: str | None, wanted: bool
) -> None:
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert terminal_of("truecolor").no_color is wanted


def test_no_color_is_back_for_the_programs_that_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with pytest.raises(RuntimeError), no_color_unseen():
        assert "NO_COLOR" not in os.environ
        raise RuntimeError
    assert os.environ["NO_COLOR"] == "1"
