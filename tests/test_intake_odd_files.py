"""Pages and readouts that are too large, cannot be read, or are no files at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import yaml
from tests.test_intake import PAGE, take, written

from readout_tui.intake import Gathering, Intake, gathering, read_page, read_page_file, read_page_files
from readout_tui.model import Readout


def test_a_folder_with_the_name_of_a_readouts_file_stays(tmp_path: Path) -> None:
    (tmp_path / "2031" / "2031-03-12-obi-maren.yaml").mkdir(parents=True)
    assert written(take(tmp_path, PAGE)).id == "2031-03-12-obi-maren-2"


def test_what_leads_nowhere_or_is_no_pattern_fails_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop.txt").symlink_to(tmp_path / "in" / "loop.txt")
    words = [str(tmp_path / "in"), "", "**x", "x" * 300]
    gathering = Gathering(words)
    assert gathering.files == []
    assert gathering.failed == [
        f"{tmp_path}/in/loop.txt: Too many levels of symbolic links",
        *(f"{word}: no such file" for word in words[1:]),
    ]


def test_a_page_that_cannot_be_read_is_told_and_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    paths = [tmp_path / "none.txt", tmp_path, tmp_path / "page.txt"]
    for known in (frozenset[str](), frozenset({"0" * 64})):
        pages = list(read_page_files(paths, known))
        assert [page.error for page in pages] == [
            "not read: No such file or directory",
            "not read: Not a regular file",
            "",
        ]
        assert pages[2].readout is not None


def test_an_error_of_the_importer_is_that_of_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes, name: str) -> Readout:
        raise ZeroDivisionError("it")

    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(gathering, "import_page", fail)
    (page,) = read_page_files([tmp_path / "page.txt"])
    assert page.error == "not read, the importer failed: ZeroDivisionError: it"


def test_too_large_a_page_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGEST_PAGE", 1 << 20)
    path = tmp_path / "dump.txt"
    path.write_bytes(b"x" * (3 << 20))
    assert read_page_file(path).error == "not read: it has 3 MB, more than 1"
    assert read_page(path.read_bytes(), "-").error == "not read: it has more than 1 MB"
    # Whether it is known is not asked of more than would be refused.
    asked: list[int] = []
    digest = hashlib.sha256

    def noted(data: bytes) -> object:
        asked.append(len(data))
        return digest(data)

    monkeypatch.setattr(hashlib, "sha256", noted)
    (page,) = read_page_files([path], frozenset({"0" * 64}))
    assert page.error == "not read: it has 3 MB, more than 1"
    assert asked == [(1 << 20) + 1]


@pytest.mark.usefixtures("impatient")
def test_nothing_waits_for_a_pipe(tmp_path: Path) -> None:
    """Neither for one among pages, nor for one in the place of a page or of a readout."""
    archive = tmp_path / "archive"
    path = take(archive, PAGE).path
    assert path is not None
    os.mkfifo(tmp_path / "page.txt")
    found = Gathering([str(tmp_path / "page.txt")])
    assert (found.files, found.passed_over) == ([], [f"{tmp_path}/page.txt: passed over, it is no file"])

    page = archive / "pages" / "page.txt"
    page.unlink()
    os.mkfifo(page)
    assert list(Intake(archive).again()) == []
    assert read_page_file(page).error == "not read: Not a regular file"
    (known,) = read_page_files([page], frozenset({"0" * 64}))
    assert known.error == "not read: Not a regular file"


def test_what_is_nested_very_deeply_is_left_to_the_careful_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fast one is in C, and some versions of it go as deep as the stack reaches, and further."""

    def fail(*_: object) -> None:
        raise AssertionError("read by recursion")

    path = take(tmp_path, PAGE).path
    assert path is not None
    deep = path.with_name("deep.yaml")
    deep.write_text("readout: 1\nid: deep\nparticipants: " + "[" * 2000 + "\nturns:\n", encoding="utf-8")
    path.unlink()
    monkeypatch.setattr(yaml, "load", fail)
    assert written(take(tmp_path, PAGE.replace("Welcome", "Good evening"))).id == "2031-03-12-obi-maren"


@pytest.mark.usefixtures("impatient")
def test_a_pipe_with_the_name_of_a_page_is_another_page(tmp_path: Path) -> None:
    """A page without a byte has a pipe's size."""
    (tmp_path / "pages").mkdir()
    os.mkfifo(tmp_path / "pages" / "page.txt")
    assert written(take(tmp_path, PAGE)).source is not None
    assert (tmp_path / "pages" / "page-2.txt").read_text(encoding="utf-8") == PAGE
