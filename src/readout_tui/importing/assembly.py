"""A page becomes a readout: the steps of importing, in their order."""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import PurePath
from urllib.parse import urlsplit

from msgspec.structs import replace

from readout_tui.importing.asides import looks_spoken, unspoken
from readout_tui.importing.attribution import attributed
from readout_tui.importing.cues import Cue, find_candidates, find_cues
from readout_tui.importing.datelines import with_datelines_parted
from readout_tui.importing.dates import find_date
from readout_tui.importing.furniture import set_aside
from readout_tui.importing.head import Head, read_head
from readout_tui.importing.ids import readout_id
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.language import language_of
from readout_tui.importing.lexicon import OPENERS
from readout_tui.importing.markdown import front_matter
from readout_tui.importing.mentions import mentions
from readout_tui.importing.pages import Block, Page, decode, read_page
from readout_tui.importing.people import Roster
from readout_tui.importing.presence import met_before, opening_of, without_inflected
from readout_tui.importing.records import read_record
from readout_tui.importing.speech import hands_over
from readout_tui.importing.tei import read_tei
from readout_tui.importing.turns import Draft, TurnMaker, finished
from readout_tui.model import Doubt, Note, Readout, Source
from readout_tui.text import clean_line, fold

_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.{0,20000}?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
"""Front matter in bytes, for what has a form of its own from its first sign on: transcripts and records."""


def import_page(data: bytes, name: str) -> Readout:
    """Make a readout of a page: text, Markdown, HTML, TEI, or a readout's own JSON.

    Every word of the page is in the readout's title, dateline, labels, text or notes, and no word is added;
    what was guessed stands in its doubts.

    Args:
        data: The page's bytes.
        name: The file's name: its ending tells the format, and it is asked last for a title and a date.

    Raises:
        PageError: The page cannot be read, with the reason in one line.
    """
    ready = _ready(data, name)
    if ready is not None:
        return ready
    page = read_page(data, name)
    blocks = set_aside(with_datelines_parted(page.blocks))
    head, cues = _head_and_cues(page, blocks, name)
    text = "\n".join(block.text for block in blocks)
    roster = Roster(head.title, text)
    over = head.taken | head.repeated
    opening = opening_of(blocks, _speech_begins(blocks, cues), over)
    present = met_before(roster, head.title, opening)
    drafts = TurnMaker(roster).make(blocks, cues, over, unspoken(blocks, cues))
    drafts = attributed(drafts, head.title, roster)
    if not any(draft.paragraphs or draft.label for draft in drafts):
        drafts = _without_speech(drafts, head)
    turns, notes, doubts = finished(drafts, roster)
    speaking = [d.figure for d in drafts if d.figure]
    present, inflected = without_inflected(present, speaking)
    participants = roster.participants([*present, *speaking])
    speakers = [roster.identify(d.figure) for d in drafts if d.figure and d.mode == "direct"]
    notes = _head_notes(blocks, head) + notes
    doubts = [
        *(Doubt(at=at, text=said) for at, said in head.doubts),
        *(Doubt(text=said) for said in page.doubts),
        *(Doubt(at="participants", text=said) for said in inflected),
        *doubts,
    ]
    if not speakers and not any(draft.label for draft in drafts) and looks_spoken(blocks):
        doubts.append(Doubt(at="turns", text="the page looks like a transcript, but no speaker was found"))
    return Readout(
        readout=1,
        id=readout_id(head.title, head.date, participants, speakers),
        title=head.title,
        date=head.date,
        dateline=head.dateline,
        place=page.facts.place or head.place,
        kind=kind_of(head.title),
        language=page.facts.language or language_of(text),
        tags=page.facts.tags,
        source=_source(page, data, name),
        participants=participants,
        turns=tuple(turns),
        notes=tuple(notes),
        doubts=tuple(doubts),
    )


