from __future__ import annotations

from dataclasses import replace

import pytest

from readout_tui.export.entries import entries_of, entry_at
from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.user.marks import Mark

MEETING = "2031-04-02-marn-osk"


def test_an_entry_has_all_that_is_printed_with_the_words(library: Library) -> None:
    entry = entry_at(library, Locator.parse(f"{MEETING}#2.2-3.1"), "chicago")

    assert entry.heading == (
        "Adela Marn, President of Veld · Jüri Osk, Minister of Transport, Osmark · 2 April 2031, 10:15"
    )
    assert entry.facts == "Meeting of President Marn with Minister Osk · Veld · presidency.veld.example"
    assert entry.words.startswith("I said in March")
    assert entry.before is not None
    assert entry.before.text.startswith("So have the people")
    assert entry.after is not None
    assert (entry.after.text, entry.after.speaker) == ("Then we agree.", "Adela Marn")
    assert "quoted in “Meeting of President Marn with Minister Osk,”" in entry.credit
    assert (entry.note, entry.tags, entry.made, entry.remarks) == ("", (), None, ())


def test_narration_is_the_publishers(library: Library) -> None:
    entry = entry_at(library, Locator.parse(f"{MEETING}#1"), "locator")

    assert entry.heading == "presidency.veld.example · 2 April 2031, 10:15"
    assert entry.credit == str(entry.locator)


def test_a_style_without_a_credit_is_refused(library: Library) -> None:
    with pytest.raises(KeyError):
        entry_at(library, Locator.parse(f"{MEETING}#1"), "plain")


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("nothing", "no readout has the id nothing"),
        (f"{MEETING}#9", "has no such paragraph"),
        (f"{MEETING}#1.1~0000", "lost: the words of"),
    ],
)
def test_what_is_not_there_is_a_lookup_error(library: Library, locator: str, message: str) -> None:
    with pytest.raises(LookupError, match=message):
        entry_at(library, Locator.parse(locator), "chicago")


def test_a_locator_that_moved_is_followed_and_told(library: Library) -> None:
    right = entry_at(library, Locator.parse(f"{MEETING}#4"), "chicago")
    wrong = Locator(MEETING, 2, 1, right.locator.digits)

    entry = entry_at(library, wrong, "chicago")
    assert entry.words == right.words
    assert entry.remarks == (f"moved: it was {wrong}",)


def test_what_became_of_marked_words_is_told(library: Library, marks: tuple[Mark, ...]) -> None:
    lost, same, changed, moved, gone = entries_of(library, marks, "chicago")

    assert (lost.words, lost.remarks) == (
        "When does the first ferry sail?",
        ("lost: the readout does not have these words any more",),
    )
    assert lost.credit == f"Q, “Press day at the harbour”, June 2031 ({marks[0].locator})."
    assert (same.words, same.remarks) == ("[…] remember the rain.", ())
    assert (same.note, same.tags, same.made) == (marks[1].note, marks[1].tags, marks[1].made)
    assert changed.words == "A timetable is a promise with many numbers in it."
    assert changed.remarks == (
        f"moved: it was {marks[2].locator}",
        "changed: when it was marked, it was “A timetable is a promise with numbers in it.”",
    )
    assert moved.words == "We will.\n\nThank you, Madam President."
    assert moved.remarks == (f"moved: it was {marks[3].locator}",)
    assert (gone.heading, gone.remarks) == (
        "A · July 2031",
        ("lost: the archive has no such readout any more",),
    )


def test_entries_sort_as_the_timeline_does(library: Library, marks: tuple[Mark, ...]) -> None:
    entries = [
        *entries_of(library, marks, "chicago"),
        entry_at(library, Locator.parse("note-on-names#1"), "chicago"),
        entry_at(library, Locator.parse(f"{MEETING}#1"), "chicago"),
    ]

    assert [str(entry.locator).partition("~")[0] for entry in sorted(entries, key=lambda e: e.sort_key)] == [
        f"{MEETING}#1.1",
        f"{MEETING}#3.2",
        f"{MEETING}#4.1",
        "2031-05-20-ferry-treaty#2.1",
        "2031-06-press-day#1.1",
        "2031-07-01-gone#1.1",
        "note-on-names#1.1",
    ]


def test_a_date_that_is_none_is_shown_as_it_is(library: Library) -> None:
    entry = replace(entry_at(library, Locator.parse(f"{MEETING}#1"), "locator"), date="long ago")
    assert entry.spelled_date == "long ago"
    assert entry.sort_key[:2] == (False, "long ago")
