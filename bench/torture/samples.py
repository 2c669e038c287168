"""The archive that trials begin with, and what it answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.torture.places import Place

from readout_tui.library import Library
from readout_tui.model import FORMAT_VERSION, Participant, People, Person, Readout, Turn
from readout_tui.store.people import change_people, write_people
from readout_tui.store.writing import write_readout

NAMES = ("Ada Moor", "Bo Stein", "Cleo Park", "Dario Lund", "Elin Frost", "Femi Oke")
QUOTATION = "> The ferry sails on Monday.\n\nAda Moor, Port Varn, 2031\n\n"
READOUTS = 6

_WORDS = "ferry fog quay timetable winter harbour treaty crossing lantern pilot".split()
_QUESTIONS = (
    *(
        "ferry",
        "fog -winter",
        '"the quay"',
        "speaker:ada",
        "lantern pilot",
        "harbour crossing",
        "date:2031-03",
    ),
    *("speaker:cleo timetable", "changed", "added"),
)


def name(number: int) -> str:
    """Return the id of a readout."""
    return f"2031-{1 + number % 12:02}-{1 + number % 28:02}-talks-{number}"


def path(place: Place, number: int) -> Path:
    """Return the file of a readout."""
    return place.archive / "2031" / f"{name(number)}.yaml"


def readout(number: int, more: str = "") -> Readout:
    """Make up a readout."""
    some = [(NAMES[(number + step) % len(NAMES)]) for step in range(2)]
    people = tuple(Participant(id=slug(one), name=one, side="Varn") for one in some)
    words = " ".join(_WORDS[(number * step) % len(_WORDS)] for step in range(1, 12))
    return Readout(
        readout=FORMAT_VERSION,
        id=name(number),
        title=f"Talks number {number} on the {_WORDS[number % len(_WORDS)]}",
        date=name(number)[:10],
        place="Port Varn",
        participants=people,
        turns=(
            Turn(text=f"They met on the quay for the {number}th time. {more}".strip()),
            Turn(speaker=people[0].id, text=f"The {words}.\n\nWe go on with the {number}th crossing."),
            Turn(speaker=people[1].id, text="Thank you. The fog has been asked to wait."),
        ),
    )


def slug(person: str) -> str:
    """Return the id of a person."""
    return person.lower().replace(" ", "-")


def fill(place: Place, readouts: int = READOUTS) -> None:
    """Make an archive, and pages to import."""
    for number in range(readouts):
        path(place, number).parent.mkdir(exist_ok=True)
        write_readout(path(place, number), readout(number))
    write_people(
        place.archive, People(people=(Person(id="ada-moor", name="Ada Moor", aliases=("A. Moor",)),))
    )
    for number in range(3):
        page = place.pages / f"page-{number}.txt"
        page.write_text(page_text(number), encoding="utf-8")
    # As it would be where nobody wrote lately: an index trusts the times of old files.
    for file in place.archive.rglob("*.yaml"):
        os.utime(file, (1_900_000_000, 1_900_000_000))


def page_text(number: int, words: str = "Welcome to the quay.") -> str:
    """Make up a page; all have the same people and so nearly the same id."""
    return (
        f"Premier Ada Obi meets President Ilse Maren\n\n{12 + number % 2} March 2031, Port Varn\n\n"
        f"Premier of Canada Ada Obi: {words} This is page {number}.\n\n"
        "President of France Ilse Maren: Thank you.\n"
    )


def change(place: Place) -> None:
    """Change, add and remove a readout, and merge two persons."""
    write_readout(path(place, 0), readout(0, "changed"))
    write_readout(path(place, READOUTS), readout(READOUTS, "added"))
    path(place, 1).unlink()
    merge(place)


def merge(place: Place) -> None:
    """Make two persons one."""
    from readout_tui.store.merging import merged

    names = {slug(one): one for one in NAMES}
    change_people(place.archive, lambda people: merged(people, "ada-moor", "cleo-park", names))


def import_pages(place: Place) -> None:
    """Import the pages."""
    from readout_tui.intake import Intake, read_page_file

    intake = Intake(place.archive)
    for page in sorted(place.pages.iterdir()):
        intake.take(read_page_file(page))


@contextmanager
def home_of(place: Place) -> Iterator[None]:
    """Let this process be one that works in a place."""
    before = dict(os.environ)
    os.environ.update(place.environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def at_home(place: Place, act: Callable[[Place], object]) -> None:
    """Do something in this process as if it worked in a place."""
    with home_of(place):
        act(place)


def answers(place: Place, cache: Path) -> dict[str, object]:
    """Return what an archive answers by an index in a folder, brought up to date first.

    Hits are in no order, and only those that hold all words: how rare a word is depends on what the index has
    seen before, and on that which other hits are worth showing.
    """
    with Library.open(place.archive, cache=cache) as library:
        found: dict[str, object] = {
            question: sorted(
                (str(hit.locator), hit.text)
                for hit in library.search(question).hits
                if all(word in hit.text.lower() for word in question.split() if word.isalpha())
            )
            for question in _QUESTIONS
        }
        found["timeline"] = [(event.id, event.title, event.date) for event in library.timeline()]
        found["people"] = sorted((one.id, one.aliases, one.readouts, one.turns) for one in library.people())
        found["problems"] = [str(problem) for problem in library.problems()]
        found["stats"] = library.statistics()
    return found
