from __future__ import annotations

import pytest

from readout_tui.citing import STYLES, cite
from readout_tui.locator import Passage, Place, Point
from readout_tui.model import Readout


def test_styles_stand_in_the_order_of_menus() -> None:
    assert list(STYLES) == [
        "plain",
        "markdown",
        "html",
        "chicago",
        "apa",
        "mla",
        "bibtex",
        "csl-json",
        "locator",
    ]


@pytest.mark.parametrize("style", [name for name in STYLES if name != "plain"])
def test_every_style_but_plain_leads_back_to_the_passage(visit: Readout, style: str) -> None:
    passage = Passage(visit.id, Point(Place(2, 1), 0), Point(Place(2, 1), 16))

    citation = cite(visit, passage, style)

    assert "2033-05-04-orrin-belq" in citation
    assert "2.1" in citation
    assert citation == citation.strip()


def test_unknown_style_is_a_key_error(visit: Readout) -> None:
    with pytest.raises(KeyError):
        cite(visit, Passage(visit.id, Point(Place(1, 1), 0), Point(Place(1, 1), 5)), "vancouver")
