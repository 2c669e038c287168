from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from readout_tui.cli.main import main
from readout_tui.cli.plain import Style, highlighted
from readout_tui.index.query import FIELDS

MEETING = "2031-04-02-marn-osk"
TREATY = "2031-05-20-ferry-treaty"


class Ran:
    """What a command printed, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.status = main(words)
        self.out, self.err = capsys.readouterr()

    @property
    def objects(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


def test_search_prints_hits_with_place_speaker_date_and_context(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "search", "timetabel", "promise", "-a", str(archive))
    assert ran.out.splitlines()[:2] == [
        f"{MEETING}#3.1  Jüri Osk  2031-04-02T10:15",
        "    Thank you, Madam President. A timetable is a promise with numbers in it."
        " We intend to keep ours.",
    ]
    assert (ran.status, ran.err) == (0, "")


def test_search_in_json_gives_the_whole_paragraph_and_spans(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "search", "timetable", "promise", "--json", "-a", str(archive))
    (answer,) = ran.objects
    assert answer["query"] == "timetable promise"
    assert isinstance(answer["ms"], float)
    hits = answer["hits"]
    assert isinstance(hits, list)
    assert set(hits[0]) == {"locator", "speaker", "mode", "date", "title", "text", "score", "spans"}
    assert (hits[0]["mode"], answer["remark"]) == ("direct", None)
    assert [hits[0]["text"][start:end] for start, end in hits[0]["spans"]] == ["timetable", "promise"]


def test_search_answers_each_line_of_a_file_in_order(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("timetable\n\nzeppelin\nquay\n", encoding="utf-8")
    ran = Ran(capsys, "search", "-f", str(file), "--json", "--limit", "1", "-a", str(archive))
    assert [answer["query"] for answer in ran.objects] == ["timetable", "", "zeppelin", "quay"]
    assert [bool(answer["hits"]) for answer in ran.objects] == [True, False, False, True]
    assert ran.status == 0


def test_search_reads_queries_from_standard_input(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("quay\ntimetable\n"))
    ran = Ran(capsys, "search", "-f", "-", "-a", str(archive))
    assert [line for line in ran.out.splitlines() if line.startswith("##")] == ["## quay", "## timetable"]


def test_search_in_csv_is_a_table(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "search", "timetable", "--csv", "-a", str(archive))
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["locator"] for row in rows] == [f"{TREATY}#2.1", f"{MEETING}#3.1"]
    assert rows[0]["query"] == "timetable"


def test_nothing_found_is_exit_1_and_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "search", "zeppelin", "-a", str(archive))
    assert (ran.status, ran.out, ran.err) == (1, "", "nothing found\n")


def test_a_readout_without_relations_is_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "related", "note-on-names", "-a", str(archive))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("nothing found: note-on-names has no relations")


def test_what_is_no_quotation_does_not_look_like_one(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "told.yaml").write_text(
        "readout: 1\nid: told\ntitle: Told\nparticipants:\n- {id: osk, name: Osk}\nturns:\n"
        "- {speaker: osk, mode: narration, text: The zeppelin was his.}\n"
        "- {speaker: osk, mode: reported, text: He liked the zeppelin.}\n"
        "- {text: The zeppelin rose.}\n",
        encoding="utf-8",
    )
    ran = Ran(capsys, "search", "zeppelin", "-a", str(archive))
    assert sorted(line for line in ran.out.splitlines() if line.startswith("told#")) == [
        "told#1.1  narration about Osk  undated",
        "told#2.1  Osk (reported)  undated",
        "told#3.1  narration  undated",
    ]
    ran = Ran(capsys, "search", "zeppelin", "--csv", "-a", str(archive))
    rows = csv.DictReader(io.StringIO(ran.out))
    assert sorted((row["speaker"], row["mode"]) for row in rows) == [
        *(("", "narration"), ("Osk", "narration"), ("Osk", "reported"))
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["-timetable", "promise", "-a"],
        ["promise", "-timetable", "-a"],
        ["--limit", "5", "promise", "-timetable", "--archive"],
        ["promise", "--csv", "-timetable", "-a"],
    ],
)
def test_a_dash_before_a_word_excludes_it(
    archive: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    plain = [word for word in words if word != "-timetable"]
    assert "timetable" in Ran(capsys, "search", *plain, str(archive)).out
    ran = Ran(capsys, "-a", str(archive), "search", *words, str(archive))
    assert "timetable" not in ran.out


def test_all_that_follows_two_dashes_is_the_query(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "search", "-a", str(archive), "quay", "--json", "--", "-a", "-ferries")
    assert ran.objects[0]["query"] == "quay -a -ferries"
    assert ran.objects[0]["remark"] is None


def test_other_commands_have_their_options(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "stats", f"-a{archive}").status == 0


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_a_field_that_cannot_be_is_said_and_left_out(
    archive: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    ran = Ran(capsys, "search", "quay", "mode:drect", form, "-a", str(archive))
    remark = "'mode:drect' is left out: mode is one of direct, reported, narration; did you mean 'direct'?"
    assert (ran.status, ran.err) == (0, remark + "\n")
    if form == "--json":
        assert ran.objects[0]["remark"] == remark


@pytest.mark.parametrize("words", [["search", "quay"], ["stats"], ["related", TREATY], ["people"]])
def test_files_that_are_left_out_are_told_once(
    archive: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (archive / "broken.yaml").write_text("readout: [", encoding="utf-8")
    (archive / "other.yaml").write_text("{}", encoding="utf-8")
    shutil.copy(archive / "2031" / f"{TREATY}.yaml", archive / "zz.yaml")
    ran = Ran(capsys, *words, "-a", str(archive))
    assert ran.status == 0
    assert ran.err.splitlines() == [
        "2 of 7 files could not be read, 1 file left out for the id of another: readout check lists them"
    ]


def test_what_a_query_lacks_is_said_on_stderr(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "search", '"timetable', "-a", str(archive))
    assert ran.err == "searched as plain words: the quotation mark is not closed (at character 1)\n"
    assert ran.status == 0


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["search", "quay", "-f", "x"],
        ["search", "-f", "missing.txt"],
        ["stats", "-a", "missing"],
        ["related", "-a", "missing", "x"],
    ],
)
def test_a_wrong_call_is_exit_2(
    archive: Path, capsys: pytest.CaptureFixture[str], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_ARCHIVE", str(archive))
    ran = Ran(capsys, *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("readout: ")


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_above_0(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["search", "x", f"--limit={limit}"])
    assert caught.value.code == 2
    assert "is no number above 0" in capsys.readouterr().err


def test_help_names_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["search", "--help"])
    text = capsys.readouterr().out
    assert all(f"{name}:" in text for name in FIELDS)


def test_related_prints_ties_with_reasons(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "related", TREATY, "-a", str(archive))
    assert ran.out.splitlines() == [
        f"2031-04-02T10:15  Meeting of President Marn with Minister Osk  {MEETING}",
        "    declared: follows",
    ]
    ran = Ran(capsys, "related", TREATY, "--json", "-a", str(archive))
    assert ran.objects == [{"id": MEETING, "relation": "follows", "reason": "declared: follows"}]


def test_an_unknown_readout_has_no_relations(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "related", "nowhere", "-a", str(archive))
    assert (ran.status, ran.out, ran.err) == (1, "", "no readout has the id nowhere\n")
    ran = Ran(capsys, "related", "2031-04-02-osk-marn", "-a", str(archive))
    assert ran.err == f"no readout has the id 2031-04-02-osk-marn: did you mean {MEETING}?\n"


def test_stats_count_the_archive(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "stats", "--json", "-a", str(archive))
    assert ran.objects == [
        {
            **{"readouts": 4, "turns": 10, "paragraphs": 11, "people": 3},
            **{"from": "2031-04-02T10:15", "to": "2031-06"},
            "per_month": [
                {"month": "2031-04", "readouts": 1},
                {"month": "2031-05", "readouts": 1},
                {"month": "2031-06", "readouts": 1},
                {"month": None, "readouts": 1},
            ],
            "per_year": [{"year": "2031", "readouts": 3}, {"year": None, "readouts": 1}],
            "per_speaker": [
                {"id": "adela-marn", "name": "Adela Marn", "turns": 3},
                {"id": "juri-osk", "name": "Jüri Osk", "turns": 2},
                {"id": "hanne-brill", "name": "Hanne Brill", "turns": 1},
            ],
        }
    ]
    ran = Ran(capsys, "stats", "-a", str(archive))
    lines = ran.out.splitlines()
    assert lines[0] == "4 readouts, 10 turns, 11 paragraphs, 3 people"
    assert "2031-04  " + "█" * 40 + " 1" in lines
    assert "Hanne Brill  " + "█" * 13 + " 1" in lines


def test_many_months_are_counted_by_year(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for year in range(1950, 2000):
        (archive / f"{year}.yaml").write_text(
            f"readout: 1\nid: '{year}'\ntitle: T\ndate: '{year}-03-01'\nturns: [{{text: x}}]\n",
            encoding="utf-8",
        )
    lines = Ran(capsys, "stats", "-a", str(archive)).out.splitlines()
    assert "readouts per year" in lines
    assert sum(line.startswith("19") for line in lines) == 50
    assert next(line for line in lines if line.startswith("2031")).endswith(" 3")
    assert next(line for line in lines if line.startswith("undated")).endswith(" 1")


def test_an_empty_archive_has_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["stats"], ["search", "x"]):
        assert Ran(capsys, *words, "-a", str(tmp_path)).status == 1


def test_an_excerpt_is_cut_at_words_round_what_was_found() -> None:
    text = "harbour " * 50 + "the long promise " + "harbour " * 50
    start = text.index("promise")
    shown = highlighted(text, [(start, start + 7)], 40, Style(colours=False))
    assert "promise" in shown
    assert len(shown) <= 82
    assert shown.startswith("…harbour ")
    assert shown.endswith(" harbour…")


def test_what_was_found_is_coloured_on_a_terminal_alone() -> None:
    assert highlighted("a promise", [(2, 9)], 40, Style(colours=True)) == "a \033[1;33mpromise\033[0m"
    assert highlighted("a promise", [(2, 9)], 40, Style(colours=False)) == "a promise"
