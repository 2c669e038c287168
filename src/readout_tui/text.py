"""What every room does to text: make it safe, fold it, and cut it into words and sentences.

All positions are code points in the cleaned text, half open: `(start, end)`.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls other than tab, line feed and next line
    "\u061c\u202a-\u202e\u2066-\u206f"  # bidi embeddings, overrides and isolates; deprecated format signs
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations within the line, and tags
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # lone surrogates, byte order marks, non-characters
)
_FLAG = "\U0001f3f4"
# The flags of England, Scotland and Wales are written with tag characters, which otherwise only hide words.
_UNSAFE_OR_FLAG = re.compile(f"(?P<flag>{_FLAG}[\U000e0061-\U000e007a]{{3,6}}\U000e007f)|{_UNSAFE.pattern}")
MOST_ROOMLESS = 8
"""Signs without a width of their own that may follow one another: no script heaps up more."""
_ROOMLESS = frozenset(("Mn", "Mc", "Me", "Cf"))
# What may hold more of them; which of it are such signs takes longer to tell.
_HEAP = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_ROOMLESS + 1},}}")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")

# Letters that compatibility decomposition leaves as they are, though users type them without their mark.
_PLAIN_LETTERS = str.maketrans(
    {
        "ə": "e",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŧ": "t",
        # They stand within words and are not seen.
        **dict.fromkeys("\u00ad\u2060\u2061\u2062\u2063\u2064", ""),
    }
)

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")

# A sentence ends at its mark, closing quotes and brackets included, before white space; or at a line break.
# Full-width marks need no white space. The look-behind keeps a megabyte of full stops linear.
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|(?<![。！？])[。！？]++[」』”’）]*+|\n++",
)
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr gen col sen rep gov hon rev h.e
    no nos vs etc art vol pp fig inc ltd co corp dept u.s u.k u.n e.g i.e a.m p.m
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

_NEXT_LETTER = re.compile(r"[^\W_]")
_WORD_BREAK = re.compile(r"[\s(\[\"“«—–]")


def clean(text: str) -> str:
    """Make text from outside safe to print: the one boundary that hostile text passes.

    Controls (escape sequences begin with one), bidi overrides, tag characters and non-characters become
    U+FFFD, and so does what follows the first eight of marks or invisible signs that are heaped up on one
    letter; each kind of line end becomes a line feed and a tab a space. Soft hyphens stay, and so do joiners
    and the plain direction marks, which Persian, Hebrew and emoji need.
    """
    safe = without_controls(_LINE_ENDS.sub("\n", text).replace("\t", " "))
    return safe if safe.isascii() else _HEAP.sub(_cut_heaps, safe)


def without_controls(text: str) -> str:
    """Replace each unsafe character by U+FFFD, one for one; of the controls, line feed and tab stay."""
    return _without_unsafe(text, lambda character: "\ufffd")


def json_escaped(text: str) -> str:
    """Write what `clean` would take out of a JSON text as escapes, which lose nothing."""
    safe = _LINE_ENDS.sub(lambda match: _json_escape(match.group()), _without_unsafe(text, _json_escape))
    return safe if safe.isascii() else _HEAP.sub(lambda match: _cut_heaps(match, _json_escape), safe)


def _without_unsafe(text: str, instead: Callable[[str], str]) -> str:
    if _FLAG in text:
        return _UNSAFE_OR_FLAG.sub(lambda match: match["flag"] or instead(match.group()), text)
    return _UNSAFE.sub(lambda match: instead(match.group()), text)


def _json_escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def _cut_heaps(match: re.Match[str], instead: Callable[[str], str] | None = None) -> str:
    kept: list[str] = []
    count = 0
    for character in match.group():
        count = count + 1 if unicodedata.category(character) in _ROOMLESS else 0
        if count <= MOST_ROOMLESS:
            kept.append(character)
        elif instead:
            kept.append(instead(character))
        elif count == MOST_ROOMLESS + 1:
            kept.append("\ufffd")
    return "".join(kept)


def clean_line(text: str) -> str:
    """Clean text that has to stand on one line: line ends become spaces."""
    return clean(text).replace("\n", " ")


class _Foldings(dict[int, str]):
    """A table for `str.translate` that learns each character when it first comes."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)
        self[code] = plain
        return plain


_FOLDINGS = _Foldings()


