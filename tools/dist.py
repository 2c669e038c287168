"""Build the sdist and the wheel, twice, and install the wheel into an empty environment.

    python tools/dist.py

They come to lie in `dist/` only if both builds gave the same bytes, from folders of other names, with other
times and permissions; if they hold what they should, and the sdist nothing else; and if the installed program
works with the archive and the themes inside.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = ".ci/"
"""What of the repository the sdist does without."""

TRIED = ("--version", "stats --json", "themes", "keys", "search agreed flow", "check", "completion bash")
"""What the installed program is called with; each has to succeed."""


class DistError(Exception):
    """Something is not as it should be; the message is one line."""


def main() -> int:
    """Build, compare, look inside, install and try; return an exit status."""
    names = _run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], ROOT).splitlines()
    names = [name for name in names if (ROOT / name).is_file()]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            built = _build(names, folder / "one" / "readout", permissions=0o644, moved_back=0)
            again = _build(names, folder / "another", permissions=0o600, moved_back=400_000_000)
            _compare(built, again)
            _look_into(built, names)
            _try(next(file for file in built if file.suffix == ".whl"), folder / "empty")
        except DistError as error:
            print(error, file=sys.stderr)
            return 1
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(built[0].parent, ROOT / "dist")
    for file in built:
        print(f"dist/{file.name}: two builds gave the same bytes; nothing is missing")
    print("installed into an empty environment, the program works")
    return 0


def _run(words: list[str | Path], folder: Path, **variables: str) -> str:
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DistError(f"{' '.join(map(str, words))}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def _build(names: Iterable[str], folder: Path, *, permissions: int, moved_back: int) -> list[Path]:
    """Copy the files into a folder and build there.

    Args:
        names: The files of the repository.
        folder: Where to; made here.
        permissions: Of each copy that cannot be executed.
        moved_back: Seconds by which the copies' times lie in the past.
    """
    for name in names:
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy)
        copy.chmod(permissions | (0o111 if os.access(ROOT / name, os.X_OK) else 0))
        time = (ROOT / name).stat().st_mtime - moved_back
        os.utime(copy, (time, time))
    # The sdist first, and the wheel from what is in it.
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", "."], folder)
    return sorted((folder / "dist").iterdir())


def _compare(built: list[Path], again: list[Path]) -> None:
    if [file.name for file in built] != [file.name for file in again]:
        raise DistError("two builds gave files of other names")
    for one, other in zip(built, again, strict=True):
        if one.read_bytes() != other.read_bytes():
            raise DistError(f"{one.name}: two builds gave other bytes")


def _look_into(built: list[Path], names: list[str]) -> None:
    """Compare what was packed with the files of the repository."""
    for file in built:
        if file.suffix == ".whl":
            packed = set(zipfile.ZipFile(file).namelist())
            wanted = {name.removeprefix("src/") for name in names if name.startswith("src/readout_tui/")}
            wanted |= {f"readout_tui/data/{n}" for n in names if n.startswith(("archive/", "themes/"))}
            strange = {name for name in packed - wanted if ".dist-info/" not in name}
        else:
            with tarfile.open(file) as archive:
                packed = {member.name.partition("/")[2] for member in archive if member.isfile()}
            wanted = {name for name in names if not name.startswith(LEFT_OUT)}
            strange = packed - wanted - {"PKG-INFO"}
        if missing := wanted - packed:
            raise DistError(f"{file.name}: {', '.join(sorted(missing))} is missing")
        if strange:
            raise DistError(f"{file.name}: {', '.join(sorted(strange))} does not belong in it")


def _try(wheel: Path, folder: Path) -> None:
    """Install a wheel into a new environment, and call the program there as a new user would."""
    uv: list[str | Path] = [sys.executable, "-m", "uv", "--quiet"]
    _run([*uv, "venv", "--python", sys.executable, folder], wheel.parent)
    _run([*uv, "pip", "install", "--python", folder, wheel], wheel.parent)
    home = folder / "home"
    home.mkdir()
    variables = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    for words in TRIED:
        if not _run([folder / "bin" / "readout", *words.split()], home, **variables):
            raise DistError(f"{wheel.name}: readout {words} prints nothing")


if __name__ == "__main__":
    sys.exit(main())
