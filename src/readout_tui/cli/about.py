"""`readout paths`, `config`, `keys` and `themes`: what the program knows of itself."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, UsageError, say, settings_of_user

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.user.keys import Assigned


_KEYS_EXAMPLES = """\
the settings give a command other keys, by its id; an empty list takes them all:
  [keys]
  preset = "arrows"
  "reader.next-turn" = "}"
  "list.page-down" = ["space", "ctrl+f"]
"""

PRESET_NAMES = ("vim", "arrows")
"""The names of `user.presets.PRESETS`."""


def add_commands(commands: Commands) -> None:
    """Add the four."""
    paths = commands.add_parser("paths", help="print where files are", description="Print where files are.")
    paths.set_defaults(run=run_paths)
    config = commands.add_parser(
        "config", help="print the settings", description="Print each setting in force and where it was given."
    )
    config.set_defaults(run=run_config)
    keys = commands.add_parser(
        "keys",
        help="print the keys",
        description="Print the keys in force, what each does, and where it was given.",
        epilog=_KEYS_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keys.add_argument(
        "--preset",
        choices=PRESET_NAMES,
        help="the keys of a preset, whatever the settings say; those of arrows need no letters",
    )
    keys.add_argument("--markdown", action="store_true", help="tables for documentation")
    keys.set_defaults(run=run_keys)
    themes = commands.add_parser(
        "themes",
        help="list the colour themes",
        description="List the colour themes; say what is wrong with those that cannot be used.",
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
        print(json.dumps({name: str(path) for name, path in paths.items()}, ensure_ascii=False))
    else:
        _print_columns([(name, str(path)) for name, path in paths.items()])
    return Exit.FINE


def run_config(arguments: argparse.Namespace) -> int:
    """Print the settings in force, each with its origin."""
    from readout_tui.user.settings import config_file

    settings, file = settings_of_user(), config_file()
    if arguments.json:
        table = {given.name: {"value": given.value, "origin": given.origin} for given in settings.given}
        print(json.dumps(table, ensure_ascii=False))
        return Exit.FINE
    _print_columns([(given.name, given.value, given.origin) for given in settings.given])
    if not file.exists():
        say(f"no settings file yet: it would be {file}")
    return Exit.FINE


def run_keys(arguments: argparse.Namespace) -> int:
    """Print every action of the screen with its keys."""
    from readout_tui.commands import SCOPE_TITLES, SCOPES
    from readout_tui.user.keys import KeyChoice, assigned

    choice = KeyChoice(preset=arguments.preset) if arguments.preset else settings_of_user().keys
    everything = assigned(choice)
    if arguments.json:
        for one in everything:
            print(json.dumps(_key_table(one), ensure_ascii=False))
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
            print(json.dumps(row, ensure_ascii=False))
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
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print(" " * indent + "  ".join(cells).rstrip())
