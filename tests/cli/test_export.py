from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout_tui.citing import STYLES
from readout_tui.cli.export import CREDIT_STYLES, FORMAT_NAMES
from readout_tui.cli.main import main
from readout_tui.export.dossier import FORMATS
from readout_tui.locator import Passage, Place, Point
from readout_tui.store.reading import read_readout
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import user_paths

MEETING = "2031-04-02-marn-osk"
TREATY = "2031-05-20-ferry-treaty"


@pytest.fixture
def marked(archive: Path) -> Path:
    """An archive with two marks, that of the later event made first."""
    marks = Marks(user_paths().marks, archive)
    for minute, (readout_id, turn, end, tag) in enumerate(
        [(TREATY, 2, 30, "rain"), (MEETING, 4, 14, "maps")]
    ):
        readout = read_readout(archive / "2031" / f"{readout_id}.yaml").readout
        assert readout is not None
        passage = Passage(readout_id, Point(Place(turn, 1), 0), Point(Place(turn, 1), end))
        marks.add(mark_of(readout, passage, datetime(2032, 1, 5, 9, minute, tzinfo=UTC), tags=[tag]))
    return archive


def quotations(text: str) -> list[str]:
    return [entry["quotation"] for entry in json.loads(text)]


def test_export_prints_the_marks_in_the_order_of_events(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "-a", str(marked)]) == 0

    shown = capsys.readouterr()
    assert [line for line in shown.out.splitlines() if line.startswith(">")] == [
        "> Then we agree.",
        "> Nobody will remember the rain.",
    ]
    assert "quoted in “Signature of the ferry treaty,” May 20, 2031" in shown.out
    assert shown.err == ""


def test_export_keeps_the_order_of_marking(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--order", "given", "--format", "json", "-a", str(marked)]) == 0

    assert quotations(capsys.readouterr().out) == ["Nobody will remember the rain.", "Then we agree."]


def test_export_takes_marks_with_a_tag(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--tag", "#maps", "--format", "json", "-a", str(marked)]) == 0

    assert quotations(capsys.readouterr().out) == ["Then we agree."]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("rian", "nothing found: no mark has the tag rian: did you mean rain?\n"),
        ("#zzz", "nothing found: no mark has the tag zzz: there are maps, rain\n"),
    ],
)
def test_a_tag_that_no_mark_has_is_told(
    marked: Path, capsys: pytest.CaptureFixture[str], tag: str, message: str
) -> None:
    assert main(["export", "--tag", tag, "-a", str(marked)]) == 1
    assert capsys.readouterr() == ("", message)


def test_export_takes_locators_and_those_on_standard_input(
    marked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{MEETING}#1\n\n{MEETING}#4\n"))

    arguments = ["export", f"{TREATY}#1", "-", "--order", "given", "--format", "json", "-a", str(marked)]
    assert main(arguments) == 0
    assert quotations(capsys.readouterr().out) == [
        "The treaty was signed on the upper deck, in a light rain.",
        "President Marn received Minister Osk at the harbour office.",
        "Then we agree. Shall we look at the map?",
    ]

    assert main(["export", f"{TREATY}#1", "--marks", "--format", "json", "-a", str(marked)]) == 0
    assert len(quotations(capsys.readouterr().out)) == 3


def test_a_file_is_written_as_its_name_ends(
    marked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "dossier.html"
    page.write_text("old", encoding="utf-8")

    assert main(["export", "-o", str(page), "--title", "Rain", "-a", str(marked)]) == 0

    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"2 quotations in {page}\n")
    assert "<title>Rain</title>" in page.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_told(
    marked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "-o", str(tmp_path / "none" / "x.md"), "-a", str(marked)]) == 2
    assert "x.md: No such file or directory" in capsys.readouterr().err

    assert main(["export", "-o", "x.pdf", "-a", str(marked)]) == 2
    assert "x.pdf: no format ends so" in capsys.readouterr().err


