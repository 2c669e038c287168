from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout_tui.cli.columns import marked_lines, side_by_side
from readout_tui.cli.main import main

VELD = """\
readout: 1
id: 2031-07-01-marn-osk
title: President Marn receives Minister Osk
date: 2031-07-01
kind: meeting
source: {publisher: veld.example}
participants:
  - {id: adela-marn, name: Adela Marn, side: Veld}
  - {id: juri-osk, name: Jüri Osk, side: Osmark}
turns:
  - text: The two discussed the ferries and the price of lamp oil.
  - speaker: juri-osk
    text: We stand by the full and lasting observance of the harbour timetable.
"""

OSMARK = """\
readout: 1
id: 2031-07-01-osk-marn
title: Minister Osk's visit to Veld
date: 2031-07-01
kind: meeting
source: {publisher: osmark.example}
participants:
  - {id: juri-osk, name: Jüri Osk, side: Osmark}
  - {id: adela-marn, name: Adela Marn, side: Veld}
turns:
  - text: The two discussed the ferries.
  - speaker: juri-osk
    text: Nobody doubts the lasting observance of the harbour timetable.
"""


@pytest.fixture
def sides(archive: Path) -> str:
    """The shared archive with two sides' readouts of one meeting."""
    for text in (VELD, OSMARK):
        name = text.splitlines()[1].removeprefix("id: ")
        (archive / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(archive)


def test_echoes_show_how_the_wording_moved(sides: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["echoes", "2031-07-01-osk-marn#2.1", "-a", sides]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2031-07-01-marn-osk#2.1  Jüri Osk  2031-07-01  80% of 9 words  closest earlier wording",
        "    the [-full and-] lasting observance of the harbour timetable",
    ]


def test_echoes_in_json_give_spans(sides: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["echoes", "2031-07-01-marn-osk#2.1", "--json", "-a", sides]) == 0
    (echo,) = map(json.loads, capsys.readouterr().out.splitlines())
    start, end = echo["span"]
    assert echo["text"][start:end] == "the lasting observance of the harbour timetable"
    assert (echo["locator"], echo["earlier"]) == ("2031-07-01-osk-marn#2.1", False)
    assert [change["kind"] for change in echo["differences"]] == ["kept", "dropped", "kept"]


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["echoes", "2031-07-01-osk-marn#9.1"], 1, "no paragraph stands at"),
        (
            ["echoes", "note-on-names"],
            1,
            "nearly repeats note-on-names#1.1; name another paragraph, as note-on-names#2.3",
        ),
        (["echoes", "note-on-names#1.1"], 1, "nothing found: no wording nearly repeats note-on-names#1.1"),
        (["echoes", "nowhere#1.1"], 1, "no readout has the id nowhere"),
        (["echoes", "a#0"], 2, "is no locator"),
        (["compare", "nowhere"], 1, "no readout has the id nowhere"),
        (["compare", "2031-07-01-osk-marn", "nowhere"], 1, "no readout has the id nowhere"),
        (["compare", "note-on-names"], 1, "has no counterpart: name another readout"),
    ],
)
def test_what_is_not_there_is_said(
    sides: str, capsys: pytest.CaptureFixture[str], words: list[str], status: int, message: str
) -> None:
    assert main([*words, "-a", sides]) == status
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""


def test_compare_takes_the_counterpart_and_prints_two_columns(
    sides: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["compare", "2031-07-01-marn-osk", "-a", sides]) == 0
    out = capsys.readouterr().out
    assert "President Marn receives Minister Osk             │ Minister Osk's visit to Veld" in out
    assert "[-and the price" in out
    assert "{+Nobody doubts+}" in out


def test_compare_prints_one_below_the_other_on_a_narrow_terminal(
    sides: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["compare", "2031-07-01-marn-osk", "-a", sides]) == 0
    out = capsys.readouterr().out
    assert "│" not in out
    assert out.index("lamp oil") < out.index("The two discussed the ferries.")


def test_compare_in_json_is_one_object(sides: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2031-07-01-osk-marn", "2031-07-01-marn-osk", "--json", "-a", sides]) == 0
    comparison = json.loads(capsys.readouterr().out)
    assert (comparison["left"], comparison["right"]) == ("2031-07-01-osk-marn", "2031-07-01-marn-osk")
    first = comparison["rows"][0]
    assert [first["right"]["text"][a:b] for a, b in first["right"]["only"]] == ["and the price of lamp oil"]
    assert first["left"]["only"] == []


def test_marked_text_is_wrapped_with_its_marks_on_each_line() -> None:
    lines = list(marked_lines("one two three four", [(4, 13)], 12, lambda text: f"<{text}>"))
    assert lines == [("one <two>", 9), ("<three> four", 12)]


def test_colours_take_no_room() -> None:
    lines = list(marked_lines("one two three", [(4, 7)], 7, lambda text: f"\033[1m{text}\033[0m"))
    assert lines == [("one \033[1mtwo\033[0m", 7), ("three", 5)]


def test_wide_letters_and_long_words_are_cut_to_the_cell() -> None:
    assert list(marked_lines("渡轮渡轮 abcdefgh", [], 5, str)) == [
        ("渡轮", 4),
        ("渡轮", 4),
        ("abcde", 5),
        ("fgh", 3),
    ]


def test_columns_are_filled_up_to_their_width() -> None:
    assert list(side_by_side([("渡", 2)], [("a", 1), ("b", 1)], 3, "|")) == ["渡 |a", "   |b"]
