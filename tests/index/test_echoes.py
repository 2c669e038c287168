from __future__ import annotations

from tests.index.shelf import Shelf

from readout_tui.index.answers import Echo
from readout_tui.locator import Locator
from readout_tui.model import Turn

FORMULA = "We stand by the full and lasting observance of the harbour timetable."


def echoes(shelf: Shelf, locator: str) -> list[Echo]:
    view = shelf.index().view
    place = Locator.parse(locator)
    return view.echoes(view.snapshot.numbers[place.id], place)


def add_noise(shelf: Shelf) -> None:
    """Add so much else that the words of the formula are rare."""
    for number in range(12):
        shelf.add(f"noise{number}", f"It is number {number} of the things that we say by the way, and we do.")


def test_echoes_come_in_the_order_of_time_with_who_says_them(shelf: Shelf) -> None:
    add_noise(shelf)
    shelf.add("b", FORMULA, day="2031-05-01")
    osk = Turn(label="MR. OSK", text="So we stand by the lasting observance of the harbour timetable!")
    shelf.add("c", "Nothing.", osk, day="2032-01-01")
    shelf.add("a", "He praised the full and lasting observance of the harbour timetable.", day="2030-01-01")
    found = echoes(shelf, "b#1.1")
    assert [(str(one.locator), one.speaker, one.date, one.earlier, one.closest) for one in found] == [
        ("a#1.1", None, "2030-01-01", True, True),
        ("c#2.1", "MR. OSK", "2032-01-01", False, False),
    ]
    assert [one.text[slice(*one.span)] for one in found] == [
        "the full and lasting observance of the harbour timetable",
        "we stand by the lasting observance of the harbour timetable",
    ]
    assert found[0].similarity == 100
    assert 80 < found[1].similarity < 100
    assert [change.kind for change in found[1].differences] == ["kept", "dropped", "kept"]


def test_differences_go_from_the_older_text_to_the_newer_one(shelf: Shelf) -> None:
    add_noise(shelf)
    older = "We stand by the lasting observance of the harbour timetable."
    shelf.add("a", older, day="2030-01-01")
    shelf.add("b", FORMULA, day="2031-05-01")
    (later,), (earlier,) = echoes(shelf, "a#1.1"), echoes(shelf, "b#1.1")
    assert later.differences == earlier.differences
    (added,) = [change for change in later.differences if change.kind == "added"]
    assert FORMULA[slice(*added.after)] == "full and"


def test_a_formula_is_found_inside_long_paragraphs(shelf: Shelf) -> None:
    add_noise(shelf)
    padding = "Many other matters were raised, and nobody kept the minutes. " * 40
    shelf.add("a", FORMULA, day="2030-01-01")
    shelf.add("b", f"{padding}\n\n{padding}{FORMULA} {padding}", day="2031-01-01")
    (one,) = echoes(shelf, "a#1.1")
    assert str(one.locator) == "b#1.2"
    assert one.text[slice(*one.span)] == FORMULA[:-1]
    assert [str(other.locator) for other in echoes(shelf, "b#1.2") if other.locator.id == "a"] == ["a#1.1"]


def test_a_paragraph_of_the_same_readout_may_be_an_echo_and_itself_is_none(shelf: Shelf) -> None:
    add_noise(shelf)
    shelf.add("a", FORMULA, "No.", FORMULA, day="2030-01-01")
    assert [(str(one.locator), one.earlier) for one in echoes(shelf, "a#1.1")] == [("a#3.1", False)]
    assert [(str(one.locator), one.earlier) for one in echoes(shelf, "a#3.1")] == [("a#1.1", True)]


def test_everyday_speech_echoes_nothing(shelf: Shelf) -> None:
    add_noise(shelf)
    assert echoes(shelf, "noise1#1.1") == []


def test_a_place_that_does_not_exist_echoes_nothing(shelf: Shelf) -> None:
    shelf.add("a", FORMULA)
    assert echoes(shelf, "a#7.1") == []
