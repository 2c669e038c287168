"""Each command's help has examples, and each example does what it says on the shipped archive."""

from __future__ import annotations

import argparse
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout_tui.cli.main import build_parser, main
from readout_tui.library import Library
from readout_tui.locator import Locator, passage_at, resolve
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import shipped, user_paths

PAGE = "Port talks\n2 April 2031\n\nMinister Osk: Thank you. A timetable is a promise with numbers in it.\n"
STATEMENT = "2031-06-09-soltva-statement"
SAME_PERSON = """\
readout: 1
id: 2031-01-01-kerzhin
title: Kerzhin speaks
participants:
  - {id: kerzhin, name: S. Kerzhin, side: Torvenia}
turns:
  - {speaker: kerzhin, text: The river is ours.}
"""

FED = {"pbpaste": PAGE, "jq -r '.hits[].locator'": f"{STATEMENT}#1.2\n"}
"""Programs that stand before the command in a pipe, and what they would give it."""

SCREENS = ("open", "serve")
"""Commands that last; their examples are understood here, and run elsewhere."""


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (one for one in build_parser()._actions if isinstance(one, argparse._SubParsersAction))
    return action.choices


def examples(parser: argparse.ArgumentParser) -> list[str]:
    """Return the command lines of a help's examples, without the words that explain them."""
    lines = re.findall(r"^  (.+)$", (parser.epilog or "").partition("\n\n")[0], re.MULTILINE)
    return [re.split(r" {2,}", line)[0] for line in lines]


class Stage:
    """One program of a pipe, as a shell would call it."""

    def __init__(self, text: str) -> None:
        words = shlex.split(text)
        self.source = self._after("<", words)
        self.target = self._after(">", words)
        self.name = words[0]
        self.words = [name for word in words[1:] for name in (sorted(map(str, Path().glob(word))) or [word])]

    def _after(self, sign: str, words: list[str]) -> Path | None:
        if sign not in words:
            return None
        path = Path(words.pop(words.index(sign) + 1)).expanduser()
        words.remove(sign)
        return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the shipped archive and all that the examples name."""
    archive = tmp_path / "readouts"
    shutil.copytree(shipped("archive"), archive)
    (archive / "2031" / "2031-01-01-kerzhin.yaml").write_text(SAME_PERSON, encoding="utf-8")
    for name in ("HOME", "READOUT_ARCHIVE"):
        monkeypatch.setenv(name, str(archive if name == "READOUT_ARCHIVE" else tmp_path))
    monkeypatch.setattr("readout_tui.cli.take._copy", lambda *_: 0)
    with Library.open(archive) as library:
        locator = Locator.parse(f"{STATEMENT}#1.2")
        readout = library.readout(locator.id)
        resolved = resolve(readout, locator)
        assert resolved is not None
        mark = mark_of(
            readout,
            passage_at(readout, locator, resolved),
            datetime(2033, 1, 1, tzinfo=UTC),
            tags=["harbour"],
        )
        Marks(user_paths().marks, library.archive).add(mark)
    desk = tmp_path / "desk"
    (desk / "downloads").mkdir(parents=True)
    monkeypatch.chdir(desk)
    for name in ("page.txt", "page.html", "downloads/other.txt"):
        (desk / name).write_text(f"{PAGE}{name}", encoding="utf-8")
    (desk / "quotes.txt").write_text("agreed flow\nthe bridge\n", encoding="utf-8")
    (desk / "draft.yaml").write_text(SAME_PERSON, encoding="utf-8")
    shutil.copytree(shipped("archive") / "2031", desk / "2031")
    yield desk


def run(example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run those programs of a pipe that are this one; each has to be content."""
    given = ""
    for text in example.split(" | "):
        stage = Stage(text)
        if stage.name != "readout":
            given = FED.get(text, "")
            continue
        if stage.source:
            given = stage.source.read_text(encoding="utf-8")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        status = main(stage.words)
        out, err = capsys.readouterr()
        assert status == 0, f"{text}: {err}"
        assert out or err or stage.words[0] == "fmt", text


@pytest.mark.parametrize("name", commands())
def test_a_command_has_examples_that_work(
    name: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = examples(commands()[name])
    assert (commands()[name].epilog or "").startswith("examples:\n")
    assert any(re.search(rf"\breadout\b.* {name}\b|\breadout {name}\b", line) for line in lines)
    for line in lines:
        if name in SCREENS:
            words = Stage(line).words
            assert line.startswith("ssh ") or build_parser().parse_args(words).command in (name, None)
        else:
            run(line, monkeypatch, capsys)


def test_each_help_says_what_the_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    for name, parser in commands().items():
        assert parser.description, name
        with pytest.raises(SystemExit) as exited:
            main([name, "--help"])
        assert exited.value.code == 0
        assert "\nexamples:\n" in capsys.readouterr().out


def test_the_help_of_all_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)
    assert listed == list(commands())
