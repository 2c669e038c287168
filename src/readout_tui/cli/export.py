"""`readout export`: marks, or passages that are named, as a dossier; a readout as a page of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from readout_tui.cli.common import (
    Exit,
    UsageError,
    add_command,
    counted,
    open_library,
    parse_locator,
    say,
    settings_of_user,
)
from readout_tui.text import clean_line, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readout_tui.cli.common import Commands
    from readout_tui.export.dossier import Format
    from readout_tui.export.entries import Entry
    from readout_tui.library import Library
    from readout_tui.user.marks import Mark

FORMAT_NAMES = ("md", "html", "csv", "json")
"""The names of `export.dossier.FORMATS`, which takes too long to import for a parser."""

CREDIT_STYLES = ("chicago", "apa", "mla", "bibtex", "csl-json", "locator")
"""The keys of `citing.STYLES` that have a credit."""

_EXAMPLES = """\
examples:
  readout export -o dossier.html                 all marks in the archive, as one page
  readout export --tag harbour --order given     in Markdown, those with a tag, in the order of marking
  readout export 2020-11-21-aliyev-lavrov#2.3 2020-11-09-trilateral-statement#1 --style apa
  readout export --html 2020-11-21-aliyev-lavrov -o page.html        a whole readout, as one page
  readout search --json bridge | jq -r '.hits[].locator' | readout export -
"""


def add_commands(commands: Commands) -> None:
    """Add `export`."""
    export = add_command(
        commands,
        "export",
        "print marks or passages with context, notes and citations, or a readout as a page",
        _EXAMPLES,
    )
    export.add_argument(
        "locators",
        nargs="*",
        metavar="LOCATOR",
        help="passages; - reads them, one a line; without, the marks. One id alone, in HTML: that readout",
    )
    export.add_argument("--marks", action="store_true", help="the marks as well")
    export.add_argument("--tag", metavar="TAG", help="only marks with that tag")
    form = export.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        choices=FORMAT_NAMES,
        help="else as the file's name ends, else md",
    )
    form.add_argument(
        "--html", action="store_const", const="html", dest="format", help="short for --format html"
    )
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write a file, over an old one")
    export.add_argument(
        "-s",
        "--style",
        choices=CREDIT_STYLES,
        metavar="STYLE",
        help=f"of the citations: one of {', '.join(CREDIT_STYLES)}; else that of the settings, else chicago",
    )
    export.add_argument(
        "--order",
        choices=("time", "given"),
        help="of the events (time), which is the default, or as marked and named (given)",
    )
    export.add_argument("--title", help="the heading of a dossier, else Quotations")
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the dossier or the page; fail if there is nothing to write, or what was named is not there."""
    from readout_tui.export.dossier import dossier
    from readout_tui.export.entries import entries_of

    style, form = _style(arguments), _format(arguments)
    named = list(_named(arguments.locators))
    if form == "html" and not (arguments.marks or arguments.tag) and _is_one_readout(named):
        return _export_readout(arguments, named[0])
    with open_library(arguments) as library:
        entries, complete = _entries_at(library, named, style)
        if arguments.marks or arguments.tag or not arguments.locators:
            marks = _marks_in(library)
            chosen = _with_tag(marks, arguments.tag) if arguments.tag else marks
            complete = complete and bool(chosen or not marks)
            entries += entries_of(library, chosen, style)
    if not entries:
        if complete:
            say("nothing to export: mark passages on the screen, or name a locator")
        return Exit.NOTHING
    if arguments.order != "given":
        entries.sort(key=lambda entry: entry.sort_key)
    for entry in entries:
        for remark in entry.remarks:
            say(f"{entry.locator}: {remark}")
    title = arguments.title or "Quotations"
    _write(arguments.output, dossier(entries, form, title=title), counted(len(entries), "quotation"))
    return Exit.FINE if complete else Exit.NOTHING


def _is_one_readout(named: Sequence[str]) -> bool:
    return len(named) == 1 and parse_locator(named[0]).turn is None


def _export_readout(arguments: argparse.Namespace, word: str) -> int:
    """Write the page of a whole readout."""
    from readout_tui.export.readout_page import html_readout
    from readout_tui.library import UnknownReadoutError

    for option in ("style", "order", "title"):
        if getattr(arguments, option) is not None:
            raise UsageError(f"--{option} is for a dossier: the page of a readout has none")
    with open_library(arguments) as library:
        try:
            readout = library.readout(parse_locator(word).id)
        except UnknownReadoutError as error:
            say(str(error))
            return Exit.NOTHING
    _write(arguments.output, html_readout(readout), readout.title)
    return Exit.FINE


def _style(arguments: argparse.Namespace) -> str:
    chosen: str = arguments.style or settings_of_user(arguments, ("style",)).style
    return chosen if chosen in CREDIT_STYLES else "chicago"


def _format(arguments: argparse.Namespace) -> Format:
    from readout_tui.export.dossier import FORMATS

    ending = arguments.output.suffix.lstrip(".").lower() if arguments.output else ""
    wanted = arguments.format or ending or "md"
    for form in FORMATS:
        if form == wanted:
            return form
    raise UsageError(f"{arguments.output}: no format ends so: give one with --format")


def _named(words: Iterable[str]) -> Iterator[str]:
    """Yield the locators, and in place of `-` those on standard input."""
    for word in words:
        if word == "-":
            yield from filter(None, (line.strip() for line in sys.stdin))
        else:
            yield word


def _entries_at(library: Library, named: Iterable[str], style: str) -> tuple[list[Entry], bool]:
    """Make an entry of each locator, say which are not there, and tell whether all are."""
    from readout_tui.export.entries import entry_at
    from readout_tui.locator import Locator

    entries, complete = [], True
    for word in named:
        try:
            entries.append(entry_at(library, Locator.parse(word), style))
        except LookupError as error:
            say(str(error))
            complete = False
        except ValueError as error:
            raise UsageError(str(error)) from None
    return entries, complete


def _marks_in(library: Library) -> list[Mark]:
    """Return the marks of the archive."""
    from readout_tui.user.marks import Marks, MarksError
    from readout_tui.user.paths import user_paths

    marks = Marks(user_paths().marks, library.archive)
    try:
        kept = marks.all()
    except MarksError as error:
        raise UsageError(str(error)) from None
    known = {event.id for event in library.timeline()}
    # One that was made in a folder that is no more may belong to another archive.
    return [mark for mark in kept if mark.archive == marks.archive or mark.at.id in known]


def _with_tag(marks: Sequence[Mark], tag: str) -> list[Mark]:
    """Return the marks with a tag; say which tag is meant if none has it."""
    wanted = tag.lstrip("#")
    chosen = [mark for mark in marks if wanted in mark.tags]
    if marks and not chosen:
        tags = sorted({tag for mark in marks for tag in mark.tags})
        near = nearest(wanted, tags)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(tags)}" if tags else ""
        hint = hint or "a word with # in a mark's note is one"
        say(clean_line(f"nothing found: no mark has the tag {wanted}: {hint}"))
    return chosen


def _write(output: Path | None, text: str, what: str) -> None:
    from readout_tui.files import write_atomically

    if output is None:
        sys.stdout.write(text)
        return
    try:
        write_atomically(output, text.encode())
    except OSError as error:
        raise UsageError(f"{output}: {error.strerror or error}") from None
    say(f"{what} in {output}")
