from __future__ import annotations

import pytest
from tests.index.shelf import Shelf

from readout_tui.model import Turn

PEOPLE = "Adela Marn,Jüri Osk"


def references(shelf: Shelf, readout_id: str) -> list[tuple[str, str]]:
    view = shelf.index().view
    number = view.snapshot.numbers[readout_id]
    return [(one.phrase, one.target_id) for one in view.relations.references(number)]


def reasons(shelf: Shelf, readout_id: str) -> list[tuple[str, str]]:
    view = shelf.index().view
    ties = view.relations.ties(view.snapshot.numbers[readout_id])
    return [(tie.event.id, tie.reason) for tie in ties if tie.relation == "refers-to"]


@pytest.fixture
def harbour(shelf: Shelf) -> Shelf:
    """A statement and a meeting on one day, a call in the month after, and a statement a year later."""
    shelf.add("statement", day="2031-06-09", people=PEOPLE, kind="statement", place="Veld")
    shelf.add("meeting", day="2031-06-09", people=PEOPLE, kind="meeting", place="Port Lund")
    shelf.add("call", day="2031-07-14T09:00", people=PEOPLE, kind="call")
    shelf.add("anniversary", day="2032-06-09", people=PEOPLE, kind="speech")
    return shelf


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2031-06-10", "Yesterday's statement stands.", ("Yesterday's statement", "statement")),
        ("2031-08-01", "We keep the 9 June statement.", ("9 June statement", "statement")),
        ("2032-08-01", "We keep the statement of 9 June.", ("statement of 9 June", "statement")),
        ("2031-08-01", "Last month's call was short.", None),
        ("2031-08-01", "Last month's call with Adela Marn.", ("Last month's call", "call")),
        ("2031-07-15", "They talked yesterday, at length.", ("talked yesterday", "call")),
        (
            "2031-07-03",
            "Our meeting in Port Lund last month.",
            ("meeting in Port Lund last month", "meeting"),
        ),
        ("2032-01-03", "I said so at the meeting in Port Lund.", None),
        ("2032-01-03", "Adela Marn, at the meeting in Port Lund.", ("meeting in Port Lund", "meeting")),
        ("2031-08-01", "On 9 June Adela Marn was ill.", None),
        ("2031-08-01", "On 9 June there was rain.", None),
        (
            "2031-08-01",
            "Keep the statement of 9 June. In Port Lund it rained.",
            ("statement of 9 June", "statement"),
        ),
        ("2031-08-01", "On 14 July Jüri Osk and Adela Marn were ill.", None),
        ("2031-07-16", "On Monday Jüri Osk will say it to Adela Marn.", None),
        ("2031-07-16", "The call with Jüri Osk will be on Monday.", None),
        ("2031-08-01", "The letter of 9 June is lost.", None),
        ("2031-08-01", "The statement of 9 June in Port Lund.", None),
        ("2031-08-01", "On 14 July Jüri Osk and Adela Marn said so.", ("14 July", "call")),
    ],
)
def test_a_phrase_means_the_event_that_fits_day_kind_place_and_people(
    harbour: Shelf, day: str, text: str, expected: tuple[str, str] | None
) -> None:
    harbour.add("later", text, day=day)
    assert references(harbour, "later") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2031-08-01", "Since our last meeting it rained.", ("our last meeting", "meeting")),
        ("2031-08-01", "When we last spoke, it rained.", ("we last spoke", "call")),
        ("2031-08-01", "The last time they met, it rained.", ("The last time they met", "meeting")),
        ("2031-06-01", "Since our last meeting it rained.", None),
        ("2031-08-01", "The last meeting of the year is near.", None),
        ("2031-08-01", "Our last interview was long.", None),
    ],
)
def test_the_last_event_of_the_same_people_needs_no_date(
    harbour: Shelf, day: str, text: str, expected: tuple[str, str] | None
) -> None:
    harbour.add("later", text, day=day, people=PEOPLE)
    harbour.add("of-one", day="2031-07-20", people="Adela Marn", kind="meeting")
    assert references(harbour, "later") == ([expected] if expected else [])
    if expected:
        assert [other for other, _ in reasons(harbour, expected[1])] == ["later"]


