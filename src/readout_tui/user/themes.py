"""Colour themes: one YAML file each, which gives colours by meaning.

A file is a flat table. Every key is needed; a theme is named by its file's stem.

| keys | value |
|---|---|
| `about` | one line for lists |
| `dark` | `true` or `false`: whether its grounds are dark |
| those of `GROUNDS` and `INKS` | a colour |
| those of `BANDS` | a ground, perhaps with styles for what stands on it |
| `sides` | a list of eight colours, one for each side of a meeting |
| those of `LOOKS` | a look |
| those of `BLOCKS` | a look with its own ground |

A colour is `#rgb`, `#rrggbb` or `ansi_red` and its kin. A look is `STYLE... COLOUR [on COLOUR]`, its styles
any of `STYLES`: `bold #e8c07d`, `underline #101418 on #e8c07d`.

In Textual CSS `ThemeSpec.variables` gives each colour under its key (`$muted`, `$current`), the sides as
`$side-1` to `$side-8`; `$muted-style` and the like are the text styles, `none` without one. Of a block, here
`hit`, `$hit-background` is its ground, and `$hit-seen` that ground as it is seen: the other colour if the
block is reversed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import Struct

from readout_tui.user.colour import ANSI_NAMES, as_ground, as_ink, contrast, is_colour

STYLES = ("bold", "dim", "italic", "underline", "strike", "reverse")
SIDES = 8

GROUNDS = {
    "background": "the reader's ground",
    "surface": "the ground of the panes beside it",
    "panel": "the ground of the status line, the footer and the sheets",
}
INKS = {
    "text": "what is read",
    "border": "the frames of panes without the focus",
}
BANDS = {
    "current": "the ground of the current sentence",
    "cursor-unfocused": "the ground of the cursor's row in a pane without the focus",
}
LOOKS = {
    "muted": "what matters less: dates, roles, reasons, hints",
    "accent": "what should be seen first: headings, keys, the frame of the pane with the focus",
    "warning": "what needs attention",
    "error": "what went wrong",
    "speaker": "who speaks, over a turn",
    "narration": "what is told between turns",
    "reported": "speech that is told in other words",
    "link": "a phrase that means another readout",
    "echo-added": "words that are new since the earlier wording, or that one side alone has",
    "echo-dropped": "words of the earlier wording that are gone",
}
BLOCKS = {
    "hit": "what a search found",
    "hit-current": "the hit that one is at",
    "selection": "the selected words",
    "cursor": "the cursor's row, and the cursor in a line of input",
}
"""All keys by what their value must be, each with what it colours."""


class Look(Struct, frozen=True):
    """How one thing is written: a colour, perhaps a ground of its own, and text styles."""

    colour: str
    ground: str | None = None
    styles: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Look:
        """Read `STYLE... COLOUR [on COLOUR]`.

        Raises:
            ValueError: With a sentence for the user, if it has another form.
        """
        front, on, ground = text.partition(" on ")
        *styles, colour = front.split() or [""]
        if strange := next((word for word in styles if word not in STYLES), None):
            raise ValueError(f"no text style '{strange}': known are {', '.join(STYLES)}")
        look = cls(parse_colour(colour), parse_colour(ground.strip()) if on else None, tuple(styles))
        if "dim" in styles and colour not in ANSI_NAMES:
            # How dim it becomes is the terminal's affair, and so no contrast could be measured.
            raise ValueError(f"'dim' is for the terminal's own colours: write a darker or lighter '{colour}'")
        return look

    @property
    def style(self) -> str:
        """The text styles as Textual CSS has them."""
        return " ".join(self.styles) or "none"


class ThemeSpec(Struct, frozen=True, rename="kebab"):
    """A whole theme, whose colours are known to be colours."""

    name: str
    about: str
    dark: bool
    background: str
    surface: str
    panel: str
    text: str
    border: str
    current: Look
    """Its colour is a ground, as that of the next."""
    cursor_unfocused: Look
    sides: tuple[str, ...]
    """One colour for each side of a meeting, `SIDES` of them."""
    muted: Look
    accent: Look
    warning: Look
    error: Look
    speaker: Look
    narration: Look
    reported: Look
    link: Look
    echo_added: Look
    echo_dropped: Look
    hit: Look
    hit_current: Look
    selection: Look
    cursor: Look

    def colour(self, key: str) -> str:
        """Return the colour of a key of `GROUNDS` or `INKS`."""
        value: str = getattr(self, key)
        return value

    def look(self, key: str) -> Look:
        """Return the look of a key of `BANDS`, `LOOKS` or `BLOCKS`."""
        value: Look = getattr(self, key.replace("-", "_"))
        return value

    @property
    def ansi(self) -> bool:
        """Whether all of its colours are the terminal's own."""
        plain = [self.colour(key) for key in (*GROUNDS, *INKS)]
        looks = [self.look(key) for key in (*BANDS, *LOOKS, *BLOCKS)]
        used = {*plain, *self.sides, *(look.colour for look in looks), *(look.ground for look in looks)}
        return used <= {*ANSI_NAMES, None}

    def variables(self) -> dict[str, str]:
        """Return the variables for Textual CSS, as the module's docstring lists them."""
        found = {key: self.colour(key) for key in (*GROUNDS, *INKS)}
        found |= {f"side-{number}": colour for number, colour in enumerate(self.sides, 1)}
        for key in (*BANDS, *LOOKS, *BLOCKS):
            look = self.look(key)
            found[key], found[f"{key}-style"] = look.colour, look.style
            if look.ground is not None:
                found[f"{key}-background"] = look.ground
                found[f"{key}-seen"] = look.colour if "reverse" in look.styles else look.ground
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that are drawn on each other, and the contrast they need."""

    name: str
    """What is drawn on what: `muted on panel`."""
    colour: str
    """In hexadecimal digits; one of the terminal's own is here as xterm shows it."""
    ground: str
    needed: float

    @property
    def ratio(self) -> float:
        """The contrast they have."""
        return contrast(self.colour, self.ground)


