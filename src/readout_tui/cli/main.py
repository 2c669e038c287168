"""The `readout` command: finds the command that was called, runs it, and returns a true exit status."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from readout_tui import __version__
from readout_tui.cli.common import Exit, Group, UsageError, add_archive_option, say
from readout_tui.cli.screen import add_screen_options, open_screen, refuse_screen_options
from readout_tui.text import clean_line, nearest

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

GROUPS = (
    *("screen", "serve", "ingest", "files", "ask", "walk", "people", "take", "export", "about", "completion"),
)
"""Modules of this room, in the order of the help. They import what they run only when they run it."""

_PASSAGE = re.compile(r"\d{4}\b|[^\s/]+#\d")
"""How an id with a date, or a locator, begins."""

TAKING_SETTINGS = ("open", "serve", "config")
"""The commands that take the flags of the settings."""


class Version(argparse.Action):
    """Prints which program this is, and which format of files it reads."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print both versions and end; the model is imported for nobody else."""
        from readout_tui.model import FORMAT_VERSION

        print(f"readout {__version__} (archive format {FORMAT_VERSION})")
        parser.exit()


class Parser(argparse.ArgumentParser):
    """Lets help that cannot be written be an error, as all that cannot; argparse drops it in silence."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help, on stdout unless a file is given."""
        (file or sys.stdout).write(self.format_help())

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is none of an argument's choices, and name what was meant, not all that there is."""
        if action.choices is not None and value not in action.choices:
            commands = isinstance(action, argparse._SubParsersAction)
            known, word = [str(choice) for choice in action.choices], str(value)
            raise argparse.ArgumentError(
                None if commands else action,
                _no_command(word, known) if commands else _no_choice(word, known),
            )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong without what a terminal would obey, and end: a pattern may match any name."""
        super().error(clean_line(message))


def _no_command(word: str, known: Sequence[str]) -> str:
    """Write what was meant by a word that is no command: an archive, a passage, or another command."""
    import shlex

    if Path(word).is_dir():
        return f"no command '{word}': did you mean: {shlex.join(['readout', '-a', word, 'open'])}"
    if _PASSAGE.match(word):
        return f"no command '{word}': did you mean: {shlex.join(['readout', 'open', word])}"
    near = nearest(word, known)
    hint = (
        f"did you mean: readout {near}"
        if near
        else "readout --help lists them; readout open ID shows a readout"
    )
    return f"no command '{word}': {hint}"


def _no_choice(word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(known)}"
    return f"no choice '{word}': {hint}"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser: argparse.ArgumentParser = Parser(
        prog="readout",
        description="Read, search and cite official readouts. Without a command: the screen.",
        epilog="Each command has examples: readout COMMAND --help",
    )
    parser.add_argument("--version", action=Version, nargs=0, help="print the versions and exit")
    add_archive_option(parser)
    add_screen_options(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name in GROUPS:
        group: Group = import_module(f"readout_tui.cli.{name}")
        group.add_commands(commands)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    from readout_tui.cli.ask import with_excluded_words
    from readout_tui.cli.completion import answer, is_asked

    parser = build_parser()
    if is_asked():
        answer(parser)
    arguments = parser.parse_args(with_excluded_words(sys.argv[1:] if words is None else words))
    if arguments.command is None:
        arguments.run, arguments.locator = open_screen, None
    try:
        if arguments.command not in (None, *TAKING_SETTINGS):
            refuse_screen_options(arguments, arguments.command)
        status: int = arguments.run(arguments)
    except UsageError as error:
        say(f"readout: {error}")
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return status


def run() -> None:
    """Run the command line as a program."""
    if hasattr(signal, "SIGPIPE"):
        # `readout search x | head` ends without a traceback.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        status = _status()
        sys.stdout.flush()
    except OSError as error:
        where = error.filename or "the output cannot be written"
        with suppress(OSError):  # stderr may be as full.
            say(f"readout: {where}: {error.strerror or error}")
        # An orderly end would try to write the rest once more, and complain once more.
        os._exit(Exit.NOTHING)
    # Threads that are still at work, for a command that was interrupted or a screen that was left, must not
    # hold the process.
    os._exit(status) if threading.active_count() > 1 else sys.exit(status)


def _status() -> int:
    try:
        return main()
    except SystemExit as exited:  # argparse has printed help, or what is wrong.
        return exited.code if isinstance(exited.code, int) else Exit.USAGE
    except OSError:
        raise
    except Exception as error:  # Nobody expected it: one line for the user, the traceback for the log.
        from readout_tui.cli.unexpected import log_and_say

        log_and_say(error, " ".join(word for word in sys.argv[1:2] if not word.startswith("-")))
        return Exit.NOTHING
