"""Files that change while they are read, or between being read and being rewritten."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.torture import changing
from bench.torture.places import Place
from tests.conftest import QUAY

from readout_tui.cli.main import main
from readout_tui.index import tree
from readout_tui.store.problems import Problems
from readout_tui.store.source import read_bytes

PEOPLE = "people:\n  - id: adela-marn\n    name: Adela Marn\n"


def while_syncing(edit: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody edit a file when its new content has been written, and its renaming is still to come."""
    sync = os.fsync

    def edit_and_sync(handle: int) -> None:
        edit()
        sync(handle)

    monkeypatch.setattr(os, "fsync", edit_and_sync)


def test_fmt_leaves_what_was_edited_meanwhile(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive / "2031" / "2031-05-20-ferry-treaty.yaml"
    path.write_text(QUAY.replace("title: ", "title:   "), encoding="utf-8")
    edited = path.read_text(encoding="utf-8").replace("light rain", "heavy rain")
    while_syncing(lambda: path.write_text(edited, encoding="utf-8"), monkeypatch)

    assert main(["fmt", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == edited
    assert capsys.readouterr().err == f"{path}: cannot be written: it was changed meanwhile\n"


def test_a_merge_leaves_a_list_of_people_that_was_edited_meanwhile(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive / "people.yaml"
    path.write_text(PEOPLE, encoding="utf-8")
    edited = PEOPLE + "    aliases: [A. Marn]\n"
    while_syncing(lambda: path.write_text(edited, encoding="utf-8"), monkeypatch)

    assert main(["people", "-a", str(archive), "merge", "adela-marn", "hanne-brill"]) == 1
    assert path.read_text(encoding="utf-8") == edited
    assert "it was changed meanwhile" in capsys.readouterr().err


def test_a_file_that_changes_while_it_is_indexed_is_of_one_state(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive / "2031" / "2031-05-20-ferry-treaty.yaml"
    data = path.read_bytes()

    def read_and_change(path: Path, problems: Problems) -> bytes | None:
        before = read_bytes(path, problems)
        path.write_text(QUAY.replace("Signature of", "Withdrawal from"), encoding="utf-8")
        return before

    monkeypatch.setattr(tree, "read_bytes", read_and_change)
    seen = tree.Seen(os.fsencode(path.relative_to(archive)), len(data), 1, None)
    reading = tree.read_file(archive, seen)
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    assert reading.rows is not None and reading.rows.card.title == "Signature of the ferry treaty"


def test_a_reader_takes_a_file_that_becomes_anything_else(place: Place) -> None:
    index, check, *_ = changing.READERS
    assert changing.while_read(index, place, 61).lost == []
    assert changing.while_read(check, place, 250).lost == []
