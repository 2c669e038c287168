"""Blocks and cues become turns: direct speech, reported speech and narration told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout_tui.importing.cues import Cue
from readout_tui.importing.pages import Block
from readout_tui.importing.people import Figure, Roster
from readout_tui.importing.speech import (
    CLOSING_QUOTE,
    DASH,
    OPENING_QUOTE,
    is_first_person,
    lead_in,
    reported_by,
)
from readout_tui.model import Doubt, Mode, Note, Turn
from readout_tui.text import fold

_FOLLOWS = re.compile(r"\bfollows?:$")
_SET_OFF = 4
"""The indent from which wrapped plain text is a document put into the page."""


@dataclass(slots=True)
class Draft:
    """A turn while it is put together."""

    mode: Mode
    figure: Figure | None = None
    label: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    """Notes, each with the number of paragraphs that stood before it."""
    doubts: list[str] = field(default_factory=list)
    quoted: bool = False
    """The speech stands in quotation marks and ends with them."""
    whole: bool = False
    """All that follows is this speech."""
    language: str | None = None
    """The speech's language, where the page says that it is not the page's."""


class TurnMaker:
    """Puts the turns of one page together, in reading order."""

    def __init__(self, roster: Roster) -> None:
        """Begin with no turn."""
        self._roster = roster
        self.drafts: list[Draft] = []
        self._doubted: set[str] = set()
        """Labels whose speaker was doubted already."""
        self._inserted = False
        """A document stands here that nobody speaks, until the next speaker begins."""

    def make(
        self, blocks: Sequence[Block], cues: Sequence[Cue], skipped: set[int], told: frozenset[int]
    ) -> list[Draft]:
        """Make drafts of all blocks but the skipped ones; blocks that nobody says become notes.

        Args:
            blocks: The page's blocks.
            cues: Where speakers begin, in order.
            skipped: Indexes of blocks that stand over the text.
            told: Indexes of blocks that are narration wherever they stand.
        """
        by_block: dict[int, list[Cue]] = {}
        for cue in cues:
            by_block.setdefault(cue.block, []).append(cue)
        following: Block | None = None
        after: list[Block | None] = []
        for block in reversed(blocks):
            after.append(following)
            following = block if block.kind != "rule" else following
        for i, (block, following) in enumerate(zip(blocks, reversed(after), strict=True)):
            if i in skipped:
                continue
            if block.kind in ("rule", "furniture"):
                for text in (block.text, *block.marks):
                    self._note(text)
                continue
            if i in told:
                self._narrate(block.text)
            else:
                self._read(block, by_block.get(i, []), following)
            for mark in block.marks:
                self._note(mark)
        self._part_reported()
        return self.drafts

    @property
    def _current(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _note(self, text: str) -> None:
        if self._current is None:
            self.drafts.append(Draft("narration"))
        current = self.drafts[-1]
        current.marks.append((len(current.paragraphs), text))

    def _read(self, block: Block, cues: list[Cue], following: Block | None) -> None:
        start = 0
        for cue in cues:
            self._inserted = False
            self._say(block.text[start : cue.start], following="")
            spoken = self._roster.speaker(cue)
            draft = Draft("direct", spoken.figure, cue.label)
            if spoken.doubt and fold(cue.label) not in self._doubted:
                # Once is enough: whoever settles it settles it for the label.
                self._doubted.add(fold(cue.label))
                draft.doubts.append(spoken.doubt)
            self.drafts.append(draft)
            start = cue.speech
        if cues:
            rest = block.text[start:].strip()
            if rest:
                self.drafts[-1].paragraphs.append(rest)
        elif self._inserted or _announces(block, following):
            self._narrate(block.text)
        else:
            self._say(block.text, following.text if following else "")
        self._inserted = self._inserted or (following is not None and _inserts(block, following))

    def _say(self, text: str, following: str) -> None:
        """Add a paragraph without a label: it goes on, hands over, reports or tells."""
        text = text.strip()
        if not text:
            return
        current = self._current
        spoken = current is not None and current.mode == "direct" and not self._has_closed(current, text)
        lead = lead_in(text, following, self._roster, spoken=spoken) if following else None
        if lead:
            self._narrate(text)
            draft = Draft("direct", lead.figure, whole=lead.whole)
            draft.quoted = bool(OPENING_QUOTE.match(following)) and not lead.whole
            if lead.doubt:
                draft.doubts.append(lead.doubt)
            self.drafts.append(draft)
            return
        if current is None or not spoken:
            self._narrate(text)
            return
        if not current.paragraphs and current.label is None:
            text = DASH.sub("", text, count=1) if DASH.match(text) else text
        current.paragraphs.append(text)

    @staticmethod
    def _has_closed(current: Draft, text: str) -> bool:
        return (
            current.quoted
            and bool(current.paragraphs)
            and bool(CLOSING_QUOTE.search(current.paragraphs[-1]))
            and not OPENING_QUOTE.match(text)
        )

    def _narrate(self, text: str) -> None:
        figure = reported_by(text, self._roster, by_office=True)
        mode: Mode = "reported" if figure else "narration"
        current = self._current
        if current is None or current.mode != mode or current.figure is not figure:
            self.drafts.append(Draft(mode, figure))
        self.drafts[-1].paragraphs.append(text)

    def _part_reported(self) -> None:
        """Part from a direct turn the paragraphs at its end that report what somebody said.

        Nothing on the page marks them: the person and the tense do. They end the page, or stand before a
        lead-in.
        """
        parted: list[Draft] = []
        last = max((i for i, draft in enumerate(self.drafts) if draft.mode == "direct"), default=-1)
        for number, draft in enumerate(self.drafts):
            may_end = number == last or draft.label is None
            if draft.mode != "direct" or draft.quoted or draft.whole or not may_end:
                parted.append(draft)
                continue
            parted += self._parted(draft)
        self.drafts = parted

    def _parted(self, draft: Draft) -> list[Draft]:
        count = len(draft.paragraphs)
        first = count
        for i in range(count - 1, 0, -1):
            if is_first_person(draft.paragraphs[i]):
                break
            if reported_by(draft.paragraphs[i], self._roster, by_office=draft.label is None):
                first = i
        if first == count:
            return [draft]
        kept = replace(
            draft, paragraphs=draft.paragraphs[:first], marks=[m for m in draft.marks if m[0] <= first]
        )
        tail = TurnMaker(self._roster)
        for text in draft.paragraphs[first:]:
            tail._narrate(text)
        if draft.label and (figure := tail.drafts[0].figure):
            tail.drafts[0].doubts.append(f"mode: taken for speech of {figure.name} that the page reports")
        tail.drafts[-1].marks += [
            (len(tail.drafts[-1].paragraphs), text) for at, text in draft.marks if at > first
        ]
        return [kept, *tail.drafts]


def _inserts(block: Block, following: Block) -> bool:
    """Tell whether a paragraph hands over to a document that the page sets off by an indent."""
    return following.indent >= _SET_OFF > block.indent and bool(_FOLLOWS.search(block.text))


def _announces(block: Block, following: Block | None) -> bool:
    """Tell whether a paragraph is the clerk's: it hands over to a document, and nobody says `I` in it."""
    return following is not None and _inserts(block, following) and not is_first_person(block.text)


