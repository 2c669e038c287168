"""Where a speaker begins: what the rules find, held against the page's own habit.

A rule's pattern proposes; `_believed` decides with what the page itself shows: labels that recur, that hold
an office or a form of address, or that name one of its people are labels, and a heading, a clock or the
opening of a sentence is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from readout_tui.importing.after_labels import SENTENCE_END, is_dated, is_person, is_roll
from readout_tui.importing.names import Designation, split_designation
from readout_tui.importing.pages import Block
from readout_tui.importing.rules import RULES, Style
from readout_tui.importing.setoff import (
    SET_OFF,
    Label,
    begins_behind_dash,
    counted,
    letters_that_answer,
    past_dash,
    shows_itself,
)
from readout_tui.importing.shapes import Shape, has_case, shape_of
from readout_tui.importing.words import is_honorific
from readout_tui.text import fold

_REMARK = re.compile(r"\s*[(\[][^()\[\]]{1,120}[)\]]$")
"""What stands in brackets after a label: a clock differs each time, and a country stands there once."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A place where a speaker begins."""

    block: int
    """The index of its block."""
    start: int
    """Where the label begins in the block's text."""
    speech: int
    """Where the speech begins in the block's text."""
    label: str
    """As printed, without its colon."""
    style: Style
    shape: Shape
    who: Designation
    alone: bool
    """The page shows this label once and nothing else speaks for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open a turn, with what its place on the page shows."""

    cue: Cue
    key: str
    """The label, folded, to count it by."""
    bold: bool
    empty: bool
    """Nothing follows the label on its line."""
    heading: bool
    """The page prints it as a heading."""
    broken: bool
    """The speech follows in the same paragraph, after a broken line."""
    roll: bool
    """What follows on its line are names and nothing else: those who are present, not what one says."""
    capitals: bool
    """The label is printed in capitals, or names nobody."""
    ends_sentence: bool
    """What follows on its line ends as a sentence does."""
    set_off: Label | None
    """The label as one that a dash sets off."""
    past_dash: int
    """Where the speech begins behind a dash after `Q`, or 0."""


def find_candidates(blocks: Sequence[Block]) -> list[Candidate]:
    """Return the lines of a page that look as if they opened a turn, in order."""
    below = [*(block.text if block.runs_on else "" for block in blocks[1:]), ""]
    return [
        c
        for index, (block, line) in enumerate(zip(blocks, below, strict=True))
        for c in _candidates(index, block, line)
    ]


def find_cues(candidates: Sequence[Candidate], names: frozenset[str]) -> list[Cue]:
    """Return the cues of a page, in order: those of its candidates that the page bears out.

    Args:
        candidates: What `find_candidates` found.
        names: The folded words of the names of people whom the page is known to be about.
    """
    counts = Counter(c.key for c in candidates if c.cue.style not in ("alone", *SET_OFF))
    lone = Counter(c.key for c in candidates if c.cue.style == "alone")
    set_off = _set_off(candidates)
    habit = set_off.total() + sum(n for label, n in counts.items() if n > 1)
    habit += sum(
        c.cue.shape in (Shape.NAMELESS, Shape.TITLED) and c.cue.style not in ("alone", "stop", *SET_OFF)
        for c in candidates
    )
    broken = sum(
        c.broken and (c.cue.shape in (Shape.NAMELESS, Shape.TITLED, Shape.OFFICE) or lone[c.key] > 1)
        for c in candidates
    )
    stops = sum(c.cue.style == "stop" and counts[c.key] > 1 for c in candidates)
    lone_again = sum(n > 1 for n in lone.values())
    letters = letters_that_answer((c.cue.style, c.key) for c in candidates)
    evidence = _Evidence(counts, lone, lone_again, broken, stops, habit, names, set_off, letters)
    believed = _with_answered(candidates, [_believed(c, evidence) for c in candidates])
    if _keeps_to_capitals(believed):
        believed = [c for c in believed if c.capitals or evidence.counts[c.key] > 1]
    return [_settled(c, evidence) for c in believed]


