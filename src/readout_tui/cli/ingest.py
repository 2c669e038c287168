"""`readout import`: pages to readouts."""

from __future__ import annotations

import argparse
import difflib
import sys
import time
from collections import Counter
from collections.abc import Generator, Set
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, UsageError, add_command, counted, json_line, say, settings_of_user
from readout_tui.text import clean_line

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands
    from readout_tui.intake import Change, Imported, Taken

_EXAMPLES = """\
examples:
  readout import page.html --into my-archive
  readout import downloads/ --into my-archive          a folder, with its subfolders
  readout import --dry-run page.txt                    only print the YAML
  pbpaste | readout import - --into my-archive         standard input
  readout import --again --into my-archive             what a better importer would change, as a diff

Pages are text (.txt), Markdown (.md .markdown), HTML (.html .htm), a parliament's transcript in TEI, as
ParlaMint has it (.xml), or what `readout show --json ID` prints (.json).

Each page is kept in the archive's pages/ folder. A page whose bytes are there already is skipped, and no
file is written over without --force; with it, a page that was changed is written over what it was before.
"""
_STDIN_NAME = "stdin.txt"
_MANY_DOUBTS = 5
"""The doubts of a page that its report prints; the file has them all."""


def add_commands(commands: Commands) -> None:
    """Add `import`."""
    parser = add_command(
        commands, "import", "make readouts of pages: text, Markdown, HTML, TEI, a readout's JSON", _EXAMPLES
    )
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="a file, a folder, a pattern, or -")
    parser.add_argument("--into", type=Path, metavar="ARCHIVE", help="the archive; made if there is none")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; print the YAML")
    parser.add_argument(
        "--force", action="store_true", help="write over the readout of the same page, edited or not"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a page")
    parser.add_argument(
        "--again", action="store_true", help="import the archive's own pages again; print a diff"
    )
    parser.add_argument(
        "--write", action="store_true", help="with --again: write what changed and nobody edited"
    )
    parser.set_defaults(run=run_import)


def run_import(arguments: argparse.Namespace) -> int:
    """Import pages, or the archive's own pages again."""
    if arguments.write and not arguments.again:
        raise UsageError("--write goes with --again")
    if arguments.again:
        if arguments.pages or arguments.dry_run:
            raise UsageError("--again takes the archive's own pages: name none, and no --dry-run")
        return _import_again(_archive(arguments), write=arguments.write, force=arguments.force)
    if not arguments.pages:
        raise UsageError("name a page, a folder, or - for standard input")
    from readout_tui.intake import Gathering, Intake

    archive = None if arguments.dry_run else _archive(arguments)
    gathering = Gathering([word for word in arguments.pages if word != "-"])
    for line in (*gathering.passed_over, *gathering.failed):
        say(line)
    counts = Counter({"failed": len(gathering.failed)})
    intake = Intake(archive) if archive else None
    progress = Progress(len(gathering.files))
    known = intake.hashes if intake and not arguments.force else frozenset()
    with closing(_imported(gathering.files, known, stdin="-" in arguments.pages)) as pages:
        for page in pages:
            taken = (
                intake.try_to_take(page, force=arguments.force)
                if intake
                else _printed(page, first=not counts["written"])
            )
            counts[taken.outcome] += 1
            progress.clear()
            _report(taken, as_json=arguments.json, talk=intake is None)
            progress.show(counts.total())
    progress.clear()
    say(_summary(counts, dry=intake is None))
    return Exit.NOTHING if counts["failed"] or not counts.total() else Exit.FINE


def _archive(arguments: argparse.Namespace) -> Path:
    """Return the archive to write: named on the command line, in the environment or in the settings.

    Raises:
        UsageError: None is named, for the archive that ships is nobody's to write, or it is no folder.
    """
    folder: Path | None = arguments.into or getattr(arguments, "archive", None)
    if folder is None:
        settings = settings_of_user(arguments, ("archive",))
        if all(setting.origin == "default" for setting in settings.given if setting.name == "archive"):
            raise UsageError("name the archive: --into DIR")
        folder = settings.archive
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    return folder


class Progress:
    """A line on the terminal that says how far a long import is, and how long it will take."""

    def __init__(self, total: int) -> None:
        """Begin; nothing shows where stderr is no terminal."""
        self._total = total
        self._began = time.monotonic()
        self._shown = False
        self._shows = total > 1 and sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Show that so many pages are done."""
        if not self._shows or not done:
            return
        left = (time.monotonic() - self._began) / done * max(0, self._total - done)
        sys.stderr.write(f"{done} of {self._total} pages, {left:.0f} s left")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, so that another can be printed."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def _imported(files: list[Path], known: Set[str], *, stdin: bool) -> Generator[Imported, None, None]:
    from readout_tui.intake import read_page, read_page_files
    from readout_tui.intake.gathering import LARGEST_PAGE

    if stdin:
        yield read_page(sys.stdin.buffer.read(LARGEST_PAGE + 1), _STDIN_NAME)
    yield from read_page_files(files, known)


def _printed(page: Imported, *, first: bool) -> Taken:
    """Print a page's YAML in place of writing it."""
    from readout_tui.intake import Taken
    from readout_tui.store.writing import dump_readout

    if page.readout is None:
        return Taken(page.name, "failed", message=page.error)
    print(("" if first else "---\n") + dump_readout(page.readout), end="")
    return Taken(page.name, "written", page.readout)


def _report(taken: Taken, *, as_json: bool, talk: bool) -> None:
    """Tell of one page: what was found, and what is doubtful."""
    line = json_line(_as_object(taken)) if as_json else _as_lines(taken)
    if talk:
        say(line)
    else:
        print(line, flush=True)


def _as_object(taken: Taken) -> dict[str, object]:
    readout = taken.readout
    return {
        "page": taken.name,
        "outcome": taken.outcome,
        "file": str(taken.path) if taken.path else None,
        "message": taken.message or None,
        "id": readout.id if readout else None,
        "title": readout.title if readout else None,
        "date": readout.date if readout else None,
        "participants": len(readout.participants) if readout else None,
        "turns": len(readout.turns) if readout else None,
        "doubts": [{"at": doubt.at, "text": doubt.text} for doubt in readout.doubts] if readout else [],
    }


def _as_lines(taken: Taken) -> str:
    readout = taken.readout
    if readout is None:
        return clean_line(f"{taken.name}: {taken.message}")
    modes = Counter(turn.spoken_mode for turn in readout.turns)
    found = [
        readout.date or "no date",
        counted(len(readout.participants), "person", "people"),
        f"{counted(len(readout.turns), 'turn')} ({modes['direct']} direct, {modes['reported']} reported)",
    ]
    lines = [f"{taken.name}: {taken.path or readout.id}: {', '.join(found)}"]
    lines += [f"  {taken.message}"] if taken.message else []
    lines += [f"  doubt: {f'at {d.at}: ' if d.at else ''}{d.text}" for d in readout.doubts[:_MANY_DOUBTS]]
    if len(readout.doubts) > _MANY_DOUBTS:
        more = counted(len(readout.doubts) - _MANY_DOUBTS, "more doubt")
        lines.append(f"  and {more}")
    return "\n".join(map(clean_line, lines))


def _summary(counts: Counter[str], *, dry: bool) -> str:
    words = {
        "written": "would be imported" if dry else "imported",
        "known": "there already",
        "failed": "not read",
    }
    return ", ".join(
        f"{counts[key]} {word}" for key, word in words.items() if counts[key] or key == "written"
    )


def _import_again(archive: Path, *, write: bool, force: bool) -> int:
    """Show what importing the archive's pages again would change, and write it if told or confirmed.

    What a person edited is left alone, unless it is forced.
    """
    if not archive.is_dir():
        raise UsageError(f"no folder {archive}: name an archive with --into DIR")
    from readout_tui.intake import Intake
    from readout_tui.store.writing import dump_readout

    changed = [change for change in Intake(archive).again() if change.before != change.after]
    for change in changed:
        named = clean_line(str(change.path))
        if change.edited:
            sys.stdout.flush()
            say(f"{named}: {change.edited}")
        before, after = dump_readout(change.before), dump_readout(change.after)
        sys.stdout.writelines(
            difflib.unified_diff(before.splitlines(True), after.splitlines(True), named, named, n=1)
        )
    if not changed:
        say("nothing would change")
        return Exit.FINE
    meant = [change for change in changed if force or not change.edited]
    spared = len(changed) - len(meant)
    left = f"; {spared} edited: left alone without --force" if spared else ""
    if not (write or (meant and _confirmed(len(meant)))):
        say(f"{len(meant)} would change{': --write writes them' if meant else ''}{left}")
        return Exit.FINE
    written = sum(map(_rewritten, meant))
    say(f"{written} written{left}")
    return Exit.FINE if written == len(meant) else Exit.NOTHING


def _rewritten(change: Change) -> bool:
    """Write one change; tell whether that was done, and say why not."""
    try:
        change.write()
    except OSError as error:
        say(clean_line(f"{change.path}: left as it is: {error.strerror or error}"))
        return False
    return True


def _confirmed(count: int) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    sys.stdout.flush()
    return input(f"write {counted(count, 'file')}? [y/N] ").strip().lower() in ("y", "yes")
