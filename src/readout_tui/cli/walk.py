"""`readout echoes` and `readout compare`: how wording moved, and what only one side says."""

from __future__ import annotations

import argparse
import shutil
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, add_command, open_library, parse_locator, print_json, say

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.cli.plain import Style
    from readout_tui.index.answers import ComparedParagraph, Comparison, Echo, Event
    from readout_tui.library import Library

_ECHOES_EXAMPLES = """\
examples:
  readout echoes 2031-11-12-demril-kerzhin#2.3
  readout echoes 2031-11-12-demril-kerzhin#2.3 --json | jq -r .locator

The wording moves from the older text to the newer one: [-dropped-] {+added+}.
"""

_COMPARE_EXAMPLES = """\
examples:
  readout compare 2031-03-27-kerzhin-vaucort          with the other side's readout
  readout compare 2031-06-09-soltva-statement 2032-07-15-ostrevna-protocol

Marked is what a paragraph says and the one beside it does not: [-first-] {+second+}.
"""

_TWO_COLUMNS = 90
"""Cells of a terminal from which on two columns are readable."""
_GAP = " │ "


def add_commands(commands: Commands) -> None:
    """Add `echoes` and `compare`."""
    echoes = add_command(commands, "echoes", "find wording that nearly repeats a paragraph", _ECHOES_EXAMPLES)
    echoes.add_argument("locator", metavar="LOCATOR", help="a paragraph: ID#2.3")
    echoes.add_argument("--json", action="store_true", help="one JSON object a line, with differences")
    echoes.set_defaults(run=run_echoes)

    compare = add_command(commands, "compare", "align two readouts of one event", _COMPARE_EXAMPLES)
    compare.add_argument("id", metavar="ID", help="a readout's id")
    compare.add_argument("other", metavar="ID", nargs="?", help="another's; else its counterpart's")
    compare.add_argument("--json", action="store_true", help="one JSON object")
    compare.set_defaults(run=run_compare)


def run_echoes(arguments: argparse.Namespace) -> int:
    """Print the echoes of a paragraph, in the order of time."""
    from readout_tui.cli.plain import Style
    from readout_tui.library import UnknownReadoutError
    from readout_tui.locator import passage_at, resolve, slices, why_lost

    locator = parse_locator(arguments.locator)
    with open_library(arguments) as library:
        try:
            readout = library.readout(locator.id)
        except UnknownReadoutError as error:
            say(str(error))
            return Exit.NOTHING
        found = resolve(readout, locator)
        if found is None:
            say(f"no paragraph stands at {locator}")
            return Exit.NOTHING
        if found.lost:
            say(why_lost(readout, locator, found))
            return Exit.NOTHING
        asked = slices(readout, passage_at(readout, locator, found))[0].paragraph
        echoes = library.echoes(locator)
    style = Style.of_stdout()
    for echo in echoes:
        if arguments.json:
            print_json(_echo(echo))
        else:
            _print_echo(echo, asked, style)
    if not echoes:
        place = f"{locator.id}#{found.place}"
        hint = f"name another paragraph, as {locator.id}#2.3" if locator.turn is None else "search finds less"
        say(f"nothing found: no wording nearly repeats {place}; {hint}")
    return Exit.FINE if echoes else Exit.NOTHING


def _echo(echo: Echo) -> dict[str, object]:
    return {
        "locator": str(echo.locator),
        "speaker": echo.speaker,
        "mode": echo.mode,
        "date": echo.date,
        "title": echo.title,
        "text": echo.text,
        "similarity": echo.similarity,
        "earlier": echo.earlier,
        "closest": echo.closest,
        "span": echo.span,
        "asked": echo.asked,
        "differences": [
            {"kind": change.kind, "before": change.before, "after": change.after}
            for change in echo.differences
        ],
    }


