"""Checks that look at more than one field: ids and speakers that have to agree, places that have to exist.

They look at the tree of nodes, so that they find what they can in a file that has other problems too.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec.structs import fields

from readout_tui.model import Readout, Source, Turn
from readout_tui.store.merging import Merges
from readout_tui.store.nodes import Node, Scalar, Sequence, items, scalars, value
from readout_tui.store.problems import Problems, Spot, advice, quoted
from readout_tui.store.source import STDIN
from readout_tui.text import clean

_PLACE = re.compile(r"([1-9][0-9]{0,6})(?:\.([1-9][0-9]{0,6}))?")
_FIELDS = [f.encode_name for f in fields(Readout)] + [f"source.{f.encode_name}" for f in fields(Source)]


def check_readout(root: Node, problems: Problems) -> None:
    """Add what does not agree within a readout's file."""
    own = value(root, "id")
    path = problems.path
    if isinstance(own, Scalar) and path != STDIN and _composed(own.text) != _composed(path.stem):
        message = f"the id {quoted(own.text)} differs from the file's name: rename one of them"
        problems.add(own.spot, message)
    turns = value(root, "turns")
    if isinstance(turns, Sequence) and not turns.items:
        problems.add(turns.spot, "'turns' is empty: a readout has one at least")
    _check_unique(items(value(root, "participants")), problems)
    _check_speakers(root, problems)
    places = _Places(root)
    for key in ("notes", "doubts"):
        for at in scalars(items(value(root, key)), "at"):
            trouble = places.trouble(at.text, may_name_field=key == "doubts")
            if trouble is not None:
                problems.add(at.spot, trouble)


def check_people(root: Node, problems: Problems) -> None:
    """Add what does not agree within `people.yaml`."""
    people = items(value(root, "people"))
    _check_unique(people, problems)
    merges, merged = Merges(), dict[str, Spot]()
    for person in people:
        for own in scalars([person], "id"):
            for scalar in items(value(person, "differs_from")):
                if isinstance(scalar, Scalar) and scalar.text == own.text:
                    problems.add(scalar.spot, f"{quoted(own.text)} differs from itself: remove it")
            for scalar in items(value(person, "ids")):
                if isinstance(scalar, Scalar) and not merges.add(own.text, scalar.text):
                    trouble = _merge_trouble(own.text, scalar.text, merged.get(scalar.text))
                    problems.add(scalar.spot, trouble)
                elif isinstance(scalar, Scalar):
                    merged[scalar.text] = scalar.spot


def _merge_trouble(person: str, other: str, merged: Spot | None) -> str:
    if merged:
        return f"{quoted(other)} is merged already in line {merged.line}: remove one of them"
    if person == other:
        return f"{quoted(other)} is merged into itself: remove it"
    return f"{quoted(person)} and {quoted(other)} are merged into each other: remove one of them"


def _composed(text: str) -> str:
    # Some file systems keep names decomposed: `é` as `e` and an accent.
    return unicodedata.normalize("NFC", text)


def _check_unique(people: list[Node], problems: Problems) -> None:
    seen: dict[str, Spot] = {}
    for scalar in scalars(people, "id"):
        if scalar.text in seen:
            message = f"the id {quoted(scalar.text)} stands already in line {seen[scalar.text].line}"
            problems.add(scalar.spot, f"{message}: join both entries, or give one another id")
        seen.setdefault(scalar.text, scalar.spot)


def _check_speakers(root: Node, problems: Problems) -> None:
    participants = value(root, "participants")
    ids = [scalar.text for scalar in scalars(items(participants), "id")]
    if not isinstance(participants, Sequence | None) or len(ids) < len(items(participants)):
        # One of them has no proper id, which is a problem already: the speaker may be that one.
        return
    known = dict.fromkeys(ids)
    for speaker in scalars(items(value(root, "turns")), "speaker"):
        if speaker.text not in known and not problems.full:
            meant = advice(speaker.text, known, otherwise="add one with this id")
            problems.add(speaker.spot, f"the speaker {quoted(speaker.text)} is no participant: {meant}")


class _Places:
    """Knows which turns and paragraphs a file has."""

    def __init__(self, root: Node) -> None:
        turns = value(root, "turns")
        self._turns = turns.items if isinstance(turns, Sequence) else None
        self._counts: dict[int, int | None] = {}

    def trouble(self, at: str, *, may_name_field: bool) -> str | None:
        """Say why nothing can stand at a place, or None."""
        match = _PLACE.fullmatch(at)
        if match is None and may_name_field:
            if at in _FIELDS:
                return None
            return f"{quoted(at)} is neither a place (3.2) nor a field: {advice(at, _FIELDS)}"
        if match is None:
            return f"{quoted(at)} is no place: write a turn (3) or a turn and paragraph (3.2)"
        if self._turns is None:
            return None
        turn, paragraph = int(match[1]), int(match[2] or 0)
        if turn > len(self._turns):
            return f"there is no turn {turn}: the last is {len(self._turns)}"
        count = self._paragraph_count(turn)
        if count is not None and paragraph > count:
            return f"turn {turn} has no paragraph {paragraph}: the last is {count}"
        return None

    def _paragraph_count(self, turn: int) -> int | None:
        if turn not in self._counts and self._turns:
            text = value(self._turns[turn - 1], "text")
            paragraphs = Turn(text=clean(text.text)).paragraphs if isinstance(text, Scalar) else None
            self._counts[turn] = None if paragraphs is None else len(paragraphs)
        return self._counts[turn]
