"""`python -m readout_tui.index.build ARCHIVE FOLDER`: bring an index up to date with all processors.

Prints a line `DONE TOTAL` whenever some files are read. The program starts it for large archives.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from readout_tui.index.archive_index import ArchiveIndex


def main(archive: str, folder: str) -> None:
    """Bring the index up to date."""
    index = ArchiveIndex(Path(archive), Path(folder))
    index.refresh(lambda done, total: print(done, total, flush=True), workers=min(8, os.cpu_count() or 1))
    index.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
