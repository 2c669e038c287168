"""What a dossier is made of: quotations, each with all that is printed with it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from readout_tui.citing import credit
from readout_tui.citing.excerpt import Part, Voice, excerpt
from readout_tui.export.context import Context, after, before
from readout_tui.library import Library, UnknownReadoutError
from readout_tui.locator import Locator, Passage, passage_at, resolve, why_lost
from readout_tui.model import Readout, Source
from readout_tui.timespan import Timespan
from readout_tui.user.finding import found
from readout_tui.user.marks import PARAGRAPH_BREAK, Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One quotation."""

    locator: Locator
    """Where the words stand now; where they stood, if they are lost."""
    title: str
    date: str | None
    """The readout's, as in its file."""
    place: str | None
    publisher: str | None
    url: str | None
    parts: tuple[Part, ...]
    """The words, by turn."""
    before: Context | None
    after: Context | None
    credit: str
    """The citation, in the style that was asked for; several lines in those for programs."""
    note: str = ""
    tags: tuple[str, ...] = ()
    made: datetime | None = None
    """When it was marked; None if it was not."""
    remarks: tuple[str, ...] = ()
    """What became of the words since they were marked."""

    @property
    def words(self) -> str:
        """The quotation, paragraphs divided by a blank line."""
        return PARAGRAPH_BREAK.join(text for part in self.parts for text in part.paragraphs)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, each once, with their roles."""
        return tuple(dict.fromkeys(str(part.voice) for part in self.parts if part.voice.name))

    @property
    def heading(self) -> str:
        """Who speaks, and when; the publisher speaks where nobody else does."""
        return " · ".join((*(self.speakers or (self.publisher or "Narration",)), self.spelled_date))

    @property
    def facts(self) -> str:
        """What the readout is."""
        return " · ".join(filter(None, (self.title, self.place, self.publisher)))

    @property
    def spelled_date(self) -> str:
        """The date for a reader."""
        if self.date is None:
            return "undated"
        try:
            return Timespan.parse(self.date).spelled()
        except ValueError:
            return self.date  # A mark keeps what its readout said then.

    @property
    def sort_key(self) -> tuple[bool, str, str, int, int]:
        """Sorts as the timeline does, then by place in the readout."""
        at = self.locator
        day = self.date or ""
        with suppress(ValueError):
            day = Timespan.parse(day).sort_key
        return self.date is None, day, at.id, at.turn or 0, at.paragraph or 0


def entry_of(readout: Readout, passage: Passage, style: str) -> Entry:
    """Make an entry of a passage.

    Args:
        readout: The readout that the passage is of.
        passage: What is quoted.
        style: A style of `citing.STYLES` that has a credit.

    Raises:
        ValueError: The passage holds no words.
    """
    cut = excerpt(readout, passage)
    return Entry(
        locator=cut.locator,
        title=readout.title,
        date=readout.date,
        place=readout.place,
        publisher=(readout.source or Source()).publisher,
        url=cut.url,
        parts=cut.parts,
        before=before(readout, passage),
        after=after(readout, passage),
        credit=credit(readout, passage, style),
    )


def entry_at(library: Library, locator: Locator, style: str) -> Entry:
    """Make an entry of what a locator names.

    Raises:
        LookupError: With a sentence for the user, if there is no such passage, or its words are gone.
    """
    readout = library.readout(locator.id)
    resolved = resolve(readout, locator)
    if resolved is None:
        raise LookupError(f"no passage {locator}: the readout has no such paragraph")
    if resolved.lost:
        raise LookupError(why_lost(readout, locator, resolved))
    entry = entry_of(readout, passage_at(readout, locator, resolved), style)
    return replace(entry, remarks=(_moved(locator),)) if resolved.moved else entry


def entries_of(library: Library, marks: Iterable[Mark], style: str) -> list[Entry]:
    """Make an entry of each mark, in their order; of those whose words are lost, from what the mark keeps."""
    return [_entry_of_mark(library, mark, style) for mark in marks]


def _entry_of_mark(library: Library, mark: Mark, style: str) -> Entry:
    try:
        readout = library.readout(mark.at.id)
    except UnknownReadoutError:
        return _lost(mark, "lost: the archive has no such readout any more")
    where = found(readout, mark)
    if where is None or where.lost:
        return _lost(mark, "lost: the readout does not have these words any more")
    remarks = [_moved(mark.at)] if where.moved else []
    if where.changed:
        remarks.append(f"changed: when it was marked, it was “{mark.quote}”")
    return replace(
        entry_of(readout, where.passage, style),
        note=mark.note,
        tags=mark.tags,
        made=mark.made,
        remarks=tuple(remarks),
    )


def _moved(locator: Locator) -> str:
    return f"moved: it was {locator}"


def _lost(mark: Mark, remark: str) -> Entry:
    voice = Voice(mark.speaker, None, "direct" if mark.speaker else "narration")
    entry = Entry(
        locator=mark.at,
        title=mark.title,
        date=mark.date,
        place=None,
        publisher=None,
        url=None,
        parts=(Part(voice, None, tuple(mark.quote.split(PARAGRAPH_BREAK)), mark.quote),),
        before=None,
        after=None,
        credit="",
        note=mark.note,
        tags=mark.tags,
        made=mark.made,
        remarks=(remark,),
    )
    facts = [mark.speaker, f"“{mark.title}”", entry.spelled_date]
    return replace(entry, credit=f"{', '.join(filter(None, facts))} ({mark.at}).")
