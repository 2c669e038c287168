from __future__ import annotations

from pathlib import Path

import pytest

from readout_tui.citing import STYLES
from readout_tui.user.definitions import DEFINITIONS, Definition
from readout_tui.user.paths import shipped
from readout_tui.user.settings import (
    CITATION_STYLES,
    Setting,
    SettingsError,
    config_file,
    load_settings,
    read_settings,
)


def write(folder: Path, text: str) -> dict[str, str]:
    """Write a settings file and return the environment that names it."""
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return {"READOUT_CONFIG": str(folder / "config.toml")}


@pytest.fixture(autouse=True)
def no_settings_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))


def test_defaults_need_no_file() -> None:
    settings = load_settings({})

    assert (settings.archive, settings.theme, settings.clipboard) == (shipped("archive"), "ink", "auto")
    assert {given.origin for given in settings.given} == {"default"}


def test_file_in_the_users_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "none/readout").mkdir(parents=True)
    (tmp_path / "none/readout/config.toml").write_text('theme = "paper"', encoding="utf-8")

    assert load_settings({}).theme == "paper"


def test_environment_is_over_file_and_file_over_default(tmp_path: Path) -> None:
    environment = write(tmp_path, '# mine\ntheme = "paper"\nclipboard = "osc52"\n')

    settings = load_settings(environment | {"READOUT_THEME": "dusk"})

    assert (settings.theme, settings.clipboard) == ("dusk", "osc52")
    assert [(given.name, given.origin) for given in settings.given][:3] == [
        ("archive", "default"),
        ("theme", "READOUT_THEME"),
        ("clipboard", f"{tmp_path}/config.toml:3"),
    ]


VALUES = {
    "archive": ("/a", "/b", "/c"),
    "theme": ("paper", "dusk", "signal"),
    "clipboard": ("tmux", "osc52", "none"),
    "style": ("apa", "mla", "html"),
    "measure": ("50", "60", "70"),
    "watch": ("poll", "off", "auto"),
    "keys.preset": ("arrows", "vim", "arrows"),
}
"""For each setting, what file, environment and flag give."""


@pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.name)
def test_a_flag_is_over_the_environment_and_that_over_the_file(tmp_path: Path, one: Definition) -> None:
    in_file, in_environment, by_flag = VALUES[one.name]
    written = in_file if one.name == "measure" else f'"{in_file}"'
    environment = write(tmp_path, f"{one.name} = {written}")
    named = {one.variable: in_environment}

    def given(environment: dict[str, str], flags: dict[str, str] | None = None) -> Setting:
        return load_settings(environment, flags).given_as(one.name)

    assert (given({}).source, given({}).origin) == ("default", "default")
    assert given(environment) == Setting(one.name, in_file, "file", f"{tmp_path}/config.toml:1")
    assert given(environment | named) == Setting(one.name, in_environment, "environment", one.variable)
    assert given(environment | named, {one.name: by_flag}) == Setting(one.name, by_flag, "flag", one.flag)


def test_a_preset_over_that_of_the_file_leaves_the_files_own_keys(tmp_path: Path) -> None:
    environment = write(tmp_path, '[keys]\npreset = "vim"\n"list.first" = "g"')

    keys = load_settings(environment, {"keys.preset": "arrows"}).keys

    assert (keys.preset, keys.preset_origin) == ("arrows", "--keys")
    assert [own.id for own in keys.own] == ["list.first"]


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"clipboard": "xlip"}, "--clipboard: no clipboard route 'xlip': did you mean 'xclip'?"),
        ({"style": "chicagoo"}, "--style: no citation style 'chicagoo': did you mean 'chicago'?"),
        ({"measure": "9"}, "--measure: 'measure' must be a number from 40 to 200, not '9'"),
        ({"keys.preset": "arows"}, "--keys: no preset 'arows': did you mean 'arrows'?"),
        ({"theme": ""}, "--theme: 'theme' must be a text, not empty"),
    ],
)
def test_problem_of_a_flag_names_it(flags: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, flags)

    assert str(caught.value) == message


