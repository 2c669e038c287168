"""What the documentation has from the code is as the code has it now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs.answers import pretty, shortened
from docs.generate import DOCS, PARTS, pages, written_anew

from readout_tui.commands import COMMANDS, shown_key
from readout_tui.index.query import FIELDS
from readout_tui.user.definitions import DEFINITIONS
from readout_tui.user.settings import load_settings

NO_KEYS = ("≈", "#", "~", "=", ".")
"""Signs that pages speak of otherwise."""


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_is_as_make_docs_would_write_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    stale = [line for line in written_anew(text).splitlines() if line not in text.splitlines()]
    assert not stale, "make docs"
    assert written_anew(text) == text, "make docs"


def test_every_part_stands_in_one_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in pages())
    assert sorted(re.findall(r"^<!-- generated: (\w+) -->$", text, re.MULTILINE)) == sorted(PARTS)


def test_what_is_written_anew_replaces_what_stood_there() -> None:
    stale = "# Page\n\n<!-- generated: fields -->\nas it was\n<!-- end of what is generated -->\n\nRest.\n"
    anew = written_anew(stale)
    assert "as it was" not in anew
    assert anew.startswith("# Page\n\n<!-- generated: fields -->\n")
    assert anew.endswith("<!-- end of what is generated -->\n\nRest.\n")
    assert all(f"`{field}:`" in anew for field in FIELDS)
    assert written_anew(anew) == anew


def test_the_pages_name_every_key_setting_and_command() -> None:
    keys, settings = ((DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("keys", "settings"))
    assert all(f"| `{command.id}` |" in keys for command in COMMANDS)
    assert all(f"`{one.variable}`" in settings and f"`{one.flag} " in settings for one in DEFINITIONS)


@pytest.mark.parametrize("page", ["../README", "reading", "searching", "walking", "citing"])
def test_a_page_names_no_key_that_there_is_not(page: str) -> None:
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    known = {shown_key(key) for command in COMMANDS for key in command.keys}
    named = {word for word in re.findall(r"`([^`\s]|Enter|Esc|Tab|Space|F\d+)`", text) if word not in NO_KEYS}
    assert named
    assert named <= known


def test_the_example_of_a_settings_file_is_understood(tmp_path: Path) -> None:
    (example,) = re.findall(
        r"```toml\n(.+?)```", (DOCS / "settings.md").read_text(encoding="utf-8"), re.DOTALL
    )
    file = tmp_path / "config.toml"
    file.write_text(example, encoding="utf-8")
    settings = load_settings({"READOUT_CONFIG": str(file)})
    assert (settings.measure, settings.style, settings.keys.preset) == (80, "chicago", "arrows")
    assert len(settings.keys.own) == 3


def test_json_is_cut_short_and_stays_json() -> None:
    value = {"texts": ["word " * 30, "b"], "spans": [[1, 2], [3, 4]], "pair": [1, 2], "none": None}
    short = shortened(value)
    assert short == {"texts": ["word " * 8 + "word …"], "spans": [[1, 2]], "pair": [1, 2], "none": None}
    assert pretty(short).startswith('{\n  "texts"') is (len(pretty(short)) > 100)
