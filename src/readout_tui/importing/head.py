"""What stands over a page's text: title, date and time, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from readout_tui.importing.dates import Found, Order, find_any_date, find_clock, find_date, numeric_order
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.pages import Block, Page
from readout_tui.importing.words import is_office
from readout_tui.text import folded_words

_WEEKDAY = re.compile(
    r"[（(][月火水木金土日](?:曜日?)?[)）]|於：|(?<!\w)(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)"
    r"|(?<![\w-])(?:on|at|le|el|am|den|г|года|ora|saat)\.?(?![\w-])",
    re.IGNORECASE,
)
"""What stands with a date and is no part of a place."""
_LINKING = " \t\n,;|/•·()-–—:."
_TITLE_LENGTH = 400
_HEAD_BLOCKS = 12
"""The blocks from the start among which title and dateline are sought."""
_DATELINES = 4
"""The lines with dates that a block may begin with: more are no dateline."""
_DATELINE_LENGTH = 120
_CLOSES = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_PUBLISHED = re.compile(
    r"\b(?:issued|published|posted|updated|immediate release|publicado|publié|veröffentlicht"
    r"|опубликован\w*|yayın\w*)\b",
    re.IGNORECASE,
)
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that part no words, so that letters are counted."""
_SAME_EVENT_DAYS = 31
"""A title whose date is further from the day of publication speaks of another day."""
_BEFORE_DATE = re.compile(r"(?:[,(:–—]|\b(?:am|den|le|el))\s*$")
"""What a title prints before its own date, though something follows it."""
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
    order = numeric_order("\n".join(block.text for block in blocks[:40]))
    near = [
        i for i in range(min(len(blocks), _HEAD_BLOCKS)) if blocks[i].kind != "furniture" and i <= first_cue
    ]
    _read_title(head, page, blocks, near, name, first_cue)
    _read_dateline(head, blocks, near, first_cue, order)
    _read_date(head, page, blocks, near, name, order)
    return head


def with_datelines_parted(blocks: Sequence[Block]) -> list[Block]:
    """Part the lines with date and clock that a page's first blocks begin with from the speech under them."""
    parted: list[Block] = []
    for block in blocks[:_HEAD_BLOCKS]:
        first, broken, rest = block.text.partition("\n")
        for _ in range(_DATELINES):
            if not (broken and block.kind == "paragraph" and is_dateline(first, 4)):
                break
            shift = len(first) + 1
            bold = tuple((max(0, a - shift), b - shift) for a, b in block.bold if b > shift)
            parted.append(replace(block, text=first, bold=(), marks=()))
            block = replace(block, text=rest, bold=bold)
            first, broken, rest = rest.partition("\n")
        parted.append(block)
    return [*parted, *blocks[_HEAD_BLOCKS:]]


def _read_title(
    head: Head, page: Page, blocks: Sequence[Block], near: list[int], name: str, first_cue: int
) -> None:
    heading = next(
        (i for i in near if blocks[i].kind == "heading" and not is_dateline(blocks[i].text, 1)), None
    )
    if page.facts.title:
        head.title = page.facts.title
    elif heading is not None:
        head.title = blocks[heading].text.replace("\n", " ")
        head.taken.add(heading)
    else:
        _title_of_text(head, blocks, near, first_cue)
    words = folded_words(head.title)
    for i in near:
        same = bool(words) and folded_words(blocks[i].text) == words
        if same and not head.taken and not page.facts.title:
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
        if not _CLOSES.search(text) or is_dateline(following):
            head.title = text.replace("\n", " ")
            head.taken.add(i)
            if following[:1].islower() and len(following) <= _TITLE_LENGTH and not _CLOSES.search(following):
                # `Press conference`, and under it `by the Secretary General`.
                head.title += f" {following.replace(chr(10), ' ')}"
                head.taken.add(near[number + 1])
        return


