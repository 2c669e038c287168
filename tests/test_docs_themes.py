"""What the documentation says of themes, held against the themes and the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout_tui.tui.margin import CURRENT_MARK, ECHO_MARK
from readout_tui.tui.margin import SIGNS as MARK_SIGNS
from readout_tui.tui.sides import SIGNS
from readout_tui.tui.theming import NO_COLOURS, SIXTEEN_COLOURS
from readout_tui.tui.widgets.timeline import NEW
from readout_tui.user.colour import is_colour
from readout_tui.user.definitions import DEFINITIONS
from readout_tui.user.paths import shipped
from readout_tui.user.theme_files import KEYS, read_themes
from readout_tui.user.themes import BANDS, BLOCKS, GROUNDS, INKS, LOOKS, SIDES, STYLES

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "themes.md").read_text(encoding="utf-8")
THEMES = read_themes([shipped("themes")]).usable
ROWS = dict(re.findall(r"^\| (.+?) \| (.+) \|$", PAGE, re.MULTILINE))


def test_each_theme_has_a_section_with_its_picture() -> None:
    pictures = re.findall(r"^## (\S+)\n\n[^#!]+?!\[.+?\]\(pictures/themes/(\S+)\.svg\)$", PAGE, re.MULTILINE)
    assert sorted(pictures) == [(name, name) for name in THEMES]
    assert sorted(path.stem for path in (DOCS / "pictures" / "themes").iterdir()) == list(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_a_picture_is_drawn_in_its_theme(name: str) -> None:
    theme, picture = THEMES[name], (DOCS / "pictures" / "themes" / f"{name}.svg").read_text(encoding="utf-8")
    colours = {theme.background, theme.text, theme.accent.colour, theme.hit_current.ground, theme.sides[1]}
    assert all(colour in picture for colour in colours if colour and colour.startswith("#"))
    assert SIGNS[1] in picture


def test_every_key_stands_in_the_table_with_what_it_colours() -> None:
    kinds = (
        ("colour", GROUNDS),
        ("colour", INKS),
        ("styles and ground", BANDS),
        (f"list of {SIDES} colours", {"sides": "the signs of the sides of a meeting"}),
        ("look", LOOKS),
        ("block", BLOCKS),
    )
    said = [f"| `{key}` | {kind} | {about} |" for kind, keys in kinds for key, about in keys.items()]
    assert [line for line in said if line not in PAGE.splitlines()] == []
    assert re.findall(r"^\| `(\S+)` \|", PAGE, re.MULTILINE) == list(KEYS)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("who speaks", "speaker"),
        ("the current sentence", "current"),
        ("a link", "link"),
        ("a hit", "hit"),
        ("the hit that one is at", "hit-current"),
        ("the selection", "selection"),
        ("the cursor's row", "cursor"),
        ("the same in a pane without the focus", "cursor-unfocused"),
        ("words that are added", "echo-added"),
        ("words that are dropped", "echo-dropped"),
        ("reported speech", "reported"),
        ("what matters less", "muted"),
    ],
)
def test_the_styles_that_stand_for_colours_are_those_of_the_theme(row: str, key: str) -> None:
    styles = {word for word in re.findall(r"\w+", ROWS[row]) if word in STYLES}
    assert styles == set(THEMES[NO_COLOURS].look(key).styles)


def test_the_signs_are_those_that_are_drawn() -> None:
    assert re.findall("`(.)`", ROWS["a side of the meeting"]) == list(SIGNS)
    assert re.findall("`(.)`", ROWS["a mark of yours"]) == list(MARK_SIGNS.values())
    assert f"`{CURRENT_MARK}`" in ROWS["the current sentence"]
    assert f"`{ECHO_MARK}`" in ROWS["a paragraph with echoes"]
    assert f"`{NEW}`" in ROWS["what is new since the last visit"]


def test_names_of_colours_flags_and_themes_are_true() -> None:
    definition = next(one for one in DEFINITIONS if one.name == "theme")
    assert f"`{definition.flag} NAME`" in PAGE
    assert f"`{definition.variable}`" in PAGE
    assert (
        f"`{definition.default}`, with 16 colours `{SIXTEEN_COLOURS}`, without colours `{NO_COLOURS}`" in PAGE
    )
    assert all(is_colour(name) for name in re.findall(r"`(ansi_\w+)`", PAGE))
    assert all(f"`{style}`" in PAGE for style in STYLES)
