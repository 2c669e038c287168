from __future__ import annotations

import pytest

from readout_tui.export.context import Context, after, before
from readout_tui.locator import Passage, Place, Point
from readout_tui.model import Participant, Readout, Turn

READOUT = Readout(
    readout=1,
    id="r",
    title="t",
    language="en",
    participants=(Participant(id="ada", name="Ada Orrin"),),
    turns=(
        Turn(text="They met. It rained."),
        Turn(speaker="ada", text="Welcome to Velm. The harbour is open. 2.\n\nWe shall see.", language="fr"),
        Turn(label="Q", text="When?"),
    ),
)


def passage(words: str) -> Passage:
    for turn_number, turn in enumerate(READOUT.turns, 1):
        for number, text in enumerate(turn.paragraphs, 1):
            if words in text:
                place, at = Place(turn_number, number), text.index(words)
                return Passage("r", Point(place, at), Point(place, at + len(words)))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("They met.", None),
        ("It rained.", Context("They met.", None, "en", "narration")),
        ("Welcome to Velm.", Context("It rained.", "Narration", "en", "narration")),
        ("harbour is", Context("The", None, "fr")),
        ("We shall", Context("The harbour is open.", None, "fr")),
        ("When?", Context("We shall see.", "Ada Orrin", "fr")),
    ],
)
def test_before_a_passage_stands_a_sentence_or_the_beginning_of_one(
    words: str, context: Context | None
) -> None:
    assert before(READOUT, passage(words)) == context


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("They met", Context("It rained.", None, "en", "narration")),
        ("It rained.", Context("Welcome to Velm.", "Ada Orrin", "fr")),
        ("The harbour", Context("is open.", None, "fr")),
        ("harbour is open.", Context("We shall see.", None, "fr")),
        ("We shall see.", Context("When?", "Q", "en")),
        ("When?", None),
    ],
)
def test_after_a_passage_stands_a_sentence_or_the_end_of_one(words: str, context: Context | None) -> None:
    assert after(READOUT, passage(words)) == context
