"""`python -m readout_tui.index.build ARCHIVE FOLDER [patient]`: update an index with all processors.

Prints a line `DONE TOTAL` whenever some files are read. The program starts it for large archives.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from readout_tui.index.archive_index import ArchiveIndex


def main(archive: str, folder: str, patient: str = "") -> None:
    """Bring the index up to date; `patient`, if it is not empty, as `ArchiveIndex.refresh` understands it."""
    index = ArchiveIndex(Path(archive), Path(folder))
    index.refresh(
        lambda done, total: print(done, total, flush=True),
        patient=bool(patient),
        workers=min(8, os.cpu_count() or 1),
    )
    index.close()


if __name__ == "__main__":
    os.nice(5)  # Whoever waits for it shows a screen meanwhile, whose keys come first.
    main(*sys.argv[1:])
