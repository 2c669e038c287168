"""Files that change under the hands of whoever reads them: cut short, emptied, gone, something else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.torture import samples, steps
from bench.torture.acts import Case, look
from bench.torture.forks import Way, command, run
from bench.torture.kills import Trial, Undisturbed, undisturbed, wrong_answers
from bench.torture.places import Place

from readout_tui.store.writing import dump_readout

_CHANGED = 2
"""The number of the readout whose file changes."""


def cut(path: Path) -> None:
    """Cut a file to its half, in place."""
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    """Take all out of a file."""
    os.truncate(path, 0)


def remove(path: Path) -> None:
    """Remove a file."""
    path.unlink()


def edit(path: Path) -> None:
    """Write another text over a file, in place."""
    path.write_text(dump_readout(samples.readout(_CHANGED, "edited")), encoding="utf-8")


def replace(path: Path) -> None:
    """Put another file in its place."""
    edit(path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def make_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


def make_pipe(path: Path) -> None:
    """Put a pipe in its place, which whoever opens it would wait for."""
    path.unlink()
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    """Put a link to itself in its place."""
    path.unlink()
    path.symlink_to(path)


WAYS: Sequence[Callable[[Path], None]] = (
    *(cut, empty, remove, edit, replace, make_folder, make_pipe, make_loop),
)

READERS = (
    Case("first index", look, indexes=True),
    Case("check", command("check", "{archive}")),
    Case("show", command("show", "-a", "{archive}", samples.name(_CHANGED))),
    Case("export", command("export", "-a", "{archive}", "--html", samples.name(_CHANGED))),
    Case("people", command("people", "-a", "{archive}")),
)
"""What reads an archive."""


def while_read(case: Case, place: Place, every: int = 1) -> Trial:
    """Change a file before each of a reader's looks at files, in each way; later answers must be right."""
    trial = Trial(case.name, "a file changes while it is read")
    case_steps = _looks(case, place)
    number = 0
    for step in range(1, case_steps + 1):
        for way in WAYS:
            number += 1
            if number % every:
                continue
            place.again()
            do = partial(way, samples.path(place, _CHANGED))
            ended = run(case.act, place, Way(kill_at=step, names=steps.READS, do=do))
            told = [f"it fell: {ended.status} {ended.said[-1500:]}"] if ended.fell or ended.status < 0 else []
            told += wrong_answers(place) if case.indexes else []
            trial.add(told, f"{way.__name__} at step {step}")
    return trial


def while_rewritten(case: Case, place: Place) -> Trial:
    """Edit a file while it is rewritten: what the user wrote must stay, or be what was rewritten.

    Only between the last look at the file and its renaming, one step later, nothing can tell.
    """
    usual = undisturbed(case, place)
    trial = Trial(case.name, "the file is edited meanwhile")
    path = max(place.archive / name for name in _written(usual))
    gone = []
    for step in range(1, usual.steps + 1):
        place.again()
        text = path.read_text(encoding="utf-8").replace("turns:", "tags:   [precious]\nturns:", 1)
        do = partial(path.write_text, text, encoding="utf-8")
        ended = run(case.act, place, Way(kill_at=step, do=do))
        told = [f"it fell: {ended.status} {ended.said[-1500:]}"] if ended.fell or ended.status < 0 else []
        if "precious" not in path.read_text(encoding="utf-8"):
            gone.append(step)
        trial.add(told, f"step {step}")
    if len(gone) > 1:
        trial.lost.append(f"{case.name}: an edit is gone at steps {gone}")
    return trial


def _written(usual: Undisturbed) -> Iterator[str]:
    """Yield the files that were rewritten, as paths below the archive."""
    for name, data in usual.after.items():
        if name.startswith("archive/2031/") and usual.before.get(name, data) != data:
            yield name.removeprefix("archive/")


def _looks(case: Case, place: Place) -> int:
    place.begin()
    case.prepare(place)
    place.keep()
    return run(case.act, place, Way(names=steps.READS)).steps
