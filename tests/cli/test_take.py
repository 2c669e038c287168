from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout_tui.cli.main import main
from readout_tui.clipboard import osc52

MEETING = "2031-04-02-marn-osk"
SPEECH = f"{MEETING}#2.2"


def digits_of(archive: Path, locator: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the four digits that a citation of the paragraph would carry."""
    main(["cite", locator, "--style", "locator", "-a", str(archive)])
    return capsys.readouterr().out.strip().partition("~")[2]


def test_show_prints_a_whole_readout(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", MEETING, "-a", str(archive)]) == 0

    blocks = capsys.readouterr().out.split("\n\n")
    assert blocks[0] == (
        "Meeting of President Marn with Minister Osk\n"
        "2031-04-02T10:15 · Veld · meeting · presidency.veld.example · https://presidency.veld.example/marn-osk"
    )
    assert blocks[1] == "President Marn received Minister Osk at the harbour office."
    assert blocks[2].startswith("Adela Marn:\nWelcome.")
    assert blocks[3].startswith("I said in March")
    assert blocks[-1].startswith("Adela Marn (reported):\nThe President asked")


def test_show_tells_where_narration_begins_again(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = archive / "2031" / f"{MEETING}.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  - text: They left.\n  - text: It rained.\n", "utf-8"
    )

    assert main(["show", MEETING, "-a", str(archive)]) == 0

    assert capsys.readouterr().out.endswith("\n\nNarration:\nThey left.\n\nIt rained.\n")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("#4", "Then we agree. Shall we look at the map?\n"),
        ("#2.2", "I said in March that we would finish this before the ice. We will.\n"),
        (
            "#2.2-3.1",
            "I said in March that we would finish this before the ice. We will.\n\nThank you, Madam",
        ),
    ],
)
def test_show_prints_a_passage(
    archive: Path, capsys: pytest.CaptureFixture[str], place: str, words: str
) -> None:
    assert main(["show", MEETING + place, "-a", str(archive)]) == 0

    assert capsys.readouterr().out.startswith(words)


def test_show_gives_one_object_for_a_readout(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", MEETING, "--json", "-a", str(archive)]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["id"] == MEETING
    assert len(shown["turns"]) == 5


def test_show_gives_one_object_for_a_passage(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", f"{MEETING}#4.1-5.1", "--json", "-a", str(archive)]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert (shown["id"], shown["date"], shown["moved"], shown["lost"]) == (
        MEETING,
        "2031-04-02T10:15",
        False,
        False,
    )
    assert [(p["locator"].partition("~")[0], p["speaker"], p["mode"]) for p in shown["paragraphs"]] == [
        (f"{MEETING}#4.1", "Adela Marn", "direct"),
        (f"{MEETING}#5.1", "Adela Marn", "reported"),
    ]
    assert shown["paragraphs"][0]["text"] == "Then we agree. Shall we look at the map?"


def test_cite_prints_the_passage_in_a_style(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", SPEECH, "--style", "chicago", "-a", str(archive)]) == 0

    assert capsys.readouterr().out.startswith(
        "“I said in March that we would finish this before the ice. We will.”\n\n"
        "Adela Marn, President of Veld, quoted in “Meeting of President Marn with Minister Osk,” "
        "presidency.veld.example, April 2, 2031, Veld, https://presidency.veld.example/marn-osk "
        f"({SPEECH}~"
    )


def test_cite_takes_the_style_of_the_settings(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_STYLE", "plain")

    assert main(["cite", f"{MEETING}#4", "-a", str(archive)]) == 0

    assert capsys.readouterr().out == "Then we agree. Shall we look at the map?\n"


def test_cite_of_a_moved_paragraph_says_so_and_follows_it(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = digits_of(archive, SPEECH, capsys)

    assert main(["cite", f"{MEETING}#1.1~{digits}", "--style", "locator", "-a", str(archive)]) == 0

    shown = capsys.readouterr()
    assert shown.out == f"{SPEECH}~{digits}\n"
    assert shown.err == f"moved: {MEETING}#1.1~{digits} now stands at {SPEECH}\n"


@pytest.mark.parametrize("command", [["show"], ["cite"], ["echoes"], ["export"]])
def test_in_place_of_lost_words_no_others_are_printed(
    archive: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lost = f"{SPEECH}~{int(digits_of(archive, SPEECH, capsys), 16) ^ 1:04x}"

    assert main([*command, lost, "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    now = f"now at {SPEECH}: Adela Marn: I said in March"
    assert shown.err.startswith(f"lost: the words of {lost} are gone; {now}")


def test_an_object_of_lost_words_has_none(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = f"{SPEECH}~{int(digits_of(archive, SPEECH, capsys), 16) ^ 1:04x}"

    assert main(["show", "--json", lost, "-a", str(archive)]) == 1

    shown = json.loads(capsys.readouterr().out)
    assert (shown["lost"], shown["paragraphs"]) == (True, [])


def test_a_cited_paragraph_is_found_wherever_it_went(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = digits_of(archive, SPEECH, capsys)
    (file,) = archive.rglob(f"{MEETING}.yaml")
    text = file.read_text(encoding="utf-8")
    assert "turns:\n" in text
    more = "".join(f"  - label: Q\n    text: Question {number}?\n" for number in range(30))
    file.write_text(text.replace("turns:\n", f"turns:\n{more}"), encoding="utf-8")

    assert main(["show", f"{SPEECH}~{digits}", "-a", str(archive)]) == 0

    shown = capsys.readouterr()
    assert shown.out.startswith("I said in March")
    assert shown.err.startswith(f"moved: {SPEECH}~{digits} now stands at {MEETING}#3")


@pytest.mark.parametrize("command", ["show", "cite"])
@pytest.mark.parametrize(
    ("locator", "message"),
    [
        (f"{MEETING}#9.1", f"no passage {MEETING}#9.1"),
        ("2031-04-02-marn-osc", f"no readout has the id 2031-04-02-marn-osc: did you mean {MEETING}?"),
        ("zzz", "no readout has the id zzz\n"),
    ],
)
def test_what_is_not_there_is_nothing_found(
    archive: Path, capsys: pytest.CaptureFixture[str], command: str, locator: str, message: str
) -> None:
    assert main([command, locator, "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(message)


def test_what_is_no_locator_is_a_wrong_call(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "a#b", "-a", str(archive)]) == 2

    assert "'a#b' is no locator: write ID" in capsys.readouterr().err


def test_copy_says_what_happened(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("READOUT_CLIPBOARD", "xclip")

    assert main(["cite", SPEECH, "--style", "plain", "--copy", "-a", str(archive)]) == 0

    shown = capsys.readouterr()
    assert shown.err == "copied to the X clipboard\n"
    assert (tmp_path / "copied").read_text(encoding="utf-8") == shown.out.strip()


def test_copy_that_fails_is_a_failure(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_CLIPBOARD", "none")

    assert main(["cite", SPEECH, "--copy", "-a", str(archive)]) == 1

    shown = capsys.readouterr()
    assert shown.out
    assert "not copied" in shown.err


IN_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""Runs a command in a pseudo-terminal of its own and prints what the terminal gets."""


def test_copy_reaches_the_terminal_though_stdout_is_a_file(archive: Path) -> None:
    cite = [sys.executable, "-m", "readout_tui", "cite", SPEECH, "-s", "plain", "--copy", "-a", str(archive)]
    shell = ["sh", "-c", '"$@" > /dev/null', "sh", *cite]

    done = subprocess.run(
        [sys.executable, "-c", IN_A_TERMINAL, *shell], stdin=subprocess.DEVNULL, capture_output=True
    )

    quotation = "I said in March that we would finish this before the ice. We will."
    assert done.stdout == osc52(quotation).encode() + b"sent to the terminal by OSC 52\r\n"
    assert done.returncode == 0
