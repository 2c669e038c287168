"""The command as a program: what it says and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout_tui import __version__
from readout_tui.cli.main import main
from readout_tui.model import FORMAT_VERSION
from readout_tui.user.paths import user_paths

CODE = "from readout_tui.cli.main import run; run()"


def ended(archive: Path, stdout: str, *words: str) -> tuple[int, str]:
    """Run a command with stdout redirected as a shell would; return its exit status and what it said."""
    command = f'exec "$@" {stdout}'
    ran = subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-c", CODE, "-a", str(archive), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("search", "quay"), ("stats", "--json"), ("--help",), ("keys",)])
def test_a_full_disk_is_one_line(archive: Path, words: tuple[str, ...]) -> None:
    message = "readout: the output cannot be written: No space left on device\n"
    assert ended(archive, ">/dev/full", *words) == (1, message)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_where_not_even_that_can_be_said_the_status_tells(archive: Path) -> None:
    assert ended(archive, ">/dev/full 2>/dev/full", "stats") == (1, "")


def test_an_error_that_nobody_expected_is_one_line(archive: Path) -> None:
    code = "import readout_tui.cli.about as a; a.run_paths = lambda _: {}['words']; " + CODE
    ran = subprocess.run([sys.executable, "-c", code, "paths"], capture_output=True, text=True, check=False)

    log = user_paths().log_file
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"readout: unexpected KeyError: 'words'; its traceback is in {log}\n"
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "  KeyError"


def test_a_closed_stdout_is_one_line(archive: Path) -> None:
    message = "readout: the output cannot be written: it is closed\n"
    assert ended(archive, ">&-", "search", "quay") == (1, message)


def test_a_reader_that_has_enough_is_no_fault(archive: Path) -> None:
    assert ended(archive, "| :", "search", "quay")[1] == ""


def test_talk_never_goes_to_stdout(archive: Path) -> None:
    assert ended(archive, "2>&- | grep -c nothing >&2", "search", "zeppelin")[1] == "0\n"


@pytest.mark.parametrize("flag", [["--theme", "paper"], ["--no-session"], ["--style", "apa"]])
def test_an_option_of_the_screen_before_another_command_is_refused(
    archive: Path, flag: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*flag, "stats", "-a", str(archive)]) == 2

    assert (
        capsys.readouterr().err
        == f"readout: {flag[0]} before 'stats' would do nothing: it is for the screen\n"
    )


@pytest.mark.parametrize(
    ("words", "variables", "message"),
    [
        (["--theme", "papre"], {}, "--theme: no theme 'papre': did you mean 'paper'?"),
        (["open"], {"READOUT_THEME": "papre"}, "READOUT_THEME: no theme 'papre': did you mean 'paper'?"),
        (["open", "--keys", "vm"], {}, "--keys: no preset 'vm': did you mean 'vim'?"),
        (
            [],
            {"READOUT_ARCHIVE": "/no/such"},
            "READOUT_ARCHIVE: no folder /no/such: name an archive with -a DIR",
        ),
    ],
)
def test_a_wrong_setting_of_the_screen_is_a_wrong_call(
    archive: Path,
    words: list[str],
    variables: dict[str, str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("readout_tui.cli.screen._need_terminal", lambda: None)
    for name, value in ({"READOUT_ARCHIVE": str(archive)} | variables).items():
        monkeypatch.setenv(name, value)

    assert main(words) == 2

    assert capsys.readouterr().err == f"readout: {message}\n"


def test_the_version_tells_which_format_of_files_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(["--version"])
    assert exited.value.code == 0
    assert capsys.readouterr().out == f"readout {__version__} (archive format {FORMAT_VERSION})\n"


HEAVY = "textual rich dateparser selectolax markdown_it charset_normalizer aiohttp"
NEEDED_BY_AN_INDEX = "tantivy numpy rapidfuzz sqlite3 msgspec yaml platformdirs"


def unmeasured() -> dict[str, str]:
    """Return an environment in which no coverage is measured: what measures it loads modules of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], f"{HEAVY} {NEEDED_BY_AN_INDEX} anyascii argcomplete"),
        (["search", "--help"], f"{HEAVY} {NEEDED_BY_AN_INDEX} argcomplete"),
        (["search", "timetabel"], f"{HEAVY} argcomplete readout_tui.citing readout_tui.importing"),
        (["show", "2031-04-02-marn-osk"], f"{HEAVY} numpy argcomplete readout_tui.importing"),
        (["stats", "--json"], f"{HEAVY} numpy argcomplete readout_tui.importing"),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, list) else "",
)
def test_a_command_loads_only_what_it_needs(archive: Path, words: list[str], unwanted: str) -> None:
    code = (
        "import atexit, sys; from readout_tui.cli.main import main\n"
        "atexit.register(lambda: print(sorted(unwanted & set(sys.modules)), file=sys.stderr))\n"
        f"unwanted = set(sys.argv[1:]); main({['-a', str(archive), *words]})"
    )
    command = [sys.executable, "-c", code, *unwanted.split()]
    ran = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=True)
    assert (ran.stderr, bool(ran.stdout)) == ("[]\n", True)


def test_a_tab_loads_neither_index_nor_screen(archive: Path) -> None:
    line = f"readout -a {archive} cite 2031-04"
    code = (
        "import os, sys; from readout_tui.cli import completion, main\n"
        "os._exit = lambda _: print(sorted(set(sys.argv[1:]) & set(sys.modules)))\n"
        "completion.answer(main.build_parser())"
    )
    variables = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line))}
    ran = subprocess.run(
        [sys.executable, "-c", code, *HEAVY.split(), "tantivy", "numpy", "sqlite3", "readout_tui.library"],
        env={**unmeasured(), **variables, "_ARGCOMPLETE_STDOUT_FILENAME": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "[]"
