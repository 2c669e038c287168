"""`readout serve`: the screen in a browser."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from readout_tui.cli.common import (
    Exit,
    UsageError,
    add_command,
    archive_of,
    broken_pipes_survived,
    flags_of,
    say,
    settings_of_user,
)
from readout_tui.cli.screen import add_screen_options
from readout_tui.text import clean
from readout_tui.user.definitions import ARCHIVE, DEFINITIONS

if TYPE_CHECKING:
    from pathlib import Path

    from readout_tui.cli.common import Commands

PORT = 8765
TUNNEL = f"ssh -L {PORT}:127.0.0.1:{PORT} THIS-MACHINE"
"""What to call on another machine, to read on that one."""

_MISSING = ("aiohttp", "textual_serve")
"""What the extra `web` brings."""

_EXAMPLES = f"""\
examples:
  readout serve                               prints the address to open in a browser here
  readout -a ~/readouts serve --port 0        on a port that is free
  {TUNNEL + "    ":<44}on another machine, to open that address there
"""


def add_commands(commands: Commands) -> None:
    """Add `serve`."""
    parser = add_command(commands, "serve", "show the screen in a browser on this machine", _EXAMPLES)
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"0 takes a free one (else {PORT})"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="127.0.0.1, or ::1; no address that other machines can reach",
    )
    add_screen_options(parser)
    parser.set_defaults(run=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Serve the screen until the command is interrupted, which is how it ends."""
    settings_of_user(arguments)  # What is wrong with them is better told here than on the page.
    archive = archive_of(arguments).resolve()
    try:
        from readout_tui.serving.guard import loopback
        from readout_tui.serving.server import ScreenServer
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _MISSING:
            raise
        raise UsageError("the browser needs more than the terminal: install readout-tui[web]") from None
    try:
        host = loopback(arguments.host)
    except ValueError as error:
        raise UsageError(f"{error}: serve here, and on the other machine call {TUNNEL}") from None

    import asyncio
    from contextlib import redirect_stdout

    def announce(address: str) -> None:
        print(address, file=stdout, flush=True)
        say(f"serving {archive} to this machine alone; Ctrl-C ends it")

    title = f"Readout: {clean(archive.name)}"
    server = ScreenServer(command_of(archive, arguments), host, arguments.port, title)
    # textual-serve prints to stdout what an app says on its way down. An app or a page that goes away in the
    # middle of a word must not end the server.
    stdout = sys.stdout
    with redirect_stdout(sys.stderr), broken_pipes_survived():
        try:
            asyncio.run(server.run(announce))
        except OSError as error:
            reason = error.strerror or error
            raise UsageError(f"port {arguments.port} of {host} cannot be had: {reason}") from None
    return Exit.FINE


def command_of(archive: Path, arguments: argparse.Namespace) -> list[str]:
    """Return the command that opens the screen in an archive, with the options of the screen."""
    given = flags_of(arguments)
    settings = (one for one in DEFINITIONS if one is not ARCHIVE and one.name in given)
    flags = [f"{one.flag}={given[one.name]}" for one in settings]
    if hasattr(arguments, "no_session"):
        flags.append("--no-session")
    return [sys.executable, "-m", "readout_tui", f"--archive={archive}", "open", *flags]


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError
    return number
