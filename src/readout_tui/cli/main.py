"""The `readout` command: finds the command that was called, runs it, and returns a true exit status."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from readout_tui import __version__
from readout_tui.cli.common import Exit, Group, UsageError, add_archive_option, say

GROUPS = ("screen", "ingest", "files", "ask", "walk", "people", "take", "export", "about")
"""Modules of this room, in the order of the help. They import what they run only when they run it."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="readout",
        description="Read, search and cite official readouts. Without a command: the screen.",
        epilog="Each command has examples: readout COMMAND --help",
    )
    parser.add_argument("--version", action="version", version=f"readout {__version__}")
    add_archive_option(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name in GROUPS:
        group: Group = import_module(f"readout_tui.cli.{name}")
        group.add_commands(commands)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    from readout_tui.cli.ask import with_excluded_words

    arguments = build_parser().parse_args(with_excluded_words(sys.argv[1:] if words is None else words))
    if arguments.command is None:
        from readout_tui.cli.screen import open_screen

        arguments.run, arguments.locator = open_screen, None
    try:
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
        say(f"readout: {where}: {error.strerror or error}")
        # An orderly end would try to write the rest once more, and complain once more.
        os._exit(Exit.NOTHING)
    # Worker threads that outlive an interrupted command must not hold the process.
    os._exit(status) if status == Exit.INTERRUPTED else sys.exit(status)


def _status() -> int:
    try:
        return main()
    except SystemExit as exited:  # argparse has printed help, or what is wrong.
        return exited.code if isinstance(exited.code, int) else Exit.USAGE
