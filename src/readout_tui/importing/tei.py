"""Transcripts of parliaments in TEI, as the ParlaMint corpora have them: who speaks is marked, and no guess.

Read are `u` and `sp` with their `who`, paragraphs in them, the `note` or `speaker` that prints a label, and
what happens meanwhile (`kinesic`, `vocal`, `incident`, other notes). Every word of the `text` is in the
readout; of the header, what `teiheader` reads.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import PurePath
from xml.etree.ElementTree import Element

from readout_tui.importing.dates import find_date
from readout_tui.importing.ids import readout_id
from readout_tui.importing.language import language_of
from readout_tui.importing.pages import PageError, decode, looks_like_html
from readout_tui.importing.people import Figure, Roster
from readout_tui.importing.teiheader import (
    Listed,
    Persons,
    language_tag,
    name_of_id,
    said_in,
    sitting_of,
)
from readout_tui.importing.turns import Draft, finished
from readout_tui.importing.xmltree import parse_xml
from readout_tui.model import Doubt, Note, Participant, Readout, Source
from readout_tui.text import clean_line

_LARGEST = 32 * 2**20
"""Bytes of the largest file that is read."""
_OPENING = 4096
_ROOT = re.compile(rb"<(?:[\w.-]+:)?TEI[\s>]")
_UTTERANCES = frozenset({"u", "sp"})
_PARAGRAPHS = frozenset({"seg", "p", "ab", "l", "lg", "q", "quote", "list", "table"})
_HOLDERS = frozenset({"text", "group", "front", "body", "back", "div", "floatingText"})
_REMARKS = frozenset({"note", "kinesic", "vocal", "incident", "stage", "writing", "shift"})
"""What somebody notes down and nobody says."""
_PARTED = _PARAGRAPHS | {"s", "w", "pc", "item", "row", "cell", "head", "label"}
"""What ends a word even where no space follows."""
_BREAKS = frozenset({"pb", "lb", "cb", "milestone", "pause", "anchor"})
_CHAIR = "Chair"
"""The role of who is marked as the chair, if the header tells no office."""
_TOLD = 50
"""The turns by whose words a language is told that the file does not name."""
_NAMED = 3
"""The names that a doubt gives as examples."""


def may_be_tei(opening: bytes) -> bool:
    """Tell whether a file's first bytes are those of one TEI text, rather than of a corpus's other files."""
    return opening.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_ROOT.search(opening[:_OPENING]))


def read_tei(data: bytes, name: str) -> Readout | None:
    """Read a TEI transcript, or return None if the bytes are none and may be some other page.

    Raises:
        PageError: They are XML and no transcript that can be read, with the reason in one line.
    """
    if not (may_be_tei(data) or PurePath(name).suffix.lower() == ".xml"):
        return None
    if len(data) > _LARGEST:
        raise PageError(f"not read: it has {len(data) >> 20} MB, more than {_LARGEST >> 20}")
    text, doubts = decode(data)
    if not may_be_tei(data) and looks_like_html(text):
        return None
    root = parse_xml(text)
    header, body = root.find("teiHeader"), root.find("text")
    if root.tag != "TEI" or body is None:
        raise PageError(f"not read: it is XML with '{root.tag}' and no text in TEI, as ParlaMint has it")
    language = language_tag(body.get("lang"), root.get("lang"))
    transcript = Transcript(language)
    transcript.read(body)
    return _readout(transcript, header if header is not None else Element("teiHeader"), doubts, data, name)


class Transcript:
    """A text's turns, in reading order."""

    def __init__(self, language: str | None) -> None:
        """Begin with no turn, in a text of a language."""
        self.drafts: list[Draft] = []
        self.figures: dict[str, Figure] = {}
        """Who speaks, by the id that `who` gives."""
        self.labels: defaultdict[str, list[str]] = defaultdict(list)
        """The labels that the text prints for each."""
        self.chairs: set[str] = set()
        """The ids of those who speak as chair."""
        self.language = language
        self._label: str | None = None
        """A label that waits for its speech."""

    def read(self, element: Element) -> None:
        """Read a part of the text: what its elements say, tell or hold."""
        self._tell(element.text)
        for child in element:
            if child.tag in _UTTERANCES:
                self._utter(child)
            elif child.tag in _HOLDERS:
                self.read(child)
            elif _prints_label(child):
                self._tell_label()
                self._label = said_in(child)
            elif child.tag == "gap":
                self._note(said_in(child))
            else:
                marks: list[str] = []
                self._tell(flat(child, marks))
                for mark in marks:
                    self._note(mark)
            self._tell(child.tail)
        if element.tag == "text":
            self._tell_label()

    def _tell(self, text: str | None) -> None:
        """Add a paragraph that nobody says."""
        said = " ".join((text or "").split())
        if not said:
            return
        if not self.drafts or self.drafts[-1].mode != "narration":
            self.drafts.append(Draft("narration"))
        self.drafts[-1].paragraphs.append(said)

    def _tell_label(self) -> None:
        """Keep a label that no speech followed."""
        label, self._label = self._label, None
        self._tell(label)

    def _note(self, text: str | None) -> None:
        if not text:
            return
        if not self.drafts:
            self.drafts.append(Draft("narration"))
        self.drafts[-1].marks.append((len(self.drafts[-1].paragraphs), text))

    def _utter(self, element: Element) -> None:
        self._begin(element)
        if not any(child.tag in _PARAGRAPHS or _prints_label(child) for child in element):
            self._say_flat(element)
            return
        self._say(element.text or "")
        for child in element:
            if _prints_label(child):
                if self.drafts[-1].paragraphs or self.drafts[-1].label:
                    self._begin(element)
                self._print(element, said_in(child))
            elif child.tag == "gap":
                self._note(said_in(child))
            else:
                self._say_flat(child)
            self._say(child.tail or "")

    def _begin(self, element: Element) -> None:
        """Begin the turn of whoever an utterance names."""
        named = [who.removeprefix("#") for who in element.get("who", "").split()]
        figure = self.figures.setdefault(named[0], Figure(named[0])) if named else None
        draft = Draft("direct", figure)
        if not named and not self._label:
            draft.doubts.append("speaker: the file does not say who speaks")
        if len(named) > 1:
            draft.doubts.append(f"speaker: {', '.join(named)} speak as one, taken for the first")
        languages = {
            language_tag(e.get("lang"), element.get("lang"), self.language)
            for e in element
            if e.tag in _PARAGRAPHS
        }
        if len(languages) == 1 and (spoken := languages.pop()) != self.language:
            draft.language = spoken
        if named and "#chair" in element.get("ana", "").split():
            self.chairs.add(named[0])
        self.drafts.append(draft)
        label, self._label = self._label, None
        self._print(element, label)

    def _print(self, element: Element, label: str | None) -> None:
        """Give the turn that has begun the label that the text prints for it."""
        shown = (label or "").rstrip(" :：")
        if not shown:
            return
        self.drafts[-1].label = shown
        for who in element.get("who", "").split()[:1]:
            self.labels[who.removeprefix("#")].append(shown)

    def _say_flat(self, element: Element) -> None:
        marks: list[str] = []
        said = flat(element, marks)
        self._say(_bracketed(said) if element.tag in _REMARKS else said)
        for mark in marks:
            self._note(mark)

    def _say(self, text: str) -> None:
        if said := " ".join(text.split()):
            self.drafts[-1].paragraphs.append(said)


