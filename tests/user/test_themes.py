from __future__ import annotations

import itertools
import math

import msgspec
import pytest

from readout_tui.user.colour import contrast
from readout_tui.user.paths import shipped
from readout_tui.user.theme_files import read_themes
from readout_tui.user.themes import Look, ThemeSpec, drawn_pairs, weak_pairs

SHIPPED = read_themes([shipped("themes")]).usable


def test_six_themes_ship_and_ink_is_one() -> None:
    assert list(SHIPPED) == ["contrast", "dusk", "ink", "ledger", "paper", "signal"]
    assert read_themes([shipped("themes")]).problems == ()


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_every_pair_that_is_drawn_has_its_contrast(theme: ThemeSpec) -> None:
    assert list(weak_pairs(theme)) == []
    assert len(list(drawn_pairs(theme))) == 4 * (5 + 8 + 5 + 1 + 4) + 4
    assert not any("ansi" in pair.colour + pair.ground for pair in drawn_pairs(theme))


def test_texts_of_the_contrast_theme_have_seven_to_one() -> None:
    texts = [pair for pair in drawn_pairs(SHIPPED["contrast"]) if pair.needed == 4.5]

    assert [pair for pair in texts if (contrast(pair.colour, pair.ground) or 0) < 7] == []


def test_weak_pairs_are_found_but_the_terminals_colours_are_trusted() -> None:
    theme = msgspec.structs.replace(SHIPPED["ink"], muted="#444444", accent="ansi_black")

    assert {pair.name for pair, ratio in weak_pairs(theme)} == {
        "muted on background",
        "muted on surface",
        "muted on panel",
        "muted on current",
    }


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_sides_and_blocks_of_a_theme_all_differ(theme: ThemeSpec) -> None:
    blocks = [theme.look(key).ground for key in ("hit", "hit-current", "selection", "cursor")]

    assert len(set(theme.sides)) == 8
    assert len(set(blocks)) == 4
    assert "underline" in theme.hit_current.styles
    assert theme.echo_added.styles != theme.echo_dropped.styles


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)
def test_dark_says_whether_the_ground_is_darker_than_the_text(theme: ThemeSpec) -> None:
    text, ground = contrast(theme.text, "#000000"), contrast(theme.background, "#000000")

    assert text is not None
    assert ground is not None
    assert theme.dark == (ground < text)


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
    groups = [list(theme.sides), blocks, inks, [theme.warning, theme.error, theme.accent]]

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
        ("#abc on red", "no colour 'red'"),
        ("#abc on #fff on #000", "no colour '#fff on #000'"),
    ],
)
def test_other_looks_are_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Look.parse(text)


def test_variables_have_every_colour_and_look() -> None:
    variables = SHIPPED["ink"].variables()

    assert variables["muted"] == SHIPPED["ink"].muted
    assert variables["side-8"] == SHIPPED["ink"].sides[7]
    assert (variables["reported-background"], variables["reported-style"]) == ("transparent", "italic")
    assert variables["narration-style"] == "none"
    assert variables["hit-current-style"] == "bold underline"
    assert variables["hit-current-background"] == SHIPPED["ink"].hit_current.ground
    assert len(variables) == 4 + 6 + 8 + 9 * 3
