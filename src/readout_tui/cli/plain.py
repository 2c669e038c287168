"""How commands show things on a terminal without a screen: excerpts, highlights and bars."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout_tui.text import clean_line, excerpt

if TYPE_CHECKING:
    from readout_tui.model import Mode

_LONGEST_BAR = 40
_LINES = 2
"""Lines that an excerpt may take."""


@dataclass(frozen=True, slots=True)
class Style:
    """Colours, or none."""

    colours: bool

    @classmethod
    def of_stdout(cls) -> Style:
        """Return what stdout takes: no colours if it is no terminal, or if NO_COLOR is set."""
        return cls(sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def strong(self, text: str) -> str:
        """Style what names something."""
        return self._styled(text, "1")

    def quiet(self, text: str) -> str:
        """Style what refers to something."""
        return self._styled(text, "36")

    def found(self, text: str) -> str:
        """Style what was looked for."""
        return self._styled(text, "1;33")

    def plain(self, text: str) -> str:
        """Return text as one line, without a style."""
        return clean_line(text)

    def dropped(self, text: str) -> str:
        """Mark what only the first of two texts has; without colours by `[-` and `-]`."""
        return self._styled(text, "9;31") if self.colours else f"[-{clean_line(text)}-]"

    def added(self, text: str) -> str:
        """Mark what only the second of two texts has; without colours by `{+` and `+}`."""
        return self._styled(text, "1;32") if self.colours else f"{{+{clean_line(text)}+}}"

    def _styled(self, text: str, code: str) -> str:
        return f"\033[{code}m{clean_line(text)}\033[0m" if self.colours else clean_line(text)


def teller(speaker: str | None, mode: Mode, style: Style) -> str:
    """Return whose words a paragraph gives, so that narration about somebody is not taken for theirs."""
    if mode == "narration":
        return f"narration about {clean_line(speaker)}" if speaker else "narration"
    name = [style.strong(speaker)] if speaker else []
    return " ".join([*name, *(["(reported)"] if mode == "reported" else [])]) or "unnamed"


def text_width() -> int:
    """Return how many characters a line should have."""
    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def highlighted(text: str, spans: Sequence[tuple[int, int]], width: int, style: Style) -> str:
    """Return the part of a paragraph round what was found, as one line.

    Args:
        text: A paragraph.
        spans: What to highlight: code points in `text`, in order.
        width: Characters a line; the excerpt is about two lines long.
        style: How to highlight.
    """
    shown, found = excerpt(text, spans, _LINES * width)
    pieces, position = [], 0
    for start, end in found:
        pieces += [clean_line(shown[position:start]), style.found(shown[start:end])]
        position = end
    return "".join([*pieces, clean_line(shown[position:])]).strip()


def bars(counts: Iterable[tuple[str, int]]) -> str:
    """Draw a bar for each count, with its name before and its number behind."""
    rows = [(clean_line(name), count) for name, count in counts]
    width = max((len(name) for name, _ in rows), default=0)
    most = max((count for _, count in rows), default=1)
    return "\n".join(
        f"{name:{width}}  {'█' * max(1, round(_LONGEST_BAR * count / most))} {count}" for name, count in rows
    )
