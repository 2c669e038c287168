"""`readout` and `readout open`: the screen."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from readout_tui.cli.common import (
    Exit,
    UsageError,
    add_command,
    add_setting_options,
    archive_of,
    broken_pipes_survived,
    flags_of,
    parse_locator,
    settings_of_user,
)
from readout_tui.cli.terminal import is_gone, whole_terminal
from readout_tui.cli.unexpected import log_level_of_user, say_unexpected
from readout_tui.user.definitions import ARCHIVE, DEFINITIONS

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.library import Library
    from readout_tui.tui.app import ReadoutApp
    from readout_tui.user.log import LogFile

EXAMPLES = """\
examples:
  readout open                                the archive, at its latest event
  readout open 2031-06-09-soltva-statement#1.2
  readout -a ~/readouts open                  another archive
  readout --theme paper --no-session          in another theme, as if for the first time

exit status:
  0 when you leave; 1 after an error, which the log explains (readout paths names it); 2 for a wrong call or
  wrong settings, or without a terminal; 129 when the terminal is closed; 130, 143 after SIGINT, SIGTERM
"""


def add_commands(commands: Commands) -> None:
    """Add `open`."""
    parser = add_command(commands, "open", "open the screen, at a passage if one is named", EXAMPLES)
    parser.add_argument("locator", nargs="?", help="a readout's id, or a passage such as ID#2.3")
    add_screen_options(parser)
    parser.set_defaults(run=open_screen)


def add_screen_options(parser: argparse.ArgumentParser) -> None:
    """Add what the screen alone takes: the flags of the settings, and `--no-session`."""
    parser.add_argument(
        "--no-session",
        action="store_true",
        default=argparse.SUPPRESS,
        help="neither go on where you left off nor keep where you leave off",
    )
    add_setting_options(parser)


def refuse_screen_options(arguments: argparse.Namespace, command: str) -> None:
    """Refuse the screen's options before another command, which would not heed them.

    Raises:
        UsageError: One is given.
    """
    given = [one.flag for one in DEFINITIONS if one is not ARCHIVE and one.name in flags_of(arguments)]
    if hasattr(arguments, "no_session"):
        given.append("--no-session")
    if given:
        raise UsageError(f"{given[0]} before '{command}' would do nothing: it is for the screen")


def open_screen(arguments: argparse.Namespace) -> int:
    """Show the screen until the user leaves it; return its exit status."""
    _need_terminal()
    settings, archive = settings_of_user(arguments), archive_of(arguments)
    start = parse_locator(arguments.locator) if arguments.locator else None

    from readout_tui.library import Library
    from readout_tui.tui.app import ReadoutApp
    from readout_tui.user.log import logging_to
    from readout_tui.user.paths import user_paths
    from readout_tui.user.theme_files import ThemeError

    level = log_level_of_user()
    with logging_to(user_paths().log_file, level) as log, Library.open(archive, refresh=False) as library:
        try:
            app = ReadoutApp(library, settings, start, remember=not hasattr(arguments, "no_session"))
        except ThemeError as error:
            raise UsageError(f"{settings.given_as('theme').origin}: {error}") from None
        return _shown(app, library, log)


def _shown(app: ReadoutApp, library: Library, log: LogFile) -> int:
    """Run the screen, and return its exit status: 128 and a signal's number, 1 for an error, else 0."""
    import asyncio
    import logging

    logger = logging.getLogger(__name__)
    logger.info("begin: %s", _circumstances(library))
    # A tool that ends before it has read all it is given would end the screen too.
    with broken_pipes_survived(), whole_terminal():
        try:
            # In a loop that we do not tear down: that would wait for the threads.
            app.run(loop=asyncio.new_event_loop())
        except Exception as error:  # Whatever it is, the terminal is given back before it is told.
            logger.error("ended by an error", exc_info=error)
            app.failure = error
        gone = is_gone()
    if library.remark:
        logger.warning("%s", library.remark)
    if app.ending.status is not None or gone:
        status = app.ending.status or Exit.HUNG_UP
    elif app.failure is not None:
        status = Exit.NOTHING
        say_unexpected(app.failure, log)
    else:
        status = app.return_code or Exit.FINE
    logger.info("end: exit status %d", status)
    return status


def _circumstances(library: Library) -> str:
    """Return what one has to know to understand what went wrong."""
    import platform

    from readout_tui import __version__

    variables = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "SSH_TTY", "LANG", "LC_ALL")
    shown = " ".join(f"{name}={os.environ[name]}" for name in variables if name in os.environ)
    python = platform.python_version()
    return f"readout {__version__}, Python {python}, {sys.platform}, archive {library.archive}, {shown}"


def _need_terminal() -> None:
    """Refuse where the screen could not be seen, and say what can be done there.

    Raises:
        UsageError: Input is no terminal that can be painted. stdout and stderr may be redirected.
    """
    from readout_tui.clipboard import is_served  # Each command imports this module, and only the screen asks.

    if is_served(os.environ):
        return
    if sys.stdin is None or not sys.stdin.isatty() or sys.stderr is None:
        raise UsageError("the screen needs a terminal; without one: readout search, show, cite, check")
    if os.environ.get("TERM", "dumb") == "dumb":
        raise UsageError("this terminal cannot be painted (TERM=dumb): use readout search, show, cite")