def test_empty_variable_counts_as_not_set() -> None:
    assert load_settings({"READOUT_THEME": "", "READOUT_CONFIG": ""}).theme == "ink"


def test_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_CLIPBOARD", "none")

    assert load_settings().clipboard == "none"


@pytest.mark.parametrize(
    ("value", "archive"), [("~/talks", "talks"), ("talks", "talks"), ("sub/../talks", "sub/../talks")]
)
def test_archive_in_the_file_starts_from_home_or_from_the_file(
    tmp_path: Path, value: str, archive: str
) -> None:
    settings = load_settings(write(tmp_path, f'archive = "{value}"'))

    assert settings.archive == tmp_path / archive
    assert settings.given[0].value == str(tmp_path / archive)


def test_archive_in_the_environment_starts_from_the_current_folder() -> None:
    assert load_settings({"READOUT_ARCHIVE": "talks"}).archive == Path("talks")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('theme = "ink"\nthem = "x"', ":2: unknown setting 'them': did you mean 'theme'?"),
        (
            "\n[zzz]\nx = 1",
            ":2: unknown setting 'zzz': known are archive, theme, clipboard, style, measure, watch, keys",
        ),
        ('"zzz" = 1', ":1: unknown setting 'zzz': known are archive, theme, "),
        ("a.b = 1", ":1: unknown setting 'a': known are archive, theme, "),
        ('style = "chicagoo"', ":1: no citation style 'chicagoo': did you mean 'chicago'?"),
        ("measure = 20", ":1: 'measure' must be a number from 40 to 200, not '20'"),
        ('measure = "wide"', ":1: 'measure' must be a number from 40 to 200, not 'wide'"),
        ("measure = true", ":1: 'measure' must be a number from 40 to 200, not 'True'"),
        ("keys = 3", ":1: 'keys' must be a table: write [keys]"),
        ('\n\nclipboard = "tmx"', ":3: no clipboard route 'tmx': did you mean 'tmux'?"),
        ('clipboard = "zzzzz"', ":1: no clipboard route 'zzzzz': write one of auto, tmux, osc52, "),
        ("theme = 3", ":1: 'theme' must be a text in quotes, not empty"),
        ('theme = ""', ":1: 'theme' must be a text in quotes, not empty"),
        ('archive = "~nobody-of-that-name/x"', ":1: no home folder for '~nobody-of-that-name/x'"),
        ('theme = "ink"\n\ntheme = paper', ":3: Invalid value"),
        ('theme = "ink"\n\ntheme = "paper', ":3: Unterminated string: close the quotation mark"),
        ('theme = "paper\n', ":1: Illegal character '\\n': close the quotation mark"),
        ("theme = 'paper\n", ':1: Expected "\'": close the quotation mark'),
        ("theme = paper\n", ":1: Invalid value: put text in quotation marks"),
        ('theme = "ink"\ntheme = "ink"\n', ":2: Cannot overwrite a value: it is set twice, remove one"),
        ("x = " + "[" * 10_000, ":1: "),
        ('theme = "\\u001b[31m"\nx\\u0007y = 1', ":2: "),
    ],
)
def test_problem_names_file_and_line_and_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text))

    assert str(caught.value).startswith(f"{tmp_path}/config.toml{message}")
    assert "\n" not in str(caught.value)


def test_problem_of_a_variable_names_it() -> None:
    with pytest.raises(
        SettingsError, match=r"^READOUT_CLIPBOARD: no clipboard route 'xlip': did you mean 'xclip'"
    ):
        load_settings({"READOUT_CLIPBOARD": "xlip"})


def test_style_and_measure_are_typed(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, 'measure = 72\nstyle = "apa"') | {"READOUT_MEASURE": "80"})

    assert (settings.style, settings.measure) == ("apa", 80)


def test_citation_styles_are_those_of_the_table() -> None:
    assert tuple(STYLES) == CITATION_STYLES


