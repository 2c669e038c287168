"""Marks: passages that the user marked, to find, to go back to, and to note something on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import ClassVar, Literal, TypeAlias

from msgspec import structs
from textual import work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input

from readout_tui.text import excerpt
from readout_tui.tui.bindings import bindings
from readout_tui.tui.fitting import Spans, Text, fitting, joined
from readout_tui.tui.layout import spelled_date
from readout_tui.tui.screens.narrowing import NarrowingSheet
from readout_tui.tui.screens.prompt import Prompt
from readout_tui.tui.widgets.row_list import Part, RowList, marked_parts
from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Mark, Marks

Look: TypeAlias = Callable[[str, Sequence[Mark]], Mapping[str, str]]
"""Tells, of marks in the readout of an id, what became of those that are not as they were, by the mark's id;
called in a thread."""

Export: TypeAlias = Callable[[Sequence[Mark]], object]

FIELDS: tuple[str, ...] = ("speaker", "title", "words", "note", "tag")
"""What may be named before a colon, in the order of a mark's texts."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A line of a mark."""

    mark: Mark
    part: Literal["head", "words", "note"]
    spans: Spans = ((),) * len(FIELDS)
    """The letters that were typed, in each of its texts."""


class MarkChoices(RowList[MarkLine], can_focus=False):
    """Marks: who, when and where; the words; note and tags."""

    KEEPS_CURSOR = True

    def __init__(self, *, empty: str) -> None:
        """Make an empty list."""
        super().__init__(empty=empty)
        self.states: dict[str, str] = {}
        """What became of marks that are not as they were, by id."""
        self.removed: set[str] = set()
        """The ids of those that are marks no longer."""

    def stops(self, item: MarkLine) -> bool:
        """Stop at a mark's first line."""
        return item.part == "head"

    def explains(self, item: MarkLine) -> bool:
        """The other lines belong to the first one."""
        return item.part != "head"

    def parts(self, item: MarkLine) -> Sequence[Part]:
        """Write one line of a mark."""
        mark, (speaker, title, words, note, tags) = item.mark, item.spans
        gone = mark.id in self.removed
        if item.part == "head":
            state = "no longer marked" if gone else self.states.get(mark.id, "")
            date = (spelled_date(mark.date) or "undated").partition(",")[0]
            return [
                (" ", ""),
                *marked_parts(_speaker(mark), speaker, "", "letters"),
                (f" · {state}" if state else "", "warning"),
                (f" · {date} · ", "muted"),
                *marked_parts(mark.title, title, "muted", "letters"),
            ]
        if item.part == "words":
            shown, found = excerpt(mark.quote, words, max(10, self.size.width - 4))
            return [("   ", ""), *marked_parts(shown, found, "gone" if gone else "", "letters")]
        return [
            ("   ", ""),
            *marked_parts(mark.note.replace("\n", " "), note, "accent", "letters"),
            (" " if mark.note and mark.tags else "", ""),
            *marked_parts(_tags(mark), tags, "accent", "letters"),
        ]


class MarksInput(Input):
    """Where the words are typed. It has the sheet's keys, so that they are handled in their turn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marks", target="screen.")]


class MarksSheet(NarrowingSheet[MarkLine, Mark]):
    """Lists marks; answers with the one that is to be gone to, or None."""

    TITLE_IN_FRAME = "Marks"
    CLEARS_FIRST = True

    def __init__(self, marks: Marks, listed: Sequence[Mark], look: Look, export: Export) -> None:
        """Make the sheet.

        Args:
            marks: Where they are kept.
            listed: Those to list, in their order.
            look: Finds them in their readouts.
            export: Writes some of them to a file.
        """
        line = MarksInput(placeholder="words · #tag · speaker:name · title:word · note:word")
        empty = " No mark has that." if listed else " Nothing is marked yet: mark a passage in the reader."
        self._list = MarkChoices(empty=empty)
        super().__init__(line, self._list)
        self._marks = marks
        self._listed = list(listed)
        self._look = look
        self._export = export
        self._stay: str | None = None
        """The id of the mark at which the cursor stays when the list is written anew."""

    def on_mount(self) -> None:
        """Find out what became of the marks."""
        self._find()

    @work(exclusive=True, group="marks")
    async def _find(self) -> None:
        ordered = sorted(self._listed, key=lambda mark: mark.at.id)
        for readout_id, marks in groupby(ordered, key=lambda mark: mark.at.id):
            self._list.states |= await asyncio.to_thread(self._look, readout_id, list(marks))
            self._list.refresh()

    def offered(self, words: str) -> Sequence[MarkLine]:
        """Return the lines of the marks that some words fit."""
        lines: list[MarkLine] = []
        for mark, spans in narrowed(self._listed, words):
            lines += [MarkLine(mark, "head", spans), MarkLine(mark, "words", spans)]
            if mark.note or mark.tags:
                lines.append(MarkLine(mark, "note", spans))
        return lines

    def first(self, rows: Sequence[MarkLine]) -> int:
        """Return the row of the mark whose note was changed, else the first one."""
        stay, self._stay = self._stay, None
        return next((index for index, row in enumerate(rows) if row.mark.id == stay), 0)

    def tell(self, typed: str) -> None:
        """Tell how many of the marks are listed."""
        shown = sum(line.part == "head" for line in self._list.items)
        total = len(self._listed)
        self.query_one("#sheet").border_subtitle = f"{shown} of {total}" if typed else f"{total or ''}"

    def explanation(self, row: MarkLine) -> str | Content:
        """Return the whole of the words, which a line has no room for."""
        return Content(row.mark.quote.replace("\n\n", "\n"))

    def answer(self, row: MarkLine) -> Mark:
        """Return the row's mark."""
        return row.mark

    def action_export(self) -> None:
        """Write the marks that are listed to a file that the user names."""
        lines = (line for line in self._list.items if line.part == "head")
        if listed := [line.mark for line in lines if line.mark.id not in self._list.removed]:
            self._export(listed)
        else:
            self.notify("there is no mark to write to a file", markup=False)

    def action_unmark(self) -> None:
        """Take the mark under the cursor away, or give it back."""
        row = self._list.current
        if row is None:
            return
        try:
            if row.mark.id in self._list.removed:
                self._marks.add(row.mark)
                self._list.removed.discard(row.mark.id)
            else:
                self._marks.remove(row.mark.id)
                self._list.removed.add(row.mark.id)
        except KeptError as error:
            self.notify(str(error), severity="warning", markup=False)
        self._list.refresh()

    def action_annotate(self) -> None:
        """Let the user change the note on the mark under the cursor, which is marked thereby."""
        row = self._list.current
        if row is None:
            return
        mark = row.mark

        def noted(changed: Mark) -> None:
            self._list.removed.discard(mark.id)
            self._listed[self._listed.index(mark)] = changed
            self._stay = mark.id
            self.offer()

        ask_note(self, self._marks, mark, noted)


