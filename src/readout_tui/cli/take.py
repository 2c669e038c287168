"""`readout show` and `readout cite`: take a passage away."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from readout_tui.cli.common import (
    Exit,
    add_command,
    broken_pipes_survived,
    open_library,
    parse_locator,
    say,
    settings_of_user,
)
from readout_tui.user.definitions import CITATION_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_tui.cli.common import Commands
    from readout_tui.locator import Locator, Resolved
    from readout_tui.model import Readout, Turn
    from readout_tui.user.definitions import ClipboardSetting

_SHOW_EXAMPLES = """\
examples:
  readout show 2031-06-09-soltva-statement              all of it
  readout show 2031-06-09-soltva-statement#1.2-1.4      some paragraphs of its first turn
  readout show 2031-06-09-soltva-statement --json       which 'readout import' takes back
"""

_CITE_EXAMPLES = """\
examples:
  readout cite 2031-06-10-tornehavn-press-conference#6.1
  readout cite 2031-06-10-tornehavn-press-conference#6.1 --style chicago --copy
  readout cite 2031-06-09-soltva-statement --style bibtex > statement.bib
"""


def add_commands(commands: Commands) -> None:
    """Add `show` and `cite`."""
    show = add_command(
        commands, "show", "print a readout, a turn, a paragraph or a range of them", _SHOW_EXAMPLES
    )
    show.add_argument("locator", help="a readout's id, or a passage: ID#2, ID#2.3, ID#2.3-2.5")
    show.add_argument("--json", action="store_true", help="one JSON object")
    show.set_defaults(run=run_show)
    cite = add_command(commands, "cite", "print or copy a passage in a style of citation", _CITE_EXAMPLES)
    cite.add_argument("locator", help="a passage: ID#2, ID#2.3, ID#2.3-2.5; or a readout's id")
    cite.add_argument(
        "-s",
        "--style",
        choices=CITATION_STYLES,
        metavar="STYLE",
        help=f"one of {', '.join(CITATION_STYLES)}; else the one in the settings, else markdown",
    )
    cite.add_argument("--copy", action="store_true", help="also send it to the clipboard")
    cite.set_defaults(run=run_cite)


def run_show(arguments: argparse.Namespace) -> int:
    """Print what a locator means; if its words are gone, none at all, and fail."""
    found = _find(arguments)
    if found is None:
        return Exit.NOTHING
    readout, locator, resolved = found
    if resolved.lost and not arguments.json:
        return Exit.NOTHING
    if arguments.json:
        import msgspec

        shown = readout if locator.turn is None else _as_table(readout, locator, resolved)
        print(msgspec.json.format(msgspec.json.encode(shown).decode(), indent=2))
    elif locator.turn is None:
        print("\n\n".join(_whole(readout)))
    else:
        from readout_tui.locator import passage_at, slices

        passage = passage_at(readout, locator, resolved)
        print("\n\n".join(piece.text for piece in slices(readout, passage)))
    return Exit.NOTHING if resolved.lost else Exit.FINE


def run_cite(arguments: argparse.Namespace) -> int:
    """Print a citation; if the words of the locator are gone, cite nothing and fail."""
    style = arguments.style or settings_of_user(arguments, ("style",)).style
    routing = settings_of_user(arguments, ("clipboard",)).clipboard if arguments.copy else None
    found = _find(arguments)
    if found is None or found[2].lost:
        return Exit.NOTHING
    from readout_tui.citing import cite
    from readout_tui.locator import passage_at

    readout, locator, resolved = found
    citation = cite(readout, passage_at(readout, locator, resolved), style)
    print(citation)
    return _copy(citation, routing) if routing else Exit.FINE


def _find(arguments: argparse.Namespace) -> tuple[Readout, Locator, Resolved] | None:
    """Find what the locator names; say so where it is not as it was."""
    from readout_tui.library import UnknownReadoutError
    from readout_tui.locator import resolve, why_lost

    locator = parse_locator(arguments.locator)
    with open_library(arguments) as library:
        try:
            readout = library.readout(locator.id)
        except UnknownReadoutError as error:
            say(str(error))
            return None
    resolved = resolve(readout, locator)
    if resolved is None:
        say(f"no passage {locator}: the readout has no such paragraph")
    elif resolved.moved:
        say(f"moved: {locator} now stands at {locator.id}#{resolved.place}")
    elif resolved.lost:
        say(why_lost(readout, locator, resolved))
    return (readout, locator, resolved) if resolved else None


def _whole(readout: Readout) -> Iterator[str]:
    """Yield a readout's heading and turns, each a block of lines."""
    from readout_tui.model import Source

    source = readout.source or Source()
    facts = [
        readout.dateline or readout.date or "undated",
        readout.place,
        readout.kind,
        source.publisher,
        source.url,
    ]
    yield f"{readout.title}\n{' · '.join(filter(None, facts))}"
    spoken = False
    for turn in readout.turns:
        heading = _heading(readout, turn) or ("Narration" if spoken else "")
        spoken = turn.spoken_mode != "narration"
        yield (f"{heading}:\n" if heading else "") + "\n\n".join(turn.paragraphs)


def _heading(readout: Readout, turn: Turn) -> str:
    """Return who speaks, and nothing for narration."""
    name = None if turn.spoken_mode == "narration" else readout.speaker_name(turn)
    return f"{name} (reported)" if name and turn.spoken_mode == "reported" else name or ""


def _as_table(readout: Readout, locator: Locator, resolved: Resolved) -> dict[str, object]:
    """Return a passage for JSON: its readout's facts, and each paragraph with locator, speaker and mode."""
    from readout_tui.locator import Locator, passage_at, slices
    from readout_tui.text import text_hash

    paragraphs = []
    covered = [] if resolved.lost else slices(readout, passage_at(readout, locator, resolved))
    for piece in covered:
        turn = readout.turns[piece.place.turn - 1]
        at = Locator(readout.id, piece.place.turn, piece.place.paragraph, text_hash(piece.text))
        paragraphs.append(
            {
                "locator": str(at),
                "speaker": readout.speaker_name(turn),
                "mode": turn.spoken_mode,
                "text": piece.text,
            }
        )
    return {
        "id": readout.id,
        "title": readout.title,
        "date": readout.date,
        "moved": resolved.moved,
        "lost": resolved.lost,
        "paragraphs": paragraphs,
    }


def _copy(text: str, routing: ClipboardSetting) -> int:
    """Send a text to the clipboard and say what happened."""
    import os

    from readout_tui.clipboard import choose_routes, send

    routes = choose_routes(routing, os.environ)
    sys.stdout.flush()
    with broken_pipes_survived():
        outcome = send(text, routes, write_osc52=_write_to_terminal)
    say(outcome.message)
    return Exit.NOTHING if outcome.failed else Exit.FINE


def _write_to_terminal(sequence: str) -> None:
    """Write to the terminal itself: stdout may be a file or a pipe."""
    with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
        terminal.write(sequence)
