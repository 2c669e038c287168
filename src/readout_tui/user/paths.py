"""Where the user's files and the shipped ones are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

import readout_tui


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's files and folders, which need not exist yet."""

    config_file: Path
    themes: Path
    """The user's own colour themes, one YAML file each."""
    data: Path
    """Marks, notes and saved queries: what nothing can make again."""
    marks: Path
    """The file of marks and notes."""
    state: Path
    """Where the user left off."""
    session: Path
    """The file that says so."""
    log_file: Path
    cache: Path
    """Indexes: may be deleted at any time."""


def user_paths() -> Paths:
    """Return the user's paths as the platform has them: by the XDG variables on Linux."""
    folders = platformdirs.PlatformDirs("readout", appauthor=False)
    return Paths(
        config_file=folders.user_config_path / "config.toml",
        themes=folders.user_config_path / "themes",
        data=folders.user_data_path,
        marks=folders.user_data_path / "marks.json",
        state=folders.user_state_path,
        session=folders.user_state_path / "session.json",
        log_file=folders.user_state_path / "readout.log",
        cache=folders.user_cache_path,
    )


def shipped(name: str) -> Path:
    """Return a folder of shipped data, `archive` or `themes`.

    It lies beside the package in a wheel, and at the repository's root in an editable install.
    """
    package = Path(readout_tui.__file__).parent
    packed = package / "data" / name
    return packed if packed.is_dir() else package.parents[1] / name
