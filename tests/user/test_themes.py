from __future__ import annotations

import itertools
import math

import msgspec
import pytest

from readout_tui.user.colour import ANSI_NAMES, contrast
from readout_tui.user.paths import shipped
from readout_tui.user.theme_files import KEYS, read_themes
from readout_tui.user.themes import (
    BANDS,
    BLOCKS,
    GROUNDS,
    INKS,
    LOOKS,
    Look,
    ThemeSpec,
    drawn_pairs,
    weak_pairs,
)

SHIPPED = read_themes([shipped("themes")]).usable
COLOURFUL = {name: theme for name, theme in SHIPPED.items() if not theme.ansi}


def test_eight_themes_ship() -> None:
    assert list(SHIPPED) == ["ansi", "contrast", "dusk", "ink", "ledger", "paper", "plain", "signal"]
    assert read_themes([shipped("themes")]).problems == ()
    assert [name for name, theme in SHIPPED.items() if not theme.dark] == ["ledger", "paper"]


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_every_pair_that_is_drawn_has_its_contrast(theme: ThemeSpec) -> None:
    assert [(pair, round(ratio, 2)) for pair, ratio in weak_pairs(theme)] == []


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_every_key_and_side_is_measured_on_every_ground(theme: ThemeSpec) -> None:
    named = [pair.name for pair in drawn_pairs(theme)]
    read = ["text", *(f"side {number}" for number in range(1, 9)), *LOOKS]

    assert {*GROUNDS, *INKS, *BANDS, *LOOKS, *BLOCKS, "about", "dark", "sides"} == set(KEYS)
    assert sorted(named) == sorted(
        [f"{key} on {ground}" for key in read for ground in (*GROUNDS, *BANDS)]
        + [f"{key} against {ground}" for key in ("border", *BLOCKS) for ground in (*GROUNDS, *BANDS)]
        + [f"{key} on its ground" for key in BLOCKS]
    )


def test_texts_of_the_contrast_theme_have_seven_to_one() -> None:
    texts = [pair for pair in drawn_pairs(SHIPPED["contrast"]) if pair.needed == 4.5]

    assert [(pair, pair.ratio) for pair in texts if pair.ratio < 7] == []


def test_weak_pairs_are_found_and_the_terminals_colours_count_as_those_of_xterm() -> None:
    theme = msgspec.structs.replace(SHIPPED["ink"], muted=Look("#444444"), link=Look("ansi_blue"))

    assert {pair.name for pair, _ in weak_pairs(theme)} == {
        f"{key} on {ground}" for key in ("muted", "link") for ground in (*GROUNDS, *BANDS)
    }


def test_a_reversed_block_is_measured_as_it_is_seen() -> None:
    theme = msgspec.structs.replace(
        SHIPPED["plain"],
        hit=Look("ansi_red", "ansi_default", ("reverse",)),
        cursor=Look("ansi_blue", "ansi_red"),
    )
    pairs = {pair.name: (pair.colour, pair.ground) for pair in drawn_pairs(theme)}

    assert pairs["hit on its ground"] == ("#000000", "#cd0000")
    assert pairs["hit against panel"] == ("#cd0000", "#000000")
    assert {pair.name for pair, _ in weak_pairs(theme)} == {"hit on its ground", "cursor on its ground"}


@pytest.mark.parametrize("theme", COLOURFUL.values(), ids=COLOURFUL)
def test_sides_and_blocks_of_a_theme_all_differ(theme: ThemeSpec) -> None:
    blocks = [theme.look(key).ground for key in BLOCKS]

    assert len(set(theme.sides)) == 8
    assert len(set(blocks)) == 4


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_in_every_theme_the_styles_tell_what_is_changed_and_at_which_hit_one_is(theme: ThemeSpec) -> None:
    assert theme.echo_added.styles != theme.echo_dropped.styles
    assert theme.hit.styles != theme.hit_current.styles
    assert "underline" in theme.hit_current.styles
    assert theme.link.styles == ("underline",)


