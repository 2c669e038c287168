from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.user.paths import shipped
from readout_tui.user.theme_files import SIZE_LIMIT, ThemeError, read_theme, read_themes

INK = (shipped("themes") / "ink.yaml").read_text(encoding="utf-8")


def write(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def line_of(text: str, key: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{key}:"))


def test_theme_is_named_by_its_file(tmp_path: Path) -> None:
    theme = read_theme(write(tmp_path, INK, "my own"))

    assert theme.name == "my own"
    assert theme.hit_current.styles == ("bold", "underline")


@pytest.mark.parametrize(
    ("key", "line", "message"),
    [
        ("text", 'text: "#zzz"', "no colour '#zzz': write '#rgb'"),
        ("text", "text: #fff", "no colour ''"),
        ("text", "text: {a: b}", "a plain text must stand here"),
        ("text", 'text: ["#fff"]', "'text' needs one value, not a list"),
        ("text", "text: &x ansi_red", "a plain text must stand here"),
        ("text", "text: *x", "a plain text must stand here"),
        ("text", "text: !!str ansi_red", "a plain text must stand here"),
        ("text", 'txt: "#fff"', "unknown key 'txt': did you mean 'text'?"),
        ("muted", 'text: "#fff"', "'text' stands here a second time: leave out one"),
        ("dark", 'dark: "no"', "'dark' must be true or false, not 'no'"),
        ("speaker", 'speaker: "blink #fff"', "no text style 'blink'"),
        ("speaker", 'speaker: "dim #fff"', "'dim' is for the terminal's own colours"),
        ("speaker", 'speaker: "#fff on #000"', "'speaker' stands on many grounds: leave out 'on #000'"),
        ("hit", 'hit: "#fff"', "'hit' needs a ground of its own: write '#fff on #rrggbb'"),
        ("accent", "accent: $text", "no colour '$text'"),
    ],
)
def test_problem_names_file_and_line(tmp_path: Path, key: str, line: str, message: str) -> None:
    lines = INK.split("\n")
    at = line_of(INK, key)
    lines[at - 1] = line
    path = write(tmp_path, "\n".join(lines))

    with pytest.raises(ThemeError) as caught:
        read_theme(path)

    assert any(problem.startswith(f"{path}:{at}: {message}") for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1: is no table"),
        (b"- a\n- b", "1: is no table"),
        (b"dark: true\nabout: [", "2: "),
        (b'dark: true\nabout: "x', "2: "),
        (b"dark: true\nabout: \x1b[31m", "1: unacceptable character"),
        (b"dark: true\nabout: caf\xe9", "2: is not UTF-8"),
        (b"[" * 100, "1: is no table"),
        (b"- " * 10_000, "1: is no table"),
        (b"a: " + b"[" * 100, "1: a plain text must stand here"),
        (b"a:\n" + b"- " * 10_000, "2: a plain text must stand here"),
        (b"a: " + b"[" * 10_000, "1: "),
        (b"#" * (SIZE_LIMIT + 1), "1: is larger than 64 KB"),
    ],
)
def test_file_that_is_no_theme_says_so(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)

    with pytest.raises(ThemeError) as caught:
        read_theme(path)

    assert caught.value.problems[0].startswith(f"{path}:{message}")
    assert "\n" not in "".join(caught.value.problems)
    assert "\x1b" not in str(caught.value)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = INK.replace("dark: true", "dark: yes").replace("text: ", "test: ").replace('"#96a1ad"', "grey")

    with pytest.raises(ThemeError) as caught:
        read_theme(write(tmp_path, text))

    told = [problem.partition("mine.yaml:")[2] for problem in caught.value.problems]
    assert told == [
        "1: keys are missing: add text",
        "2: 'dark' must be true or false, not 'yes'",
        "6: unknown key 'test': did you mean 'text'?",
        "19: no colour 'grey': write '#rgb', '#rrggbb' (in quotes) or a name such as ansi_red",
    ]


def test_broken_theme_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, INK, "zebra")
    write(tmp_path, INK, "apple")
    broken = write(tmp_path, "about: x", "broken")
    (tmp_path / "folder.yaml").mkdir()

    themes = read_themes([tmp_path, tmp_path / "missing"])

    assert list(themes.usable) == ["apple", "zebra"]
    assert [problem.partition(": ")[0] for problem in themes.problems] == [
        f"{broken}:1",
        f"{tmp_path}/folder.yaml:1",
    ]


def test_users_theme_hides_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, INK.replace("dark and calm", "my own"), "paper")

    themes = read_themes([shipped("themes"), tmp_path])

    assert themes.named("paper").about == "my own, the default"
    assert themes.files["paper"] == path
    assert themes.files["ink"] == shipped("themes") / "ink.yaml"


def test_mistyped_name_gets_the_nearest() -> None:
    themes = read_themes([shipped("themes")])

    with pytest.raises(ThemeError, match="no theme 'papr': did you mean 'paper'"):
        themes.named("papr")
    with pytest.raises(ThemeError, match="no theme 'zzz': known are ansi, contrast, dusk, ink"):
        themes.named("zzz")
