"""A real terminal for each test."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.terminal.driver import Tmux


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux server; the test is skipped where there is no tmux."""
    yield from _serving(tmp_path)


@pytest.fixture
def other_tmux(tmp_path: Path) -> Iterator[Tmux]:
    """Another one, with the same files of the user's."""
    yield from _serving(tmp_path)


def _serving(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    server = Tmux(f"readout-{uuid.uuid4().hex[:12]}", tmp_path / "home")
    yield server
    server.kill()
