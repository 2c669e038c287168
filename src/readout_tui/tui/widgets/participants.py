"""The participants of one readout, by side, with how much each said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from readout_tui.model import Participant, Readout
from readout_tui.text import word_spans
from readout_tui.tui.sides import sign_of
from readout_tui.tui.widgets.row_list import Part, RowList
from readout_tui.user.themes import SIDES


@dataclass(frozen=True, slots=True)
class Side:
    """A heading over the participants of a side; without a name, over those without one."""

    name: str | None
    number: int = 0
    """That of its sign and colour, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class Share:
    """A participant and how much of the readout's speech is theirs."""

    participant: Participant
    turns: int
    words: float
    """Part of all words that anyone is given, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Role:
    """The role of the participant above."""

    text: str


BAR, BAR_FROM = 4, 24
"""Cells of the bar before a name, and of the pane from which on there is room for it."""

_EIGHTHS = ("", *"▏▎▍▌▋▊▉")

ParticipantItem: TypeAlias = Side | Share | Role


class Participants(RowList[ParticipantItem]):
    """Choosing a participant goes to that person's next turn.

    | Component class | Description |
    |---|---|
    | `row-list--side-1` to `row-list--side-8` | The sign of a side. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--side-{number}" for number in range(1, SIDES + 1)}

    def show(self, readout: Readout, numbers: Mapping[str, int]) -> None:
        """List a readout's participants, their sides with numbers."""
        shares = shares_of(readout)
        sides = dict.fromkeys(share.participant.side for share in shares)
        items: list[ParticipantItem] = []
        for side in sorted(sides, key=lambda side: side is None):
            if len(sides) > 1 or side is not None:
                items.append(Side(side, numbers.get(side or "", 0)))
            for share in shares:
                if share.participant.side == side:
                    items.append(share)
                    items += [Role(share.participant.role)] if share.participant.role else []
        self.set_items(items)

    @property
    def participant(self) -> Participant | None:
        """The participant under the cursor."""
        return self.current.participant if isinstance(self.current, Share) else None

    def stops(self, item: ParticipantItem) -> bool:
        """Stop at participants."""
        return isinstance(item, Share)

    def explains(self, item: ParticipantItem) -> bool:
        """The role belongs to its participant."""
        return isinstance(item, Role)

    def parts(self, item: ParticipantItem) -> Sequence[Part]:
        """Write the share of words as a bar, the name with turns and share, and the role below."""
        if isinstance(item, Side):
            sign = [(f" {sign_of(item.number)}", f"side-{item.number}")] if item.number else []
            return [*sign, (f" {item.name or 'No side'}", "heading")]
        if isinstance(item, Role):
            return [(f"{'':{len(self._before(0.0))}}  {item.text}", "muted")]
        said = said_told(item.turns, item.words) if item.turns else ""
        return [(self._before(item.words), "accent"), (item.participant.name, ""), (said, "muted")]

    def _before(self, words: float) -> str:
        """Return what stands before a name: a bar where there is room for it."""
        return f"{bar(words)} " if self.size.width >= BAR_FROM else " "


def said_told(turns: int, words: float) -> str:
    """Write a number of turns, and the part of all words, from 0 to 1."""
    return f"  {turns} · {words:.0%}"


def bar(part: float) -> str:
    """Write a part, from 0 to 1, as a bar of `BAR` cells; the least one is still seen."""
    eighths = max(round(part * 8 * BAR), int(part > 0))
    full, rest = divmod(eighths, 8)
    return f"{'█' * full + _EIGHTHS[rest]:<{BAR}}"


def shares_of(readout: Readout) -> list[Share]:
    """Return each participant's turns and share of the words that anyone is given, in the file's order."""
    words: dict[str | None, int] = {}
    turns: dict[str | None, int] = {}
    for turn in readout.turns:
        if turn.spoken_mode != "narration":
            words[turn.speaker] = words.get(turn.speaker, 0) + len(word_spans(turn.text))
            turns[turn.speaker] = turns.get(turn.speaker, 0) + 1
    total = sum(words.values()) or 1
    return [Share(p, turns.get(p.id, 0), words.get(p.id, 0) / total) for p in readout.participants]