def _prints_label(element: Element) -> bool:
    return element.tag == "speaker" or (element.tag == "note" and element.get("type") == "speaker")


def flat(element: Element, marks: list[str]) -> str:
    """Return an element's text on one line, remarks in brackets; what tells of a cut goes to `marks`."""
    out: list[str] = []
    _collect(element, out, marks)
    return " ".join("".join(out).split())


def _collect(element: Element, out: list[str], marks: list[str]) -> None:
    out.append(element.text or "")
    for child in element:
        if child.tag == "gap":
            marks.append(said_in(child) or "")
        elif child.tag in _REMARKS:
            out.append(f" {_bracketed(flat(child, marks))}")
        elif child.tag in _BREAKS:
            out.append(" ")
        else:
            _collect(child, out, marks)
        tail = child.tail or ""
        # Annotated text has a word on each line: only `join` tells where no space is meant.
        out.append(tail.lstrip() if _joins(child) else f" {tail}" if child.tag in _PARTED else tail)


def _joins(element: Element) -> bool:
    while element.get("join") != "right" and len(element):
        element = element[-1]
    return element.get("join") == "right"


def _bracketed(remark: str) -> str:
    """Put brackets round a remark that has none, as it stands in somebody's speech."""
    return remark if not remark or remark[0] in "([" else f"({remark})"


def _readout(
    transcript: Transcript, header: Element, decoding: tuple[str, ...], data: bytes, name: str
) -> Readout:
    sitting = sitting_of(header, transcript.language)
    doubts = [Doubt(text=said) for said in decoding]
    title, date = sitting.title, sitting.date
    if title is None:
        title = PurePath(name).stem or "Untitled"
        doubts.append(Doubt(at="title", text="the header has no title: taken from the file's name"))
    if date is None and (found := find_date(PurePath(name).stem.replace("_", " "))):
        date = found.day.isoformat()
        doubts.append(Doubt(at="date", text="the header has none: taken from the file's name"))
    roster = Roster(title, "")
    participants, guessed = _participants(transcript, Persons(header, date, transcript.language), roster)
    if guessed:
        shown = f"{', '.join(guessed[:_NAMED])}{', …' if len(guessed) > _NAMED else ''}"
        said = f"names made of ids, as the header lists no such persons: {shown}"
        doubts.append(Doubt(at="participants", text=said))
    turns, notes, found_doubts = finished(transcript.drafts, roster)
    if not turns:
        raise PageError("not read: no text is in it")
    told = "\n".join(turn.text for turn in turns[:_TOLD])
    return Readout(
        readout=1,
        id=readout_id(title, date, participants, [turn.speaker for turn in turns if turn.speaker]),
        title=title,
        date=date,
        dateline=sitting.dateline,
        place=sitting.place,
        kind="debate",
        language=transcript.language or language_of(told),
        source=Source(
            publisher=sitting.publisher,
            url=sitting.url,
            published=sitting.published,
            file=clean_line(PurePath(name).name),
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        participants=participants,
        turns=tuple(turns),
        notes=(*([Note(text=sitting.subtitle)] if sitting.subtitle else []), *notes),
        doubts=(*doubts, *found_doubts),
    )


def _participants(
    transcript: Transcript, persons: Persons, roster: Roster
) -> tuple[tuple[Participant, ...], list[str]]:
    """Name those who speak: as the header lists them, else by their ids; return them, and the latter."""
    guessed: list[str] = []
    participants: list[Participant] = []
    for who, figure in transcript.figures.items():
        listed = persons.find(who)
        if listed is None:
            listed = Listed(name_of_id(who, transcript.labels[who]) or who, None, None)
            guessed.append(listed.name)
        figure.name = listed.name
        role = listed.role or (_CHAIR if who in transcript.chairs else None)
        participants.append(
            Participant(id=roster.identify(figure), name=listed.name, role=role, side=listed.side)
        )
    return tuple(participants), guessed
