from __future__ import annotations

import pytest

from readout_tui.index.stretches import Stretches

COMMON = frozenset("the of and to a in is it we that with".split())


@pytest.fixture
def stretches() -> Stretches:
    """An archive of a million pieces, in which some words are common and all others rare."""
    return Stretches(1_000_000, lambda word: 700_000 if word in COMMON else 200)


def shared(stretches: Stretches, asked: str, found: str) -> tuple[str, str] | None:
    one, two = asked.split(), found.split()
    stretch = stretches.between(one, two)
    if stretch is None:
        return None
    return " ".join(one[slice(*stretch.asked)]), " ".join(two[slice(*stretch.found)])


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        (
            "yesterday somebody praised the lasting and equal use of ferries",
            "we hope that the lasting and equal use of ferries will come",
            "the lasting and equal use of ferries",
        ),
        ("we hope that it is the end", "we hope that it is the start", None),
        ("ferries quays", "ferries quays", None),
        ("ferries sail past quays with bells", "bells ring on boats while ferries wait", None),
        ("", "", None),
    ],
)
def test_what_tells_enough_in_common_is_a_stretch(
    stretches: Stretches, asked: str, found: str, expected: str | None
) -> None:
    assert shared(stretches, asked, found) == (None if expected is None else (expected, expected))


def test_a_change_at_the_edge_belongs_to_it(stretches: Stretches) -> None:
    assert shared(
        stretches,
        "committed to the full and firm observance of coastal timetables",
        "he asks for the observance in faith of coastal timetables",
    ) == (
        "the full and firm observance of coastal timetables",
        "the observance in faith of coastal timetables",
    )


def test_of_words_that_stand_twice_the_nearer_one_counts(stretches: Stretches) -> None:
    found = "the coastal ferry is late and yet the coastal ferry keeps seven bells"
    assert shared(stretches, "the coastal ferry keeps seven bells", found) == (
        "the coastal ferry keeps seven bells",
        "the coastal ferry keeps seven bells",
    )


def test_similarity_counts_rare_words_more(stretches: Stretches) -> None:
    asked = "the lasting equal use of ferries".split()
    rare = stretches.between(asked, "the lasting equal use of trains and ferries".split())
    common = stretches.between(asked, "the lasting equal use of the and ferries".split())
    assert rare is not None
    assert common is not None
    assert rare.similarity < common.similarity < 1
