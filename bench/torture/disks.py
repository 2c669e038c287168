"""Disks that are full, and folders that cannot be written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.torture.acts import Case
from bench.torture.forks import Ended, Way, run
from bench.torture.kills import Trial, Undisturbed, undisturbed, wrong_answers
from bench.torture.places import Place, lost

FILE_SIZES = (0, 30, 300, 3000, 30_000, 60_000)
"""Bytes after which a file is full; a program meets the same error as where a quota is used up."""

_DISK_BYTES = 16 << 20
_LEFT = (0, 4096, 8192, 16_384, 65_536, 262_144)
"""Bytes that are left on a disk: a page, some pages, what a small index takes."""

IN_MEMORY = 3
"""The exit status of `acts.look` where the index is in memory, and the user was told."""


def with_full_files(cases: Sequence[Case], place: Place, sizes: Sequence[int] = FILE_SIZES) -> Trial:
    """Let each file be full after some bytes, as it is where a quota is used up."""
    trial = Trial("every writer", "no file may grow beyond some bytes")
    for case in cases:
        usual = undisturbed(case, place)
        for size in sizes:
            place.again()
            ended = run(case.act, place, Way(largest_file=size))
            trial.add(_damage(case, place, usual, ended), f"{case.name}, {size} bytes")
    return trial


def with_full_disk(cases: Sequence[Case], place: Place) -> Trial | None:
    """Fill a disk of its own up to some bytes; None if none may be mounted."""
    trial = Trial("every writer", "a full disk (tmpfs)")
    place.run.mkdir(parents=True, exist_ok=True)
    with _disk(place.run) as mounted:
        if not mounted:
            return None
        for case in cases:
            usual = undisturbed(case, place)
            for left in _LEFT:
                place.again()
                _fill(place.root / "run" / ".filler", left)
                ended = run(case.act, place)
                (place.run / ".filler").unlink()
                trial.add(_damage(case, place, usual, ended), f"{case.name}, {left} bytes left")
    return trial


def with_unwritable_folders(cases: Sequence[Case], place: Place) -> Trial:
    """Work without the permission to write anything."""
    trial = Trial("every writer", "folders and files that may not be written")
    for case in cases:
        usual = undisturbed(case, place)
        place.again()
        _set_modes(place, writable=False)
        ended = run(case.act, place, Way(without_power=True))
        _set_modes(place, writable=True)
        told = _damage(case, place, usual, ended)
        if not case.indexes and ended.status == 0:
            told.append("it did not fail")
        trial.add(told, case.name)
    return trial


def _damage(case: Case, place: Place, usual: Undisturbed, ended: Ended) -> list[str]:
    """Say what a disk that was full did that it must not: at once, and once there is room again."""
    told = lost(place.state(), usual.before, usual.after)
    told += [f"left behind: {name}" for name in place.temporary()]
    if ended.fell or ended.status < 0:
        told.append(f"it fell: {ended.status} {ended.said[-1500:]}")
    elif case.indexes:
        if ended.status not in (0, IN_MEMORY):
            told.append(f"no answer, neither from the disk nor from memory: {ended.said}")
        return told + wrong_answers(place)
    elif place.state() != usual.after and (not ended.status or not (ended.said + ended.printed).strip()):
        told.append(f"it said nothing of it: {ended.status}")
    again = run(case.act, place)
    if again.fell or place.state() not in (usual.after, usual.twice):
        told.append(f"the next run did not go on: {again.said}")
    return told


def _set_modes(place: Place, *, writable: bool) -> None:
    for folder, _, names in os.walk(place.run):
        for name in names:
            Path(folder, name).chmod(0o644 if writable else 0o444)
        Path(folder).chmod(0o755 if writable else 0o555)


def _fill(path: Path, left: int) -> None:
    """Make a file that leaves so many bytes of its disk."""
    status = os.statvfs(path.parent)
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, status.f_bavail * status.f_frsize - left))


@contextmanager
def _disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk of memory at a folder; tell whether that was allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(folder)]
    try:
        mounted = not subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
