from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from readout_tui.library import Library
from readout_tui.locator import Passage, Point, paragraphs
from readout_tui.user.marks import Mark, mark_of

MEETING = "2031-04-02-marn-osk"
TREATY = "2031-05-20-ferry-treaty"
PRESS = "2031-06-press-day"

PassageOf = Callable[[str, str, str], Passage]
"""From a readout's id, the first words and the last ones, to the passage."""


@pytest.fixture
def library(archive: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(archive, cache=tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def passage_of(library: Library) -> PassageOf:
    def find(readout_id: str, first: str, last: str) -> Passage:
        places = list(paragraphs(library.readout(readout_id)))
        start = next(Point(place, text.index(first)) for place, text in places if first in text)
        end = next(Point(place, text.index(last) + len(last)) for place, text in places if last in text)
        return Passage(readout_id, start, end)

    return find


@pytest.fixture
def marks(library: Library, archive: Path, passage_of: PassageOf) -> tuple[Mark, ...]:
    """Marks made before the archive was edited: one of each fate, the latest event first."""

    def mark(minute: int, where: Passage, note: str = "", tags: tuple[str, ...] = ()) -> Mark:
        made = datetime(2032, 1, 5, 9, minute, tzinfo=UTC)
        return mark_of(library.readout(where.id), where, made, note=note, tags=tags)

    made = (
        mark(0, passage_of(PRESS, "When", "sail?")),
        mark(
            1,
            passage_of(TREATY, "remember the rain", "the rain."),
            "See <this>.\n\n1. *Twice.*",
            ("a & b", "ice"),
        ),
        mark(2, passage_of(MEETING, "A timetable is", "in it.")),
        mark(3, passage_of(MEETING, "We will.", "Madam President."), tags=("ice",)),
    )
    gone = structs.replace(
        made[0], locator="2031-07-01-gone#1.1~0000", title="Gone", date="2031-07", speaker="A"
    )
    edits = {
        f"2031/{PRESS}.yaml": ("When does the first ferry sail?", "Will it rain?"),
        f"2031/{MEETING}.yaml": ("promise with numbers", "promise with many numbers"),
    }
    for name, (old, new) in edits.items():
        path = archive / name
        text = path.read_text(encoding="utf-8").replace(old, new)
        path.write_text(
            text.replace("turns:\n", "turns:\n  - text: They met at noon.\n", 1), encoding="utf-8"
        )
    library.refresh()
    return (*made, gone)