def fold(text: str) -> str:
    """Fold text for comparing: case, accents and letters such as `ə ı ş ø ß` no longer differ.

    Folding goes code point by code point, so that `folded` can say where each came from.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDINGS)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that remembers where each of its code points came from."""

    text: str
    origins: tuple[int, ...] | None
    """For each code point of `text`, its position in the original; None where they are the same."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty span of the folded text to the original text."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold text and keep the positions of the original."""
    if text.isascii():
        return Folded(text.lower(), None)
    parts = [_FOLDINGS[ord(c)] for c in text]
    origins = tuple(i for i, part in enumerate(parts) for _ in part)
    return Folded("".join(parts), origins)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the span of each word, as Unicode divides words; an inner apostrophe joins."""
    return [m.span() for m in _WORD.finditer(text)]


def words_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words between two places, neither of which is within a word."""
    return (m.span() for m in _WORD.finditer(text, start, end))


def folded_words(text: str) -> list[str]:
    """Return the text's words, folded, in order."""
    return _WORD.findall(fold(text))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the text's sentences in order, white space between them left out.

    A full stop ends none after a known abbreviation or an initial, nor before a lower-case word. Text without
    any mark is one sentence; text of white space alone has none.
    """
    return list(sentences_in(text))


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield what `sentence_spans` returns, and look through the text no further than is asked for."""
    start = 0
    ends = (m.end() for m in _SENTENCE_END.finditer(text) if _ends_sentence(text, m))
    for end in itertools.chain(ends, (len(text),)):
        if trimmed := text[start:end].lstrip():
            first = end - len(trimmed)
            yield first, first + len(trimmed.rstrip())
        start = end


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign[0] in "\n。！？":
        return True
    following = _NEXT_LETTER.search(text, mark.end(), mark.end() + 20)
    if following and following.group().islower():
        return False
    if sign != ".":
        return True
    before = text[max(0, mark.start() - 12) : mark.start()]
    word = _WORD_BREAK.split(before)[-1].casefold()
    return not (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"))


_ELLIPSIS = "…"


def excerpt(text: str, spans: Sequence[tuple[int, int]], size: int) -> tuple[str, list[tuple[int, int]]]:
    """Cut text to a size, at words, around its spans.

    Args:
        text: A paragraph.
        spans: What was found in it, in code points.
        size: The most code points to return.

    Returns:
        One line with an ellipsis where it was cut, and the spans that are whole in it.
    """
    flat = text.replace("\n", " ")
    start, end = excerpt_span(text, spans, size)
    head, tail = (_ELLIPSIS if cut else "" for cut in (start > 0, end < len(flat)))
    shift = len(head) - start
    kept = [(s + shift, e + shift) for s, e in spans if start <= s and e <= end]
    return head + flat[start:end] + tail, kept


def excerpt_span(text: str, spans: Sequence[tuple[int, int]], size: int) -> tuple[int, int]:
    """Return where the excerpt of a text begins and ends in it, in code points.

    Args:
        text: A paragraph.
        spans: What was found in it.
        size: The most code points, with an ellipsis where it is cut.
    """
    flat = text.replace("\n", " ")
    if len(flat) <= size:
        return 0, len(flat)
    room = size - 2 * len(_ELLIPSIS)
    first = spans[0][0] if spans else 0
    last = max((end for _, end in spans if end - first <= room), default=first)
    start = max(0, min(first - (room - (last - first)) // 2, len(flat) - room))
    end = start + room
    # Only whole words, unless that would cut off what was found.
    if start > 0 and flat[start - 1] != " ":
        start = next((i + 1 for i in range(start, first) if flat[i] == " "), start)
    if end < len(flat) and flat[end] != " ":
        end = next((i for i in range(end - 1, last - 1, -1) if flat[i] == " "), end)
    return start, end


def text_hash(text: str) -> str:
    """Return four hexadecimal digits of a paragraph's folded words.

    They tell a paragraph that moved from one that was replaced, and survive changes of case, accents,
    punctuation and white space.
    """
    return hashlib.sha256(" ".join(folded_words(text)).encode()).hexdigest()[:4]


_DATE_OF_ID = re.compile(r"\d{4}(?:-\d\d){1,2}(?=-|$)")
_ALIKE = 60
"""The likeness, of 100, below which two words have nothing to do with each other."""
_REORDERED = 80
"""The same where the parts of both have been put in order, which makes any two words more alike."""
_SAME_DATE = 15
"""What it adds if two ids have the same date."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one most likely means, or None if none is like it.

    The parts of an id may stand in any order, and its date counts for more than other letters.
    """
    from rapidfuzz.fuzz import ratio  # Only a message needs it, and it takes 15 ms to import.

    in_order, date = _in_order(word), _DATE_OF_ID.match(word)

    def likeness(other: str) -> float:
        # The whole words are compared: by its parts, `x` would mean `text`.
        alike = max(ratio(word, other), ratio(in_order, _in_order(other), score_cutoff=_REORDERED))
        return alike + _SAME_DATE if date and other.startswith(date.group()) else alike

    best = max(known, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None


def _in_order(word: str) -> str:
    return " ".join(sorted(word.split("-")))
