"""`readout` and `readout open`: the screen."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from readout_tui.cli.common import UsageError, add_archive_option, archive_of, parse_locator

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands

EXAMPLES = """\
examples:
  readout open                                the archive, at its latest event
  readout open 2031-06-09-soltva-statement#1.2
  readout -a ~/readouts open                  another archive
"""


def add_commands(commands: Commands) -> None:
    """Add `open`."""
    parser = commands.add_parser(
        "open",
        help="open the screen, at a passage",
        description="Open the screen, at a passage if one is named.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("locator", nargs="?", help="a readout's id, or a passage such as ID#2.3")
    add_archive_option(parser)
    parser.set_defaults(run=open_screen)


def open_screen(arguments: argparse.Namespace) -> int:
    """Show the screen until the user leaves it; return its exit status."""
    _need_terminal()
    archive = archive_of(arguments)
    start = parse_locator(arguments.locator) if arguments.locator else None

    from readout_tui.library import Library
    from readout_tui.tui.app import ReadoutApp
    from readout_tui.user.settings import load_settings
    from readout_tui.user.theme_files import ThemeError

    with Library.open(archive, refresh=False) as library:
        try:
            app = ReadoutApp(library, load_settings(), start)
        except ThemeError as error:
            raise UsageError(str(error)) from None
        app.run()
    return app.return_code or 0


def _need_terminal() -> None:
    """Refuse where the screen could not be seen, and say what can be done there.

    Raises:
        UsageError: Input, or stderr to which the screen is painted, is no terminal that can be painted.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "the screen needs a terminal for input and stderr; without one: readout search, show, cite, check"
        )
    if os.environ.get("TERM", "dumb") == "dumb":
        raise UsageError("this terminal cannot be painted (TERM=dumb): use readout search, show, cite")
