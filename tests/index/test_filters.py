from __future__ import annotations

import pytest
from tests.index.shelf import TODAY, Shelf

from readout_tui.index.filters import Known
from readout_tui.index.query import parse_query
from readout_tui.locator import Locator
from readout_tui.model import Turn

PEOPLE = """\
people:
  - id: sergey-lavrov
    name: Sergey Lavrov
    aliases: [Sergei Lavrov]
    spellings: [Сергей Лавров, ラブロフ]
    ids: [s-lavrov]
"""


@pytest.fixture
def archive(shelf: Shelf) -> Shelf:
    shelf.add(
        "a",
        Turn(speaker="sergey-lavrov", text="Peace is near."),
        Turn(speaker="adela-marn", mode="reported", text="Peace was welcome."),
        Turn(label="MS. BRILL", text="Peace, then?"),
        "Peace was the subject.",
        day="2031-04-02",
        people="Sergey Lavrov of Russia, Adela Marn of Veld",
        place="Port Veld",
        kind="meeting",
        language="en",
        tags=("ferry-treaty",),
        publisher="presidency.veld.example",
    )
    shelf.add(
        "b",
        Turn(speaker="s-lavrov", text="Peace is far.", language="ru"),
        day="2031-05",
        people="S Lavrov of Russia",
        place="Osmark",
        kind="call",
        language="en-GB",
    )
    shelf.add("c", "Peace, undated.")
    (shelf.root / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    return shelf


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("speaker:lavrov", {"a#1.1", "b#1.1"}),
        ("speaker:лавров", {"a#1.1", "b#1.1"}),
        ("speaker:Лаврова", {"a#1.1", "b#1.1"}),
        ("speaker:ラブロフ", {"a#1.1", "b#1.1"}),
        ('speaker:"sergei lavrov"', {"a#1.1", "b#1.1"}),
        ("speaker:lavrof", {"a#1.1", "b#1.1"}),
        ("speaker:sergey-lavrov", {"a#1.1", "b#1.1"}),
        ("speaker:brill", {"a#3.1"}),
        ("speaker:marn speaker:brill", {"a#2.1", "a#3.1"}),
        ("-speaker:lavrov", {"a#2.1", "a#3.1", "a#4.1", "c#1.1"}),
        ("speaker:nobody", set()),
        ("with:marn", {"a#1.1", "a#2.1", "a#3.1", "a#4.1"}),
        ("with:lavrov -with:marn", {"b#1.1"}),
        ("side:russia", {"a#1.1", "b#1.1"}),
        ("place:veld", {"a#1.1", "a#2.1", "a#3.1", "a#4.1"}),
        ("kind:call", {"b#1.1"}),
        ("-kind:call -kind:meeting", {"c#1.1"}),
        ("tag:ferry-treaty mode:direct", {"a#1.1", "a#3.1"}),
        ("mode:reported", {"a#2.1"}),
        ("mode:narration", {"a#4.1", "c#1.1"}),
        ("publisher:veld", {"a#1.1", "a#2.1", "a#3.1", "a#4.1"}),
        ("lang:ru", {"b#1.1"}),
        ("lang:en mode:reported", {"a#2.1"}),
        ("date:2031-05-07", {"b#1.1"}),
        ("after:2031-05", {"b#1.1"}),
        ("before:2031-05 mode:reported", {"a#2.1"}),
        ("date:2031-04 date:2031-05 speaker:lavrov", {"a#1.1", "b#1.1"}),
        ("-date:2031", {"c#1.1"}),
        ("is:new", {"b#1.1"}),
        ("is:marked", {"a#2.1", "c#1.1"}),
        ("is:marked is:new", {"a#2.1", "b#1.1", "c#1.1"}),
        ("-is:marked speaker:marn", set()),
        ("-is:marked mode:narration", {"a#4.1"}),
    ],
)
@pytest.mark.parametrize("words", ["peace", ""])
def test_fields_choose_what_can_be_found(archive: Shelf, fields: str, found: set[str], words: str) -> None:
    known = Known(new=["b", "gone"], marked=[Locator("a", 2, 1), Locator("c"), Locator("gone")])
    assert set(archive.found(f"{words} {fields}", known=known)) == found


@pytest.mark.parametrize(("name", "value"), [("speaker", "nobody"), ("place", "atlantis"), ("lang", "fi")])
def test_a_value_that_nothing_has_is_told(archive: Shelf, name: str, value: str) -> None:
    query = parse_query(f"{name}:{value} peace", TODAY)
    assert archive.index().view.search(query, Known(), 5) == ([], [f"nothing has {name} '{value}'"])


def test_a_marked_range_holds_its_paragraphs(shelf: Shelf) -> None:
    shelf.add("a", "One.\n\nTwo.\n\nThree.", "Four.\n\nFive.")
    known = Known(marked=[Locator.parse("a#1.2-2.1")])
    assert set(shelf.found("is:marked", known=known)) == {"a#1.2", "a#1.3", "a#2.1"}
