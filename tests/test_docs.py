"""What the documentation says, held against the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout_tui.importing import import_page

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLES = re.findall(
    r"^### (.+?)\n.*?^```page\n(.+?)^```\n\nSpeakers: (.+?)$",
    (DOCS / "importing.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("page", "speakers"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_an_example_of_a_label_style_gives_the_speakers_that_it_says(page: str, speakers: str) -> None:
    readout = import_page(page.encode(), "page.txt")
    direct = [readout.speaker_name(turn) for turn in readout.turns if turn.spoken_mode == "direct"]
    assert direct == ([] if speakers == "none" else speakers.split("; "))


def test_every_label_style_has_an_example() -> None:
    assert len(EXAMPLES) == (DOCS / "importing.md").read_text(encoding="utf-8").count("```page")
    assert len(EXAMPLES) >= 8
