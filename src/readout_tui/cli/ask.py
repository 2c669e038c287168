"""`readout search`, `related` and `stats`: questions to an archive."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from readout_tui.cli.common import Exit, UsageError, add_command, counted, open_library, print_json, say
from readout_tui.cli.own import OwnState
from readout_tui.text import clean, clean_line

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.index.answers import PersonSummary, SearchResult, Statistics
    from readout_tui.library import Library

_SEARCH_EXAMPLES = """\
examples:
  readout search full agred flow of water       words, in any order and spelling; the last may go on
  readout search '"agreed flow"' -bridge        exactly this, and without that word
  readout search speaker:kerzhin after:2032     by person, in any script; see below
  readout search -f quotes.txt --json           a query a line, and an answer a line

fields, as name:value or name:"two words"; a minus before one excludes:
  speaker: with: side:      who says it; who was present; whose side the speaker is on
  place: kind: tag:         of the event
  publisher: lang: mode:    of the readout; mode is direct, reported or narration
  date: after: before:      2020, 2020-11, 2020-11-21, or in words; after that day or on it; before it
  is:new is:marked          since the last visit; marked by you
  sort:date sort:oldest     the latest first; the oldest first: who said it before anybody
The same field twice: either. Different fields: both. speaker:=ID is nobody but the person with that id.

A field that cannot be is left out, and one that there is not is searched as words; stderr says so.
Here a dash before a word excludes it, so -f FILE and -a DIR need the space.
"""

_RELATED_EXAMPLES = """\
examples:
  readout related 2031-06-09-soltva-statement
  readout related 2031-06-09-soltva-statement --json | jq -r .reason
"""

_STATS_EXAMPLES = """\
examples:
  readout stats
  readout stats --json
