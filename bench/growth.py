"""Figures that grow with an archive: a table, and a plot as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10

Figures = Mapping[str, float]
"""By name; the name ends with the unit."""

_WIDTH, _HEIGHT = 780, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 210, 20, 48
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a67c00", "#56b4e9")
"""Told apart by colour-blind eyes too, and seen on white and on black."""
_GREY = "#808080"
_APART = 15


def table(sizes: Sequence[int], rows: Sequence[Figures]) -> str:
    """Return a Markdown table, a column for each size, the last one how the figure grew by ten times as much.

    That is the exponent `e` where a figure grows as `n ** e` over the last ten times: 0 for what stays as it
    is, 1 for what grows as the archive does.
    """
    lines = ["| " + " | ".join(["readouts", *(f"{size:,}" for size in sizes), "growth"]) + " |"]
    lines.append("|---|" + "--:|" * (len(sizes) + 1))
    for name in rows[-1]:
        values = [row[name] for row in rows]
        grown = exponent(sizes, values)
        shown = [*map(number, values), "" if grown is None else f"{grown:.1f}"]
        lines.append("| " + " | ".join([name, *shown]) + " |")
    return "\n".join(lines)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float | None:
    """Return with which power of the size a figure grew from a tenth of the largest size on."""
    first = next((i for i, size in enumerate(sizes) if size * 10 >= sizes[-1]), 0)
    if sizes[first] == sizes[-1] or min(values[first], values[-1]) <= 0:
        return None
    return log10(values[-1] / values[first]) / log10(sizes[-1] / sizes[first])


def number(value: float) -> str:
    """Write a figure with three digits that tell."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def plot(sizes: Sequence[int], lines: Mapping[str, Sequence[float]], ylabel: str) -> str:
    """Draw lines over the number of readouts, both axes logarithmic; each line has its name at its end."""
    shown = [value for values in lines.values() for value in values if value > 0]
    low, high = floor(log10(min(shown))), ceil(log10(max(shown)))
    left, right = log10(sizes[0]), log10(sizes[-1])

    def x(size: float) -> float:
        return _LEFT + (log10(size) - left) / (right - left or 1) * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        share = (log10(max(value, 10**low)) - low) / (high - low or 1)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
        f' height="{_HEIGHT}" font-family="sans-serif" font-size="12" fill="{_GREY}">',
        f"<title>{ylabel} by number of readouts</title>",
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(_line(_LEFT, at, _WIDTH - _RIGHT, at, _GREY, 0.35))
        parts.append(_text(_LEFT - 8, at + 4, number_on_axis(power), "end"))
    for size in sizes:
        parts.append(_line(x(size), _TOP, x(size), _HEIGHT - _BOTTOM, _GREY, 0.2))
        parts.append(_text(x(size), _HEIGHT - _BOTTOM + 18, f"{size:,}", "middle"))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, "readouts", "middle"))
    middle = (_TOP + _HEIGHT - _BOTTOM) / 2
    parts.append(f'<g transform="rotate(-90 14 {middle})">{_text(14, middle, ylabel, "middle")}</g>')
    colours = [_COLOURS[i % len(_COLOURS)] for i in range(len(lines))]
    for colour, values in zip(colours, lines.values(), strict=True):
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in zip(sizes, values, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    ends = apart({name: y(values[-1]) for name, values in lines.items()})
    for colour, name in zip(colours, lines, strict=True):
        called = name.removesuffix(" ms").removesuffix(" s").removesuffix(",")
        parts.append(_text(_WIDTH - _RIGHT + 8, ends[name] + 4, called, "start", colour))
    return "\n".join([*parts, "</svg>", ""])


def apart(ends: Mapping[str, float]) -> dict[str, float]:
    """Return heights for names that lie near their lines' ends without covering each other."""
    placed, last = dict[str, float](), float("-inf")
    for name, height in sorted(ends.items(), key=lambda end: end[1]):
        last = placed[name] = max(height, last + _APART)
    over = max(0.0, last - (_HEIGHT - _BOTTOM))
    return {name: height - over for name, height in placed.items()}


def number_on_axis(power: int) -> str:
    """Write a power of ten."""
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, opacity: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-opacity="{opacity}"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str | None = None) -> str:
    fill = f' fill="{colour}"' if colour else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{fill}>{text}</text>'
