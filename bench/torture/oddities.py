"""What an archive may hold that is no readout, and clocks that jump."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from stat import S_IFCHR
from typing import TypeAlias

from bench.torture import samples
from bench.torture.acts import MOMENT, leave, look, mark
from bench.torture.forks import Way, command, run
from bench.torture.kills import Trial, wrong_answers
from bench.torture.places import Place

from readout_tui.store.writing import write_readout

YEAR = 365 * 86_400
"""Seconds."""

JUMPS = (-YEAR, -3600, 3600, YEAR)
"""By how many seconds the clock jumps."""

Oddity: TypeAlias = Callable[[Path], None]
"""Puts something odd into a folder."""

_COMMANDS = {
    "check": command("check", "{archive}"),
    "fmt": command("fmt", "{archive}"),
    "search": command("search", "-a", "{archive}", "ferry"),
    "people": command("people", "-a", "{archive}"),
    "stats": command("stats", "-a", "{archive}"),
    "show": command("show", "-a", "{archive}", samples.name(2)),
    "export": command("export", "-a", "{archive}", samples.name(2), "-o", "{out}/page.html"),
    "import": command("import", "{archive}", "{pages}", "--into", "{out}/new"),
}


def odd_files(place: Place, odd: Sequence[Oddity] | None = None) -> Trial:
    """Put odd things into an archive, one after the other and all at once, and call each command."""
    trial = Trial("every command", "pipes, sockets, devices, loops, odd names, empty files in the archive")
    for make in odd or (*ODDITIES, all_of_them):
        for name, act in _COMMANDS.items():
            place.begin()
            samples.fill(place)
            make(place.archive / "2031")
            ended = run(act, place, Way(without_power=True))
            told = [f"it fell: {ended.said[-1500:]}"] if ended.fell or ended.status < 0 else []
            if name in ("search", "people", "stats", "show") and (ended.status or not ended.printed):
                told.append(f"no answer: {ended.said}")
            trial.add(told, f"{name}, {make.__name__.strip('_')}")
    return trial


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    os.mkfifo(folder.parent / "people.yml")


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # The name of a socket is short.
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("socket.yaml")
    finally:
        os.chdir(here)


def _device(folder: Path) -> None:
    with suppress(OSError):  # Only root may make one.
        os.mknod(folder / "zero.yaml", 0o666 | S_IFCHR, os.makedev(1, 5))


def _loops(folder: Path) -> None:
    (folder / "loop").symlink_to(folder.parent)
    (folder / "self.yaml").symlink_to(folder / "self.yaml")
    (folder / "there").symlink_to(folder / "back")
    (folder / "back").symlink_to(folder / "there")
    (folder / "gone.yaml").symlink_to(folder / "nowhere")


def _names(folder: Path) -> None:
    text = (folder / f"{samples.name(2)}.yaml").read_bytes()
    for name in (b"new\nline.yaml", b"caf\xe9.yaml", b"\x1b[31mred.yaml", b" .yaml", b"x" * 240 + b".yaml"):
        (folder / os.fsdecode(name)).write_bytes(text)


def _empty(folder: Path) -> None:
    (folder / "empty.yaml").write_bytes(b"")
    (folder / "nul.yaml").write_bytes(b"\0" * 10_000)


def _folders(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()
    (folder / "deep" / "er").mkdir(parents=True)
    shutil.copy(folder / f"{samples.name(2)}.yaml", folder / "deep" / "er")


def _unreadable(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0)
    (folder / "unreadable.yaml").write_text("readout: 1\n", encoding="utf-8")
    (folder / "unreadable.yaml").chmod(0)


ODDITIES: tuple[Oddity, ...] = (*(_pipe, _socket, _device, _loops, _names, _empty, _folders, _unreadable),)


def all_of_them(folder: Path) -> None:
    """Put all odd things into a folder."""
    for make in ODDITIES:
        make(folder)


def clocks(place: Place, jumps: Sequence[int] = JUMPS) -> Trial:
    """Let the clock jump between runs, by a year and by an hour, back and forth."""
    trial = Trial("index, marks, session", "the clock jumps by an hour or a year, back or forth")
    for seconds in jumps:
        place.begin()
        samples.fill(place)
        run(look, place)
        _change_at(place, time.time() + seconds)
        ended = run(partial(at_time, seconds=seconds, act=look), place)
        told = [ended.said] if ended.status or ended.fell else []
        told += wrong_answers(place)
        kept = run(partial(at_time, seconds=seconds, act=partial(keep, days=seconds // 86_400)), place)
        told += [kept.said or f"marks or session are not there: {kept.status}"] if kept.status else []
        trial.add(told, f"{seconds} s")
    return trial


def at_time(place: Place, *, seconds: int, act: Callable[[Place], int]) -> int:
    """Do something while the clock is wrong."""
    now, now_ns = time.time, time.time_ns
    time.time = lambda: now() + seconds
    time.time_ns = lambda: now_ns() + seconds * 1_000_000_000
    return act(place)


def keep(place: Place, *, days: int) -> int:
    """Mark and leave now, then at a time that lies as many days away; all of it must be there."""
    from readout_tui.user.marks import Marks
    from readout_tui.user.paths import user_paths
    from readout_tui.user.session import Session

    mark(place, number=2)
    leave(place, at=2)
    mark(place, number=3, days=days)
    leave(place, at=3, now=MOMENT + timedelta(days=days))
    stop = Session(user_paths().session, place.archive).last_visit().at
    marks = {one.at.id for one in Marks(user_paths().marks, place.archive).all()}
    right = marks == {samples.name(2), samples.name(3)} and stop is not None and stop.at.id == samples.name(3)
    return 0 if right else 1


def _change_at(place: Place, moment: float) -> None:
    """Change files as a program does whose clock shows a moment."""
    samples.change(place)
    write_readout(samples.path(place, 3), samples.readout(3, "changed"))
    for path in place.archive.rglob("*.yaml"):
        if abs(path.stat().st_mtime - time.time()) < 60:
            os.utime(path, (moment, moment))
