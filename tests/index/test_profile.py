from __future__ import annotations

from tests.index.shelf import Shelf

from readout_tui.index.answers import PersonProfile
from readout_tui.model import Turn

ID = "adela-marn"


def profile_of(shelf: Shelf, person: str = ID) -> PersonProfile | None:
    view = shelf.index().view
    return view.profile(view.snapshot.person_id(person))


def fill(shelf: Shelf) -> None:
    words = Turn(speaker=ID, text="Good.")
    shelf.add("c", words, day="2033-01-01", people="Adela Marn of Osmark,Jüri Osk")
    shelf.add("a", words, day="2031-01-01", people="Adela Marn of Veld,Jüri Osk,Hanne Brill")
    shelf.add("b", day="2032-01-01", people="Adela Marn of Veld,Jüri Osk,Otto Lind")
    shelf.add("d", day="2030-01-01", people="Otto Lind,Hanne Brill")


def test_events_come_in_the_order_of_time_and_are_the_persons_own(shelf: Shelf) -> None:
    fill(shelf)
    found = profile_of(shelf)
    assert found is not None
    assert [event.id for event in found.events] == ["a", "b", "c"]
    assert (found.summary.readouts, found.summary.turns) == (3, 2)


def test_roles_say_from_when_to_when_they_are_printed(shelf: Shelf) -> None:
    fill(shelf)
    found = profile_of(shelf)
    assert found is not None
    assert [(role.side, role.first, role.last, role.readouts) for role in found.roles] == [
        ("Veld", "2031-01-01", "2032-01-01", 2),
        ("Osmark", "2033-01-01", "2033-01-01", 1),
    ]


def test_those_who_are_met_most_come_first(shelf: Shelf) -> None:
    fill(shelf)
    found = profile_of(shelf)
    assert found is not None
    assert [(one.name, one.readouts) for one in found.companions] == [
        ("Jüri Osk", 3),
        ("Hanne Brill", 1),
        ("Otto Lind", 1),
    ]


def test_positions_and_merged_ids_are_those_of_the_people_file(shelf: Shelf) -> None:
    fill(shelf)
    shelf.add("e", day="2034-01-01", people="A Marn of Veld")
    (shelf.root / "people.yaml").write_text(
        "people:\n  - id: adela-marn\n    name: Adela Marn\n    ids: [a-marn]\n"
        "    positions:\n      - role: President\n        from: 2030\n",
        encoding="utf-8",
    )
    found = profile_of(shelf, "a-marn")
    assert found is not None
    assert [event.id for event in found.events] == ["a", "b", "c", "e"]
    assert [position.role for position in found.positions] == ["President"]


def test_nobody_has_no_profile(shelf: Shelf) -> None:
    fill(shelf)
    assert profile_of(shelf, "nobody") is None