"""

_CSV_COLUMNS = ("query", "locator", "speaker", "mode", "date", "title", "score", "text")
_MOST_SPEAKERS = 20
_MOST_MONTHS = 48
"""More are counted by year: nobody reads hundreds of bars."""
_OPTIONS_WITH_VALUE = ("-a", "-f", "--archive", "--file", "--limit")


def add_commands(commands: Commands) -> None:
    """Add `search`, `related` and `stats`."""
    search = add_command(commands, "search", "find paragraphs, however badly remembered", _SEARCH_EXAMPLES)
    search.add_argument("words", nargs="*", metavar="QUERY", help="what to find")
    search.add_argument("-f", "--file", metavar="FILE", help="one query a line; - is standard input")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="the most hits (20)")
    form = search.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a query, with spans and time")
    form.add_argument("--csv", action="store_true", help="a table, one hit a row")
    search.set_defaults(run=run_search)

    related = add_command(commands, "related", "what led to a readout, and what followed", _RELATED_EXAMPLES)
    related.add_argument("id", metavar="ID", help="a readout's id")
    related.add_argument("--json", action="store_true", help="one JSON object a line")
    related.set_defaults(run=run_related)

    stats = add_command(commands, "stats", "count the archive, per month and per speaker", _STATS_EXAMPLES)
    stats.set_defaults(run=run_stats)
    stats.add_argument("--json", action="store_true", help="one JSON object")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number above 0")
    return int(text)


def run_search(arguments: argparse.Namespace) -> int:
    """Print the hits of one query, or of many."""
    if bool(arguments.words) == bool(arguments.file):
        raise UsageError("search needs a query, or -f FILE with a query a line")
    queries = _lines(arguments.file) if arguments.file else [" ".join(map(str.lstrip, arguments.words))]
    found = False
    with open_library(arguments) as library:
        own = OwnState(library)
        show = _answer_in_json if arguments.json else _table() if arguments.csv else _answer_in_words
        for query in queries:
            new, marked = own.for_query(query)
            result = library.search(query, arguments.limit, new=new, marked=marked)
            if result.remark:
                say(result.remark)
            if arguments.file and show is _answer_in_words:
                print(f"## {clean_line(query)}")
            show(result)
            found = found or bool(result.hits)
    if not found:
        say("nothing found")
    return Exit.FINE if found else Exit.NOTHING


def with_excluded_words(words: Sequence[str]) -> list[str]:
    """Return a command line in which argparse takes no `-word` of a search for an option.

    It takes none for an option that begins with a space; and it finds all words of a query if they stand
    together, at the end.
    """
    rest = iter(words)
    options, query = list[str](), list[str]()
    searching = False
    for word in rest:
        if word.strip("-") and any(option.startswith(word) for option in _OPTIONS_WITH_VALUE):
            options += [word, *islice(rest, 1)]
        elif not searching:
            if word[:1] != "-" and word != "search":
                return list(words)
            options.append(word)
            searching = word == "search"
        elif word == "--":
            query += [f" {other}" for other in rest]
        elif word.startswith("--") or word == "-h":
            options.append(word)
        else:
            query.append(f" {word}" if word.startswith("-") else word)
    return options + query


def _lines(file: str) -> Iterator[str]:
    """Yield the lines of a file in order; those of standard input as they come."""
    try:
        with _opened(file) as lines:
            for line in lines:
                yield line.rstrip("\r\n")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None


def _opened(file: str) -> AbstractContextManager[TextIO]:
    return nullcontext(sys.stdin) if file == "-" else Path(file).open(encoding="utf-8", errors="replace")


def _answer_in_json(result: SearchResult) -> None:
    hits = [
        {
            "locator": str(hit.locator),
            "speaker": hit.speaker,
            "mode": hit.mode,
            "date": hit.date,
            "title": hit.title,
            "text": hit.text,
            "score": hit.score,
            "spans": hit.spans,
        }
        for hit in result.hits
    ]
    milliseconds = round(result.milliseconds, 2)
    print_json({"query": result.query, "ms": milliseconds, "remark": result.remark, "hits": hits})


def _table() -> Callable[[SearchResult], None]:
    from readout_tui.export.tables import table_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_CSV_COLUMNS)

    def show(result: SearchResult) -> None:
        for hit in result.hits:
            row = (hit.locator, hit.speaker, hit.mode, hit.date, hit.title, hit.score, hit.text)
            cells = (clean(result.query), *("" if cell is None else str(cell) for cell in row))
            # Pages are written by strangers: a spreadsheet must run none of their words.
            writer.writerow(map(table_cell, cells))

    return show


def _answer_in_words(result: SearchResult) -> None:
    from readout_tui.cli.plain import Style, highlighted, teller, text_width

    style = Style.of_stdout()
    for hit in result.hits:
        who = teller(hit.speaker, hit.mode, style)
        print("  ".join([style.quiet(str(hit.locator)), who, hit.date or "undated"]))
        print(f"    {highlighted(hit.text, hit.spans, text_width() - 4, style)}")


def run_related(arguments: argparse.Namespace) -> int:
    """Print the relations of a readout."""
    from readout_tui.cli.plain import Style
    from readout_tui.library import UnknownReadoutError

    style = Style.of_stdout()
    with open_library(arguments) as library:
        try:
            ties = library.related(arguments.id)
        except UnknownReadoutError as error:
            say(str(error))
            return Exit.NOTHING
        for tie in ties:
            event = tie.event
            if arguments.json:
                print_json({"id": event.id, "relation": tie.relation, "reason": tie.reason})
            else:
                print(f"{event.date or 'undated'}  {style.strong(event.title)}  {style.quiet(event.id)}")
                print(f"    {tie.reason}")
    if not ties:
        say(f"nothing found: {arguments.id} has no relations; readout search finds by words, place or person")
    return Exit.FINE if ties else Exit.NOTHING


def run_stats(arguments: argparse.Namespace) -> int:
    """Print counts of the archive."""
    with open_library(arguments) as library:
        counts = library.statistics()
        if arguments.json:
            print_json(
                {
                    "readouts": counts.readouts,
                    "turns": counts.turns,
                    "paragraphs": counts.paragraphs,
                    "people": counts.people,
                    "from": counts.first,
                    "to": counts.last,
                    **{
                        f"per_{period}": [
                            {period: start, "readouts": count}
                            for start, count in _per_period(library, period).items()
                        ]
                        for period in _PERIODS
                    },
                    "per_speaker": [
                        {"id": person.id, "name": person.name, "turns": person.turns}
                        for person in _speakers(library)
                    ],
                }
            )
        else:
            _print_stats(library, counts)
    return Exit.FINE if counts.readouts else Exit.NOTHING


_PERIODS = {"month": 7, "year": 4}
"""How much of a date names a period; one that is known to the year alone is of that year as its month."""


def _per_period(library: Library, period: str) -> Counter[str | None]:
    """Count the readouts that begin in each period, in the order of time; None stands for the undated."""
    length = _PERIODS[period]
    return Counter(event.date[:length] if event.date else None for event in library.timeline())


def _speakers(library: Library) -> list[PersonSummary]:
    """Return who speaks, those with the most turns first."""
    return sorted((person for person in library.people() if person.turns), key=lambda one: -one.turns)


def _print_stats(library: Library, counts: Statistics) -> None:
    from readout_tui.cli.plain import bars

    names = ("readout", counts.readouts), ("turn", counts.turns), ("paragraph", counts.paragraphs)
    people = counted(counts.people, "person", "people")
    print(", ".join([*(counted(count, name) for name, count in names), people]))
    if counts.first and counts.last:
        print(f"from {counts.first} to {counts.last}")
    period = "month" if len(_per_period(library, "month")) <= _MOST_MONTHS else "year"
    print(f"\nreadouts per {period}")
    print(bars((start or "undated", count) for start, count in _per_period(library, period).items()))
    speakers = _speakers(library)
    if speakers:
        print("\nturns per speaker")
        print(bars((person.name, person.turns) for person in speakers[:_MOST_SPEAKERS]))
    if len(speakers) > _MOST_SPEAKERS:
        print(f"and {counted(len(speakers) - _MOST_SPEAKERS, 'other')}")
