"""A folder with an archive and a user's home, which is made again before each trial."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

State = Mapping[str, bytes]
"""What files hold that must not get lost, by path."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where trials go on. Its paths are the same in each: an index is kept by the archive's path."""

    root: Path

    @property
    def run(self) -> Path:
        """What a trial may change."""
        return self.root / "run"

    @property
    def base(self) -> Path:
        """What a trial begins with."""
        return self.root / "base"

    @property
    def archive(self) -> Path:
        """The archive."""
        return self.run / "archive"

    @property
    def pages(self) -> Path:
        """Pages to import."""
        return self.run / "incoming"

    @property
    def out(self) -> Path:
        """Where files are saved to."""
        return self.run / "out"

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a process that works here."""
        homes = {f"XDG_{name}_HOME": str(self.home(name)) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        return homes | {"HOME": str(self.run), "NO_COLOR": "1", "TERM": "xterm-256color"}

    def home(self, name: str) -> Path:
        """Return the folder of CONFIG, DATA, STATE or CACHE."""
        return self.run / "home" / name.lower()

    def begin(self) -> None:
        """Make the place, with nothing in it."""
        clear(self.run)
        for folder in (self.archive, self.pages, self.out, self.run / "home"):
            folder.mkdir(parents=True)

    def keep(self) -> None:
        """Let trials begin with what is there now."""
        shutil.rmtree(self.base, ignore_errors=True)
        shutil.copytree(self.run, self.base, symlinks=True)

    def again(self) -> None:
        """Begin again with what was kept; times of files stay, so that an index knows them."""
        clear(self.run)
        shutil.copytree(self.base, self.run, symlinks=True, dirs_exist_ok=True)

    def state(self) -> dict[str, bytes]:
        """Return what the files hold, but for the cache, locks, and hidden files, which nothing reads."""
        found = {}
        for path in _files(self.run):
            inside = path.relative_to(self.run)
            if (
                not path.name.startswith(".")
                and path.suffix != ".lock"
                and inside.parts[:2] != ("home", "cache")
            ):
                found[str(inside)] = path.read_bytes()
        return found

    def temporary(self) -> list[str]:
        """Return the names of temporary files, in the cache too."""
        return [path.name for path in _files(self.run) if path.match(".readout-*.tmp")]


def clear(folder: Path) -> None:
    """Remove what is in a folder; the folder itself may be where something is mounted."""
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def lost(state: State, before: State, after: State) -> list[str]:
    """Say which files hold neither what they held before nor what they should hold after."""
    told = []
    for name in sorted({*state, *before, *after}):
        if state.get(name) not in (before.get(name), after.get(name)):
            size = len(state[name]) if name in state else None
            told.append(f"{name}: {'gone' if size is None else f'{size} bytes that are neither'}")
    return told


def _files(folder: Path) -> Iterator[Path]:
    for path, _, names in os.walk(folder):
        for name in names:
            if stat.S_ISREG((Path(path) / name).lstat().st_mode):
                yield Path(path) / name
