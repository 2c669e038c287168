"""Clear away what earlier versions of the program kept of an archive."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from readout_tui.index.lock import StoppedError, writing_lock

_VERSIONED = re.compile(r"(?P<archive>.+-v)(?P<version>\d+)")


def remove_older(folder: Path) -> None:
    """Remove the indexes of an archive with lower versions, except where one is being written.

    A process that only reads one goes on with the files that it has open. The lock files, which are empty,
    stay: another process may be waiting for one.

    Args:
        folder: The index that has taken their place, named by `archive_index.index_folder`.
    """
    own = _VERSIONED.fullmatch(folder.name)
    if own is None:
        return
    for other in folder.parent.glob(f"{own['archive']}*"):
        match = _VERSIONED.fullmatch(other.name)
        if match and int(match["version"]) < int(own["version"]):
            with suppress(StoppedError, OSError), writing_lock(other.with_suffix(".lock"), lambda: True):
                shutil.rmtree(other)