def _print_echo(echo: Echo, asked: str, style: Style) -> None:
    from readout_tui.cli.plain import teller

    who = teller(echo.speaker, echo.mode, style)
    head = [style.quiet(str(echo.locator)), who, echo.date or "undated", echo.extent]
    print("  ".join([*head, *(["closest earlier wording"] if echo.closest else [])]))
    before, after = (echo.text, asked) if echo.earlier else (asked, echo.text)
    pieces = []
    for change in echo.differences:
        old, new = before[slice(*change.before)], after[slice(*change.after)]
        if change.kind == "kept":
            pieces.append(style.plain(new))
        else:
            pieces.append((style.dropped(old) if old else "") + (style.added(new) if new else ""))
    print(f"    {' '.join(pieces)}")


def run_compare(arguments: argparse.Namespace) -> int:
    """Print two readouts side by side, or one after the other where the terminal is narrow."""
    from readout_tui.cli.plain import Style
    from readout_tui.library import UnknownReadoutError

    with open_library(arguments) as library:
        try:
            other = arguments.other or _counterpart(library, arguments.id)
            if other is None:
                say(f"{arguments.id} has no counterpart: name another readout")
                return Exit.NOTHING
            comparison = library.compare(arguments.id, other)
        except UnknownReadoutError as error:
            say(str(error))
            return Exit.NOTHING
    if arguments.json:
        print_json(_comparison(comparison))
        return Exit.FINE
    width = shutil.get_terminal_size((80, 24)).columns
    show = _print_columns if width >= _TWO_COLUMNS else _print_pairs
    show(comparison, width, Style.of_stdout())
    return Exit.FINE


def _counterpart(library: Library, readout_id: str) -> str | None:
    return next((event.id for event in library.counterparts(readout_id)), None)


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "left": comparison.left.id,
        "right": comparison.right.id,
        "rows": [
            {
                "left": _paragraph(row.left) if row.left else None,
                "right": _paragraph(row.right) if row.right else None,
                "similarity": row.similarity,
            }
            for row in comparison.rows
        ],
    }


def _paragraph(paragraph: ComparedParagraph) -> dict[str, object]:
    return {
        "locator": str(paragraph.locator),
        "speaker": paragraph.speaker,
        "mode": paragraph.mode,
        "text": paragraph.text,
        "only": paragraph.only,
    }


def _print_columns(comparison: Comparison, width: int, style: Style) -> None:
    from readout_tui.cli.columns import side_by_side

    column = (width - len(_GAP)) // 2
    heads = [_lines_of_head(event, column, style) for event in (comparison.left, comparison.right)]
    for line in side_by_side(heads[0], heads[1], column, _GAP):
        print(line)
    for row in comparison.rows:
        print(f"{'─' * (column + 1)}┼{'─' * (column + 1)}")
        left = _lines_of(row.left, column, style, first=True)
        right = _lines_of(row.right, column, style, first=False)
        for line in side_by_side(left, right, column, _GAP):
            print(line)


def _print_pairs(comparison: Comparison, width: int, style: Style) -> None:
    for event in (comparison.left, comparison.right):
        for line, _ in _lines_of_head(event, width, style):
            print(line)
    for row in comparison.rows:
        print()
        for paragraph, first in ((row.left, True), (row.right, False)):
            for line, _ in _lines_of(paragraph, width, style, first=first):
                print(line)


def _lines_of_head(event: Event, width: int, style: Style) -> list[tuple[str, int]]:
    from readout_tui.cli.columns import marked_lines

    title = list(marked_lines(event.title, [], width, style.strong))
    source = list(marked_lines(event.publisher or event.id, [], width, style.quiet))
    return [*title, *source]


def _lines_of(
    paragraph: ComparedParagraph | None, width: int, style: Style, *, first: bool
) -> list[tuple[str, int]]:
    from readout_tui.cli.columns import marked_lines

    if paragraph is None:
        return []
    where = f"#{paragraph.locator.turn}.{paragraph.locator.paragraph}"
    head = f"{where} {paragraph.speaker}" if paragraph.speaker else where
    mark = style.dropped if first else style.added
    return [
        *marked_lines(head, [(0, len(head))], width, style.quiet),
        *marked_lines(paragraph.text, paragraph.only, width, mark),
    ]
