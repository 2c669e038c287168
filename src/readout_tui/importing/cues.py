"""Where a speaker begins: the rules by which pages introduce speech, and the page's own habit.

`RULES` is the whole of what may open a turn. A rule's pattern proposes; `_believed` decides with what the
page itself shows: labels that recur, that hold an office or a form of address, or that name one of its people
are labels, and a heading, a clock or the opening of a sentence is not.

No pattern repeats without a bound at a place where it could match in two ways, so a page of any size is read
in linear time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout_tui.importing.dates import find_date
from readout_tui.importing.names import Designation, split_designation
from readout_tui.importing.pages import Block
from readout_tui.importing.shapes import Shape, has_case, shape_of
from readout_tui.text import fold

Style = Literal["bracket", "circle", "question", "period", "colon", "alone"]

_INSIDE = r"(?:[^\n:：()（）]|\([^()\n]{0,120}\)|（[^（）\n]{0,120}）){1,180}+"
_CAPITALS = r"(?:[A-Z][a-z]{0,2}['’-]?)?[A-Z]{2,}(?:['’-][A-Za-z]*[A-Z]+)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which pages introduce a speaker at the start of a line."""

    style: Style
    example: str
    pattern: re.Pattern[str]
    """Its group `label` is the label as printed; the speech begins where the match ends."""


RULES: tuple[Rule, ...] = (
    Rule("bracket", "【山田外務大臣】", re.compile(r"【(?P<label>[^】\n]{1,60})】\s*")),
    Rule("circle", "○国務大臣（山田太郎君）　", re.compile(r"[○◯●](?P<label>[^\s○]{2,40})(?:\s+|$)")),
    Rule("question", "Q Good afternoon.", re.compile(r"(?P<label>Q)(?: +(?=[\"“‘'(\[—–…\-¿A-Z]|\d)|(?=$))")),
    Rule(
        "period",
        "Mr. ADEYEMI. I rise today",
        re.compile(
            rf"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.(?: (?:de|la|von|van|{_CAPITALS}|[A-Z]\.)){{1,4}}"
            rf"(?: of [A-Z][a-z]{{2,}}(?: [A-Z][a-z]+){{0,2}})?|"
            rf"The (?:Acting |Vice )?[A-Z]{{4,}}(?: [A-Z]{{2,}}){{0,3}}(?: pro tempore)?"
            rf"(?: \([^()\n]{{2,60}}\))?)"
            r"\.(?: +|$)",
            re.MULTILINE,
        ),
    ),
    Rule("colon", "President Adeyemi: Welcome.", re.compile(rf"(?P<label>{_INSIDE})[:：](?!//)\*{{0,2}}\s*")),
    Rule("alone", "La presidenta", re.compile(r"(?P<label>[^\n.:：;!?]{2,90})$", re.MULTILINE)),
)


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


def find_candidates(blocks: Sequence[Block]) -> list[Candidate]:
    """Return the lines of a page that look as if they opened a turn, in order."""
    return [c for index, block in enumerate(blocks) for c in _candidates(index, block)]


def find_cues(candidates: Sequence[Candidate], names: frozenset[str]) -> list[Cue]:
    """Return the cues of a page, in order: those of its candidates that the page bears out.

    Args:
        candidates: What `find_candidates` found.
        names: The folded words of the names of people whom the page is known to be about.
    """
    counts = Counter(c.key for c in candidates if c.cue.style != "alone")
    lone = Counter(c.key for c in candidates if c.cue.style == "alone")
    habit = sum(n for label, n in counts.items() if n > 1) + sum(
        c.cue.shape in (Shape.NAMELESS, Shape.TITLED) and c.cue.style != "alone" for c in candidates
    )
    evidence = _Evidence(counts, lone, sum(n > 1 for n in lone.values()), habit, names)
    believed = _with_answered(candidates, [_believed(c, evidence) for c in candidates])
    if _keeps_to_capitals(believed):
        believed = [c for c in believed if _has_capitals(c) or evidence.counts[c.key] > 1]
    return [_settled(c, evidence) for c in believed]


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
    return len(believed) >= 10 and sum(map(_has_capitals, believed)) >= 0.9 * len(believed)


