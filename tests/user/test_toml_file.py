from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.user.toml_file import SettingsError, read_toml

TEXT = """\
theme = "ink" # first
[keys]
"list.down" = "j"
reader.next-turn = [
  "}",
]

[ keys . 'x y' ]
z = 1
[[many]]
a = 1
[[many]]
a = 2
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("theme",), 1),
        (("keys",), 2),
        (("keys", "list.down"), 3),
        (("keys", "reader", "next-turn"), 4),
        (("keys", "reader"), 4),
        (("keys", "x y", "z"), 9),
        (("keys", "x y", "unknown"), 8),
        (("many", "a"), 11),
        (("unknown",), 1),
        ((), 1),
    ],
)
def test_each_key_has_a_line(path: Path, names: tuple[str, ...], line: int) -> None:
    assert read_toml(path).origin(*names) == f"{path}:{line}"


def test_the_table_is_what_the_file_says(path: Path) -> None:
    keys = read_toml(path).table["keys"]

    assert keys == {"list.down": "j", "reader": {"next-turn": ["}"]}, "x y": {"z": 1}}


def test_a_file_that_is_not_there_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_toml(tmp_path / "none.toml")


def test_what_is_no_toml_is_a_settings_error(path: Path) -> None:
    path.write_text("a = 1\nb = ", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"config\.toml:2: Invalid value"):
        read_toml(path)
