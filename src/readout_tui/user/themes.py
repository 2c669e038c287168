"""Colour themes: one YAML file each, which gives colours by meaning.

A file is a flat table. Every key is needed; a theme is named by its file's stem.

| keys | value |
|---|---|
| `about` | one line for lists |
| `dark` | `true` or `false` |
| `background`, `surface`, `panel`, `current` | a colour: the grounds that text stands on |
| `text`, `muted`, `accent`, `border`, `warning`, `error` | a colour, drawn on any ground |
| `sides` | a list of eight colours, one for each side of a meeting |
| `speaker`, `narration`, `reported`, `echo-added`, `echo-dropped` | a look |
| `hit`, `hit-current`, `selection`, `cursor` | a look with its own ground |

A colour is `#rgb`, `#rrggbb` or `ansi_red` and its kin. A look is `STYLE... COLOUR [on COLOUR]`, its styles
any of `bold italic underline strike reverse`: `bold #e8c07d`, `underline #101418 on #e8c07d`.

In Textual CSS `ThemeSpec.variables` gives each colour under its key (`$muted`, `$current`), the sides as
`$side-1` to `$side-8`, and for each look, here `hit`:

- `$hit`, its colour;
- `$hit-background`, its own ground, `transparent` without one;
- `$hit-style`, its text style, `none` without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import Struct

from readout_tui.user.colour import contrast, is_colour

STYLES = ("bold", "italic", "underline", "strike", "reverse")
SIDES = 8

GROUNDS = ("background", "surface", "panel", "current")
INKS = ("text", "muted", "accent", "border", "warning", "error")
LOOKS = ("speaker", "narration", "reported", "echo-added", "echo-dropped")
BLOCKS = ("hit", "hit-current", "selection", "cursor")
"""Looks that need a ground of their own."""


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
        return cls(parse_colour(colour), parse_colour(ground.strip()) if on else None, tuple(styles))


class ThemeSpec(Struct, frozen=True, rename="kebab"):
    """A whole theme, whose colours are known to be colours."""

    name: str
    about: str
    dark: bool
    background: str
    """The reader's ground."""
    surface: str
    """The ground of the panes beside it."""
    panel: str
    """The ground of headers, footer and sheets."""
    current: str
    """The ground of the current sentence."""
    text: str
    muted: str
    accent: str
    """Marks, density strips, the focused pane's border."""
    border: str
    warning: str
    error: str
    sides: tuple[str, ...]
    """One colour for each side of a meeting, `SIDES` of them."""
    speaker: Look
    narration: Look
    reported: Look
    echo_added: Look
    echo_dropped: Look
    hit: Look
    hit_current: Look
    selection: Look
    cursor: Look

    def colour(self, key: str) -> str:
        """Return the colour of a ground or ink by its key."""
        value: str = getattr(self, key)
        return value

    def look(self, key: str) -> Look:
        """Return a look by its key."""
        value: Look = getattr(self, key.replace("-", "_"))
        return value

    def variables(self) -> dict[str, str]:
        """Return the variables for Textual CSS, as the module's docstring lists them."""
        found = {key: self.colour(key) for key in (*GROUNDS, *INKS)}
        found |= {f"side-{number}": colour for number, colour in enumerate(self.sides, 1)}
        for key in (*LOOKS, *BLOCKS):
            look = self.look(key)
            found[key] = look.colour
            found[f"{key}-background"] = look.ground or "transparent"
            found[f"{key}-style"] = " ".join(look.styles) or "none"
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that are drawn on each other, and the contrast they need."""

    name: str
    """What is drawn on what: `muted on panel`."""
    colour: str
    ground: str
    needed: float


def drawn_pairs(theme: ThemeSpec) -> Iterator[Pair]:
    """Yield all pairs that are drawn: 4.5 for what is read, 3 for borders and the edges of blocks."""
    read = {key: theme.colour(key) for key in INKS if key != "border"}
    read |= {f"side {number}": colour for number, colour in enumerate(theme.sides, 1)}
    looks = {key: theme.look(key) for key in (*LOOKS, *BLOCKS)}
    read |= {key: look.colour for key, look in looks.items() if look.ground is None}
    blocks = {key: look.ground for key, look in looks.items() if look.ground is not None}
    for ground in GROUNDS:
        behind = theme.colour(ground)
        for name, colour in read.items():
            yield Pair(f"{name} on {ground}", colour, behind, 4.5)
        for name, colour in {"border": theme.border, **blocks}.items():
            yield Pair(f"{name} against {ground}", colour, behind, 3.0)
    for name, colour in blocks.items():
        yield Pair(f"{name} on its ground", looks[name].colour, colour, 4.5)


def weak_pairs(theme: ThemeSpec) -> Iterator[tuple[Pair, float]]:
    """Yield the drawn pairs with less contrast than they need, and what they have.

    The terminal's own colours, of which nobody knows how they look, are taken on trust.
    """
    for pair in drawn_pairs(theme):
        ratio = contrast(pair.colour, pair.ground)
        if ratio is not None and ratio < pair.needed:
            yield pair, ratio


def parse_colour(text: str) -> str:
    """Return the colour, or raise ValueError with a sentence for the user."""
    if not is_colour(text):
        raise ValueError(
            f"no colour '{text}': write '#rgb', '#rrggbb' (in quotes) or a name such as ansi_red"
        )
    return text
