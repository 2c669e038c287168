"""`readout paths`, `config`, `keys` and `themes`: what the program knows of itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readout_tui.cli.common import (
    Exit,
    UsageError,
    add_command,
    add_setting_options,
    print_json,
    say,
    settings_of_user,
)
from readout_tui.text import clean_line
from readout_tui.user.definitions import PRESETS

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.user.keys import Assigned
    from readout_tui.user.settings import Settings


_PATHS_EXAMPLES = """\
examples:
  readout paths
  readout paths --json | jq -r .config
"""

_CONFIG_EXAMPLES = """\
examples:
  readout config                          each setting, and where it was given
  readout config --theme paper            as they would be with a flag
  readout config --json | jq .theme
"""

_KEYS_EXAMPLES = """\
examples:
  readout keys
  readout keys --preset arrows            those that need no letters
  readout keys --markdown > keys.md

The settings give a command other keys, by its id; an empty list takes them all:
  [keys]
  preset = "arrows"
  "reader.next-turn" = "}"
  "list.page-down" = ["space", "ctrl+f"]
"""

_THEMES_EXAMPLES = """\
examples:
  readout themes
  readout themes --json | jq -r .name
"""


def add_commands(commands: Commands) -> None:
    """Add the four."""
    paths = add_command(commands, "paths", "print where files are", _PATHS_EXAMPLES, archive=False)
    paths.set_defaults(run=run_paths)
    config = add_command(
        commands, "config", "print each setting in force and where it was given", _CONFIG_EXAMPLES
    )
    add_setting_options(config)
    config.set_defaults(run=run_config)
    keys = add_command(
        commands,
        "keys",
        "print the keys in force, what each does, and where it was given",
        _KEYS_EXAMPLES,
        archive=False,
    )
    keys.add_argument(
        "--preset",
        choices=PRESETS,
        help="the keys of a preset, whatever the settings say; those of arrows need no letters",
    )
    keys.add_argument("--markdown", action="store_true", help="tables for documentation")
    keys.set_defaults(run=run_keys)
    themes = add_command(
        commands,
        "themes",
        "list the colour themes, and say what is wrong with those that cannot be used",
        _THEMES_EXAMPLES,
        archive=False,
    )
    themes.set_defaults(run=run_themes)
    for parser in (paths, config):
        parser.add_argument("--json", action="store_true", help="one JSON object")
    for parser in (keys, themes):
        parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run_paths(arguments: argparse.Namespace) -> int:
    """Print the user's files and folders, and the shipped ones."""
    from readout_tui.user.paths import shipped, user_paths
    from readout_tui.user.settings import SettingsError, config_file

    user = user_paths()
    try:
        config = config_file()
    except SettingsError as error:
        raise UsageError(str(error)) from None
    paths = {
        "config": config,
        "themes": user.themes,
        "data": user.data,
        "state": user.state,
        "log": user.log_file,
        "cache": user.cache,
        "shipped archive": shipped("archive"),
        "shipped themes": shipped("themes"),
    }
    if arguments.json:
        print_json({name: str(path) for name, path in paths.items()})
    else:
        _print_columns([(name, str(path)) for name, path in paths.items()])
    return Exit.FINE


def run_config(arguments: argparse.Namespace) -> int:
    """Print the settings in force, each with its origin."""
    from readout_tui.user.settings import config_file

    settings, file = settings_of_user(arguments), config_file()
    if arguments.json:
        table = {given.name: {"value": given.value, "origin": given.origin} for given in settings.given}
        print_json(table)
        return Exit.FINE
    _print_columns([(given.name, given.value, given.origin) for given in settings.given])
    if not file.exists():
        say(f"no settings file yet: it would be {file}")
    _tell_chosen_theme(settings)
    return Exit.FINE


def _tell_chosen_theme(settings: Settings) -> None:
    """Say which theme the screen will have instead of the one of the settings, and why."""
    from readout_tui.user.paths import user_paths
    from readout_tui.user.session import Session

    visit = Session(user_paths().session, settings.archive).last_visit()
    chosen = visit.chosen_theme(settings.theme_of_file)
    if chosen and chosen != settings.theme and not settings.given_as("theme").for_now:
        say(
            f"the screen has the theme {chosen}: it was chosen there,"
            " and holds until the settings file names another one"
        )


def run_keys(arguments: argparse.Namespace) -> int:
    """Print every action of the screen with its keys."""
    from readout_tui.commands import SCOPE_TITLES, SCOPES
    from readout_tui.user.key_choice import KeyChoice
    from readout_tui.user.keys import assigned

    if arguments.preset:
        choice = KeyChoice(preset=arguments.preset)
    else:
        choice = settings_of_user(arguments, ("keys", "keys.preset")).keys
    everything = assigned(choice)
    if arguments.json:
        for one in everything:
            print_json(_key_table(one))
        return Exit.FINE
    for number, scope in enumerate(SCOPES):
        rows = [_key_row(one) for one in everything if one.command.scope == scope]
        print("\n" * bool(number), end="")
        if arguments.markdown:
            print(f"## {SCOPE_TITLES[scope]}\n\n| keys | does | id |\n|---|---|---|")
            for keys, explanation, name, _ in rows:
                shown = " ".join(f"`{key}`" for key in keys.split()).replace("|", r"\|")
                print(f"| {shown} | {explanation} | `{name}` |")
        else:
            print(SCOPE_TITLES[scope])
            _print_columns(rows, indent=2)
    return Exit.FINE


def _key_row(one: Assigned) -> tuple[str, str, str, str]:
    from readout_tui.commands import shown_key

    return " ".join(map(shown_key, one.keys)), one.command.help, one.command.id, one.origin


def _key_table(one: Assigned) -> dict[str, object]:
    command = one.command
    return {
        "id": command.id,
        "keys": one.keys,
        "origin": one.origin,
        "scope": command.scope,
        "title": command.title,
        "help": command.help,
    }


def run_themes(arguments: argparse.Namespace) -> int:
    """List the themes, the shipped and the user's; fail if one cannot be used."""
    from readout_tui.user.paths import shipped, user_paths
    from readout_tui.user.theme_files import read_themes
    from readout_tui.user.themes import weak_pairs

    themes = read_themes([shipped("themes"), user_paths().themes])
    if arguments.json:
        for name, theme in themes.usable.items():
            row = {"name": name, "dark": theme.dark, "about": theme.about, "file": str(themes.files[name])}
            print_json(row)
    else:
        _print_columns(
            [(name, theme.about, str(themes.files[name])) for name, theme in themes.usable.items()]
        )
    for name, theme in themes.usable.items():
        for pair, ratio in weak_pairs(theme):
            say(f"{name}: hard to read: {pair.name} has a contrast of {ratio:.1f}, not {pair.needed}")
    for problem in themes.problems:
        say(problem)
    return Exit.NOTHING if themes.problems else Exit.FINE


def _print_columns(rows: Iterable[Sequence[str]], indent: int = 0) -> None:
    """Print rows of equally many texts, each column as wide as its widest text."""
    table = [[clean_line(text) for text in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print(" " * indent + "  ".join(cells).rstrip())
