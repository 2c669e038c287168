from __future__ import annotations

import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from readout_tui.locator import Locator
from readout_tui.user.kept import KeptError
from readout_tui.user.session import ARCHIVES, STOPS, KeptFilter, Session, Stop, Visit

NOON = datetime(2033, 6, 1, 12, tzinfo=UTC)
VISIT = Visit(
    at=Stop("2033-orrin#2.3~9f1c", 14),
    pane="reader",
    zoomed=True,
    widths={"timeline": 44},
    zoom="month",
    filters=(KeptFilter("place", "Velm", "Velm"), KeptFilter("after", "may", "may", first=date(2033, 5, 1))),
    query="harbour lamps",
    theme="paper",
    theme_over="ink",
    back=(Stop("2033-orrin#1.1"), Stop("2033-belq")),
    forward=(Stop("2033-velm#4.1"),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "session.json"


def test_the_first_visit_has_nothing_to_go_on_with(path: Path, tmp_path: Path) -> None:
    session = Session(path, tmp_path)

    assert session.last_visit() == Visit()
    assert session.remark is None
    assert not path.exists()


def test_a_visit_goes_on_where_the_last_one_ended(path: Path, tmp_path: Path) -> None:
    Session(path, tmp_path).leave(VISIT, NOON)

    visit = Session(path, tmp_path / "x" / "..").last_visit()
    assert visit == structs.replace(VISIT, left=NOON)
    assert visit.at is not None
    assert visit.at.at == Locator("2033-orrin", 2, 3, "9f1c")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_archive_has_its_own_visit(path: Path, tmp_path: Path) -> None:
    one, other = Session(path, tmp_path / "one"), Session(path, tmp_path / "other")
    one.leave(VISIT, NOON)
    other.leave(Visit(pane="related"), NOON)

    assert (one.last_visit().pane, other.last_visit().pane) == ("reader", "related")


def test_old_visits_and_far_stops_are_forgotten(path: Path, tmp_path: Path) -> None:
    stops = tuple(Stop(f"r{number}") for number in range(STOPS + 5))
    for number in range(ARCHIVES + 2):
        session = Session(path, tmp_path / str(number))
        session.leave(Visit(back=stops, forward=stops), NOON - timedelta(days=number))

    # The clock went backwards: what was kept last is the oldest, and is forgotten.
    assert Session(path, tmp_path / str(ARCHIVES + 1)).last_visit() == Visit()
    latest = Session(path, tmp_path / "0").last_visit()
    assert (latest.back, latest.forward) == (stops[5:], stops[5:])


def kept(path: Path, archive: Path, visit: str, version: int = 2) -> Session:
    """Write a file in which the archive has a visit, and return its session."""
    path.parent.mkdir()
    text = f'{{"version": {version}, "visits": {{"/other": {{"zoom": "week"}}, "{archive}": {visit}}}}}'
    path.write_text(text, encoding="utf-8")
    return Session(path, archive)


def test_a_file_of_an_older_version_is_read(path: Path, tmp_path: Path) -> None:
    session = kept(path, tmp_path, '{"at": {"locator": "2033-orrin#2.3"}, "theme": "paper"}', version=1)

    assert session.last_visit() == Visit(at=Stop("2033-orrin#2.3"), theme="paper")


@pytest.mark.parametrize(
    ("visit", "read"),
    [
        ('{"at": {"locator": "a#b"}, "query": "lamps"}', Visit(query="lamps")),
        ('{"at": 3, "pane": "cellar", "zoom": "week", "zoomed": 2, "theme": "paper"}', Visit(theme="paper")),
        ('{"at": {"locator": "a", "character": -1}, "widths": {"timeline": "x"}}', Visit()),
        ('{"back": [{"locator": "a#b"}, 3, {"locator": "a#1.1"}]}', Visit(back=(Stop("a#1.1"),))),
        (
            '{"filters": [{"field": "is", "value": "new", "shown": "new"}, {"field": "kind"},'
            ' {"field": "kind", "value": "call", "shown": "call"}]}',
            Visit(filters=(KeptFilter("kind", "call", "call"),)),
        ),
        ('{"query": "\\u001b[31mlamps", "later": [1, {}]}', Visit(query="\ufffd[31mlamps")),
        ('{"left": "2033-06-01T12:00:00", "query": "lamps"}', Visit(query="lamps")),
        ("1", Visit()),
        ("[]", Visit()),
        ("null", Visit()),
    ],
)
def test_nonsense_is_read_as_far_as_it_goes_and_then_replaced(
    path: Path, tmp_path: Path, visit: str, read: Visit
) -> None:
    session = kept(path, tmp_path, visit)

    assert session.last_visit() == read
    assert session.remark is None

    session.leave(VISIT, NOON)
    assert Session(path, tmp_path).last_visit() == structs.replace(VISIT, left=NOON)
    # What is kept of other archives is nobody's to mend.
    assert '"zoom": "week"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["{", '{"version": 3}', '{"visits": []}', "[]", "[" * 9_000])
def test_a_file_that_is_lost_is_told_once(path: Path, tmp_path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    session = Session(path, tmp_path)

    assert session.last_visit() == Visit()
    assert session.remark is not None
    assert session.remark.startswith(f"starting anew: {path}: ")

    session.leave(VISIT, NOON)
    again = Session(path, tmp_path)
    assert again.last_visit().pane == "reader"
    assert again.remark is None
    assert path.with_name("session.json.old").read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    session = Session(tmp_path / "file" / "session.json", tmp_path)

    assert session.last_visit() == Visit()
    with pytest.raises(KeptError, match="session"):
        session.leave(VISIT, NOON)