def test_whoever_speaks_was_at_the_last_event(harbour: Shelf) -> None:
    harbour.add("of-others", day="2031-07-20", people="Jüri Osk,Ann Bo", kind="meeting")
    turn = Turn(speaker="adela-marn", text="Since our last meeting it rained.")
    harbour.add("later", turn, day="2031-08-01", people=f"{PEOPLE},Ann Bo")
    assert references(harbour, "later") == [("our last meeting", "meeting")]


def test_the_nearest_day_that_has_such_an_event_is_meant(harbour: Shelf) -> None:
    harbour.add("later", "A year has passed since the statement of 9 June.", day="2032-06-09", people=PEOPLE)
    assert references(harbour, "later") == [("statement of 9 June", "statement")]


def test_spans_are_those_of_the_text_as_printed(shelf: Shelf) -> None:
    shelf.add("a", day="2031-06-09", kind="statement")
    shelf.add("b", "Straße, ﬁrst.\n\nİn Straße: the 9 June statement.", day="2031-08-01")
    view = shelf.index().view
    (one,) = view.relations.references(view.snapshot.numbers["b"])
    assert (str(one.place), "İn Straße: the 9 June statement."[one.start : one.end]) == ("1.2", one.phrase)


def test_a_reference_is_a_tie_from_both_ends(harbour: Shelf) -> None:
    harbour.add("later", "We keep the 9 June statement.", "And the 9 June statement again.", day="2031-08-01")
    assert reasons(harbour, "later") == [("statement", "refers to 9 June 2031")]
    assert reasons(harbour, "statement") == [("later", "is referred to by this as “9 June statement”")]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2031-07-15", "They talked yesterday."),
        ("2031-07-21", "The call last Monday."),
        ("2031-08-14", "Last month's call with Adela Marn."),
        ("2032-08-14", "The call of July of last year, with Jüri Osk."),
        ("2034-08-14", "The call of July 14th, 2031."),
        ("2031-12-14", "In July, in a call with Jüri Osk, it was said."),
        ("2033-01-01", "L'appel du 14 juillet 2031."),
    ],
)
def test_whatever_way_an_event_is_referred_to_it_knows_of_it(shelf: Shelf, day: str, text: str) -> None:
    shelf.add("call", day="2031-07-14T09:00", people=PEOPLE, kind="call")
    shelf.add("later", text, day=day, language="fr" if "juillet" in text else "en")
    assert [target for _, target in references(shelf, "later")] == ["call"]
    assert [other for other, _ in reasons(shelf, "call")] == ["later"]


def test_of_an_event_with_two_readouts_the_one_of_the_same_house_is_meant(shelf: Shelf) -> None:
    for readout_id, publisher in (("a", "one.veld.example"), ("b", "osmark.example")):
        shelf.add(readout_id, day="2031-06-09", people=PEOPLE, kind="call", publisher=publisher)
    shelf.add("c", "Yesterday's call.", day="2031-06-10", publisher="press.osmark.example")
    shelf.add("d", "Yesterday's call.", day="2031-06-10", publisher="two.veld.example")
    assert references(shelf, "d") == [("Yesterday's call", "a")]


def test_where_two_events_fit_equally_none_is_meant(shelf: Shelf) -> None:
    for readout_id in ("a", "b"):
        shelf.add(readout_id, day="2031-06-09", people=PEOPLE, kind="call", publisher="veld.example")
    shelf.add("c", "Yesterday's call.", day="2031-06-10")
    assert references(shelf, "c") == []


def test_a_rare_tag_in_common_makes_a_bare_day_tell(shelf: Shelf) -> None:
    for number in range(8):
        shelf.add(f"other{number}")
    shelf.add("a", day="2031-06-09", people="Jüri Osk", kind="statement", tags=("ferry-seven",))
    shelf.add("b", "On 9 June it leaked.", day="2031-08-01", people="Jüri Osk", tags=("ferry-seven",))
    assert references(shelf, "b") == [("9 June", "a")]


def test_what_is_declared_unrelated_is_not_referred_to(harbour: Shelf) -> None:
    harbour.add("later", "The 9 June statement.", day="2031-08-01", related=(("statement", "not-related"),))
    assert references(harbour, "later") == []
    assert reasons(harbour, "statement") == []


def test_an_undated_readout_refers_to_nothing(harbour: Shelf) -> None:
    harbour.add("undated", "The 9 June statement.")
    assert references(harbour, "undated") == []
