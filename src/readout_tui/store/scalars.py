"""How one text is written in YAML: plain, in quotation marks, or as a block.

Plain only where every reader of YAML 1.1 and of YAML 1.2 sees that very text: neither a number nor a date, a
truth value, nothing, or syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout_tui.timespan import Timespan

_OTHER_TYPE = re.compile(
    r"""
      ~ | = | <<
    | null | true | false | yes | no | on | off | y | n
    | [-+]? \.? (?: inf | nan )
    | [-+]? [\d.] [\d_,.]* (?: e [-+]? \d* )?     # numbers, some with marks between the digits
    | [-+]? 0 [xob] [\da-f_]*
    | [-+]? \d [\d_]* (?: : [\d_]* )+ (?: \. .* )?  # base 60: times of day
    | \d{4} - \d\d? - \d\d? (?: [T\ ] .* )?       # dates
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SYNTAX = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#")
_FLOW_SYNTAX = re.compile(r"[\[\]{},:#?]")

# All but what stands for itself between double quotation marks, on one line, in every reader.
_ESCAPED = re.compile(r"[^ !#-\[\]-~\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, in_flow: bool = False) -> str:
    """Write a text on one line; `in_flow` if it stands in a list on one line."""
    if _is_plain(text) and not (in_flow and _FLOW_SYNTAX.search(text)):
        return text
    escaped = set(_ESCAPED.findall(text))
    if escaped and escaped <= {'"', "\\"} and "'" not in text:
        return f"'{text}'"
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """Write a text on one line, between double quotation marks."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def date_scalar(text: str) -> str:
    """Write a date: without quotation marks, though a reader may take `2020` for a number."""
    try:
        Timespan.parse(text)
    except ValueError:
        return scalar(text)
    return text


def fits_block(text: str) -> bool:
    """Tell whether a block gives this text back: some readers drop spaces that are a last line alone."""
    last = text.rpartition("\n")[2]
    return bool(text.strip()) and not last.isspace() and set(_ESCAPED.findall(text)) <= {'"', "\\", "\n"}


def block(key: str, text: str, pad: str) -> Iterator[str]:
    """Yield the lines of a block: `key: |`, and each line of the text as it is, after `pad`.

    Readers add a line feed to its end, which `nodes` takes off again.
    """
    # Without a number, the first line's own spaces would count as indentation, which is two wide.
    width = "2" if text[0] in " \n" else ""
    keep = "+" if text.endswith("\n") else ""
    yield f"{key} |{width}{keep}"
    for line in text.split("\n"):
        yield pad + line if line else ""


def _is_plain(text: str) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and not _SYNTAX.search(text)
        and not _OTHER_TYPE.fullmatch(text)
        and set(_ESCAPED.findall(text)) <= {'"', "\\"}
    )


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