def _set_off(candidates: Sequence[Candidate]) -> Counter[Label]:
    """Count the labels that a dash sets off, where that is the page's habit."""
    # Where some have none, the dash after a `Q` is the speaker's own.
    asked = all(c.past_dash for c in candidates if c.cue.style == "question")
    return counted(
        (c.set_off, c.ends_sentence and shows_itself(c.cue.shape, capitals=c.capitals))
        for c in candidates
        if c.set_off and not c.roll and (asked or not c.past_dash)
    )


def _with_answered(candidates: Sequence[Candidate], verdicts: list[bool]) -> list[Candidate]:
    """Add a label that stands between two of one other speaker, who would not be named twice running."""
    spoken = [i for i, believed in enumerate(verdicts) if believed]
    added = {
        before + 1
        for before, after in pairwise(spoken)
        if after - before == 2
        and candidates[before].key == candidates[after].key
        and candidates[before + 1].cue.style == candidates[before].cue.style
        and candidates[before + 1].cue.shape in (Shape.WORD, Shape.NAME)
        and candidates[before + 1].empty == candidates[before].empty
    }
    return [c for i, c in enumerate(candidates) if verdicts[i] or i in added]


def _keeps_to_capitals(believed: list[Candidate]) -> bool:
    """Tell whether a page with many labels prints nearly all in capitals: then one that is not is none."""
    return len(believed) >= 10 and sum(c.capitals for c in believed) >= 0.9 * len(believed)


def _has_capitals(label: str) -> bool:
    return any(len(word) > 1 and word.isupper() for word in label.split())


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a page's habit says for and against labels."""

    counts: Counter[str]
    lone: Counter[str]
    lone_again: int
    """How many different lines that are nothing but a name come again."""
    broken: int
    """How many lines stand right over speech that are nothing but an office, or a name that shows itself."""
    stops: int
    """How many labels that end with a full stop come again."""
    habit: int
    """How many lines look like labels whatever the rest of the page says."""
    names: frozenset[str]
    set_off: Counter[Label]
    """How often each label stands that a dash sets off, where that is the page's habit."""
    letters: frozenset[str]

    def knows(self, who: Designation) -> bool:
        words = fold(who.name or "").split()
        return bool(words) and words[-1] in self.names


def _candidates(index: int, block: Block, below: str) -> Iterator[Candidate]:
    if block.kind in ("rule", "furniture"):
        return
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        found = _candidate(index, block, start, end, below)
        if found:
            yield found
        start = end + 1


def _candidate(index: int, block: Block, start: int, end: int, below: str) -> Candidate | None:
    for rule in RULES:
        match = rule.pattern.match(block.text, start, end)
        if match is None:
            continue
        label = match["label"].strip(' *"“”')
        # Where a full stop ends a label, what comes after the name may be anything: `Ada Lund, for hers`.
        stopped = rule.style in ("dash", "stop")
        named = label.partition(",")[0] if stopped and shape_of(label) is Shape.NONE else label
        shape = Shape.OFFICE if rule.style == "period" else shape_of(named)
        if shape is Shape.NONE or (stopped and is_honorific(label.split()[-1])):
            continue
        if rule.style == "colon" and (is_dated(block.text, match, end) or begins_behind_dash(label)):
            continue
        if rule.style == "spaced" and shape is Shape.WORD:
            continue
        if rule.style == "alone" and (block.kind == "item" or start):
            continue
        bold = _is_bold(block, *match.span("label"))
        cue = Cue(index, start, match.end(), label, rule.style, shape, split_designation(named), alone=False)
        broken = rule.style == "alone" and SENTENCE_END.search(block.text[match.end() :] or below) is not None
        said = block.text[match.end() : end]
        marked = rule.style in SET_OFF
        behind = past_dash(block.text, match.end()) if rule.style == "question" else 0
        roll = (rule.style == "colon" and is_roll(said)) or (marked and is_person(said))
        return Candidate(
            cue,
            key=fold(_REMARK.sub("", label) if label[-1:] in (")", "]") else label),
            bold=bold,
            empty=match.end() >= end,
            heading=block.kind == "heading",
            broken=broken,
            roll=roll,
            capitals=shape is Shape.NAMELESS or _has_capitals(label),
            ends_sentence=SENTENCE_END.search(said) is not None,
            set_off=("spaced", fold(label)) if behind else (rule.style, fold(label)) if marked else None,
            past_dash=behind,
        )
    return None


