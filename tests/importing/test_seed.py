"""The founding page: its imported form is fixed to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.importing.accounts import accounted, words

from readout_tui.importing import import_page
from readout_tui.model import Readout

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed is not here")


@pytest.fixture(scope="module")
def page() -> Path:
    return next(SEED.glob("*.txt"))


@pytest.fixture(scope="module")
def readout(page: Path) -> Readout:
    return import_page(page.read_bytes(), page.name)


def test_the_head(readout: Readout) -> None:
    assert readout.id == "2020-11-21-aliyev-lavrov"
    assert (readout.date, readout.dateline) == ("2020-11-21T19:30", "21 november 2020, 19:30")
    assert (readout.kind, readout.language, readout.doubts) == ("meeting", "en", ())


def test_the_participants(readout: Readout) -> None:
    assert {(p.name, p.role, p.side) for p in readout.participants} == {
        ("Ilham Aliyev", "President of the Republic of Azerbaijan", "Azerbaijan"),
        ("Sergey Lavrov", "Minister of Foreign Affairs of the Russian Federation", "Russian Federation"),
        ("Alexander Novak", "Deputy Prime Minister", "Russian Federation"),
        ("Alexei Overchuk", "Deputy Prime Minister", "Russian Federation"),
        ("Mikhail Murashko", "Minister of Health", "Russian Federation"),
        (
            "Anna Popova",
            "Head of the Federal Service for Surveillance on Consumer Rights Protection and Human Wellbeing "
            "(Rospotrebnadzor)",
            "Russian Federation",
        ),
        (
            "Oleg Belozerov",
            "Chief Executive Officer and Chairman of the Executive Board of Russian Railways JSC",
            "Russian Federation",
        ),
    }


def test_the_turns(readout: Readout) -> None:
    assert [(t.speaker, t.spoken_mode, len(t.paragraphs)) for t in readout.turns] == [
        (None, "narration", 3),
        ("ilham-aliyev", "direct", 10),
        (None, "narration", 1),
        ("sergey-lavrov", "direct", 5),
        ("ilham-aliyev", "reported", 1),
    ]
    assert readout.turns[1].text.startswith("Dear ")
    assert readout.turns[3].text.startswith("Thank ")


def test_nothing_is_lost(page: Path, readout: Readout) -> None:
    assert accounted(readout) == words(page.read_text(encoding="utf-8"))
