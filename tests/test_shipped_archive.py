"""What the archive that ships is there to show: its story can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.store.archive import readout_files
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import write_readout

ARCHIVE = Path(__file__).parents[1] / "archive"

FORMULAE = {
    "implementation": (
        "2031-06-10-tornehavn-press-conference#3.2",
        "2031-11-12-demril-kerzhin#2.3",
        "2032-03-15-tulzhak-thorvaek#2.3",
    ),
    "agreed flow": (
        "2031-06-09-soltva-statement#1.2",
        "2032-07-15-ostrevna-protocol#1.2",
        "2033-02-11-soltva-treaty#1.3",
    ),
}
REFERENCES = (
    ("2031-03-28-varn-briefing", "yesterday's call", "2031-03-27-kerzhin-vaucort"),
    ("2031-06-10-tornehavn-press-conference", "9 June statement", "2031-06-09-soltva-statement"),
    ("2031-08-19-vaucort-pont-esaule", "meeting in Veshn last month", "2031-07-22-olquin-oreshan"),
    ("2032-01-19-thorvaek-calls", "yesterday's briefing in Veshn", "2032-01-18-varn-briefing"),
    ("2032-04-08-olquin-interview", "press conference in Tørnehavn", "2031-06-10-tornehavn-press-conference"),
    ("2033-01-20-yerla-briefing", "18 January briefing", "2032-01-18-varn-briefing"),
    ("2033-01-20-yerla-briefing", "Protocol of Ostrevna", "2032-07-15-ostrevna-protocol"),
)


@pytest.fixture(scope="module")
def undeclared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The archive without what it declares, all but translations."""
    root = tmp_path_factory.mktemp("shipped")
    for path in readout_files(ARCHIVE):
        readout = read_readout(path).readout
        assert readout is not None
        related = tuple(one for one in readout.related if one.relation == "translation-of")
        write_readout(root / path.name, replace(readout, related=related))
    (root / PEOPLE_FILE).write_bytes((ARCHIVE / PEOPLE_FILE).read_bytes())
    with Library.open(root, cache=tmp_path_factory.mktemp("cache")) as library:
        yield library


def test_the_counterparts_that_it_declares_are_found_without(undeclared: Library) -> None:
    declared = {
        (readout.id, relation.id)
        for path in readout_files(ARCHIVE)
        if (readout := read_readout(path).readout)
        for relation in readout.related
        if relation.relation == "counterpart"
    }
    found = {
        (event.id, other.id) for event in undeclared.timeline() for other in undeclared.counterparts(event.id)
    }
    assert len(declared) == 12
    assert found == declared


@pytest.mark.parametrize("formula", FORMULAE)
def test_each_wording_of_a_formula_echoes_the_others(undeclared: Library, formula: str) -> None:
    for one, other in combinations(FORMULAE[formula], 2):
        assert other in {str(echo.locator) for echo in undeclared.echoes(Locator.parse(one))}
        assert one in {str(echo.locator) for echo in undeclared.echoes(Locator.parse(other))}


@pytest.mark.parametrize(("readout_id", "phrase", "target"), REFERENCES)
def test_phrases_that_mean_another_readout_lead_there(
    undeclared: Library, readout_id: str, phrase: str, target: str
) -> None:
    assert (phrase, target) in {(one.phrase, one.target_id) for one in undeclared.references(readout_id)}
    assert readout_id in {tie.event.id for tie in undeclared.related(target)}