def finished(drafts: Sequence[Draft], roster: Roster) -> tuple[list[Turn], list[Note], list[Doubt]]:
    """Make turns of drafts, and notes and doubts with their places.

    A draft without a word hands its notes to the turn before it. A label without a word says nothing, and is
    kept as the text of a narration so that no word is lost.
    """
    turns: list[Turn] = []
    notes: list[Note] = []
    doubts: list[Doubt] = []
    for draft in drafts:
        number = len(turns) + 1
        paragraphs = draft.paragraphs
        if not paragraphs and draft.label:
            draft = Draft("narration", paragraphs=[draft.label], marks=draft.marks, language=draft.language)
            paragraphs = draft.paragraphs
        for before, text in draft.marks:
            at = f"{number}.{before}" if before else str(number) if paragraphs else str(number - 1)
            notes.append(Note(at=at if at != "0" else None, text=text))
        if not paragraphs:
            continue
        doubts += [Doubt(at=str(number), text=text) for text in draft.doubts]
        turns.append(_turn(draft, roster))
    return turns, notes, doubts


def _turn(draft: Draft, roster: Roster) -> Turn:
    speaker = roster.identify(draft.figure) if draft.figure else None
    derived: Mode = "direct" if speaker or draft.label else "narration"
    return Turn(
        speaker=speaker,
        label=draft.label,
        mode=None if draft.mode == derived else draft.mode,
        language=draft.language,
        text="\n\n".join(draft.paragraphs),
    )
