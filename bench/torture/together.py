"""Several instances at work at once on the same files, and one that is killed while it holds a lock."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.torture import samples
from bench.torture.acts import Case, leave, look, mark, save_query
from bench.torture.forks import command, run_all
from bench.torture.kills import Trial, wrong_answers
from bench.torture.places import Place

from readout_tui.index.archive_index import index_folder
from readout_tui.store.archive import check
from readout_tui.store.people import read_people
from readout_tui.user.marks import Marks
from readout_tui.user.queries import Queries

_AT_ONCE = 4
_EACH = 10


def everything(place: Place, times: int) -> list[Trial]:
    """Try each thing that two instances may do at once."""
    return [
        tried(place, times) for tried in (marking, importing, importing_the_same, merging, indexing, dying)
    ]


def add_marks(place: Place, *, first: int) -> int:
    """Mark ten times, and save a query and where one left off each time too."""
    for number in range(first, first + _EACH):
        mark(place, number=number % samples.READOUTS, note=f"note {number}", name=number)
        save_query(place, query=f"query {number}")
        leave(place, at=number % samples.READOUTS)
    return 0


def marking(place: Place, times: int) -> Trial:
    """Let several instances add marks and queries."""
    trial = Trial("marks, queries and session", f"{_AT_ONCE} instances write {_EACH} each at once")
    _prepare(place, samples.fill)
    for number in range(times):
        place.again()
        ended = run_all([partial(add_marks, first=one * _EACH) for one in range(_AT_ONCE)], place)
        told = [one.said for one in ended if one.status]
        made = len(Marks(_marks_file(place), place.archive).all())
        saved = len(Queries(_marks_file(place).with_name("queries.json")).saved)
        if (made, saved) != (_AT_ONCE * _EACH,) * 2:
            told.append(f"{made} marks and {saved} queries are there")
        trial.add(told, number)
    return trial


def importing(place: Place, times: int) -> Trial:
    """Let several instances import different pages whose readouts would have the same id."""
    trial = Trial("import", f"{_AT_ONCE} instances with pages of the same id at once")
    _prepare(place, _pages_of_the_same_id)
    for number in range(times):
        place.again()
        words = [command("import", f"{{pages}}/{one}", "--into", "{archive}") for one in range(_AT_ONCE)]
        ended = run_all(words, place)
        told = [one.said for one in ended if one.status or one.fell] + _problems(place)
        texts = "".join(path.read_text(encoding="utf-8") for path in place.archive.glob("2031/*obi*.yaml"))
        for one in range(_AT_ONCE):
            told += [
                f"page {one}.{page} is gone" for page in range(3) if f"Greeting {one} {page}." not in texts
            ]
        trial.add(told, number)
    return trial


def importing_the_same(place: Place, times: int) -> Trial:
    """Let several instances import the same pages: each page is to be there once."""
    trial = Trial("import", f"{_AT_ONCE} instances with the same pages at once")
    _prepare(place, samples.fill)
    for number in range(times):
        place.again()
        ended = run_all([command("import", "{pages}", "--into", "{archive}")] * _AT_ONCE, place)
        told = [one.said for one in ended if one.status not in (0, 1) or one.fell] + _problems(place)
        made = len(list(place.archive.glob("2031/*obi*.yaml")))
        trial.add([*told, *([f"{made} readouts of 3 pages"] if made != 3 else [])], number)
    return trial


def merging(place: Place, times: int) -> Trial:
    """Let several instances merge persons."""
    trial = Trial("people merge", f"{_AT_ONCE} instances at once")
    _prepare(place, samples.fill)
    others = [samples.slug(name) for name in samples.NAMES[1 : _AT_ONCE + 1]]
    for number in range(times):
        place.again()
        acts = [command("people", "-a", "{archive}", "merge", "ada-moor", other) for other in others]
        ended = run_all(acts, place)
        told = [one.said for one in ended if one.status or one.fell]
        people = read_people(place.archive).people
        merged = {other for person in people.people for other in person.ids} if people else set()
        trial.add([*told, *(f"{other} is not merged" for other in others if other not in merged)], number)
    return trial


def indexing(place: Place, times: int) -> Trial:
    """Let several instances make one index, and then bring it up to date."""
    trial = Trial("index", f"{_AT_ONCE} instances build and update it at once")
    _prepare(place, samples.fill)
    for number in range(times):
        place.again()
        told = []
        for change in (False, True):
            if change:
                samples.change(place)
            ended = run_all([look] * _AT_ONCE, place)
            told += [one.said or f"status {one.status}" for one in ended if one.status or one.fell]
            told += wrong_answers(place)
        trial.add(told, number)
    return trial


_HOLD = """
import sys, time
from pathlib import Path
from readout_tui.files import folder_locked
from readout_tui.index.archive_index import index_folder
from readout_tui.index.lock import writing_lock
from readout_tui.user.kept import Content, Kept
def held(content):
    print(flush=True)
    time.sleep(600)
what, path = sys.argv[1], Path(sys.argv[2])
if what == "kept":
    Kept(path, Content).change(held)
with folder_locked(path) if what == "folder" else writing_lock(path, lambda: False):
    held(None)
"""
"""A program that takes a lock, says so, and holds it."""


def _prepare(place: Place, fill: Callable[[Place], None]) -> None:
    place.begin()
    fill(place)
    place.keep()


def _pages_of_the_same_id(place: Place) -> None:
    samples.fill(place)
    for one in range(_AT_ONCE):
        (place.pages / str(one)).mkdir()
        for page in range(3):
            text = samples.page_text(0, f"Greeting {one} {page}.")
            (place.pages / str(one) / f"page-{page}.txt").write_text(text, encoding="utf-8")


def _problems(place: Place) -> list[str]:
    return [str(problem) for problem in check([place.archive]).problems]


def _marks_file(place: Place) -> Path:
    return place.home("DATA") / "readout" / "marks.json"


def _archive(place: Place) -> Path:
    return place.archive


def _index_lock(place: Place) -> Path:
    return index_folder(place.archive, place.home("CACHE") / "readout").with_suffix(".lock")


def dying(place: Place, times: int) -> Trial:
    """Kill whoever holds a lock: the next one goes on."""
    trial = Trial("locks", "whoever holds one is killed")
    _prepare(place, samples.fill)
    cases: Sequence[tuple[str, Callable[[Place], Path], Case]] = (
        ("kept", _marks_file, Case("mark", mark)),
        ("folder", _archive, Case("import", command("import", "{pages}", "--into", "{archive}"))),
        ("index", _index_lock, Case("index", look, indexes=True)),
    )
    for number in range(times):
        what, path_of, case = cases[number % len(cases)]
        place.again()
        with subprocess.Popen(
            [sys.executable, "-c", _HOLD, what, str(path_of(place))], stdout=subprocess.PIPE
        ) as holder:
            assert holder.stdout is not None
            holder.stdout.readline()
            holder.send_signal(signal.SIGKILL)
        began = time.monotonic()
        (ended,) = run_all([case.act], place)
        told = [ended.said or f"status {ended.status}"] if ended.status or ended.fell else []
        if time.monotonic() - began > 20:
            told.append("it waited for the dead")
        trial.add(told, what)
    return trial
