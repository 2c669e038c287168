from __future__ import annotations

import pytest

from readout_tui.citing import STYLES, cite, credit
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


@pytest.mark.parametrize("style", ["chicago", "apa", "mla"])
def test_a_credit_is_the_citation_without_the_words(visit: Readout, style: str) -> None:
    passage = Passage(visit.id, Point(Place(2, 1), 0), Point(Place(2, 1), 16))

    assert cite(visit, passage, style).split("\n\n")[1:] == [credit(visit, passage, style)]


@pytest.mark.parametrize("style", ["bibtex", "csl-json", "locator"])
def test_a_style_without_a_quotation_is_all_credit(visit: Readout, style: str) -> None:
    passage = Passage(visit.id, Point(Place(2, 1), 0), Point(Place(2, 1), 16))

    assert credit(visit, passage, style) == cite(visit, passage, style)


@pytest.mark.parametrize("style", ["plain", "markdown", "html", "vancouver"])
def test_a_style_without_a_credit_is_a_key_error(visit: Readout, style: str) -> None:
    with pytest.raises(KeyError):
        credit(visit, Passage(visit.id, Point(Place(1, 1), 0), Point(Place(1, 1), 5)), style)