def _ready(data: bytes, name: str) -> Readout | None:
    """Read a page that says by itself who speaks; what stands in front matter over it holds before that."""
    matter = _FRONT_MATTER.match(data)
    page = data[matter.end() :] if matter else data
    record = read_record(page, name)
    ready = record or read_tei(page, name)
    if ready is None or matter is None:
        return ready
    given, doubts, _ = front_matter(decode(matter.group())[0])
    date = find_date(given.date or "")
    published = find_date(given.published or "")
    source = ready.source or Source()
    title, day = given.title or ready.title, date.day.isoformat() if date else ready.date
    speakers = [turn.speaker for turn in ready.turns if turn.speaker and turn.spoken_mode == "direct"]
    return replace(
        ready,
        id=record.id if record else readout_id(title, day, ready.participants, speakers),
        title=title,
        date=day,
        place=given.place or ready.place,
        language=given.language or ready.language,
        tags=given.tags or ready.tags,
        source=replace(
            source,
            publisher=given.publisher or source.publisher,
            url=given.url or source.url,
            published=published.day.isoformat() if published else source.published,
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        doubts=(*(Doubt(text=said) for said in doubts), *ready.doubts),
    )


def _head_and_cues(page: Page, blocks: list[Block], name: str) -> tuple[Head, list[Cue]]:
    """Find head and cues: the head ends where speech begins, and its title tells which labels are names."""
    candidates = find_candidates(blocks)
    cues = find_cues(candidates, frozenset())
    head = read_head(page, blocks, name, cues[0].block if cues else len(blocks))
    first = cues[0].block if cues else 6
    known = (
        frozenset(
            fold(word).removesuffix("'s").removesuffix("’s")
            for part in (head.title, *(b.text for b in opening_of(blocks, first, set())))
            for m in mentions(part)
            for word in (m.who.name or "").split()
        )
        - OPENERS
    )
    named = frozenset(fold(w).strip(",.’'") for w in head.title.split() if w[:1].isupper()) - OPENERS
    over = head.taken | head.repeated
    cues = [c for c in find_cues(candidates, known | named) if c.block not in over]
    if cues:
        head = read_head(page, blocks, name, cues[0].block)
    return head, cues


def _head_notes(blocks: list[Block], head: Head) -> list[Note]:
    """Make notes of what stands over the text and is neither title nor dateline."""
    marks = [mark for i in sorted(head.taken) for mark in blocks[i].marks]
    repeated = [text for i in sorted(head.repeated) for text in (blocks[i].text, *blocks[i].marks)]
    return [Note(text=text) for text in (*marks, *repeated) if text]


def _without_speech(drafts: list[Draft], head: Head) -> list[Draft]:
    """Make one turn where a page has none, for a readout needs it: of its notes, dateline or title."""
    paragraphs = [text for draft in drafts for _, text in draft.marks]
    if not paragraphs and head.dateline:
        paragraphs, head.dateline = [head.dateline], None
    elif not paragraphs:
        paragraphs = [head.title]
        head.doubts.append(("title", "the page has a title and nothing else"))
    return [Draft("narration", paragraphs=paragraphs)]


def _speech_begins(blocks: list[Block], cues: list[Cue]) -> int:
    """Return the index of the block where speech begins: at the first cue, or after the first lead-in."""
    first = cues[0].block if cues else len(blocks)
    pairs = itertools.pairwise(blocks[: first + 1])
    return next((i for i, (block, after) in enumerate(pairs, 1) if hands_over(block.text, after.text)), first)


def _source(page: Page, data: bytes, name: str) -> Source:
    facts = page.facts
    published = find_date(facts.published or "")
    host = urlsplit(facts.url).hostname if facts.url and "://" in facts.url else None
    return Source(
        publisher=facts.publisher or (host.removeprefix("www.") if host else None),
        url=facts.url if host else None,
        published=published.day.isoformat() if published else None,
        file=clean_line(PurePath(name).name),
        sha256=hashlib.sha256(data).hexdigest(),
    )
