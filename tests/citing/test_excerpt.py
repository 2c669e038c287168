from __future__ import annotations

import msgspec
import pytest

from readout_tui.citing.excerpt import Voice, excerpt
from readout_tui.locator import Passage, Place, Point
from readout_tui.model import Participant, Readout, Turn


def cut(readout: Readout, start: tuple[int, int, int], end: tuple[int, int, int]) -> Passage:
    return Passage(
        readout.id, Point(Place(start[0], start[1]), start[2]), Point(Place(end[0], end[1]), end[2])
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 54, "Welcome to Velm. The harbour, Mr. Belq, is open again."),
        (0, 16, "Welcome to Velm."),
        (0, 15, "Welcome to Velm"),
        (0, 17, "Welcome to Velm."),
        (16, 54, "The harbour, Mr. Belq, is open again."),
        (17, 28, "The harbour […]"),
        (21, 53, "[…] harbour, Mr. Belq, is open again"),
        (9, 24, "[…] o Velm. The har […]"),
    ],
)
def test_cut_is_marked_where_words_of_a_sentence_are_left_out(
    visit: Readout, start: int, end: int, shown: str
) -> None:
    passage = excerpt(visit, cut(visit, (2, 1, start), (2, 1, end)))

    assert passage.parts[0].paragraphs == (shown,)
    assert passage.verbatim == visit.turns[1].paragraphs[0][start:end]


def test_passage_over_turns_has_a_part_for_each(visit: Readout) -> None:
    passage = excerpt(visit, cut(visit, (1, 1, 14), (5, 1, 5)))

    assert [(part.voice.heading, len(part.paragraphs)) for part in passage.parts] == [
        ("Narration", 1),
        ("Ada Orrin", 2),
        ("Tomaš Belq", 1),
        ("Tomaš Belq (reported)", 1),
        ("Q", 1),
    ]
    assert passage.parts[0].paragraphs == ("[…] the envoy on the quay.",)
    assert passage.verbatim.startswith("the envoy on the quay.\n\nWelcome")


def test_locator_names_the_first_and_the_last_paragraph_with_words(visit: Readout) -> None:
    beyond_the_first = cut(visit, (1, 1, len(visit.turns[0].text)), (3, 1, 0))

    assert str(excerpt(visit, beyond_the_first).locator).startswith("2033-05-04-orrin-belq#2.1~")
    assert str(excerpt(visit, beyond_the_first).locator).endswith("-2.2")


def test_each_voice_is_named_once(visit: Readout) -> None:
    passage = excerpt(visit, cut(visit, (1, 1, 0), (3, 1, 10)))

    assert passage.voices == (
        Voice("Ada Orrin", "Mayor of Velm", "direct"),
        Voice("Tomaš Belq", "Envoy, Harrow Isles", "direct"),
    )


def test_speaker_in_narration_mode_is_no_voice(visit: Readout) -> None:
    silent = msgspec.structs.replace(
        visit, turns=(Turn(speaker="ada-orrin", mode="narration", text="She rose."),)
    )

    assert excerpt(silent, cut(silent, (1, 1, 0), (1, 1, 9))).voices == ()


@pytest.mark.parametrize(
    ("role", "side", "shown"),
    [
        ("Mayor of Velm", "VELM", "X, Mayor of Velm"),
        ("Mayor", "Velm", "X, Mayor, Velm"),
        (None, "Velm", "X, Velm"),
        ("Mayor", None, "X, Mayor"),
        (None, None, "X"),
    ],
)
def test_side_is_told_where_the_role_does_not(
    visit: Readout, role: str | None, side: str | None, shown: str
) -> None:
    who = Participant(id="x", name="X", role=role, side=side)
    readout = msgspec.structs.replace(visit, participants=(who,), turns=(Turn(speaker="x", text="Yes."),))

    assert str(excerpt(readout, cut(readout, (1, 1, 0), (1, 1, 4))).voices[0]) == shown


def test_language_is_the_turns_before_the_readouts(visit: Readout) -> None:
    turns = (Turn(text="Ja.", language="de"), Turn(text="Yes."))
    readout = msgspec.structs.replace(visit, turns=turns)

    parts = excerpt(readout, cut(readout, (1, 1, 0), (2, 1, 4))).parts

    assert [part.language for part in parts] == ["de", "en"]


def test_passage_without_words_is_refused(visit: Readout) -> None:
    with pytest.raises(ValueError, match="no words"):
        excerpt(visit, cut(visit, (2, 1, 16), (2, 1, 17)))
