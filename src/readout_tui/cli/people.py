"""`readout people`: who is in an archive, who may be one person, and who is."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, UsageError, add_command, counted, open_library, print_json, say
from readout_tui.text import nearest

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.index.answers import PersonSummary, SuggestedMerge
    from readout_tui.library import Library

_USAGE = """\
readout people [-a DIR] [--json] [--suggest] [NAME ...]
       readout people [-a DIR] [--json] merge ID OTHER
       readout people [-a DIR] [--json] split OTHER
       readout people [-a DIR] [--json] differ ID OTHER"""

_EXAMPLES = """\
examples:
  readout people                            everybody, those in most readouts first, and who may be one
  readout people kerzhin                    only those with that in a name
  readout people --suggest                  only who may be one person
  readout people merge stoyan-kerzhin kerzhin    they are: 'kerzhin' is one more id of 'stoyan-kerzhin'
  readout people split kerzhin              they are not, after all
  readout people differ stoyan-kerzhin gleb-varn    they are two: no merge of them is suggested
  readout people --json | jq -r .id

A merge is one id in people.yaml, and rewrites no readout. Nobody is merged before you say so.
"""

_SHOWN = 10
"""Suggestions below the list; --suggest shows all."""


def add_commands(commands: Commands) -> None:
    """Add `people`."""
    purpose = "list persons, and say who of them are one"
    people = add_command(commands, "people", purpose, _EXAMPLES)
    people.usage = _USAGE
    people.add_argument("words", nargs="*", metavar="NAME", help="only those with that in a name")
    people.add_argument("--suggest", action="store_true", help="only who may be one person")
    people.add_argument("--json", action="store_true", help="one JSON object a line")
    people.set_defaults(run=run_people)


def run_people(arguments: argparse.Namespace) -> int:
    """Print persons and suggestions, or merge, split or tell apart some."""
    match arguments.words:
        case ["merge", into, other]:
            return _change(arguments, lambda library: {library.merge_people(into, other)}, undo=other)
        case ["split", other]:
            return _change(arguments, lambda library: {other, library.split_person(other)})
        case ["differ", one, other]:
            return _change(arguments, lambda library: library.tell_people_apart(one, other))
        case ["merge", *_]:
            raise UsageError("people merge needs two ids: the one that stays, and the other")
        case ["split", *_]:
            raise UsageError("people split needs one id: the merged one")
        case ["differ", *_]:
            raise UsageError("people differ needs the ids of two persons")
    with open_library(arguments) as library:
        people = library.people()
        names = [name for person in people for name in (person.name, *person.aliases)]
        suggestions = library.suggested_merges() if arguments.suggest or not arguments.json else ()
        if arguments.words:
            chosen = library.persons_named(" ".join(arguments.words))
            people = [person for person in people if person.id in chosen]
            suggestions = [one for one in suggestions if chosen & {one.into.id, one.other.id}]
    if arguments.suggest:
        _print_suggestions(suggestions, arguments)
        if not suggestions:
            among = f" of those named {' '.join(arguments.words)}" if arguments.words else ""
            say(f"nothing found: nobody{among} seems to have two ids; {_command(arguments)} lists all")
        return Exit.FINE if suggestions else Exit.NOTHING
    _print_people(people, as_json=arguments.json)
    if suggestions and not arguments.json:
        print("\nmay be one person:")
        _print_suggestions(suggestions[:_SHOWN], arguments)
        if len(suggestions) > _SHOWN:
            print(f"and {len(suggestions) - _SHOWN} more: {_command(arguments, '--suggest')}")
    if not people:
        say(f"nothing found: {_nobody(' '.join(arguments.words), names, arguments)}")
    return Exit.FINE if people else Exit.NOTHING


def _nobody(name: str, names: Sequence[str], arguments: argparse.Namespace) -> str:
    """Write why nobody is listed, and what to do."""
    if not names:
        return "the archive has no persons: readout import --help says how it gets some"
    near = nearest(name, {word for known in names for word in (known, *known.split())})
    hint = f"did you mean {near}?" if near else f"{_command(arguments)} lists all"
    return f"nobody has {name} in a name: {hint}"


def _change(
    arguments: argparse.Namespace, change: Callable[[Library], Collection[str]], *, undo: str | None = None
) -> int:
    """Change who is who, and print those whose ids the change returns as they are then.

    Args:
        arguments: The command line's.
        change: Changes it, and returns the ids of those to print.
        undo: The id to split to take it back, if it is a merge.
    """
    from readout_tui.store.merging import MergeError

    with open_library(arguments) as library:
        try:
            ids = change(library)
        except MergeError as error:
            say(str(error))
            return Exit.NOTHING
        except OSError as error:
            say(f"{library.archive / 'people.yaml'}: {error.strerror or error}")
            return Exit.NOTHING
        people = [person for person in library.people() if person.id in ids]
    _print_people(people, as_json=arguments.json)
    if undo is not None:
        say(f"one person now; to take it back: {_command(arguments, 'split', undo)}")
    return Exit.FINE


def _print_people(people: Sequence[PersonSummary], *, as_json: bool) -> None:
    from readout_tui.cli.plain import Style
    from readout_tui.text import clean_line

    style = Style.of_stdout()
    for person in people:
        if as_json:
            print_json(_as_object(person))
            continue
        print(f"{style.strong(person.name)}  {style.quiet(person.id)}")
        known = [*person.roles[:2], *person.sides[:1]]
        print("    " + clean_line("; ".join([*known, _extent(person)])))
        if person.aliases:
            print("    " + clean_line(f"also {', '.join(person.aliases)}"))


def _as_object(person: PersonSummary) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "aliases": person.aliases,
        "roles": person.roles,
        "sides": person.sides,
        "readouts": person.readouts,
        "turns": person.turns,
        "first": person.first,
        "last": person.last,
    }


def _extent(person: PersonSummary) -> str:
    counts = f"{counted(person.readouts, 'readout')}, {counted(person.turns, 'turn')}"
    days = [date.partition("/")[0].partition("T")[0] for date in (person.first, person.last) if date]
    return f"{counts}, {' to '.join(dict.fromkeys(days))}" if days else counts


def _print_suggestions(suggestions: Sequence[SuggestedMerge], arguments: argparse.Namespace) -> None:
    from readout_tui.cli.plain import Style
    from readout_tui.text import clean_line

    style = Style.of_stdout()
    for one in suggestions:
        if arguments.json:
            print_json(
                {
                    "into": one.into.id,
                    "into_name": one.into.name,
                    "other": one.other.id,
                    "other_name": one.other.name,
                    "reason": one.reason,
                    "confidence": one.confidence,
                }
            )
            continue
        print(f"{style.strong(one.into.name)} and {style.strong(one.other.name)}  {one.confidence}")
        print("    " + clean_line(one.reason))
        print("    " + style.quiet(_command(arguments, "merge", one.into.id, one.other.id)))


def _command(arguments: argparse.Namespace, *words: str) -> str:
    """Write a command on the same archive, ready to paste."""
    archive = getattr(arguments, "archive", None)
    where = ["-a", str(archive)] if archive else []
    return shlex.join(["readout", "people", *where, *words])