def _is_bold(block: Block, start: int, end: int) -> bool:
    """Tell whether all of a label is in bold; no bold span stands in another."""
    before = bisect_right(block.bold, start, key=itemgetter(0))
    return before > 0 and block.bold[before - 1][1] >= end


def _believed(candidate: Candidate, evidence: _Evidence) -> bool:
    cue, count = candidate.cue, evidence.counts[candidate.key]
    if cue.style in ("bracket", "circle", "period"):
        return True
    if cue.style == "question":
        return count > 1 or evidence.habit > 1 or candidate.set_off in evidence.set_off
    if candidate.set_off:
        again = evidence.set_off[candidate.set_off]
        told = shows_itself(cue.shape, capitals=candidate.capitals) or evidence.knows(cue.who)
        return (again > 1 or (again > 0 and told)) and not candidate.roll
    if cue.style == "alone":
        return _believed_alone(candidate, evidence)
    if cue.style == "stop":
        # Any sentence ends with a full stop: the page has to show twice that labels do.
        if cue.shape is Shape.NAMELESS:
            return candidate.bold or (count > 1 and evidence.stops > count)
        full = cue.shape is Shape.TITLED or cue.label.endswith(")") or "," in cue.label
        return count > 1 or (evidence.stops > 1 and full)
    if candidate.bold and not candidate.empty:
        return True
    others = evidence.habit - (count if count > 1 else 0) > 0
    match cue.shape:
        case Shape.NAMELESS:
            # Letters other than Q stand for a question or an answer only where they recur.
            telling = len(cue.label) > 1 or cue.label == "Q" or candidate.key in evidence.letters
            return (count > 1 or others) and (telling or count > 1)
        case Shape.TITLED:
            return True
        case Shape.OFFICE | Shape.CAPITALS | Shape.NAME:
            return count > 1 or (others and not candidate.roll) or evidence.knows(cue.who)
        case _:
            return (count > 1 and (others or not has_case(cue.label))) or evidence.knows(cue.who)


def _believed_alone(candidate: Candidate, evidence: _Evidence) -> bool:
    """A line with nothing but a name is a label where the page keeps that habit.

    A page with other labels may still set one who has the floor, and whom it knows, right over the speech.
    """
    cue, again = candidate.cue, evidence.lone[candidate.key] > 1
    if cue.shape is Shape.WORD or ((candidate.heading or cue.block == 0) and not again):
        return False
    if cue.shape is Shape.CAPITALS and not (candidate.broken and (again or cue.label.endswith(")"))):
        return False
    if evidence.habit > 1:
        known = again or candidate.bold or evidence.counts[candidate.key] > 0 or evidence.knows(cue.who)
        return candidate.broken and cue.shape is Shape.TITLED and known
    if evidence.lone_again + (evidence.broken > 1) < 2:
        return False
    return again or cue.shape is not Shape.NAME or (candidate.broken and cue.label.endswith(")"))


def _settled(candidate: Candidate, evidence: _Evidence) -> Cue:
    cue = candidate.cue
    once = evidence.counts[candidate.key] == 1 and cue.shape in (Shape.NAME, Shape.WORD, Shape.CAPITALS)
    alone = once and not evidence.knows(cue.who) and not candidate.bold
    if candidate.past_dash and candidate.set_off in evidence.set_off:
        cue = replace(cue, speech=candidate.past_dash)
    return replace(cue, alone=True) if alone else cue
