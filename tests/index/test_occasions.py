from __future__ import annotations

from datetime import date

from tests.index.shelf import Shelf

from readout_tui.index.occasions import Occasions


def test_the_events_of_a_day_are_those_that_last_into_it_too_by_their_first_day(shelf: Shelf) -> None:
    for readout_id, day in {
        "before": "2031-04-04",
        "on-it": "2031-04-05T10:00",
        "ended": "2031-04-01/2031-04-04",
        "lasting": "2031-04-03/2031-04-10",
        "in-that-month": "2031-04",
        "in-that-year": "2031",
        "after": "2031-04-06",
        "also-on-it": "2031-04-05",
    }.items():
        shelf.add(readout_id, day=day)
    snapshot = shelf.index().view.snapshot
    that_day = date(2031, 4, 5).toordinal()
    found = [snapshot.cards[number].id for number in Occasions(snapshot).between(that_day, that_day)]
    assert found[:2] == ["in-that-month", "lasting"]
    assert sorted(found[2:]) == ["also-on-it", "on-it"]
