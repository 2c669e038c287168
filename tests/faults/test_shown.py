"""What is on the screen, and what the user typed, stays theirs, whatever becomes of files and disks."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.tui.driver import MEETING, running

from readout_tui.library import Library
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.user import kept
from readout_tui.user.marks import Marks
from readout_tui.user.paths import user_paths

SHOWN = "Thank you, Madam President."
"""How the paragraph begins that is shown, and marked."""


def spoil(how: str, archive: Path, library: Library) -> None:
    """Change the file of the readout that is shown, before the screen looks at it again."""
    path = next(archive.rglob(f"{MEETING}.yaml"))
    if how == "another":
        # A turn before it: the place on the screen is another one in the file.
        more = path.read_text(encoding="utf-8").replace("turns:\n", "turns:\n  - text: A gull was heard.\n")
        path.write_text(more, encoding="utf-8")
        return
    path.unlink()
    if how == "gone from the index":
        library.refresh()


def marks_of(archive: Path) -> list[tuple[str, str]]:
    marks = Marks(user_paths().marks, archive).all()
    return [(mark.quote.partition(" A time")[0], mark.note) for mark in marks]


@pytest.mark.parametrize("how", ["another", "removed"])
async def test_what_is_shown_is_marked_noted_on_and_saved_as_it_is_shown(
    how: str, archive: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    async with running(library, start=f"{MEETING}#3.1") as screen:
        spoil(how, archive, library)
        await screen.press("m", "a", *"why", "enter", "s", "enter", "Y", "enter")
        copied = screen.pilot.app.clipboard

    assert marks_of(archive) == [(SHOWN, "why")]
    assert f"> {SHOWN}" in (tmp_path / "here" / "quotations.md").read_text(encoding="utf-8")
    assert SHOWN in copied


async def test_no_key_fails_on_a_readout_that_is_gone(
    archive: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with running(library, start=f"{MEETING}#3.1") as screen:
        spoil("gone from the index", archive, library)
        for key in ("e", "c", "i", "E", "O", "M", "slash"):
            await screen.press(key, "escape")
        assert SHOWN in screen.sentence
        await screen.press("]", "K")


async def test_a_note_that_cannot_be_kept_stays_in_its_line(
    archive: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with running(library, start=f"{MEETING}#3.1") as screen:
        with monkeypatch.context() as disk:
            disk.setattr(kept, "write_atomically", full)
            await screen.press("a", *"why", "enter")
            prompt = screen.pilot.app.screen
            assert isinstance(prompt, Prompt) and prompt.input.value == "why"
            assert marks_of(archive) == []
        await screen.press("enter")

    assert marks_of(archive) == [(SHOWN, "why")]


async def test_a_quotation_that_cannot_be_saved_leaves_the_file_of_quotations(
    archive: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("quotations.md").mkdir()
    async with running(library, start=f"{MEETING}#3.1") as screen:
        await screen.press("s", "enter")
        assert [one.message for one in screen.pilot.app._notifications] == [
            f"not saved: {tmp_path / 'here' / 'quotations.md'} is a folder"
        ]