def _has_capitals(candidate: Candidate) -> bool:
    return any(len(word) > 1 and word.isupper() for word in candidate.cue.label.split()) or (
        candidate.cue.shape is Shape.NAMELESS
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a page's habit says for and against labels."""

    counts: Counter[str]
    lone: Counter[str]
    lone_again: int
    """How many different lines that are nothing but a name come again."""
    habit: int
    """How many lines look like labels whatever the rest of the page says."""
    names: frozenset[str]

    def knows(self, who: Designation) -> bool:
        words = fold(who.name or "").split()
        return bool(words) and words[-1] in self.names


def _candidates(index: int, block: Block) -> Iterator[Candidate]:
    if block.kind in ("rule", "furniture"):
        return
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        found = _candidate(index, block, start, end)
        if found:
            yield found
        start = end + 1


def _candidate(index: int, block: Block, start: int, end: int) -> Candidate | None:
    for rule in RULES:
        match = rule.pattern.match(block.text, start, end)
        if match is None:
            continue
        label = match["label"].strip(' *"“”')
        shape = Shape.OFFICE if rule.style == "period" else shape_of(label)
        if shape is Shape.NONE or (rule.style == "colon" and _is_dated(block.text, match, end)):
            continue
        if rule.style == "alone" and (block.kind == "item" or start):
            continue
        bold = any(a <= match.start("label") and b >= match.end("label") for a, b in block.bold)
        cue = Cue(index, start, match.end(), label, rule.style, shape, split_designation(label), alone=False)
        return Candidate(cue, fold(label), bold, empty=match.end() >= end)
    return None


def _is_dated(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a colon stands in a clock, or before a date and nothing else."""
    colon, rest = match.end("label"), text[match.end() : end]
    if text[colon - 1 : colon].isdigit() and text[colon + 1 : colon + 2].isdigit():
        return True
    found = find_date(rest) if len(rest) < 40 else None
    return found is not None and not rest[: found.start] and len(rest) - found.end < 4


def _believed(candidate: Candidate, evidence: _Evidence) -> bool:
    cue, count = candidate.cue, evidence.counts[candidate.key]
    if cue.style in ("bracket", "circle", "period"):
        return True
    if cue.style == "question":
        return count > 1 or evidence.habit > 1
    if cue.style == "alone":
        return _believed_alone(candidate, evidence)
    if candidate.bold and not candidate.empty:
        return True
    others = evidence.habit - (count if count > 1 else 0) > 0
    match cue.shape:
        case Shape.NAMELESS:
            # Letters other than Q stand for a question or an answer only where they recur.
            return (count > 1 or others) and (len(cue.label) > 1 or cue.label == "Q" or count > 1)
        case Shape.TITLED:
            return True
        case Shape.OFFICE | Shape.CAPITALS:
            return count > 1 or others or evidence.knows(cue.who)
        case Shape.NAME:
            return count > 1 or others or evidence.knows(cue.who)
        case _:
            return (count > 1 and (others or not has_case(cue.label))) or evidence.knows(cue.who)


def _believed_alone(candidate: Candidate, evidence: _Evidence) -> bool:
    """A line with nothing but a name is a label where the page keeps that habit, and has no other."""
    cue = candidate.cue
    if evidence.habit > 1 or cue.shape in (Shape.WORD, Shape.CAPITALS):
        return False
    return evidence.lone_again > 1 and (evidence.lone[candidate.key] > 1 or cue.shape is not Shape.NAME)


def _settled(candidate: Candidate, evidence: _Evidence) -> Cue:
    cue = candidate.cue
    once = evidence.counts[candidate.key] == 1 and cue.shape in (Shape.NAME, Shape.WORD, Shape.CAPITALS)
    alone = once and not evidence.knows(cue.who) and not candidate.bold
    return Cue(cue.block, cue.start, cue.speech, cue.label, cue.style, cue.shape, cue.who, alone)
