"""What stands over a page's text: title, date and time, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from readout_tui.importing.datelines import (
    HEAD_BLOCKS,
    date_of_line,
    is_dateline,
    names_place,
    rest_of_line,
)
from readout_tui.importing.dateorders import date_order
from readout_tui.importing.dates import Found, Order, find_clock, find_date
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.letterheads import letterhead
from readout_tui.importing.mentions import mentions
from readout_tui.importing.pages import Block, Page
from readout_tui.importing.words import is_office
from readout_tui.text import folded_words

_TITLE_LENGTH = 400
_CLOSES = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_PUBLISHED = re.compile(
    r"\b(?:issued|published|posted|updated|immediate release|publicado|publié|veröffentlicht"
    r"|опубликован\w*|yayın\w*)\b",
    re.IGNORECASE,
)
_SAME_EVENT_DAYS = 31
"""A title whose date is further from the day of publication speaks of another day."""
_BEFORE_DATE = re.compile(r"(?:[,(:–—]|\b(?:am|den|le|el))\s*$")
"""What a title prints before its own date, though something follows it."""
_TRANSCRIPT = re.compile(
    r"\b(?:transcript(?:ion)?|verbatim|mitschrift|wortlaut|protokoll|transcripción|trascrizione|transcrição"
    r"|стенограмма|tutanak)\b|实录|記録",
    re.IGNORECASE,
)
_FILE_WORDS = re.compile(r"[-_\s]+")


@dataclass(slots=True)
class Head:
    """What stands over the text, and the blocks that it was read from."""

    title: str = ""
    date: str | None = None
    dateline: str | None = None
    place: str | None = None
    bare: bool = False
    """The dateline is a day and nothing else, which may be the day of publication."""
    taken: set[int] = field(default_factory=set)
    """Indexes of the blocks that are title or dateline."""
    repeated: set[int] = field(default_factory=set)
    """Indexes of blocks that print the title once more."""
    released: Found | None = None
    """The date beside the line that releases the page."""
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """A field's name and what is doubtful of it."""


def read_head(page: Page, blocks: Sequence[Block], name: str, first_cue: int) -> Head:
    """Read title, date, dateline and place.

    Args:
        page: The page, for its facts.
        blocks: Its blocks, furniture marked.
        name: The file's name, which is asked last and always doubted.
        first_cue: The index of the block where the first speaker begins.
    """
    head = Head()
    order = date_order(page.facts, blocks, name)
    over, head.released = letterhead(blocks, first_cue, order)
    head.repeated.update(i for i in over if blocks[i].kind != "furniture")
    near = [
        i
        for i in range(min(len(blocks), HEAD_BLOCKS))
        if blocks[i].kind != "furniture" and i <= first_cue and i not in over
    ]
    _read_title(head, page, blocks, near, name, first_cue)
    _read_dateline(head, blocks, near, first_cue, order)
    _read_date(head, page, blocks, near, name, order)
    return head


def _read_title(
    head: Head, page: Page, blocks: Sequence[Block], near: list[int], name: str, first_cue: int
) -> None:
    heading = next(
        (i for i in near if blocks[i].kind == "heading" and not is_dateline(blocks[i].text, 1)), None
    )
    stated = page.facts.title
    if stated and any(folded_words(blocks[i].text) == folded_words(stated) for i in head.repeated):
        # A page that calls itself what its letterhead says: the site's name.
        stated = None
    if stated:
        head.title = stated
    elif heading is not None:
        head.title = blocks[heading].text.replace("\n", " ")
        head.taken.add(heading)
        _join_second_line(head, blocks, heading + 1 if heading + 1 in near else None)
    else:
        _title_of_text(head, blocks, near, first_cue)
    words = folded_words(head.title)
    for i in near:
        same = bool(words) and folded_words(blocks[i].text) == words
        if same and not head.taken and not stated:
            head.taken.add(i)
        elif same and i not in head.taken:
            head.repeated.add(i)
    if not head.title:
        _title_with_date(head, blocks, near)
    if not head.title:
        head.title = _FILE_WORDS.sub(" ", PurePath(name).stem).strip() or "Untitled"
        head.doubts.append(("title", "the page shows no title: taken from the file's name"))


def _title_of_text(head: Head, blocks: Sequence[Block], near: list[int], first_cue: int) -> None:
    """Take the first block that is short, no date, and closes no sentence unless a dateline follows it."""
    for number, i in enumerate(near[:4]):
        text = blocks[i].text
        if i >= first_cue or len(text) > _TITLE_LENGTH or blocks[i].kind == "rule":
            return
        if is_dateline(text) and not (number == 0 and kind_of(text)):
            continue
        following = blocks[near[number + 1]].text if number + 1 < len(near) else ""
        if following and _names_a_kind_only(text) and kind_of(following) and mentions(following):
            # `Mitschrift Pressekonferenz`, and under it whose: the page's own title.
            head.repeated.add(i)
            continue
        if not _CLOSES.search(text) or is_dateline(following) or _ends_with_date(text):
            head.title = text.replace("\n", " ")
            head.taken.add(i)
            _join_second_line(head, blocks, near[number + 1] if number + 1 < len(near) else None)
        return


def _names_a_kind_only(text: str) -> bool:
    """Tell whether a line says in a few words what sort of page it is, and of nobody."""
    telling = kind_of(text) is not None or _TRANSCRIPT.search(text) is not None
    return telling and len(text.split()) <= 4 and find_date(text) is None and not mentions(text)


