from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.test_ask import TREATY, Ran

from readout_tui.locator import Passage, Place, Point
from readout_tui.store.reading import read_readout
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import user_paths
from readout_tui.user.session import Session, Visit


@pytest.fixture
def marked(archive: Path) -> Path:
    """The shared archive with a mark in the treaty, and the press day changed since the last visit."""
    readout = read_readout(archive / "2031" / f"{TREATY}.yaml").readout
    assert readout is not None
    passage = Passage(TREATY, Point(Place(2, 1), 0), Point(Place(2, 1), 30))
    left = datetime(2032, 1, 5, tzinfo=UTC)
    Marks(user_paths().marks, archive).add(mark_of(readout, passage, left))
    Session(user_paths().session, archive).leave(Visit(), left)
    for path in archive.rglob("*.yaml"):
        moment = left.timestamp() + (60 if "press-day" in path.name else -60)
        os.utime(path, (moment, moment))
    return archive


@pytest.mark.parametrize(
    ("query", "locators"),
    [
        ("is:marked", {f"{TREATY}#2.1"}),
        ("is:marked rain", {f"{TREATY}#2.1"}),
        ("is:new", {"2031-06-press-day#1.1", "2031-06-press-day#2.1"}),
        ("-is:new is:marked", {f"{TREATY}#2.1"}),
    ],
)
def test_search_knows_the_users_marks_and_what_is_new_to_them(
    marked: Path, capsys: pytest.CaptureFixture[str], query: str, locators: set[str]
) -> None:
    ran = Ran(capsys, "search", "--json", "-a", str(marked), "--", *query.split())
    hits = ran.objects[0]["hits"]
    assert isinstance(hits, list)
    assert {hit["locator"] for hit in hits} == locators
    assert (ran.status, ran.err) == (0, "")


def test_search_says_why_nothing_is_marked_or_new(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "search", "is:marked", "-a", str(archive))
    assert (ran.status, ran.err) == (
        1,
        "is:marked: nothing is marked here; m on the screen marks\nnothing found\n",
    )
    ran = Ran(capsys, "search", "is:new", "-a", str(archive))
    assert ran.err.startswith("is:new: nothing is, before a first visit")


def test_marks_and_visits_that_cannot_be_read_are_told(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (user_paths().marks, user_paths().session):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{", encoding="utf-8")
    ran = Ran(capsys, "search", "is:marked is:new quay", "-a", str(archive))
    assert ran.status == 1
    assert str(user_paths().marks) in ran.err
    assert str(user_paths().session) in ran.err
    assert Ran(capsys, "search", "quay", "-a", str(archive)).err == ""


def test_marked_is_where_the_words_stand_after_an_edit(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = marked.rglob(f"{TREATY}.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("turns:\n", "turns:\n  - text: An opening.\n"), encoding="utf-8")

    for query in ("is:marked", "is:marked sort:date"):
        hits = Ran(capsys, "search", "--json", "-a", str(marked), "--", *query.split()).objects[0]["hits"]
        assert isinstance(hits, list)
        assert [hit["locator"] for hit in hits] == [f"{TREATY}#3.1"]
