"""What a user does: the command, and what only the screen does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from bench.torture import samples
from bench.torture.forks import Act, command
from bench.torture.places import Place
from msgspec import structs

MOMENT = datetime(2031, 11, 24, 12, tzinfo=UTC)
"""When all of it happens: what is kept is the same in each trial."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something that a user does, and what there is before."""

    name: str
    act: Act
    prepare: Callable[[Place], object] = samples.fill
    indexes: bool = field(default=False)
    """Whether all it writes is an index, which is looked at by what it answers."""


def mark(place: Place, *, note: str = "", number: int = 0, name: int | None = None, days: int = 0) -> int:
    """Mark a passage of a readout by its number, and note something on it, as the screen does."""
    from readout_tui.locator import Passage, Point
    from readout_tui.locator import Place as Spot
    from readout_tui.store.reading import read_readout
    from readout_tui.user.marks import Marks, mark_of
    from readout_tui.user.paths import user_paths

    path = samples.path(place, number)
    readout = read_readout(path).readout
    assert readout is not None
    passage = Passage(readout.id, Point(Spot(2, 1), 0), Point(Spot(2, 1), 12))
    made = mark_of(readout, passage, MOMENT + timedelta(days=days), note=note)
    Marks(user_paths().marks, place.archive).add(
        structs.replace(made, id=f"{number if name is None else name:012x}")
    )
    return 0


def unmark(place: Place, *, number: int = 0) -> int:
    """Take a mark away."""
    from readout_tui.user.marks import Marks
    from readout_tui.user.paths import user_paths

    Marks(user_paths().marks, place.archive).remove(f"{number:012x}")
    return 0


def leave(place: Place, *, now: datetime = MOMENT, at: int = 1) -> int:
    """Leave the screen, so that the next visit goes on there."""
    from readout_tui.user.paths import user_paths
    from readout_tui.user.session import Session, Stop, Visit

    stop = Stop(locator=f"{samples.name(at)}#1.1")
    Session(user_paths().session, place.archive).leave(Visit(at=stop), now)
    return 0


def save_query(place: Place, *, query: str = "speaker:ada fog") -> int:
    """Save a query, or forget that it was saved."""
    from readout_tui.user.paths import user_paths
    from readout_tui.user.queries import Queries

    Queries(user_paths().data / "queries.json").toggle_saved(query)
    return 0


def collect(place: Place) -> int:
    """Add a quotation to a file, as `s` does."""
    from readout_tui.files import append

    append(place.out / "quotations.md", samples.QUOTATION.encode())
    return 0


def look(place: Place) -> int:
    """Bring the index up to date."""
    from readout_tui.library import Library

    with Library.open(place.archive) as library:
        return 3 if library.remark else 0


def _marked(place: Place) -> None:
    samples.fill(place)
    samples.at_home(place, partial(mark, number=1))
    samples.at_home(place, partial(mark, number=2, note="why"))


def _merged(place: Place) -> None:
    samples.fill(place)
    samples.merge(place)


def _imported(place: Place) -> None:
    samples.fill(place)
    samples.import_pages(place)


def _edited(place: Place) -> None:
    _imported(place)
    for path in place.archive.glob("2031/*obi*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("kind: meeting", "kind: other"), encoding="utf-8"
        )


def _unformatted(place: Place) -> None:
    samples.fill(place)
    for number in range(3):
        path = samples.path(place, number)
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title:   "), encoding="utf-8")


def _exported(place: Place) -> None:
    _marked(place)
    (place.out / "dossier.md").write_text("An older dossier.\n", encoding="utf-8")


def _collected(place: Place) -> None:
    samples.fill(place)
    (place.out / "quotations.md").write_text("> An older quotation.\n\n", encoding="utf-8")


def _indexed(place: Place) -> None:
    samples.fill(place)
    samples.at_home(place, look)
    samples.change(place)


WRITERS = (
    Case("import into a new archive", command("import", "{pages}", "--into", "{out}/new")),
    Case("import into an archive", command("import", "{pages}", "--into", "{archive}")),
    Case("import --force", command("import", "--force", "{pages}", "--into", "{archive}"), _edited),
    Case(
        "import --again --write",
        command("import", "--again", "--write", "--force", "--into", "{archive}"),
        _edited,
    ),
    Case("fmt", command("fmt", "{archive}"), _unformatted),
    Case("people merge", command("people", "-a", "{archive}", "merge", "ada-moor", "bo-stein")),
    Case("people differ", command("people", "-a", "{archive}", "differ", "ada-moor", "bo-stein")),
    Case("people split", command("people", "-a", "{archive}", "split", "cleo-park"), _merged),
    Case("mark", mark, _marked),
    Case("annotate", partial(mark, number=1, note="because"), _marked),
    Case("unmark", partial(unmark, number=1), _marked),
    Case("leave the screen", leave, _marked),
    Case("save a query", save_query),
    Case("save a quotation to a file", collect, _collected),
    Case(
        "export --output",
        command("export", "-a", "{archive}", "--marks", "-o", "{out}/dossier.md"),
        _exported,
    ),
)
"""Everything that writes what must not get lost."""

INDEXES = (
    Case("first index", look, indexes=True),
    Case("index update", look, _indexed, indexes=True),
)
"""What writes an index, which may get lost but must never answer wrongly."""
