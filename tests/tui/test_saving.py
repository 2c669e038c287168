"""Files that the user names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, running

from readout_tui.library import Library
from readout_tui.tui.saving import NotSavedError, add_to, named_path, shown_path
from readout_tui.tui.screens.prompt import Prompt


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "desk").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "home" / "desk")


async def test_where_a_quotation_goes_is_said_in_full_before_and_after(library: Library) -> None:
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("s")
        prompt = screen.pilot.app.screen
        assert isinstance(prompt, Prompt)
        assert prompt.input.value == "~/desk/quotations.md"
        await screen.press("enter", "s", "enter")
        told = [one.message for one in screen.pilot.app._notifications]
    assert told == [
        "added to ~/desk/quotations.md",
        "is there already, at the end of ~/desk/quotations.md",
    ]
    assert Path("quotations.md").read_text(encoding="utf-8").count("> Thank you, Madam") == 1


def test_a_file_outside_the_home_folder_is_called_by_its_whole_path(tmp_path: Path) -> None:
    assert shown_path(tmp_path / "a\nb.md") == f"{tmp_path}/a b.md"
    assert named_path("~/x.md") == tmp_path / "home" / "x.md"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none/q.md", "there is no folder ~/desk/none"),
        (".", "~/desk is a folder"),
        ("a\0b", "no file can be called ~/desk/a\ufffdb"),
    ],
)
def test_what_went_wrong_is_said_in_words(name: str, why: str) -> None:
    with pytest.raises(NotSavedError) as told:
        add_to(named_path(name), b"words")
    assert str(told.value) == why


def test_a_home_folder_that_nobody_has_is_told() -> None:
    with pytest.raises(NotSavedError, match="no home folder for ~nobody-has-this/q"):
        named_path("~nobody-has-this/q")


def test_only_what_stands_at_the_end_is_there_already(tmp_path: Path) -> None:
    path = tmp_path / "q.md"
    assert [add_to(path, data) for data in (b"one\n", b"one\n", b"two\n", b"one\n")] == [
        True,
        False,
        True,
        True,
    ]
    assert path.read_bytes() == b"one\ntwo\none\n"


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotSavedError):
        add_to(tmp_path / "pipe", b"words")
