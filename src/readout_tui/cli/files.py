"""`readout check`, `readout fmt` and `readout schema`: the files of an archive."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, UsageError, add_command, archive_of, json_line, progress_line, say
from readout_tui.text import clean_line

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.store.formatting import Formatted
    from readout_tui.store.problems import Problem

_CHECK_EXAMPLES = """\
examples:
  readout check                       the whole archive, across its files too
  readout check 2031/*.yaml           some files
  readout check --json | jq .message
  readout check - < draft.yaml        standard input
"""

_FMT_EXAMPLES = """\
examples:
  readout fmt                         every file of the archive
  readout fmt --check 2031/           only say what would change; exit 1 if anything would
  readout fmt - < draft.yaml          standard input to standard output

Comments in a file's first lines stay. Elsewhere the canonical form has no place for them, and the file is
left as it is: remarks that have to last belong into 'notes'.
"""

_SCHEMA_EXAMPLES = """\
examples:
  readout schema > readout.schema.json

Then, as the first line of a readout, for editors with a YAML language server:
  # yaml-language-server: $schema=readout.schema.json
"""


def add_commands(commands: Commands) -> None:
    """Add `check`, `fmt` and `schema`."""
    check = add_command(
        commands, "check", "list every problem, as file:line:column: message", _CHECK_EXAMPLES
    )
    check.add_argument("--json", action="store_true", help="one JSON object a line")
    check.set_defaults(run=run_check)
    fmt = add_command(commands, "fmt", "rewrite files in canonical form", _FMT_EXAMPLES)
    fmt.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would change")
    fmt.set_defaults(run=run_fmt)
    for parser in (check, fmt):
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, an archive, or -")
    purpose = "print the JSON Schema of a readout's file"
    schema = add_command(commands, "schema", purpose, _SCHEMA_EXAMPLES, archive=False)
    schema.set_defaults(run=run_schema)


def run_check(arguments: argparse.Namespace) -> int:
    """List problems and doubts; only problems make it fail."""
    from readout_tui.store.archive import check

    with progress_line() as progress:
        checked = check(_paths(arguments), progress)
    found = [(problem, "problem") for problem in checked.problems]
    found += [(doubt, "doubt") for doubt in checked.doubts]
    for problem, kind in sorted(found, key=lambda pair: (pair[0].path, pair[0].line, pair[0].column)):
        print(_as_json(problem, kind) if arguments.json else _as_line(problem, kind))
    counts = (
        _count(checked.readouts, "readout"),
        _count(len(checked.problems), "problem"),
        _count(len(checked.doubts), "doubt"),
    )
    say(", ".join(counts))
    return Exit.NOTHING if checked.problems else Exit.FINE


def run_fmt(arguments: argparse.Namespace) -> int:
    """Rewrite files and name those that changed."""
    from readout_tui.store.formatting import canonical_forms

    failed = False
    for formatted in canonical_forms(_paths(arguments)):
        for problem in formatted.problems:
            say(str(problem))
        if formatted.problems:
            count = _count(len(formatted.problems), "problem")
            say(clean_line(f"{formatted.path}: left as it is, because of {count}"))
            failed = True
        elif formatted.comment:
            say(str(formatted.comment))
        failed |= not _deliver(formatted, only_check=arguments.check)
    return Exit.NOTHING if failed else Exit.FINE


def _deliver(formatted: Formatted, *, only_check: bool) -> bool:
    """Write what changed, or only say so; tell whether that was what the user wants."""
    from readout_tui.files import write_atomically
    from readout_tui.store.source import STDIN

    if formatted.path == STDIN and not only_check:
        if not formatted.problems:
            sys.stdout.write(formatted.new.decode())
        return True
    if not formatted.changes:
        return True
    if not only_check:
        try:
            write_atomically(formatted.path, formatted.new, instead_of=formatted.old)
        except OSError as error:
            say(clean_line(f"{formatted.path}: cannot be written: {error.strerror or error}"))
            return False
    print(clean_line(str(formatted.path)))
    return not only_check


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    from readout_tui.store.schema import schema

    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return Exit.FINE


def _paths(arguments: argparse.Namespace) -> list[Path]:
    """Return the paths of the call, or the archive.

    Raises:
        UsageError: One of them does not exist, or there is no archive.
    """
    paths: list[Path] = arguments.paths
    for path in paths:
        if not os.path.lexists(path) and str(path) != "-":
            raise UsageError(f"no such file or folder: {path}")
    return paths or [archive_of(arguments)]


def _as_line(problem: Problem, kind: str) -> str:
    shown = replace(problem, message=f"doubt: {problem.message}") if kind == "doubt" else problem
    return clean_line(str(shown))


def _as_json(problem: Problem, kind: str) -> str:
    table = {"type": kind, "path": str(problem.path), "line": problem.line, "column": problem.column}
    return json_line(table | {"message": problem.message})


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
