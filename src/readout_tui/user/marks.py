"""Marks: passages that the user keeps, with tags and a note.

All marks are in one file. Each holds the words as they were, so that it is worth something without its
archive, and the folder of the archive that it was made in. Since a readout's id never changes, a mark names
no file: when an archive was moved, its old folder is gone, and its marks are those of whichever archive has
their readouts. So `Marks` gives what was made in its archive, and what was made in folders that are no more;
of the latter, those whose readout the archive does not have belong elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, structs

from readout_tui.locator import Locator, Passage, Point, locator_of, slices
from readout_tui.model import Readout
from readout_tui.text import clean, clean_line
from readout_tui.user.kept import Content, Kept, KeptError, folder_name

PARAGRAPH_BREAK = "\n\n"
"""What divides the paragraphs of a mark's words."""


class MarksError(KeptError):
    """The file of marks cannot be read or written; the message is one line."""


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A marked passage, and the readout as it was seen then."""

    id: str
    locator: str
    """With the first paragraph's hash, and the last paragraph's place if there are several."""
    start: int
    """Where the words began in the first paragraph, in code points."""
    quote: str
    """The words; paragraphs are divided by a blank line."""
    title: str
    date: str | None = None
    speaker: str | None = None
    """Who speaks, names divided by semicolons; None in narration."""
    tags: tuple[str, ...] = ()
    note: str = ""
    """The user's, of any number of lines."""
    made: Annotated[datetime, Meta(tz=True)]
    archive: str = ""
    """The folder of the archive that it was made in."""

    @property
    def at(self) -> Locator:
        """The locator, taken apart."""
        return Locator.parse(self.locator)


class _Content(Content, frozen=True, forbid_unknown_fields=True):
    marks: tuple[Mark, ...] = ()


def mark_of(
    readout: Readout, passage: Passage, made: datetime, *, note: str = "", tags: Iterable[str] = ()
) -> Mark:
    """Make a mark, which `Marks.add` keeps.

    Args:
        readout: The readout that the passage is of.
        passage: What is marked; paragraphs of white space at its ends are left out.
        made: When, with a time zone.
        note: The user's.
        tags: The user's.

    Raises:
        ValueError: The passage holds no words.
    """
    covered = [piece for piece in slices(readout, passage) if piece.text.strip()]
    if not covered:
        raise ValueError("the passage holds no words")
    first, last = covered[0], covered[-1]
    exact = Passage(readout.id, Point(first.place, first.start), Point(last.place, last.end))
    turns = [readout.turns[number - 1] for number in dict.fromkeys(piece.place.turn for piece in covered)]
    names = (readout.speaker_name(turn) for turn in turns if turn.spoken_mode != "narration")
    return Mark(
        id=secrets.token_hex(6),
        locator=str(locator_of(readout, exact)),
        start=first.start,
        quote=PARAGRAPH_BREAK.join(piece.text for piece in covered),
        title=readout.title,
        date=readout.date,
        speaker="; ".join(dict.fromkeys(name for name in names if name)) or None,
        tags=_tidy_tags(tags),
        note=clean(note).strip(),
        made=made,
    )


class Marks:
    """The user's marks in one archive, in the order in which they were made."""

    def __init__(self, path: Path, archive: Path) -> None:
        """Take the file, which need not exist, and the archive's folder."""
        self._file = Kept(path, _Content, failure=MarksError, accept=_accepted)
        self.archive = folder_name(archive)
        """The archive's folder, as the marks made in it name it."""
        self.on_change: Callable[[], object] = lambda: None
        """Called after each change that is made here."""
        self._removed: dict[str, Mark] = {}

    def all(self) -> tuple[Mark, ...]:
        """Return the marks made in this archive, and those made in folders that are no more.

        Raises:
            MarksError: The file cannot be read.
        """
        marks = self._file.read().marks
        homes = {self.archive, *filter(_is_gone, {mark.archive for mark in marks})}
        return tuple(mark for mark in marks if mark.archive in homes)

    def of(self, readout_id: str) -> tuple[Mark, ...]:
        """Return the marks in one readout.

        Raises:
            MarksError: The file cannot be read.
        """
        return tuple(mark for mark in self.all() if mark.locator.startswith(f"{readout_id}#"))

    def add(self, mark: Mark) -> Mark:
        """Keep a mark, as one of this archive, and return it with its note and tags tidied.

        One that has been kept before is replaced.

        Raises:
            MarksError: The file cannot be read or written.
        """
        kept = structs.replace(
            mark, archive=self.archive, note=clean(mark.note).strip(), tags=_tidy_tags(mark.tags)
        )
        self._change(lambda marks: sorted((*_without(marks, mark.id), kept), key=lambda one: one.made))
        self._removed.pop(mark.id, None)
        return kept

    def remove(self, mark_id: str) -> None:
        """Forget a mark, which may be gone already; `removed` has it until the program ends.

        Raises:
            MarksError: The file cannot be read or written.
        """
        before = {mark.id: mark for mark in self.all()}
        self._change(lambda marks: _without(marks, mark_id))
        if mark_id in before:
            self._removed[mark_id] = before[mark_id]

    def removed(self, like: Mark) -> Mark | None:
        """Return what was removed last of the marks on the words of one, to be given back by `add`."""
        found = (m for m in self._removed.values() if (m.locator, m.quote) == (like.locator, like.quote))
        return next(reversed(list(found)), None)

    def _change(self, change: Callable[[tuple[Mark, ...]], Iterable[Mark]]) -> None:
        self._file.change(lambda content: structs.replace(content, marks=tuple(change(content.marks))))
        self.on_change()


def _is_gone(folder: str) -> bool:
    try:
        return not Path(folder).is_dir()
    except OSError:
        # It cannot be looked at: that does not make it gone.
        return False


def _without(marks: Iterable[Mark], mark_id: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.id != mark_id)


def _tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags cleaned, each once, without empty ones and without the `#` that people write."""
    cleaned = (clean_line(tag).strip().lstrip("#") for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _accepted(content: _Content) -> _Content:
    """Clean what the file holds, and refuse a locator that is none."""
    return structs.replace(content, marks=tuple(map(_clean_mark, content.marks)))


def _clean_mark(mark: Mark) -> Mark:
    at = mark.at
    if at.turn is None or at.paragraph is None:
        raise ValueError(f"the mark {mark.id} names no paragraph")
    return structs.replace(
        mark,
        locator=clean_line(mark.locator),
        quote=clean(mark.quote),
        title=clean_line(mark.title),
        date=clean_line(mark.date) if mark.date else None,
        speaker=clean_line(mark.speaker) if mark.speaker else None,
        tags=_tidy_tags(mark.tags),
        note=clean(mark.note),
    )
