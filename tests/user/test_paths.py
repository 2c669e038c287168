from __future__ import annotations

import sys
from pathlib import Path

import pytest

import readout_tui
from readout_tui.user.paths import shipped, user_paths

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's")


@on_linux
def test_paths_follow_the_xdg_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))

    paths = user_paths()

    assert paths.config_file == tmp_path / "CONFIG/readout/config.toml"
    assert paths.themes == tmp_path / "CONFIG/readout/themes"
    assert paths.data == tmp_path / "DATA/readout"
    assert paths.state == tmp_path / "STATE/readout"
    assert paths.log_file == tmp_path / "STATE/readout/readout.log"
    assert paths.cache == tmp_path / "CACHE/readout"


@on_linux
def test_paths_are_in_the_home_folder_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    assert user_paths().config_file == tmp_path / ".config/readout/config.toml"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "pattern"), [("archive", "*/*.yaml"), ("themes", "ink.yaml")])
def test_shipped_folders_are_there(name: str, pattern: str) -> None:
    assert list(shipped(name).glob(pattern))


def test_packed_folder_comes_before_the_repositorys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "site/readout_tui/data/themes"
    packed.mkdir(parents=True)
    monkeypatch.setattr(readout_tui, "__file__", str(tmp_path / "site/readout_tui/__init__.py"))

    assert shipped("themes") == packed
    assert shipped("archive") == tmp_path / "archive"
