"""How wording moved, as it is written."""

from __future__ import annotations

import pytest

from readout_tui.index.answers import Echo
from readout_tui.index.difference import Words, differences
from readout_tui.locator import Locator
from readout_tui.tui.wording import CUT, LONG, MOST, PieceKind, is_strong, shortened, wording


def echo(before: str, after: str, *, earlier: bool = True, similarity: float = 90.0) -> Echo:
    text, asked = (before, after) if earlier else (after, before)
    return Echo(
        locator=Locator("other", 1, 1),
        speaker=None,
        mode="narration",
        date=None,
        title="",
        text=text,
        similarity=similarity,
        earlier=earlier,
        closest=False,
        span=(0, len(text)),
        asked=(0, len(asked)),
        differences=differences(Words.of(before), Words.of(after)),
    )


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("the lasting peace", "the lasting peace", "the lasting peace"),
        ("the full and lasting peace", "the lasting peace", "the [-full and-] lasting peace"),
        ("the lasting peace", "the full and lasting peace", "the {+full and+} lasting peace"),
        (
            "harbours, ferries and trains",
            "harbours, lights and trains",
            "harbours, [-ferries-] {+lights+} and trains",
        ),
        ("quays, and ferries", "quays, and ferries today", "quays, and ferries {+today+}"),
        ("today quays and ferries", "quays\nand ferries", "[-today-] quays and ferries"),
    ],
)
def test_wording_goes_from_the_older_to_the_newer(
    before: str, after: str, written: str, earlier: bool
) -> None:
    found = echo(before, after, earlier=earlier)
    asked = after if earlier else before
    assert "".join(text for text, _ in wording(found, asked)) == written


def test_a_short_echo_or_an_unlike_one_is_not_strong() -> None:
    long = "we stand by the full and lasting observance of the timetable"
    assert is_strong(echo(long, long), long)
    assert not is_strong(echo(long, long, similarity=60), long)
    short = "the full and lasting peace"
    assert not is_strong(echo(short, short), short)


def test_a_book_is_shown_without_the_middle_of_its_long_pieces_and_to_an_end() -> None:
    pieces: list[tuple[str, PieceKind]] = [("one " * 10_000, "kept"), ("two", "added")]
    (first, _), (second, kind) = shortened(pieces)
    assert len(first) == LONG + len(CUT)
    assert first.startswith("one ") and first.endswith("one ")
    assert (second, kind) == ("two", "added")
    shown = list(shortened([("w" * 100, "kept")] * 1000))
    assert sum(len(text) for text, _ in shown) <= MOST + len(CUT)
    assert shown[-1] == (CUT, "kept")


def test_a_piece_that_is_no_book_is_shown_whole() -> None:
    pieces: list[tuple[str, PieceKind]] = [("w" * LONG, "kept"), ("x", "dropped")]
    assert list(shortened(pieces)) == pieces