def _join_second_line(head: Head, blocks: Sequence[Block], index: int | None) -> None:
    """Add to the title the line under it that goes on in small letters: `by the Secretary General`."""
    line = blocks[index].text if index is not None else ""
    goes_on = line[:1].islower() or (
        index is not None and blocks[index].runs_on and head.title.isupper() and line.isupper()
    )
    if index is not None and goes_on and len(line) <= _TITLE_LENGTH and not _is_no_title(line):
        head.title += f" {line.replace(chr(10), ' ')}"
        head.taken.add(index)


def _is_no_title(line: str) -> bool:
    return _CLOSES.search(line) is not None or is_dateline(line)


def _ends_with_date(text: str) -> bool:
    """Tell whether a line ends with a date, though a full stop stands behind it: `24 kwietnia 2024 r.`."""
    found = find_date(text)
    return found is not None and len(text) - found.end <= 6


def _title_with_date(head: Head, blocks: Sequence[Block], near: list[int]) -> None:
    """Take for the title a first line that holds a date among words enough for one."""
    first = next((i for i in near[:1] if blocks[i].kind != "rule"), None)
    if first is None or not is_dateline(blocks[first].text):
        return
    rest = rest_of_line(blocks[first].text, date_of_line(blocks[first].text, None))
    if is_office(rest) or len(rest.split()) > 3:
        head.title = blocks[first].text.replace("\n", " ")
        head.taken.add(first)


def _read_dateline(
    head: Head, blocks: Sequence[Block], near: list[int], first_cue: int, order: Order | None
) -> None:
    lines = [
        i
        for i in near
        if i not in head.taken | head.repeated
        and i < first_cue
        and is_dateline(blocks[i].text, 1 if blocks[i].kind == "heading" else 9)
    ]
    if not lines:
        return
    published = [i for i in lines if _PUBLISHED.search(blocks[i].text)]
    if 0 < len(published) < len(lines):
        # `Issued on: 3 April`: the page's day, not the event's. It stays among the notes.
        head.repeated.update(published)
        lines = [i for i in lines if i not in published]
    used = lines[:2] if len(lines) > 1 and lines[1] - lines[0] <= 2 else lines[:1]
    before = used[0] - 1
    place_above = before >= 0 and before not in head.taken | head.repeated and _is_place(blocks[before])
    if place_above and not any(names_place(_rest_of(blocks[i], order)) for i in used):
        # `James S. Brady Press Briefing Room`, and under it the clock.
        used = [before, *used]
    below = used[-1] + 1
    spread = len(used) > 1 and below in near and below < first_cue and below not in head.taken | head.repeated
    if spread and _is_place(blocks[below]) and len(blocks[below].text) <= 60:
        # Day, clock and place on lines of their own.
        used.append(below)
    head.taken.update(used)
    head.dateline = ", ".join(line.rstrip(" ,") for i in used for line in blocks[i].text.split("\n"))
    rests = [_rest_of(blocks[i], order) for i in used]
    head.place = next((rest for rest in rests if names_place(rest)), None)
    head.bare = head.place is None and find_clock(head.dateline) is None


def _rest_of(block: Block, order: Order | None) -> str:
    return rest_of_line(block.text, date_of_line(block.text, order))


def _is_place(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) <= 100
        and not is_office(block.text)
        and not _CLOSES.search(block.text.removesuffix("D.C."))
    )


def _read_date(
    head: Head, page: Page, blocks: Sequence[Block], near: list[int], name: str, order: Order | None
) -> None:
    """Ask in turn: the dateline, the facts, the title, the source's address, and last the file's name."""
    line = head.dateline or ""
    clock = find_clock(line)
    if clock and order is None and re.search(r"\b[ap]\.?\s?m\b", line, re.IGNORECASE):
        order = "month-first"
    printed = date_of_line(line, order) if line else None
    published = find_date(page.facts.published or "")
    titled = _in_title(head.title, order, published)
    own = find_date(page.facts.date or "")
    # What calls itself the date is somebody's word for this page, and the way to correct one that is misread.
    stated = [("the page's own date", own), ("the dateline", printed), ("the title", titled)]
    if head.bare and titled and titled.sure:
        stated = [stated[0], stated[2], stated[1]]
    asked = (
        *stated,
        ("the release line", head.released),
        ("the day of publication", published),
        ("the source's address", _in_address(page.facts.url)),
        ("the file's name", find_date(PurePath(name).stem.replace("_", "-"))),
    )
    where, found = next(((where, found) for where, found in asked if found), ("", None))
    if found is None:
        if year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", PurePath(name).stem):
            head.date = year.group()
            head.doubts.append(("date", "the page shows none: the year is taken from the file's name"))
        return
    timed = clock is not None and found.last is None and (printed is None or printed.day == found.day)
    head.date = found.text + (f"T{clock.text}" if clock and timed else "")
    for other, said in asked[:3]:
        if said and not said.agrees(found):
            head.doubts.append(("date", f"{other} says {said.text}"))
    if not found.sure:
        head.doubts.append(("date", f"day and month in {where} could be the other way round"))
    if where in ("the file's name", "the source's address"):
        head.doubts.append(("date", f"the page shows none: taken from {where}"))


def _in_title(title: str, order: Order | None, published: Found | None) -> Found | None:
    """Return the date with which a title begins or ends; one inside its sentence may be another event's."""
    found = find_date(title, order)
    if found is None:
        return None
    before, after = title[: found.start], title[found.end :].strip(" )].")
    at_edge = (
        not before.strip(" ([") or len(after) < 5 or (_BEFORE_DATE.search(before) and len(after.split()) < 4)
    )
    near = published is None or abs((found.day - published.day).days) <= _SAME_EVENT_DAYS
    return found if at_edge and near else None


def _in_address(url: str | None) -> Found | None:
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)", url or "")
    return find_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
