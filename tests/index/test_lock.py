from __future__ import annotations

import stat
from pathlib import Path

import pytest

from readout_tui.index.lock import StoppedError, writing_lock


def never() -> bool:
    return False


def test_the_lock_is_free_again_after_it_was_held(tmp_path: Path) -> None:
    for _ in range(2):
        with writing_lock(tmp_path / "new" / "index.lock", never):
            pass
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_one_who_waits_can_give_up(tmp_path: Path) -> None:
    path = tmp_path / "index.lock"
    with writing_lock(path, never), pytest.raises(StoppedError), writing_lock(path, lambda: True):
        pass


def test_without_a_file_nobody_else_is_there(tmp_path: Path) -> None:
    with writing_lock(None, never), writing_lock(None, never):
        pass
