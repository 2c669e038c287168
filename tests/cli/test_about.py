from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout_tui.cli.main import main
from readout_tui.commands import COMMANDS
from readout_tui.user.paths import shipped, user_paths
from readout_tui.user.session import Session, Visit


def test_paths_are_printed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["config", str(user_paths().config_file)]
    assert lines[-1].split() == ["shipped", "themes", str(shipped("themes"))]


def test_paths_name_the_settings_file_in_force(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("READOUT_CONFIG", str(tmp_path / "mine.toml"))

    assert main(["paths", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["config"] == str(tmp_path / "mine.toml")


def test_config_tells_where_each_value_is_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text('theme = "paper"\n', encoding="utf-8")
    monkeypatch.setenv("READOUT_CONFIG", str(tmp_path / "mine.toml"))
    monkeypatch.setenv("READOUT_CLIPBOARD", "osc52")

    assert main(["config"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["archive", str(shipped("archive")), "default"],
        ["theme", "paper", f"{tmp_path}/mine.toml:1"],
        ["clipboard", "osc52", "READOUT_CLIPBOARD"],
        ["style", "markdown", "default"],
        ["measure", "92", "default"],
        ["watch", "auto", "default"],
        ["keys.preset", "vim", "default"],
    ]

    assert main(["config", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["theme"] == {
        "value": "paper",
        "origin": f"{tmp_path}/mine.toml:1",
    }


def test_config_shows_what_a_flag_would_change(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("READOUT_THEME", "dusk")

    assert main(["--keys", "arrows", "config", "--theme", "paper", "-a", str(tmp_path)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["archive", str(tmp_path), "--archive"]
    assert rows[1] == ["theme", "paper", "--theme"]
    assert rows[-1] == ["keys.preset", "arrows", "--keys"]


def test_config_says_where_a_file_would_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config"]) == 0

    assert capsys.readouterr().err == f"no settings file yet: it would be {user_paths().config_file}\n"


def test_config_says_which_theme_was_chosen_on_the_screen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config = user_paths().config_file
    config.parent.mkdir(parents=True)
    visit = Visit(theme="signal", theme_over="paper")
    Session(user_paths().session, tmp_path).leave(visit, datetime(2033, 6, 1, tzinfo=UTC))
    said = []
    for theme in ("paper", "ledger"):
        config.write_text(f'theme = "{theme}"\n', encoding="utf-8")
        assert main(["config", "-a", str(tmp_path)]) == 0
        said.append(capsys.readouterr().err)
    assert said[0].startswith("the screen has the theme signal: it was chosen there")
    assert said[1] == ""


def test_broken_settings_are_a_settings_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_CLIPBOARD", "xlip")

    assert main(["config"]) == 2
    assert "did you mean 'xclip'" in capsys.readouterr().err


def test_keys_print_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "While selecting"
    rows = [line.split() for line in lines if line.startswith("  ")]
    assert {(row[-2], row[-1]) for row in rows} == {(command.id, "default") for command in COMMANDS}


def test_keys_tell_where_they_were_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text('[keys]\npreset = "arrows"\n"list.down" = "ж"\n', encoding="utf-8")
    monkeypatch.setenv("READOUT_CONFIG", str(tmp_path / "mine.toml"))

    assert main(["keys", "--json"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (rows["list.down"]["keys"], rows["list.down"]["origin"]) == (["ж"], f"{tmp_path}/mine.toml:3")
    assert (rows["reader.next-turn"]["keys"], rows["reader.next-turn"]["origin"]) == (
        ["right", "}"],
        "arrows",
    )

    assert main(["keys", "--preset", "vim", "--json"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["list.down"]["keys"] == ["j", "down"]


def test_a_problem_of_keys_is_told_by_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text('[keys]\n"list.down" = "k"\n"list.upp" = "x"\n', encoding="utf-8")
    monkeypatch.setenv("READOUT_CONFIG", str(tmp_path / "mine.toml"))

    assert main(["keys"]) == 2

    assert capsys.readouterr().err.splitlines() == [
        f"readout: {tmp_path}/mine.toml:2: 'k' is a key of list.up as well: give one of them another",
        f"{tmp_path}/mine.toml:3: no command 'list.upp': did you mean 'list.up'?",
    ]


def test_keys_give_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--json"]) == 0

    first, *others = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "keys", "origin", "scope", "title", "help"}
    assert len(others) == len(COMMANDS) - 1


def test_keys_give_tables_for_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--markdown"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == ["## While selecting", "", "| keys | does | id |", "|---|---|---|"]
    rows = [line for line in lines if line.startswith("| `")]
    assert len(rows) == len(COMMANDS)
    assert all(row.replace(r"\|", "").count("|") == 4 for row in rows)


def test_themes_are_listed_with_the_users_own(capsys: pytest.CaptureFixture[str]) -> None:
    own = user_paths().themes
    own.mkdir(parents=True)
    ink = (shipped("themes") / "ink.yaml").read_text(encoding="utf-8")
    (own / "mine.yaml").write_text(ink, encoding="utf-8")

    assert main(["themes"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "ansi",
        "contrast",
        "dusk",
        "ink",
        "ledger",
        "mine",
        "paper",
        "plain",
        "signal",
    ]

    assert main(["themes", "--json"]) == 0
    rows = {row["name"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["mine"]["file"] == str(own / "mine.yaml")
    assert [name for name, row in rows.items() if not row["dark"]] == ["ledger", "paper"]


def test_broken_theme_is_told_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    own = user_paths().themes
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("dark: maybe", encoding="utf-8")

    assert main(["themes"]) == 1

    shown = capsys.readouterr()
    assert "ink" in shown.out
    assert f"{own}/mine.yaml:1: 'dark' must be true or false, not 'maybe'" in shown.err


def test_theme_that_is_hard_to_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    own = user_paths().themes
    own.mkdir(parents=True)
    ink = (shipped("themes") / "ink.yaml").read_text(encoding="utf-8")
    (own / "faint.yaml").write_text(ink.replace('muted: "#96a1ad"', 'muted: "#444"'), encoding="utf-8")

    assert main(["themes"]) == 0

    told = capsys.readouterr().err.splitlines()
    assert told[0] == "faint: hard to read: muted on background has a contrast of 1.9, not 4.5"
    assert len(told) == 5


def test_themes_give_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["themes", "--json"])

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"ink", "paper"} <= {row["name"] for row in rows}
    assert all(
        {"name", "dark", "about", "file"} <= row.keys() and Path(row["file"]).is_file() for row in rows
    )
