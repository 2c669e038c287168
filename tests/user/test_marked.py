from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from readout_tui.locator import Locator, Passage, Place, Point, paragraphs
from readout_tui.model import Readout, Turn
from readout_tui.user.marked import MarkedPlaces, asks_for_marks
from readout_tui.user.marks import Mark, mark_of

WELL = Readout(
    readout=1,
    id="well",
    title="The well",
    turns=(
        Turn(text="They met at the well, which was deep."),
        Turn(label="Q", text="How deep is it?\n\nAnd who dug it in the first place?"),
        Turn(label="A", text="Nobody knows."),
    ),
)


class Shelf:
    """An archive of one readout, which counts how often that is read."""

    def __init__(self, readout: Readout, file: Path) -> None:
        self.shown = readout
        self.file = file
        self.read = 0
        self.put(readout)

    def put(self, readout: Readout) -> None:
        self.shown = readout
        self.file.write_text(repr(readout), encoding="utf-8")

    def paragraphs_at(self, locator: Locator) -> Sequence[str]:
        if locator.id != self.shown.id:
            return []
        first = Place(locator.turn or 1, locator.paragraph or 1)
        return [text for place, text in paragraphs(self.shown) if first <= place <= (locator.end or first)]

    def readout(self, readout_id: str) -> Readout:
        self.read += 1
        if readout_id != self.shown.id:
            raise LookupError(readout_id)
        return self.shown

    def path(self, readout_id: str) -> Path:
        if readout_id != self.shown.id:
            raise LookupError(readout_id)
        return self.file


def mark(start: Point, end: Point) -> Mark:
    return mark_of(WELL, Passage("well", start, end), datetime(2033, 6, 1, tzinfo=UTC))


WHO = mark(Point(Place(2, 2), 4), Point(Place(2, 2), 33))
BOTH = mark(Point(Place(2, 2), 4), Point(Place(3, 1), 6))


def test_marks_that_stand_where_they_stood_are_known_without_a_look_into_the_file(tmp_path: Path) -> None:
    shelf = Shelf(WELL, tmp_path / "well.yaml")
    places = MarkedPlaces(shelf).of((WHO, BOTH))
    assert list(map(str, places)) == ["well#2.2", "well#2.2-3.1"]
    assert shelf.read == 0


def test_marks_are_where_their_words_went_and_the_file_is_read_once(tmp_path: Path) -> None:
    shelf = Shelf(WELL, tmp_path / "well.yaml")
    shelf.put(structs.replace(WELL, turns=(Turn(text="An opening."), *WELL.turns)))
    places = MarkedPlaces(shelf)
    for _ in range(3):
        assert list(map(str, places.of((WHO, BOTH)))) == ["well#3.2", "well#3.2-4.1"]
    assert shelf.read == 1
    shelf.put(WELL)
    assert list(map(str, places.of((WHO,)))) == ["well#2.2"]


def test_marks_whose_words_changed_are_where_they_are_now_and_those_that_are_gone_are_nowhere(
    tmp_path: Path,
) -> None:
    shelf = Shelf(WELL, tmp_path / "well.yaml")
    asked = Turn(label="Q", text="How deep is it?\n\nAnd who has dug it in the first place?")
    shelf.put(structs.replace(WELL, turns=(Turn(text="An opening."), WELL.turns[0], asked)))
    assert list(map(str, MarkedPlaces(shelf).of((WHO,)))) == ["well#3.2"]
    shelf.put(structs.replace(WELL, turns=WELL.turns[:1]))
    assert MarkedPlaces(shelf).of((WHO,)) == ()


def test_marks_of_another_archive_are_nowhere(tmp_path: Path) -> None:
    shelf = Shelf(structs.replace(WELL, id="pond"), tmp_path / "pond.yaml")
    assert MarkedPlaces(shelf).of((WHO,)) == ()


def test_only_queries_that_ask_for_marks_are_told_them() -> None:
    assert asks_for_marks("deep IS:new,Marked") and not asks_for_marks("marked is")