def test_the_theme_of_16_colours_has_no_others_and_eight_sides() -> None:
    theme = SHIPPED["ansi"]

    assert theme.ansi
    assert len(set(theme.sides)) == 8


def test_the_theme_without_colour_has_none() -> None:
    plain = SHIPPED["plain"]
    keys = [key for key in KEYS if key not in ("about", "dark", "sides", *GROUNDS, *INKS)]
    colours = {*plain.sides, *(plain.colour(key) for key in (*GROUNDS, *INKS))}
    colours |= {
        colour for key in keys for colour in (plain.look(key).colour, plain.look(key).ground) if colour
    }

    assert colours == {ANSI_NAMES[0]}


@pytest.mark.parametrize("theme", COLOURFUL.values(), ids=COLOURFUL)
def test_dark_says_whether_the_ground_is_darker_than_the_text(theme: ThemeSpec) -> None:
    assert theme.dark == (contrast(theme.background, "#000000") < contrast(theme.text, "#000000"))


# Linear RGB as seen without the red or the green cones: Machado, Oliveira and Fernandes 2009, severity 1.
BLIND = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def seen(colour: str, kind: str) -> tuple[float, float, float]:
    """Return a colour as CIELAB after what the eye of that kind loses."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    r, g, b = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True)))) for row in BLIND[kind]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, kind: str) -> float:
    return math.dist(seen(one, kind), seen(other, kind))


@pytest.mark.parametrize("kind", BLIND)
def test_signal_tells_everything_apart_without_red_or_green(kind: str) -> None:
    theme = SHIPPED["signal"]
    blocks = [theme.look(key).ground or "" for key in ("hit", "hit-current", "selection", "cursor")]
    inks = [theme.echo_added.colour, theme.echo_dropped.colour]
    groups = [
        list(theme.sides),
        blocks,
        inks,
        [theme.warning.colour, theme.error.colour, theme.accent.colour],
    ]

    near = [
        (one, other, round(distance(one, other, kind)))
        for group in groups
        for one, other in itertools.combinations(group, 2)
        if distance(one, other, kind) < 12
    ]
    assert near == []


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("#abc", Look("#abc")),
        ("bold #abc", Look("#abc", None, ("bold",))),
        ("bold  underline ansi_red on  #fff", Look("ansi_red", "#fff", ("bold", "underline"))),
        ("dim ansi_white", Look("ansi_white", None, ("dim",))),
    ],
)
def test_look_is_styles_colour_and_ground(text: str, look: Look) -> None:
    assert Look.parse(text) == look


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no colour ''"),
        ("bold", "no colour 'bold'"),
        ("blink #abc", "no text style 'blink': known are bold"),
        ("#abc on", "no text style '#abc'"),
        ("dim #abc", "'dim' is for the terminal's own colours"),
        ("#abc on red", "no colour 'red'"),
        ("#abc on #fff on #000", "no colour '#fff on #000'"),
    ],
)
def test_other_looks_are_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Look.parse(text)


def test_variables_have_every_colour_and_look() -> None:
    variables = SHIPPED["ink"].variables()

    assert (variables["muted"], variables["muted-style"]) == (SHIPPED["ink"].muted.colour, "none")
    assert variables["side-8"] == SHIPPED["ink"].sides[7]
    assert variables["cursor-unfocused-style"] == "bold"
    assert variables["hit-current-style"] == "bold underline"
    assert variables["hit-current-background"] == SHIPPED["ink"].hit_current.ground
    assert variables["hit-seen"] == SHIPPED["ink"].hit.ground
    assert SHIPPED["ansi"].variables()["hit-seen"] == SHIPPED["ansi"].hit.colour
    assert len(variables) == 3 + 2 + 8 + 2 * 2 + 10 * 2 + 4 * 4
