"""Lines of plain text become blocks: the page's own habit tells a wrapped line from a broken one."""

from __future__ import annotations

import itertools
import re

from readout_tui.importing.pages import Block, BlockKind, tidy

# What a printer put into the text: a page's number or a clock.
_INLINE_MARK = re.compile(r"\[\[Page \w{1,12}\]\]|\{time\}[^\S\n]{0,3}\d{1,4}")
_MARK_LINE = re.compile(r"(?:Column|Page|Seite|Página|Страница):?\s\d{1,6}")
_NUMBER_LINE = re.compile(r"\d{1,4}")
_DIGIT = re.compile(r"\d")
"""Every mark has one: a quick look spares most lines the others."""
_HELD = re.compile("\ue000(\\d+)\ue001")
_BLANKS = re.compile(r"\n(?:[^\S\n]*+\n)++")
_BRACKETED = re.compile(r"\[[^\[\]]{2,150}\]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_RULE = re.compile(r"(?:[*_=~—–-] ?){3,}|<(?:…|\.\.\.)>")
_RUNS_ON = 30
_LONG = 120
"""Longer lines than this are paragraphs, not lines of verse, of a list or of an address."""


def blocks_of_lines(text: str) -> list[Block]:
    """Divide plain text into blocks: at blank lines, at indents, and at line ends that end a paragraph."""
    marks: list[str] = []
    text = _with_held_marks(text.replace("\ue000", "\ufffd").expandtabs(4), marks)
    groups = [group.split("\n") for group in _BLANKS.split(f"\n{text}\n") if group.strip()]
    width = wrap_width(groups)
    blocks: list[Block] = []
    for group in groups:
        lines = [line for line in group if line.strip()]
        centred = _is_centred(lines)
        pieces = [" ".join(lines)] if centred else _wrapped(lines, width) if width else _broken(lines)
        heading = centred or (width is not None and _is_heading(lines, width))
        indent = min(map(_indent, lines)) if width else 0
        blocks += [_block(tidy(piece), marks, indent, heading=heading) for piece in pieces]
    return blocks


def _with_held_marks(text: str, marks: list[str]) -> str:
    """Put a printer's marks on hold, so that the two halves of a sentence round one come together.

    Each is added to `marks`, and a sign that holds its number to the line before.
    """
    out: list[list[str]] = []
    lines = text.split("\n")

    def hold(mark: str) -> str:
        marks.append(mark)
        return f" \ue000{len(marks) - 1}\ue001"

    skipping = False
    for number, line in enumerate(lines):
        shown = line.strip()
        if _DIGIT.search(shown) and _is_mark_line(lines, number):
            while out and not any(part.strip() for part in out[-1]):
                out.pop()
            whole = not out or _ENDS_SENTENCE.search(out[-1][0].rstrip()) is not None
            if not out:
                out.append([""])
            out[-1].append(hold(shown))
            out += [[""]] if whole else []
            skipping = True
        elif shown or not skipping:
            marked = "[" in line or "{" in line
            out.append([_INLINE_MARK.sub(lambda match: hold(match.group()), line) if marked else line])
            skipping = False
    return "\n".join(map("".join, out))


def _is_mark_line(lines: list[str], number: int) -> bool:
    """Tell whether a line is a mark and nothing else; a bare number is one beside a blank line."""
    shown = lines[number].strip()
    if _INLINE_MARK.fullmatch(shown) or _MARK_LINE.fullmatch(shown):
        return True
    beside = [lines[i].strip() for i in (number - 1, number + 1) if 0 <= i < len(lines)]
    return _NUMBER_LINE.fullmatch(shown) is not None and not all(beside)


def wrap_width(groups: list[list[str]]) -> int | None:
    """Return the column at which a page's lines are wrapped, or None if its lines end where paragraphs do.

    Only lines with a line after them in the same group count: a paragraph's last line may be short.
    """
    lengths = sorted(len(line.rstrip()) for group in groups for line in group[:-1] if line.strip())
    if len(lengths) < 3:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    near = sum(width - 16 <= length <= width + 6 for length in lengths)
    return width if 40 <= width <= 130 and near >= 0.6 * len(lengths) else None


def is_rule(text: str) -> bool:
    """Tell whether a text is a separator or the mark of a cut: `* * *`, `<…>`."""
    return _RULE.fullmatch(text) is not None


def _wrapped(lines: list[str], width: int) -> list[str]:
    """Join wrapped lines; a deeper indent, or a sentence's end with room for the next word, parts them."""
    base = min(_indent(line) for line in lines)
    pieces: list[str] = []
    previous = ""
    for line in lines:
        had_room = len(previous.rstrip()) + 1 + len(line.split()[0]) < width - 1
        starts = _indent(line) > base >= _indent(previous)
        bracketed = bool(_BRACKETED.fullmatch(previous.strip()))
        if pieces and not starts and not (had_room and _ENDS_SENTENCE.search(previous.rstrip())):
            short = had_room and len(previous.strip()) < width * 0.6 and not line.lstrip()[0].islower()
            short = short or bracketed
            pieces[-1] = f"{pieces[-1]}\n{line}" if short else _joined(pieces[-1], line)
        else:
            pieces.append(line)
        previous = line
    return pieces


def _broken(lines: list[str]) -> list[str]:
    """Keep short broken lines as lines; a long one that ends with a sentence is a paragraph."""
    pieces = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _runs_on(before, line):
            pieces[-1] = _joined(pieces[-1], line)
        elif max(len(before), len(line)) < _LONG:
            pieces[-1] = f"{pieces[-1]}\n{line}"
        elif _ENDS_SENTENCE.search(before.rstrip()) and not line.lstrip()[0].islower():
            pieces.append(line)
        else:
            pieces[-1] = _joined(pieces[-1], line)
    return pieces


def _runs_on(before: str, line: str) -> bool:
    """Tell whether a line plainly goes on in the next: within a sentence, and longer than a list's lines."""
    return (
        len(before) >= _RUNS_ON and line.lstrip()[0].islower() and not _ENDS_SENTENCE.search(before.rstrip())
    )


def _joined(text: str, line: str) -> str:
    text, line = text.rstrip(), line.lstrip()
    hyphened = text.endswith("-") and text[-2:-1].isalpha() and line[:1].isalpha()
    return f"{text}{'' if hyphened else ' '}{line}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_centred(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    middles = [_indent(line) + len(line.strip()) / 2 for line in lines]
    indents = {_indent(line) for line in lines}
    return len(indents) > 1 and min(indents) >= 1 and max(middles) - min(middles) <= 3


def _is_heading(lines: list[str], width: int) -> bool:
    """Tell whether lines stand in the middle of a wrapped page, with as much room on either side."""
    rooms = [(_indent(line), width - len(line.rstrip())) for line in lines]
    least = 1 if all(line.isupper() for line in lines) else 4
    return all(left >= least and abs(left - right) <= max(4, width // 10) for left, right in rooms)


def _block(piece: str, marks: list[str], indent: int, *, heading: bool) -> Block:
    held = tuple(marks[int(number)] for number in _HELD.findall(piece)) if "\ue000" in piece else ()
    text = tidy(_HELD.sub("", piece)) if held else piece
    kind: BlockKind = "rule" if is_rule(text) else "heading" if heading else "paragraph"
    return Block(text, kind, indent=indent, marks=held)
