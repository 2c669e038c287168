"""What the commands share: exit statuses, the archive option, and talk on stderr."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from readout_tui.text import clean, json_escaped
from readout_tui.user.definitions import ARCHIVE, DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from readout_tui.library import Library
    from readout_tui.locator import Locator
    from readout_tui.user.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


_WORTH_SHOWING = 200
"""Files that take long enough for their progress to be worth a line."""


class Exit(IntEnum):
    """What a command's exit status means."""

    FINE = 0
    NOTHING = 1
    """Nothing found, or problems found."""
    USAGE = 2
    """A wrong call or wrong settings."""
    HUNG_UP = 129
    """The terminal was closed: 128 and the number of SIGHUP, as after the signal itself."""
    INTERRUPTED = 130


class Group(Protocol):
    """A module that adds a group of commands."""

    def add_commands(self, commands: Commands) -> None:
        """Add the group's parsers; each sets `run`: from the parsed arguments to an exit status."""


class UsageError(Exception):
    """The call or the settings are wrong; the message says how, in one line."""


def add_archive_option(parser: argparse.ArgumentParser) -> None:
    """Add `-a/--archive`, which may stand before or after the command's name."""
    parser.add_argument(
        "-a",
        "--archive",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the archive (else READOUT_ARCHIVE, else the settings, else the one that ships)",
    )


def add_setting_options(parser: argparse.ArgumentParser) -> None:
    """Add a flag for each setting but the archive, which most commands have already."""
    group = parser.add_argument_group("settings", "Each is over its environment variable and config.toml.")
    for one in DEFINITIONS:
        if one is not ARCHIVE:
            group.add_argument(
                one.flag,
                dest=_destination(one.name),
                metavar=one.metavar,
                default=argparse.SUPPRESS,
                help=f"{one.about} (else {one.variable})".replace("%", "%%"),
            )


def flags_of(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the settings that the command line gives, by name."""
    given = {one.name: getattr(arguments, _destination(one.name), None) for one in DEFINITIONS}
    return {name: str(value) for name, value in given.items() if value is not None}


def _destination(name: str) -> str:
    return "archive" if name == ARCHIVE.name else f"setting {name}"


def add_command(
    commands: Commands, name: str, purpose: str, examples: str, *, archive: bool = True
) -> argparse.ArgumentParser:
    """Add a command, on an archive unless told otherwise, with examples below its help."""
    parser = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if archive:
        add_archive_option(parser)
    return parser


def archive_of(arguments: argparse.Namespace, *, quiet: bool = False) -> Path:
    """Return the archive that a command works on.

    Args:
        arguments: The command line.
        quiet: Whether nothing is said of settings that are wrong and do not concern the archive.

    Raises:
        UsageError: It is no folder, or the settings that name it cannot be read.
    """
    named: Path | None = getattr(arguments, "archive", None)
    # A named archive needs no settings: those that are broken are no obstacle.
    settings = settings_of_user(arguments, ("archive",), quiet=quiet) if named is None else None
    setting = settings.given_as("archive") if settings else None
    folder = Path(setting.value) if setting else named
    if folder is None or not folder.is_dir():
        origin = f"{setting.origin}: " if setting else ""
        raise UsageError(f"{origin}no folder {folder}: name an archive with -a DIR")
    return folder


def settings_of_user(
    arguments: argparse.Namespace, needed: Collection[str] | None = None, *, quiet: bool = False
) -> Settings:
    """Return the settings in force, those that the command line gives over all others.

    Args:
        arguments: The command line.
        needed: The settings that the command heeds; None if all. What is wrong with others is said once, and
            does not keep it from its work.
        quiet: Whether not even that is said.

    Raises:
        UsageError: A setting that is needed cannot be read or used; with all that is wrong with any.
    """
    from readout_tui.user.settings import read_settings

    read = read_settings(flags=flags_of(arguments))
    is_themed = needed is None and read.settings.given_as("theme").source != "default"
    if (is_themed or read.flaws) and not quiet:  # Who is told of one flaw is told of all.
        read = read_settings(flags=flags_of(arguments), themes=_themes())
    messages = [flaw.message for flaw in read.flaws]
    if messages and (needed is None or read.concern(needed)):
        raise UsageError("\n".join(messages))
    if messages and not quiet and not hasattr(arguments, "told_of_settings"):
        arguments.told_of_settings = True
        say("\n".join([*messages, "gone on with the defaults in their place"]))
    return read.settings


def _themes() -> Collection[str]:
    from readout_tui.user.paths import shipped, user_paths
    from readout_tui.user.theme_files import read_themes

    return read_themes([shipped("themes"), user_paths().themes]).usable


@contextmanager
def broken_pipes_survived() -> Iterator[None]:
    """Let a pipe to another program break without ending this one; only the main thread can ask for it."""
    previous = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, previous)


@contextmanager
def progress_line() -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows on a terminal how many files are read; clear its line at the end."""
    shown = False

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and total >= _WORTH_SHOWING:
            shown = True
            print(f"\rreading the archive: {done} of {total} files ", end="", file=sys.stderr, flush=True)

    try:
        yield progress
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def open_library(arguments: argparse.Namespace) -> Library:
    """Open the archive that a command works on, up to date; long work shows its progress on a terminal.

    Raises:
        UsageError: The archive cannot be opened, or the settings cannot be read.
    """
    from readout_tui.library import Library

    with progress_line() as progress:
        try:
            library = Library.open(archive_of(arguments), progress=progress)
        except NotADirectoryError as error:
            raise UsageError(str(error)) from None
    if library.remark:
        say(library.remark)
    _say_what_is_left_out(library)
    return library


def _say_what_is_left_out(library: Library) -> None:
    left_out = library.left_out()
    parts = []
    if left_out.unreadable:
        parts.append(f"{left_out.unreadable} of {counted(left_out.files, 'file')} could not be read")
    if left_out.doubled:
        parts.append(f"{counted(left_out.doubled, 'file')} left out for the id of another")
    if parts:
        say(f"{', '.join(parts)}: readout check lists them")


def parse_locator(text: str) -> Locator:
    """Read a locator that was given on the command line.

    Raises:
        UsageError: It is none.
    """
    from readout_tui.locator import Locator

    try:
        return Locator.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def say(message: str) -> None:
    """Tell the user something, on stderr: stdout is for data."""
    if sys.stderr:  # None if it is closed; print would take stdout for it.
        print(clean(message), file=sys.stderr)


def print_json(value: Mapping[str, object]) -> None:
    """Print one object on one line."""
    print(json_line(value))


def json_line(value: object) -> str:
    """Write a value as JSON on one line in which a terminal finds nothing to obey."""
    return json_escaped(json.dumps(value, ensure_ascii=False))


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Write `1 turn` and `2 turns`; where an `s` does not do, with the plural that is given."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
