"""Imports the program, once, in the process that those of the trials are forked from.

So a trial takes a tenth of a second, and does the same each time.
"""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module

# Threads of numpy would be forked along, and the archives here are small.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_PACKAGE = import_module("readout_tui")

_ELSEWHERE = ("readout_tui.tui", "readout_tui.serving", "readout_tui.__main__", "readout_tui.cli.serve")
"""What no trial runs in a fork: the screen, and what an extra brings."""

for _module in pkgutil.walk_packages(_PACKAGE.__path__, "readout_tui."):
    if not _module.name.startswith(_ELSEWHERE):
        import_module(_module.name)
