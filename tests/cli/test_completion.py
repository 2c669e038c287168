"""What shells offer after Tab: asked of real ones, with the scripts that the command prints."""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout_tui.cli.completers import OFFERS, ByMetavar
from readout_tui.cli.completion import SHELLS, with_escaped_hashes
from readout_tui.cli.main import build_parser, main
from readout_tui.locator import Passage, Place, Point
from readout_tui.store.reading import read_readout
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import user_paths

MEETING = "2031-04-02-marn-osk"

FREE = {"ADDRESS", "CELLS", "DATE", "N", "PORT", "TITLE"}
"""Metavars of values that nobody could guess."""

ASK = {
    "bash": """
        source {script}
        while read -r line; do
            COMP_LINE=$line COMP_POINT=${{#line}} COMP_TYPE=9
            _python_argcomplete readout
            echo "$line > ${{COMPREPLY[*]}}"
        done < {lines}
    """,
    "zsh": """
        compdef() {{ :; }}
        _describe() {{ offered=("${{(@P)2}}") }}
        source {script}
        while read -r line; do
            BUFFER=$line CURSOR=${{#line}} words=(readout) offered=()
            _python_argcomplete
            echo "$line > "${{offered%%:*}}
        done < {lines}
    """,
    "fish": """
        source {script}
        while read -l line
            echo "$line > "(complete -C $line | string replace -r '\\t.*' '' | string join ' ')
        end < {lines}
    """,
}


def offered(shell: str, folder: Path, *lines: str) -> dict[str, set[str]]:
    """Return what a shell offers at the end of each line, with the words of all offers in one set."""
    program, script, asked = folder / "readout", folder / f"script.{shell}", folder / "lines"
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m readout_tui "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    printed = subprocess.run([program, "completion", shell], capture_output=True, check=True)
    script.write_bytes(printed.stdout)
    asked.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    code = f'PATH={folder}:"$PATH"\n' if shell != "fish" else f"set -x PATH {folder} $PATH\n"
    code += ASK[shell].format(script=script, lines=asked)
    plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    ran = subprocess.run([shell, *plain, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    answers = (line.partition(" > ") for line in ran.stdout.splitlines())
    return {line: set(words.split()) for line, _, words in answers}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_commands_choices_and_what_is_in_the_archive(
    shell: str, archive: Path, tmp_path: Path
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    answers = offered(
        shell,
        tmp_path,
        "readout se",
        "readout cite x --style c",
        f"readout -a {archive} show 2031-0",
        f"readout cite -a {archive} {MEETING}#2",
        "readout stats -a arch",
    )

    assert answers["readout se"] >= {"search"}
    assert answers["readout cite x --style c"] == {"chicago", "csl-json"}
    assert answers[f"readout -a {archive} show 2031-0"] >= {MEETING, "2031-05-20-ferry-treaty"}
    assert answers[f"readout cite -a {archive} {MEETING}#2"] == {f"{MEETING}#2.1", f"{MEETING}#2.2"}
    assert answers["readout stats -a arch"] == {"archive/"}


def test_an_argument_of_each_command_is_known_by_its_metavar() -> None:
    parsers, metavars = [build_parser()], set()
    for parser in parsers:
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                parsers += action.choices.values()
            elif action.nargs != 0 and not action.choices:
                metavars.add(str(action.metavar or action.dest).upper())
    assert {"LOCATOR", "QUERY", "THEME"} <= metavars
    assert not metavars - FREE - OFFERS.keys(), "say what completes them, in cli/completers.py"


def offers(metavar: str, prefix: str, archive: Path) -> dict[str, str]:
    """Return what is offered for an argument, with what it means where that is said."""
    parser = argparse.ArgumentParser()
    action = parser.add_argument("it", metavar=metavar)
    found = ByMetavar()(
        prefix=prefix, action=action, parser=parser, parsed_args=argparse.Namespace(archive=archive)
    )
    return dict(found) if isinstance(found, dict) else dict.fromkeys(found, "")


def test_locators_follow_once_it_is_clear_in_which_readout(archive: Path) -> None:
    assert set(offers("LOCATOR", "2031-0", archive)) == {
        MEETING,
        "2031-05-20-ferry-treaty",
        "2031-06-press-day",
    }
    assert offers("LOCATOR", "2031-05", archive) == {
        "2031-05-20-ferry-treaty": "all of it",
        "2031-05-20-ferry-treaty#1.1": "The treaty was signed on the upper deck, in a light rain.",
        "2031-05-20-ferry-treaty#2.1": "Jüri Osk: Nobody will remember the rain. Everybody will reme",
    }


def test_a_range_ends_after_it_begins(archive: Path) -> None:
    assert list(offers("LOCATOR", f"{MEETING}#3.1-", archive)) == [
        f"{MEETING}#3.1-4.1",
        f"{MEETING}#3.1-5.1",
    ]
    assert offers("LOCATOR", f"{MEETING}#9.9-", archive) == {}
    assert offers("LOCATOR", "nobody#1.", archive) == {}


def test_a_query_has_its_fields_their_values_and_persons(archive: Path) -> None:
    (archive / "people.yaml").write_text("people:\n  - id: juri-osk\n    name: Jüri Osk\n", encoding="utf-8")
    assert offers("QUERY", "sp", archive)["speaker:"] == "who says it, by any name"
    assert "kind:press-conference" in offers("QUERY", "kind:p", archive)
    assert offers("QUERY", "speaker:o", archive) == {"speaker:osk": "Jüri Osk"}
    assert offers("QUERY", "with:=j", archive) == {"with:=juri-osk": "Jüri Osk"}


def test_tags_are_those_of_the_marks_and_themes_those_of_both_folders(archive: Path) -> None:
    readout = read_readout(archive / "2031" / f"{MEETING}.yaml").readout
    assert readout is not None
    passage = Passage(MEETING, Point(Place(2, 1), 0), Point(Place(2, 1), 8))
    mark = mark_of(readout, passage, datetime(2033, 1, 1, tzinfo=UTC), tags=["ice"])
    Marks(user_paths().marks, archive).add(mark)
    own = user_paths().themes / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.touch()

    assert list(offers("TAG", "", archive)) == ["ice"]
    assert offers("THEME", "", archive).keys() >= {"ink", "mine"}


def test_what_cannot_be_read_is_no_error_at_a_tab(tmp_path: Path) -> None:
    assert offers("ID", "", tmp_path / "no-folder") == {}
    assert offers("CELLS", "", tmp_path) == {}
    marks = user_paths().marks
    marks.parent.mkdir(parents=True)
    marks.write_text("{", encoding="utf-8")
    assert offers("TAG", "", tmp_path) == {}


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("readout show a#1.", r"readout show a\#1."),
        ("readout show 'a#1", "readout show 'a#1"),
        ('readout show "a \\" b#1" c#2', 'readout show "a \\" b#1" c\\#2'),
        (r"readout show a\#1", r"readout show a\#1"),
        ("readout show # a comment", "readout show # a comment"),
    ],
)
def test_a_hash_within_a_word_begins_no_comment(line: str, escaped: str) -> None:
    assert with_escaped_hashes(line) == escaped


def test_a_shell_that_is_not_known_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(["completion", "csh"])
    assert exited.value.code == 2
    assert "'csh'" in capsys.readouterr().err
