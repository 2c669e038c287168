from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.index.alignment import aligned
from readout_tui.index.answers import ComparedParagraph, ComparedRow
from readout_tui.model import Participant, Readout, Turn

GRAMMAR = frozenset("the of and to a in is it we that with was".split())


def weight(word: str) -> float:
    return 0.1 if word in GRAMMAR else 3.0


def readout(readout_id: str, *turns: str | Turn) -> Readout:
    return Readout(
        readout=1,
        id=readout_id,
        title=readout_id,
        participants=(Participant(id="jüri", name="Jüri Osk"),),
        turns=tuple(Turn(text=turn) if isinstance(turn, str) else turn for turn in turns),
    )


def rows(left: Readout, right: Readout) -> list[ComparedRow]:
    return aligned(left, right, weight, lambda participant: participant)


def places(found: list[ComparedRow]) -> list[tuple[str, str]]:
    return [(_place(row.left), _place(row.right)) for row in found]


def _place(side: ComparedParagraph | None) -> str:
    return f"{side.locator.turn}.{side.locator.paragraph}" if side else "-"


def only(side: ComparedParagraph | None) -> list[str]:
    return [side.text[start:end] for start, end in side.only] if side else []


def test_paragraphs_that_tell_of_the_same_stand_side_by_side() -> None:
    left = readout("a", "Ferries were discussed.\n\nThe weather was bad.\n\nLunch followed.")
    right = readout("b", "Lamps were lit.\n\nBoth discussed the ferries.\n\nA long lunch followed.")
    assert places(rows(left, right)) == [("-", "1.1"), ("1.1", "1.2"), ("1.2", "-"), ("1.3", "1.3")]


def test_what_only_one_side_says_is_marked_with_the_grammar_between() -> None:
    left = readout("a", "Both discussed the price of the ferry in detail.")
    right = readout("b", "Both discussed the ferry.")
    (row,) = rows(left, right)
    assert only(row.left) == ["price", "detail"]
    assert only(row.right) == []
    (row,) = rows(readout("a", "Both discussed the price and the length of lunch."), right)
    assert only(row.left) == ["price and the length of lunch"]
    assert only(row.right) == ["ferry"]


def test_a_paragraph_that_stands_alone_is_marked_whole() -> None:
    (row, _) = rows(readout("a", "Snow fell."), readout("b", "Ministers dined."))
    assert (row.similarity, only(row.left)) == (0.0, ["Snow fell."])


def test_the_same_speaker_brings_paragraphs_together() -> None:
    says = "The harbour needs longer quays and lamps there."
    other = "Work on quays takes years."
    apart = rows(readout("a", says), readout("b", other))
    together = rows(
        readout("a", Turn(speaker="jüri", text=says)), readout("b", Turn(speaker="jüri", text=other))
    )
    assert together[0].similarity > apart[0].similarity
    assert together[0].left is not None
    assert (together[0].left.speaker, together[0].left.mode) == ("Jüri Osk", "direct")


PARAGRAPHS = st.lists(st.sampled_from(["ferry quay", "quay lamp", "lunch soup", "the of", "!"]), max_size=6)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_both_comes_once_and_in_order(left: list[str], right: list[str]) -> None:
    found = rows(readout("a", *left), readout("b", *right))
    lefts = [row.left.locator.turn for row in found if row.left]
    rights = [row.right.locator.turn for row in found if row.right]
    assert lefts == list(range(1, len(left) + 1))
    assert rights == list(range(1, len(right) + 1))
    assert all(row.left or row.right for row in found)
