"""A document as lines of a width: what stands on each line of the reader, and where a position is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from readout_tui.model import Readout, Turn
from readout_tui.timespan import Timespan
from readout_tui.tui.document import Document, Position
from readout_tui.tui.wrapping import wrap

LineKind: TypeAlias = Literal["title", "fact", "speaker", "blank", "text"]

INDENT = 2
"""Cells by which speech is indented."""

MOST_DOUBTS = 3
"""Doubts of the import that are shown under a readout's title."""

_LABEL_REMARK = re.compile(r"\(([^()]+)\)\W*$")
"""What a label says at its end in brackets: `(via interpreter)`, `(Veld)`."""

MODE_REMARKS = {"reported": "reported"}
"""What stands behind a speaker's name, by mode; colour alone must not tell."""


class Line(NamedTuple):
    """One line of the reader."""

    kind: LineKind
    text: str
    paragraph: int = -1
    """For text: the paragraph's index."""
    start: int = 0
    """For text: where in the paragraph the line begins, in code points."""
    indent: int = 0
    """Cells before it: speech stands further in than narration, so that they differ without colour."""
    side: int = 0
    """For the first line over a turn: the number of the speaker's side, 0 for none."""


class Layout:
    """The lines of a document at a width."""

    def __init__(self, document: Document, width: int) -> None:
        """Break a document into lines.

        Args:
            document: What is read.
            width: Of the text, in terminal cells.
        """
        self._made_of = document, width
        self.lines: list[Line] = []
        self._starts: list[tuple[int, int]] = []
        """For each text line, where it begins: (paragraph, character)."""
        self._rows: list[int] = []
        """For each text line, its index in `lines`."""
        self._add_heading(document.readout, width)
        for index, paragraph in enumerate(document.paragraphs):
            if paragraph.opens_turn:
                who = document.readout.participant(paragraph.turn.speaker)
                side = document.sides.get(who.side or "", 0) if who else 0
                self._add("speaker", turn_heading(document.readout, paragraph.turn), width, side)
            indent = 0 if paragraph.turn.spoken_mode == "narration" else INDENT
            for start, end in wrap(paragraph.text, width - indent):
                self._starts.append((index, start))
                self._rows.append(len(self.lines))
                self.lines.append(Line("text", paragraph.text[start:end], index, start, indent))
            self.lines.append(Line("blank", ""))

    def is_of(self, document: Document | None, width: int) -> bool:
        """Tell whether these are the lines of a document at a width."""
        return self._made_of[0] is document and self._made_of[1] == width

    def row_of(self, position: Position) -> int:
        """Return the index of the line on which a position stands; 0 if there is no text."""
        if not self._starts:
            return 0
        return self._rows[max(0, bisect_right(self._starts, tuple(position)) - 1)]

    def position_at(self, row: int) -> Position:
        """Return where the first text at or after a line begins, or the last text before its end."""
        if not self._starts:
            return Position(0, 0)
        after = bisect_right(self._rows, row - 1)
        return Position(*self._starts[min(after, len(self._starts) - 1)])

    def text_end_before(self, row: int) -> Position:
        """Return where the text above a line ends; the beginning if there is none."""
        count = bisect_right(self._rows, row - 1)
        if count == 0:
            return Position(0, 0)
        line = self.lines[self._rows[count - 1]]
        return Position(line.paragraph, line.start + len(line.text))

    def heading_row(self, position: Position) -> int:
        """Return the first row to show with a position: its turn's heading where it opens the turn."""
        row = self.row_of(position)
        while row > 0 and self.lines[row - 1].kind == "speaker":
            row -= 1
        return 0 if row > 0 and self._rows and row <= self._rows[0] else row

    def _add(self, kind: LineKind, text: str, width: int, side: int = 0) -> None:
        if text:
            for number, (start, end) in enumerate(wrap(text, width)):
                self.lines.append(Line(kind, text[start:end], side=0 if number else side))

    def _add_heading(self, readout: Readout, width: int) -> None:
        self._add("title", readout.title, width)
        for fact in facts(readout):
            self._add("fact", fact, width)
        self.lines.append(Line("blank", ""))


def facts(readout: Readout) -> list[str]:
    """Return the lines under a readout's title: when, where and what; source; tags; doubts."""
    when = spelled_date(readout.date) or readout.dateline or "undated"
    lines = [" · ".join(part for part in (when, readout.place, readout.kind) if part)]
    if source := readout.source:
        lines.append(" · ".join(part for part in (source.publisher, source.url) if part))
    lines.append(" ".join(f"#{tag}" for tag in readout.tags))
    return [line for line in (*lines, *_doubts(readout)) if line]


def _doubts(readout: Readout) -> Iterator[str]:
    for doubt in readout.doubts[:MOST_DOUBTS]:
        yield f"doubt at {doubt.at}: {doubt.text}" if doubt.at else f"doubt: {doubt.text}"
    if (more := len(readout.doubts) - MOST_DOUBTS) > 0:
        yield f"and {more} more doubt{'s' * (more > 1)} of the import: readout check lists them"


def spelled_date(date: str | None) -> str | None:
    """Write a readout's date for a reader; as it stands if it is none, None if there is none."""
    if not date:
        return None
    try:
        return Timespan.parse(date).spelled()
    except ValueError:
        return date


def turn_heading(readout: Readout, turn: Turn) -> str:
    """Return what stands over a turn: who speaks, in which role and how; nothing over narration."""
    who = readout.participant(turn.speaker)
    name = who.name if who else turn.label or turn.speaker
    parts = [name, who.role if who else None]
    if who is not None and (printed := _LABEL_REMARK.search(turn.label or "")):
        # The label's name is left for the person's own; its remark says what nothing else does.
        parts.append(None if printed[1] in (who.side, who.role, who.name) else printed[1])
    parts.append(MODE_REMARKS.get(turn.spoken_mode) if name else None)
    return " · ".join(part for part in parts if part)
