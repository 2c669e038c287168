from __future__ import annotations

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from readout_tui.cli.main import main
from readout_tui.intake.edits import recorded
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import write_readout

PAGE = "Meeting of two\n\n12 March 2031\n\nAda Obi: Welcome.\n\nIlse Maren: Thank you.\n\nAda Obi: So.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_it_writes_and_says_what_it_found(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(page), "--into", str(archive)]) == 0
    out, err = capsys.readouterr()
    written = archive / "2031" / "2031-03-12-obi-maren.yaml"
    assert written.is_file()
    assert out.splitlines()[0] == (
        f"page.txt: {written}: 2031-03-12, 2 people, 3 turns (3 direct, 0 reported)"
    )
    assert "doubt: at 2: speaker: 'Ilse Maren' is a label once only" in out
    assert err == "1 imported\n"


def test_the_same_page_again_is_skipped(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(page), "--into", str(archive)])
    capsys.readouterr()
    assert main(["import", str(page), "--into", str(archive)]) == 0
    out, err = capsys.readouterr()
    assert "the same bytes are 2031-03-12-obi-maren already" in out
    assert err == "0 imported, 1 there already\n"


def test_a_page_that_fails_stops_no_other(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = page.with_name("a.pdf")
    broken.write_bytes(b"%PDF-1.4")
    assert main(["import", str(broken), str(page), "no-such-file", "--into", str(archive)]) == 1
    out, err = capsys.readouterr()
    assert "a.pdf: not read: it is a PDF; convert it to text or HTML first" in out
    assert "no-such-file: no such file" in err
    assert err.endswith("1 imported, 2 not read\n")


def test_a_dry_run_prints_yaml_and_writes_nothing(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--dry-run", str(page), "--into", str(archive)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("readout: 1\nid: 2031-03-12-obi-maren\n")
    assert err.endswith("\n1 would be imported\n")
    assert not archive.exists()


def test_one_is_not_written_as_many(page: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("Statement by Ada Obi\n\n12 March 2031\n\nThe quay is open again.\n", encoding="utf-8")
    main(["import", str(page), "--into", str(archive)])
    assert re.search(r", [01] (?:person|people), 1 turn \(", capsys.readouterr().out)


def test_bytes_that_are_no_text_are_refused(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_bytes(random.Random(1).randbytes(3000))
    assert main(["import", str(page), "--into", str(archive)]) == 1
    assert "page.txt: not read: it is no text" in capsys.readouterr().out


def test_json_gives_an_object_a_page(page: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", "--json", str(page), "--into", str(archive)])
    found = json.loads(capsys.readouterr().out)
    assert (found["page"], found["outcome"], found["turns"]) == ("page.txt", "written", 3)
    assert found["doubts"] == [{"at": "2", "text": "speaker: 'Ilse Maren' is a label once only"}]


def test_a_dash_is_standard_input(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert main(["import", "-", "--into", str(archive)]) == 0
    assert (archive / "pages" / "stdin.txt").read_text(encoding="utf-8") == PAGE


def imported_worse(page: Path, archive: Path) -> tuple[Path, str]:
    """Import a page as an importer would that mistakes its kind; return its file and a better text."""
    main(["import", str(page), "--into", str(archive)])
    (file,) = archive.rglob("2031-*.yaml")
    better = file.read_text(encoding="utf-8")
    readout = read_readout(file).readout
    assert readout is not None
    write_readout(file, recorded(replace(readout, kind="other")))
    return file, better


def test_again_prints_a_diff_and_writes_only_when_told(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, better = imported_worse(page, archive)
    worse = file.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "--again", "--into", str(archive)]) == 0
    out, err = capsys.readouterr()
    assert "-kind: other\n+kind: meeting\n" in out
    assert err == "1 would change: --write writes them\n"
    assert file.read_text(encoding="utf-8") == worse
    assert main(["import", "--again", "--write", "--into", str(archive)]) == 0
    assert file.read_text(encoding="utf-8") == better


@pytest.mark.parametrize(
    ("reading", "says"), [(True, "edited since it was imported"), (False, "it may have been edited")]
)
def test_what_a_person_edited_is_told_and_written_over_by_force_alone(
    page: Path, archive: Path, reading: bool, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(page), "--into", str(archive)])
    (file,) = archive.rglob("2031-*.yaml")
    imported = file.read_text(encoding="utf-8")
    edited = imported.replace("Welcome.", "Welcome to you.")
    if not reading:
        edited = re.sub("  reading: .*\n", "", edited)
    file.write_text(edited, encoding="utf-8")
    capsys.readouterr()

    assert main(["import", "--again", "--into", str(archive)]) == 0
    assert f"{file}: {says}\n0 would change; 1 edited" in capsys.readouterr().err
    assert main(["import", "--again", "--write", "--into", str(archive)]) == 0
    assert capsys.readouterr().err.endswith("0 written; 1 edited: left alone without --force\n")
    assert file.read_text(encoding="utf-8") == edited
    assert main(["import", "--again", "--write", "--force", "--into", str(archive)]) == 0
    assert file.read_text(encoding="utf-8") == imported


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["import"], "name a page"),
        (["import", "x", "--write", "--into", "y"], "--write goes with --again"),
        (["import", "--again", "x", "--into", "y"], "--again takes the archive's own pages"),
        (["import", "--again", "--into", "no-such-archive"], "no folder no-such-archive"),
    ],
)
def test_a_wrong_call_is_a_usage_error(
    call: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(call) == 2
    assert says in capsys.readouterr().err


def test_the_archive_that_ships_is_not_written(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("READOUT_ARCHIVE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(["import", str(page)]) == 2
    assert "name the archive: --into DIR" in capsys.readouterr().err


def test_an_interrupt_leaves_whole_files_and_no_worker(tmp_path: Path, archive: Path) -> None:
    """The program waits for its output to be read, so that it is never done when the interrupt comes."""
    pages = tmp_path / "pages"
    pages.mkdir()
    said = "We keep the harbour open. " * 60
    for number in range(400):
        # Long names: fewer lines fill the pipe.
        page = pages / f"{number:03}-{'x' * 200}.txt"
        page.write_text(f"{PAGE}\nIlse Maren: {number}. {said}\n", encoding="utf-8")
    # Whoever runs the tests in the background has the interrupt ignored, and with it what they start.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    start = f"{heeding}; from readout_tui.cli.main import run; run()"
    program = [sys.executable, "-c", start, "import", "--json"]
    with subprocess.Popen(
        [*program, str(pages), "--into", str(archive)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(20)]
        os.killpg(process.pid, signal.SIGINT)
        # Both ends are reached only when no process has the pipes any more: no worker is left.
        rest, complaint = process.communicate(timeout=60)
    assert (process.returncode, complaint) == (130, "")
    files = [path for path in archive.rglob("*") if path.is_file()]
    written = [path for path in files if path.suffix == ".yaml"]
    assert 20 <= len(written) < 400
    assert all(read_readout(path).readout for path in written)
    kept = [path for path in files if path.parent.name == "pages"]
    assert all(path.read_bytes() == (pages / path.name).read_bytes() for path in kept)
    assert sorted(files) == sorted([*written, *kept])
    assert {json.loads(line)["outcome"] for line in [*first, *rest.splitlines()]} == {"written"}


def test_a_page_that_cannot_be_written_is_told_and_fails(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("readout_tui.files.os.fsync", full)
    assert main(["import", str(page), "--into", str(archive)]) == 1
    out, err = capsys.readouterr()
    assert out == "page.txt: not written: No space left on device\n"
    assert err == "0 imported, 1 not read\n"
    assert not list(archive.rglob("*.yaml"))


def test_progress_is_shown_on_a_terminal_and_taken_away(
    page: Path, archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.with_name("other.txt").write_text(PAGE.replace("12", "13"), encoding="utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["import", str(page), str(page.with_name("other.txt")), "--into", str(archive)]) == 0
    shown = capsys.readouterr().err
    assert shown.startswith("1 of 2 pages, ")
    assert shown.endswith("\r\x1b[K2 imported\n")


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("", False)])
def test_on_a_terminal_importing_again_asks_before_it_writes(
    page: Path, archive: Path, answer: str, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, mended = imported_worse(page, archive)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)

    assert main(["import", "--again", "--into", str(archive)]) == 0

    assert (file.read_text(encoding="utf-8") == mended) is written