def test_the_settings_name_the_style(
    marked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def citation(*options: str) -> str:
        main(["export", "--tag", "maps", "--format", "json", *options, "-a", str(marked)])
        return str(json.loads(capsys.readouterr().out)[0]["citation"])

    monkeypatch.setenv("READOUT_STYLE", "locator")
    assert citation().startswith(f"{MEETING}#4.1~")
    monkeypatch.setenv("READOUT_STYLE", "plain")
    assert "quoted in" in citation()
    assert citation("--style", "apa").startswith("presidency.veld.example. (2031, April 2).")


def test_what_is_not_there_is_told_and_the_rest_exported(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "nothing#1", f"{MEETING}#4", "--format", "json", "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert quotations(shown.out) == ["Then we agree. Shall we look at the map?"]
    assert shown.err == "no readout has the id nothing\n"


def test_nothing_to_export_is_nothing_found(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    assert "nothing to export" in shown.err


def test_marks_whose_words_are_lost_are_exported_and_told(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (marked / "2031" / f"{TREATY}.yaml").unlink()

    assert main(["export", "--tag", "rain", "--format", "json", "-a", str(marked)]) == 0

    shown = capsys.readouterr()
    assert quotations(shown.out) == ["Nobody will remember the rain."]
    assert "lost: the archive has no such readout any more" in shown.err


def test_marks_come_along_with_a_moved_archive_and_leave_others_alone(
    marked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved, other = tmp_path / "moved", tmp_path / "other"
    marked.rename(moved)
    other.mkdir()

    assert main(["export", "--format", "json", "-a", str(moved)]) == 0
    assert len(quotations(capsys.readouterr().out)) == 2
    assert main(["export", "-a", str(other)]) == 1


def test_a_broken_file_of_marks_is_told(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user_paths().marks.write_text("{", encoding="utf-8")

    assert main(["export", "-a", str(marked)]) == 2
    assert f"{user_paths().marks}: is broken" in capsys.readouterr().err


def test_what_is_no_locator_is_a_wrong_call(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "a#b", "-a", str(archive)]) == 2
    assert "'a#b' is no locator" in capsys.readouterr().err


def test_names_are_those_of_the_tables() -> None:
    assert FORMAT_NAMES == FORMATS
    assert tuple(name for name, style in STYLES.items() if style.credit) == CREDIT_STYLES


def test_one_readout_in_html_is_a_page_of_its_own(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--html", MEETING, "-a", str(archive)]) == 0
    whole = capsys.readouterr().out
    assert 'id="p2.2"' in whole

    assert main(["export", MEETING, "-o", str(tmp_path / "page.html"), "-a", str(archive)]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == whole
    assert (
        capsys.readouterr().err
        == f"Meeting of President Marn with Minister Osk in {tmp_path / 'page.html'}\n"
    )


@pytest.mark.parametrize("more", [[f"{TREATY}#1"], ["--marks"], [TREATY]])
def test_more_than_one_readout_in_html_is_a_dossier(
    marked: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    assert main(["export", "--html", MEETING, *more, "-a", str(marked)]) == 0

    text = capsys.readouterr().out
    assert '<h1 dir="auto">Quotations</h1>' in text
    assert 'id="p2.2"' not in text


@pytest.mark.parametrize("option", [["--style", "apa"], ["--order", "time"], ["--title", "X"]])
def test_the_page_of_a_readout_takes_no_options_of_a_dossier(
    archive: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    assert main(["export", "--html", MEETING, *option, "-a", str(archive)]) == 2
    assert f"{option[0]} is for a dossier" in capsys.readouterr().err


def test_a_readout_that_is_not_there_has_no_page(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--html", "2031-04-02-marn-os", "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert (shown.out, shown.err) == (
        "",
        f"no readout has the id 2031-04-02-marn-os: did you mean {MEETING}?\n",
    )
