"""What stands in the margin beside a readout's text: the current sentence, the user's marks, and echoes."""

from __future__ import annotations

from typing import Literal, TypeAlias

GUTTER = 4
"""Cells to the left of the text: for the marks of the current sentence, the user and echoes, and room."""

CURRENT_MARK, ECHO_MARK = "▌", "≈"
"""What stands beside the current sentence, and where a paragraph with echoes begins."""

Sign: TypeAlias = Literal["mark", "note", "moved"]
"""What the user's mark on a paragraph is: without a note or tags, with them, or of words that are not as they
were or where they were."""

SIGNS: dict[Sign, str] = {"mark": "*", "note": "¶", "moved": "?"}
"""What stands where a marked paragraph begins: signs that every terminal has, and no side of a meeting."""
