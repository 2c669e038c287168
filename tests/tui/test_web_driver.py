"""The app as the server runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from readout_tui.serving.session import DRIVER


def test_an_app_whose_server_is_gone_ends(archive: Path) -> None:
    command = [sys.executable, "-m", "readout_tui", f"--archive={archive}", "open"]
    environment = {**os.environ, "TEXTUAL_DRIVER": DRIVER, "TERM": "dumb"}
    # Its output is read on, so that it is the end of its input that tells it.
    done = subprocess.run(command, input=b"", capture_output=True, env=environment, timeout=20, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"__GANGLION__\n")