def ask_note(
    screen: Screen[ScreenResultType],
    marks: Marks,
    mark: Mark,
    noted: Callable[[Mark], object] = lambda _: None,
    typed: str | None = None,
) -> None:
    """Let the user change the note on a mark, which is kept thereby; what cannot be kept stays in the line.

    Args:
        screen: What asks.
        marks: Where it is kept.
        mark: The mark.
        noted: Called with the mark as it is kept.
        typed: The text to begin with; else the note with its tags.
    """
    present = " ".join([mark.note, _tags(mark)]).strip() if typed is None else typed

    def answered(text: str | None) -> None:
        if text is None:
            return
        try:
            changed = _note_on(marks, mark, text)
        except KeptError as error:
            screen.notify(str(error), severity="warning", markup=False)
            ask_note(screen, marks, mark, noted, text)
        else:
            noted(changed)

    prompt = Prompt("Note on the passage; words with # are tags", present, may_be_empty=True)
    screen.app.push_screen(prompt, answered)


def _note_on(marks: Marks, mark: Mark, text: str) -> Mark:
    """Keep a mark with a note, whose words with `#` are tags, and return it.

    It is one change: a mark and its note come into the file together.

    Raises:
        KeptError: The file of marks cannot be read or written.
    """
    words = text.split()
    tags = tuple(word.lstrip("#") for word in words if word.startswith("#"))
    note = " ".join(word for word in words if not word.startswith("#"))
    return marks.add(structs.replace(mark, note=note, tags=tags))


def narrowed(marks: Sequence[Mark], typed: str) -> list[tuple[Mark, Spans]]:
    """Return the marks that some words fit, in their order, with the letters that do in each of their texts.

    Args:
        marks: All there are.
        typed: Words of speaker, title, passage, note or tags; `#word` of a tag; `note:word` of the note.
    """
    nothing: Spans = ((),) * len(FIELDS)
    found = [(mark, nothing) for mark in marks]
    for word in typed.split():
        name, colon, rest = word.partition(":")
        fields, sought = FIELDS, word
        if word.startswith("#"):
            fields = ("tag",)
        elif colon and name.lower() in FIELDS:
            fields, sought = (name.lower(),), rest
        found = [
            (mark, tuple(joined((*old, *new)) for old, new in zip(spans, fit.spans, strict=True)))
            for (mark, spans), fit in fitting(found, partial(_searched, fields), sought)
        ]
    return found


def _searched(fields: Sequence[str], row: tuple[Mark, Spans]) -> list[Text]:
    """Return a mark's texts, those of other fields empty."""
    return [Text(text if field in fields else "") for field, text in zip(FIELDS, _texts(row[0]), strict=True)]


def _texts(mark: Mark) -> tuple[str, ...]:
    """Return a mark's texts in the order of `FIELDS`."""
    return _speaker(mark), mark.title, mark.quote, mark.note, _tags(mark)


def _speaker(mark: Mark) -> str:
    return mark.speaker or "Narration"


def _tags(mark: Mark) -> str:
    return " ".join(f"#{tag}" for tag in mark.tags)
