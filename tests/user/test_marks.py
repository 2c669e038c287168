from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from readout_tui.locator import Passage, Place, Point
from readout_tui.model import Readout
from readout_tui.user.marks import Mark, Marks, MarksError, mark_of

NOON = datetime(2033, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "marks.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive's folder."""
    made = tmp_path / "velm"
    made.mkdir()
    return made


def marked(
    readout: Readout, first: tuple[int, int, int], last: tuple[int, int, int], made: datetime = NOON
) -> Mark:
    start, end = (Point(Place(turn, paragraph), at) for turn, paragraph, at in (first, last))
    return mark_of(readout, Passage(readout.id, start, end), made)


def test_a_mark_holds_the_words_and_the_readout_as_seen(talk: Readout) -> None:
    mark = marked(talk, (2, 2, 40), (3, 1, 10))

    assert mark.quote == "Not one of them is dark tonight.\n\nLet the pilots sleep.\n\nThank you."
    assert (mark.title, mark.date, mark.speaker) == (talk.title, talk.date, "Ada Orrin; Tomaš Belq")
    assert (mark.at.turn, mark.at.paragraph, mark.at.end, mark.start) == (2, 2, Place(3, 1), 40)
    assert mark.at.digits


def test_nobody_speaks_in_narration(talk: Readout) -> None:
    assert marked(talk, (1, 1, 0), (1, 1, 9)).speaker is None


def test_a_mark_begins_where_its_words_do(talk: Readout) -> None:
    mark = marked(talk, (2, 1, len(talk.turns[1].paragraphs[0])), (2, 2, 7))

    assert (mark.quote, mark.start, str(mark.at).partition("~")[0]) == ("We have", 0, f"{talk.id}#2.2")


def test_a_mark_without_words_is_refused(talk: Readout) -> None:
    with pytest.raises(ValueError, match="no words"):
        marked(talk, (1, 1, 3), (1, 1, 4))


def test_marks_are_kept_in_the_order_of_their_making(path: Path, folder: Path, talk: Readout) -> None:
    marks = Marks(path, folder)
    late = marks.add(marked(talk, (3, 1, 0), (3, 1, 10), NOON.replace(hour=14)))
    early = marks.add(marked(talk, (1, 1, 0), (1, 1, 9)))

    again = Marks(path, folder)
    assert again.all() == (early, late)
    assert again.of(talk.id) == (early, late)
    assert again.of("another") == ()
    assert early.archive == str(folder.resolve())


def test_a_removed_mark_can_be_added_again(path: Path, folder: Path, talk: Readout) -> None:
    marks = Marks(path, folder)
    mark = marks.add(marked(talk, (1, 1, 0), (1, 1, 9)))
    marks.remove(mark.id)
    marks.remove(mark.id)
    assert marks.all() == ()

    marks.add(mark)
    marks.add(mark)
    assert marks.all() == (mark,)


def test_note_and_tags_are_tidied(path: Path, folder: Path, talk: Readout) -> None:
    marks = Marks(path, folder)
    mark = marks.add(marked(talk, (1, 1, 0), (1, 1, 9)))

    tags = ("#harbour", " harbour", "", "old cranes")
    noted = marks.add(structs.replace(mark, note=" See\x1b[31m\nthe quay. ", tags=tags))

    assert noted == structs.replace(mark, note="See\ufffd[31m\nthe quay.", tags=("harbour", "old cranes"))
    assert marks.all() == (noted,)


def test_other_archives_have_marks_of_their_own(
    path: Path, folder: Path, tmp_path: Path, talk: Readout
) -> None:
    (tmp_path / "other").mkdir()
    mark = Marks(path, folder).add(marked(talk, (1, 1, 0), (1, 1, 9)))

    assert Marks(path, tmp_path / "other").all() == ()
    assert Marks(path, tmp_path / "other" / ".." / "velm").all() == (mark,)


def test_marks_come_along_when_their_archive_is_moved(
    path: Path, folder: Path, tmp_path: Path, talk: Readout
) -> None:
    mark = Marks(path, folder).add(marked(talk, (1, 1, 0), (1, 1, 9)))
    folder.rename(tmp_path / "moved")

    assert Marks(path, tmp_path / "moved").of(talk.id) == (mark,)


def test_the_files_are_the_users_alone(path: Path, folder: Path, talk: Readout) -> None:
    Marks(path, folder).add(marked(talk, (1, 1, 0), (1, 1, 9)))

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_windows_that_write_at_once_lose_nothing(path: Path, folder: Path, talk: Readout) -> None:
    windows = [Marks(path, folder) for _ in range(4)]

    def work(window: Marks) -> None:
        for _ in range(5):
            window.add(marked(talk, (1, 1, 0), (1, 1, 9)))

    with ThreadPoolExecutor(len(windows)) as pool:
        list(pool.map(work, windows))

    assert len(windows[0].all()) == 20


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "newer version of readout"),
        ({"marks": 3}, "is broken"),
        ({"extra": 1}, "is broken"),
        ({"mark": {"locator": "no locator"}}, "is broken, and was left as it is: 'no locator' is no locator"),
        ({"mark": {"locator": "a-readout"}}, "names no paragraph"),
        ({"mark": {"made": "2033-06-01T12:00:00"}}, "is broken"),
    ],
)
def test_a_file_that_is_not_understood_is_told_and_never_overwritten(
    path: Path, folder: Path, talk: Readout, change: dict[str, object], message: str
) -> None:
    marks = Marks(path, folder)
    mark = marks.add(marked(talk, (1, 1, 0), (1, 1, 9)))
    content = json.loads(path.read_text(encoding="utf-8"))
    inner = change.pop("mark", {}) if "mark" in change else {}
    assert isinstance(inner, dict)
    content["marks"][0] |= inner
    written = json.dumps(content | change)
    path.write_text(written, encoding="utf-8")

    with pytest.raises(MarksError, match=message) as caught:
        marks.all()
    assert str(caught.value).startswith(str(path))
    with pytest.raises(MarksError, match=message):
        marks.remove(mark.id)
    assert path.read_text(encoding="utf-8") == written


def test_what_the_file_holds_is_cleaned(path: Path, folder: Path, talk: Readout) -> None:
    marks = Marks(path, folder)
    marks.add(marked(talk, (1, 1, 0), (1, 1, 9)))
    path.write_text(path.read_text(encoding="utf-8").replace("The mayor", "\\u001b[2J"), encoding="utf-8")

    assert marks.all()[0].quote == "\ufffd[2J"