def drawn_pairs(theme: ThemeSpec) -> Iterator[Pair]:
    """Yield all pairs that are drawn: 4.5 for what is read, 3 for borders and the edges of blocks."""
    dark = theme.dark
    read = {"text": theme.text, **{f"side {number}": colour for number, colour in enumerate(theme.sides, 1)}}
    read |= {key: theme.look(key).colour for key in LOOKS}
    grounds = {key: theme.colour(key) for key in GROUNDS} | {key: theme.look(key).colour for key in BANDS}
    blocks = {key: _seen(theme.look(key), dark) for key in BLOCKS}
    edges = {
        "border": as_ink(theme.border, dark=dark),
        **{key: ground for key, (_, ground) in blocks.items()},
    }
    for ground, colour in grounds.items():
        behind = as_ground(colour, dark=dark)
        for name, ink in read.items():
            yield Pair(f"{name} on {ground}", as_ink(ink, dark=dark), behind, 4.5)
        for name, edge in edges.items():
            yield Pair(f"{name} against {ground}", edge, behind, 3.0)
    for name, (ink, own) in blocks.items():
        yield Pair(f"{name} on its ground", ink, own, 4.5)


def _seen(look: Look, dark: bool) -> tuple[str, str]:
    """Return a block's ink and ground as they are seen, in hexadecimal digits."""
    ink, ground = as_ink(look.colour, dark=dark), as_ground(look.ground or ANSI_NAMES[0], dark=dark)
    return (ground, ink) if "reverse" in look.styles else (ink, ground)


def weak_pairs(theme: ThemeSpec) -> Iterator[tuple[Pair, float]]:
    """Yield the drawn pairs with less contrast than they need, and what they have.

    Nobody knows how a terminal shows its own colours: they count as those of xterm.
    """
    for pair in drawn_pairs(theme):
        if pair.ratio < pair.needed:
            yield pair, pair.ratio


def parse_colour(text: str) -> str:
    """Return the colour, or raise ValueError with a sentence for the user."""
    if not is_colour(text):
        raise ValueError(
            f"no colour '{text}': write '#rgb', '#rrggbb' (in quotes) or a name such as ansi_red"
        )
    return text