def _title_with_date(head: Head, blocks: Sequence[Block], near: list[int]) -> None:
    """Take for the title a first line that holds a date among words enough for one."""
    first = next((i for i in near[:1] if blocks[i].kind != "rule"), None)
    if first is None or not is_dateline(blocks[first].text):
        return
    rest = _rest(blocks[first].text, _dated(blocks[first].text, None))
    if is_office(rest) or len(rest.split()) > 3:
        head.title = blocks[first].text.replace("\n", " ")
        head.taken.add(first)


def is_dateline(text: str, most_words: int = 9) -> bool:
    """Tell whether a text is a short line with a date or a clock and at most so many words else."""
    if len(text) > _DATELINE_LENGTH:
        return False
    dated, clock = _dated(text, None), find_clock(text)
    if dated is None and clock is None:
        return False
    rest = _rest(text, dated)
    longest = 12 if _SPACELESS.search(rest) else 60
    return len(rest) <= longest and len(rest.split()) <= most_words


def _dated(text: str, order: Order | None) -> Found | None:
    found = find_date(text, order)
    if found is None and len(text) <= 60 and len(text.split()) <= 8:
        found = find_any_date(text)
    return found


def _rest(text: str, dated: Found | None) -> str:
    """Return what a dateline has besides date, clock and weekday: mostly the place."""
    spans = [(dated.start, dated.end)] if dated else []
    if clock := find_clock(text):
        spans.append((clock.start, clock.end))
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\n{text[end:]}"
    return ", ".join(
        piece
        for part in _WEEKDAY.sub(" ", text).split("\n")
        if (piece := " ".join(part.strip(_LINKING).split()))
    ).strip(_LINKING)


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
    if place_above and not any(_names_place(_rest_of(blocks[i], order)) for i in used):
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
    head.place = next((rest for rest in rests if _names_place(rest)), None)
    head.bare = head.place is None and find_clock(head.dateline) is None


def _rest_of(block: Block, order: Order | None) -> str:
    return _rest(block.text, _dated(block.text, order))


def _is_place(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) <= 100
        and not _CLOSES.search(block.text.removesuffix("D.C."))
    )


def _names_place(text: str) -> bool:
    if re.search(r"www\.|\d{3,}|https?:|^via ", text, re.IGNORECASE) or is_office(text.split("\n")[0]):
        return False
    return re.search(r"[^\W\d_]{2,}", text) is not None


def _read_date(
    head: Head, page: Page, blocks: Sequence[Block], near: list[int], name: str, order: Order | None
) -> None:
    """Ask in turn: the dateline, the facts, the title, the source's address, and last the file's name."""
    line = head.dateline or ""
    clock = find_clock(line)
    if clock and order is None and re.search(r"\b[ap]\.?\s?m\b", line, re.IGNORECASE):
        order = "month-first"
    printed = _dated(line, order) if line else None
    published = find_date(page.facts.published or "")
    titled = _in_title(head.title, order, published)
    own = find_date(page.facts.date or "")
    # What calls itself the date is somebody's word for this page, and the way to correct one that is misread.
    stated = [("the page's own date", own), ("the dateline", printed), ("the title", titled)]
    if head.bare and titled and titled.sure:
        stated = [stated[0], stated[2], stated[1]]
    asked = (
        *stated,
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
    timed = clock is not None and (printed is None or printed.day == found.day)
    head.date = found.day.isoformat() + (f"T{clock.text}" if clock and timed else "")
    for other, said in asked[:3]:
        if said and said.day != found.day:
            head.doubts.append(("date", f"{other} says {said.day.isoformat()}"))
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
    at_edge = not before.strip(" ([") or not after or (_BEFORE_DATE.search(before) and len(after.split()) < 4)
    near = published is None or abs((found.day - published.day).days) <= _SAME_EVENT_DAYS
    return found if at_edge and near else None


def _in_address(url: str | None) -> Found | None:
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)", url or "")
    return find_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
