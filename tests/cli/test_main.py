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


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["serach", "x"], "no command 'serach': did you mean: readout search"),
        (
            ["2031-07-22-marn-osk"],
            "no command '2031-07-22-marn-osk': did you mean: readout open 2031-07-22-marn-osk",
        ),
        (["note#2.1"], "did you mean: readout open 'note#2.1'"),
        (["zzqq"], "readout --help lists them; readout open ID shows a readout"),
        (["cite", "x", "-s", "chicag"], "argument -s/--style: no choice 'chicag': did you mean 'chicago'?"),
        (["export", "--format", "zz"], "no choice 'zz': write one of md, html, csv, json"),
    ],
)
def test_a_word_that_is_no_choice_is_answered_with_what_was_meant(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        main(words)
    assert exited.value.code == 2
    assert capsys.readouterr().err.rstrip().endswith(hint)


def test_an_archive_in_the_place_of_a_command_is_opened_with_an_option(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(archive)])
    assert f"did you mean: readout -a {archive} open" in capsys.readouterr().err


BROKEN = """them = "ink"
theme = "ledgr"
measure = 300
[keys]
"list.donw" = "k"
"""


def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """Write the settings file in force."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("READOUT_CONFIG", str(path))
    return path


def test_all_that_is_wrong_with_the_settings_is_told_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = settings_file(tmp_path, monkeypatch, BROKEN)
    assert main(["config"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"readout: {path}:1: unknown setting 'them': did you mean 'theme'?",
        f"{path}:2: no theme 'ledgr': did you mean 'ledger'?",
        f"{path}:3: 'measure' must be a number from 40 to 200, not '300'",
        f"{path}:5: no command 'list.donw': did you mean 'list.down'?",
    ]


@pytest.mark.parametrize(
    "words", [["search", "quay"], ["stats", "--json"], ["cite", "2031-04-02-marn-osk#1"]]
)
def test_settings_that_a_command_does_not_heed_are_no_obstacle(
    archive: Path,
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = settings_file(tmp_path, monkeypatch, f"archive = '{archive}'\n{BROKEN}")
    assert main(words) == 0
    shown = capsys.readouterr()
    assert shown.out
    assert shown.err.splitlines() == [
        f"{path}:2: unknown setting 'them': did you mean 'theme'?",
        f"{path}:3: no theme 'ledgr': did you mean 'ledger'?",
        f"{path}:4: 'measure' must be a number from 40 to 200, not '300'",
        f"{path}:6: no command 'list.donw': did you mean 'list.down'?",
        "gone on with the defaults in their place",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('archiv = "/elsewhere"', ["stats"]),
        ("archive = 3", ["stats"]),
        ('theme = "paper', ["stats"]),
        ('style = "apaa"', ["cite", "2031-04-02-marn-osk#1"]),
        ("keys = 3", ["keys"]),
    ],
)
def test_settings_that_a_command_needs_must_be_right(
    text: str,
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = settings_file(tmp_path, monkeypatch, text)
    assert main(words) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.startswith(f"readout: {path}:1: ")) == ("", True)


def test_an_archive_that_is_named_for_now_needs_no_sound_file(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = settings_file(tmp_path, monkeypatch, 'theme = "paper')
    monkeypatch.setenv("READOUT_ARCHIVE", str(archive))
    assert main(["stats"]) == 0
    assert f"{path}:1: " in capsys.readouterr().err


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
        (["search", "timetabel"], f"{HEAVY} numpy argcomplete readout_tui.citing readout_tui.importing"),
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
