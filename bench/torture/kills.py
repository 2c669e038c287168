"""Kills: before each step of a program, and at moments of chance."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from bench.torture import samples
from bench.torture.acts import Case
from bench.torture.forks import Way, filled, run
from bench.torture.places import Place, State, lost

from readout_tui.store.archive import check

SIGKILLED = -signal.SIGKILL


@dataclass(slots=True)
class Trial:
    """A row of the table."""

    what: str
    how: str
    times: int = 0
    lost: list[str] = field(default_factory=list)
    """A line for each thing that was lost, or went wrong otherwise."""

    def add(self, told: Sequence[str], where: object) -> None:
        """Count one more time, and what was lost in it."""
        self.times += 1
        self.lost += [f"{self.what}, {where}: {line}" for line in told]


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What there is before something is done, and after it was done once and twice."""

    before: State
    after: State
    twice: State
    steps: int
    problems: frozenset[str]
    """What `readout check` may say."""


def undisturbed(case: Case, place: Place) -> Undisturbed:
    """Do something without anything in its way, and keep the place as it was before."""
    place.begin()
    case.prepare(place)
    place.keep()
    before, problems = place.state(), _problems(place)
    ended = run(case.act, place)
    if ended.status or ended.fell:
        raise RuntimeError(f"{case.name}: {ended}")
    after = place.state()
    problems |= _problems(place)
    run(case.act, place)
    return Undisturbed(before, after, place.state(), ended.steps, problems)


def _problems(place: Place) -> frozenset[str]:
    return frozenset(str(problem) for problem in check([place.archive]).problems)


def at_steps(case: Case, place: Place, every: int = 1) -> Trial:
    """Kill it before each of its steps, or some; look what is there, and whether the next run goes on."""
    usual = undisturbed(case, place)
    trial = Trial(case.name, "killed before each step")
    for step in range(1, usual.steps + 1, every):
        place.again()
        ended = run(case.act, place, Way(kill_at=step))
        # One that had a step less to do has ended well.
        told = [] if ended.status in (SIGKILLED, 0) else [f"ended with {ended.status}: {ended.said}"]
        trial.add(told + _damage(case, place, usual), f"step {step}")
    return trial


def _damage(case: Case, place: Place, usual: Undisturbed) -> list[str]:
    """Say what a kill did that it must not: at once, and once the same is done again."""
    told = lost(place.state(), usual.before, usual.after)
    told += sorted(_problems(place) - usual.problems)
    again = run(case.act, place)
    if again.fell:
        told.append(f"the next run fell: {again.said}")
    if case.indexes:
        return told + wrong_answers(place)
    state = place.state()
    if state not in (usual.after, usual.twice):
        told += [f"after the next run: {line}" for line in lost(state, usual.after, usual.twice)]
    return told


def wrong_answers(place: Place) -> list[str]:
    """Say what the index answers otherwise than one that is made anew does."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        told = Path(folder) / "differences"
        ended = run(partial(_compare, told=told, clean=Path(folder)), place)
        if ended.status or ended.fell:
            return [f"the index does not answer: {ended.status} {ended.said[-2000:]}"]
        return told.read_text(encoding="utf-8").splitlines()


def _compare(place: Place, *, told: Path, clean: Path) -> int:
    from readout_tui.user.paths import user_paths

    found = samples.answers(place, user_paths().cache)
    wanted = samples.answers(place, clean / "clean")
    different = [
        f"{question} answers {found[question]}" for question in wanted if wanted[question] != found[question]
    ]
    told.write_text("\n".join(different), encoding="utf-8")
    return 0


def at_moments(case: Case, words: Sequence[str], place: Place, times: int, chance: random.Random) -> Trial:
    """Kill the real command at moments that are spread evenly over the time that it takes."""
    usual = undisturbed(case, place)
    trial = Trial(case.name, "killed at random moments")
    usually = median(_timed(words, place) for _ in range(3))
    for _ in range(times):
        place.again()
        moment = chance.uniform(0, 1.05 * usually)
        _killed(words, place, moment)
        trial.add(_damage(case, place, usual), f"after {moment:.3f} s")
    return trial


def _timed(words: Sequence[str], place: Place) -> float:
    place.again()
    began = time.perf_counter()
    _killed(words, place, None)
    return time.perf_counter() - began


def _killed(words: Sequence[str], place: Place, moment: float | None) -> None:
    """Start a program in a process group of its own, and kill the group after some seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "readout_tui", *filled(tuple(words), place)],
        env={**os.environ, **place.environment, "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
