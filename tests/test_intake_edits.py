from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.intake import Intake, read_page
from readout_tui.intake.edits import edited, reading_of
from readout_tui.model import Readout
from readout_tui.store.formatting import canonical
from readout_tui.store.reading import read_readout

PAGE = "Meeting of two\n\n12 March 2031\n\nAda Obi: Welcome.\n\nIlse Maren: Thank you.\n\nAda Obi: So.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = Intake(tmp_path).take(read_page(PAGE.encode(), "page.txt")).path
    assert path is not None
    return path


def readout_of(file: Path) -> Readout:
    readout = read_readout(file).readout
    assert readout is not None
    return readout


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_imported_bears_the_hash_of_what_was_read(file: Path) -> None:
    readout = readout_of(file)
    assert readout.source is not None and readout.source.reading == reading_of(readout)
    assert edited(readout) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: meeting", "# A comment.\nkind:    'meeting'"),
        ("kind: meeting", "kind: meeting\ntags: [kept]"),
        ("source:\n", "source:\n  archived: https://copies.example/1\n"),
    ],
)
def test_comments_another_form_and_what_no_page_says_are_no_edits(file: Path, old: str, new: str) -> None:
    change(file, old, new)
    assert edited(readout_of(file)) == ""
    file.write_bytes(canonical(file).new)
    assert edited(readout_of(file)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [("Welcome.", "Welcome!"), ("date: 2031-03-12", "date: 2031-03-13"), ("name: Ada Obi", "name: Ada Oby")],
)
def test_other_words_are_an_edit(file: Path, old: str, new: str) -> None:
    change(file, old, new)
    assert edited(readout_of(file)) == "edited since it was imported"


def test_without_the_hash_it_cannot_be_told(file: Path) -> None:
    change(file, "  reading: ", "  # reading: ")
    assert edited(readout_of(file)) == "it may have been edited"


def test_an_archive_without_the_hash_changes_in_nothing_else(tmp_path: Path, file: Path) -> None:
    change(file, "  reading: ", "  # reading: ")
    assert [one.before == one.after for one in Intake(tmp_path).again()] == [True]