def test_keys_stand_among_the_settings_given(tmp_path: Path) -> None:
    text = '[keys]\npreset = "arrows"\n"list.first" = ["g", "home"]'

    assert load_settings(write(tmp_path, text)).given[-2:] == (
        Setting("keys.preset", "arrows", "file", f"{tmp_path}/config.toml:2"),
        Setting("keys.list.first", "g home", "file", f"{tmp_path}/config.toml:3"),
    )
    assert load_settings({}).given[-1] == Setting("keys.preset", "vim", "default", "default")


def test_control_characters_do_not_reach_a_message() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"READOUT_CLIPBOARD": "\x1b]0;x\x07"})

    assert "\x1b" not in str(caught.value)


def test_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="READOUT_CONFIG: no file"):
        load_settings({"READOUT_CONFIG": str(tmp_path / "gone.toml")})


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load_settings({"READOUT_CONFIG": str(tmp_path)})


def test_file_in_another_encoding_is_a_problem_of_its_line(tmp_path: Path) -> None:
    environment = write(tmp_path, "")
    (tmp_path / "config.toml").write_bytes('# a\ntheme = "é"'.encode("latin-1"))

    with pytest.raises(SettingsError, match=r"config\.toml:2: is not UTF-8"):
        load_settings(environment)


def test_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, '\ufefftheme = "paper"')).theme == "paper"


def test_config_file_is_the_named_one(tmp_path: Path) -> None:
    assert config_file({"READOUT_CONFIG": "~/mine.toml"}) == tmp_path / "mine.toml"
    assert config_file({}) == tmp_path / "none/readout/config.toml"


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = 'measure = 300\nthem = "x"\nstyle = 3\n[keys]\npreset = "vm"\n"list.donw" = "k"\n'
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text) | {"READOUT_CLIPBOARD": "xlip"})

    lines = [line.removeprefix(f"{tmp_path}/config.toml:") for line in str(caught.value).splitlines()]
    assert [line.partition(":")[0] for line in lines] == ["READOUT_CLIPBOARD", "1", "2", "3", "5", "6"]


def test_defaults_take_the_place_of_what_cannot_be_used(tmp_path: Path) -> None:
    text = 'measure = 300\narchive = "talks"\nstyle = "apa"\nclipboard = "tmx"\n[keys]\n"list.donw" = "k"\n'
    read = read_settings(write(tmp_path, text))

    assert [flaw.about for flaw in read.flaws] == ["measure", "clipboard", "keys"]
    settings = read.settings
    assert (settings.measure, settings.clipboard, settings.keys.own) == (92, "auto", ())
    assert (settings.archive, settings.style) == (tmp_path / "talks", "apa")
    assert settings.given_as("clipboard").origin == "default"


@pytest.mark.parametrize(
    ("text", "environment", "needed", "concerned"),
    [
        ("measure = 300", {}, "archive", False),
        ("measure = 300", {}, "measure", True),
        ("measure = 300", {"READOUT_MEASURE": "80"}, "measure", False),
        ('archiv = "x"', {}, "archive", True),
        ('archiv = "x"', {"READOUT_ARCHIVE": "y"}, "archive", False),
        ("x = [", {}, "archive", True),
        ("x = [", {"READOUT_ARCHIVE": "y"}, "archive", False),
        ("zzz = 1", {}, "archive", False),
    ],
)
def test_a_flaw_concerns_the_setting_that_it_may_have_changed(
    tmp_path: Path, text: str, environment: dict[str, str], needed: str, concerned: bool
) -> None:
    assert read_settings(write(tmp_path, text) | environment).concern([needed]) is concerned


def test_a_theme_is_looked_up_among_those_that_there_are(tmp_path: Path) -> None:
    environment = write(tmp_path, '\ntheme = "ledgr"')

    (flaw,) = read_settings(environment, themes=["ink", "ledger"]).flaws
    assert flaw.message == f"{tmp_path}/config.toml:2: no theme 'ledgr': did you mean 'ledger'?"
    assert read_settings(environment, {"theme": "ink"}, themes=["ink", "ledger"]).flaws == ()


def test_a_path_holds_no_nul(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"config\.toml:1: .* holds a NUL"):
        load_settings(write(tmp_path, 'archive = "a\\u0000b"'))
