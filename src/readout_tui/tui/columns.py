"""Two readouts as lines: side by side where there is room, else under each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from readout_tui.index.answers import ComparedParagraph, ComparedRow, Comparison, Event, Span
from readout_tui.tui.layout import INDENT, MODE_REMARKS, spelled_date
from readout_tui.tui.painting import within
from readout_tui.tui.wrapping import wrap

Side: TypeAlias = Literal[0, 1]
"""0 is the readout that one came from, 1 the other one."""

BOTH: tuple[Side, Side] = (0, 1)

TWO_COLUMNS = 100
"""The least width, in cells, at which two columns are readable."""

SIGN_ROOM = 2
"""Cells for the sign of a speaker's side, and a blank."""

GAP = " │ "
"""What stands between the columns."""


class Half(NamedTuple):
    """What one side has on a line."""

    kind: str
    """`title`, `fact`, `speaker`, the mode of a text, or `alone` if the other side has nothing like it."""
    text: str
    only: tuple[Span, ...] = ()
    """What the other side does not say: code points of `text`."""
    indent: int = 0
    """Cells before it: speech stands further in than narration."""
    side: int = 0
    """The number of the speaker's side, if its sign stands before the text."""


class Line(NamedTuple):
    """A line of both."""

    row: int
    """The index of the aligned paragraphs that it belongs to; -1 for titles and blanks."""
    halves: tuple[Half | None, Half | None]

    @property
    def alone(self) -> bool:
        """Whether it is text of one side to which the other one has nothing like it."""
        return any(half is not None and half.kind == "alone" for half in self.halves)


class Columns:
    """The lines of a comparison at a width."""

    def __init__(self, comparison: Comparison, width: int, sides: Mapping[str, int]) -> None:
        """Lay two readouts out.

        Args:
            comparison: What both say.
            width: That of the text, in terminal cells.
            sides: The numbers of the speakers' sides, by name.
        """
        self.two = width >= TWO_COLUMNS
        self.column = (width - len(GAP)) // 2 if self.two else width
        """Cells of a column."""
        self.lines: list[Line] = []
        self.firsts: list[int] = []
        """For each row of aligned paragraphs, the index of its first line."""
        self._sides = sides
        self._events = comparison.left, comparison.right
        self._add(-1, *(self._title(event) for event in self._events))
        for index, row in enumerate(comparison.rows):
            self.firsts.append(len(self.lines))
            self._add(index, *self._blocks(row))

    def last(self, row: int) -> int:
        """Return the index of a row's last line, without the blank below."""
        return (self.firsts[row + 1] if row + 1 < len(self.firsts) else len(self.lines)) - 2

    def row_at(self, line: int) -> int:
        """Return the row of a line, or the nearest one."""
        return max(0, bisect_right(self.firsts, line) - 1)

    def _add(self, row: int, left: list[Half], right: list[Half]) -> None:
        """Add what two sides have, and a blank line."""
        if self.two:
            self.lines += [Line(row, pair) for pair in zip_longest(left, right)]
        else:
            self.lines += [Line(row, (half, None)) for half in left]
            self.lines += [Line(row, (None, half)) for half in right]
        self.lines.append(Line(-1, (None, None)))

    def _title(self, event: Event) -> list[Half]:
        lines = self._wrapped("title", event.title)
        facts = (spelled_date(event.date), event.publisher)
        return lines + self._wrapped("fact", " · ".join(fact for fact in facts if fact) or event.id)

    def _blocks(self, row: ComparedRow) -> Iterator[list[Half]]:
        for paragraph, event in zip((row.left, row.right), self._events, strict=True):
            alone = row.left is None or row.right is None
            yield self._block(paragraph, event, alone=alone) if paragraph else []

    def _block(self, paragraph: ComparedParagraph, event: Event, *, alone: bool) -> list[Half]:
        """Return a paragraph under its speaker where the turn begins, and under its source in one column."""
        opens = paragraph.locator.paragraph == 1
        source = None if self.two else event.publisher or event.id
        speaker = paragraph.speaker if opens or not self.two else None
        remark = MODE_REMARKS.get(paragraph.mode) if speaker else None
        head = " · ".join(part for part in (source, speaker, remark) if part)
        lines = self._head(head, self._sides.get(paragraph.side or "", 0) if speaker else 0) if head else []
        indent = 0 if paragraph.mode == "narration" else INDENT
        for start, end in wrap(paragraph.text, self.column - indent):
            only = within(paragraph.only, start, end)
            inside = [(max(a, start) - start, min(b, end) - start) for a, b in only]
            kind = "alone" if alone else paragraph.mode
            lines.append(Half(kind, paragraph.text[start:end], () if alone else tuple(inside), indent))
        return lines

    def _head(self, text: str, side: int) -> list[Half]:
        """Return what stands over a paragraph, with room for the sign of its side in the first line."""
        indent = SIGN_ROOM if side else 0
        spans = wrap(text, self.column - indent)
        return [
            Half("speaker", text[start:end], (), indent, side if start == spans[0][0] else 0)
            for start, end in spans
        ]

    def _wrapped(self, kind: str, text: str) -> list[Half]:
        return [Half(kind, text[start:end]) for start, end in wrap(text, self.column)]
