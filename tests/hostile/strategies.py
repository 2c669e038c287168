"""What the fuzz tests make up."""

from __future__ import annotations

import json

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.hostile.strings import HOSTILE, document, people_of, readout_of

SCRAPS = st.sampled_from(
    [
        *HOSTILE.values(),
        *(
            ": ",
            "\n",
            "\n\n",
            "- ",
            "  ",
            "\t",
            "#",
            "'",
            '"',
            "|",
            ">",
            "&a",
            "*a",
            "!!x",
            "{",
            "}",
            "[",
            "]",
        ),
        *(
            "? ",
            ", ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "~",
            "null",
            "<<",
            "\\U",
            "\\x",
            "\r\n",
            "\u2028",
            "\0",
        ),
        *(
            "<p>",
            "</p>",
            "<b>",
            "</div>",
            "<pre>",
            "<br>",
            "<!--",
            "-->",
            "<select>",
            "<script>",
            "<title>",
            "=",
        ),
        *("<meta name=date content=", "&#27;", "&nbsp;", "<h1>", "<li>", "<td>", "<html lang=", "<?xml ?>"),
        *(
            "MR. LUND: ",
            "Q: ",
            "Premier Ada Lund said:\n\n",
            "3 May 2031",
            "31/02/2031",
            "12:30",
            "“",
            "”",
            "[1]",
        ),
        *("# ", "**", "__", "](x)", "![", "```\n", "> ", "1. ", "[[Page 7]]", "\n===\n", "title: ", "END"),
        *("9" * 30, "٢٠٣١", "²", "0x", "1e999", "-0", "2031-05", "PT", "+25:00", "00:00/", "last march"),
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
TEXT = st.text(max_size=30)

SOUP: SearchStrategy[str] = st.lists(st.one_of(SCRAPS, SCRAPS, TEXT), max_size=25).map("".join)
"""Scraps of all that the program reads, in any order."""

SOUND_FILES = [
    document(readout_of("x", "Sound, and short.", "y")),
    "readout: 1\nid: x\ntitle: >\n  The\n  well\nturns:\n  - text: |2-\n        Water.\n\n      More.\n",
    msgspec.json.format(json.dumps(readout_of("x", "zebra", "y"))),
]
SOUND_PEOPLE = [document(people_of({"a": "Ada", "b": "Bo"})), "people:\n  - id: a\n    name: Ada\n"]


@st.composite
def mutated(draw: st.DrawFn, sound: list[str]) -> bytes:
    """Return a sound file with some pieces left out, doubled, moved, or replaced by scraps and bytes."""
    data = draw(st.sampled_from(sound)).encode("utf-8", "surrogatepass")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 20)))
        piece = draw(
            st.one_of(
                st.binary(max_size=6),
                SCRAPS.map(lambda scrap: scrap.encode("utf-8", "surrogatepass")),
                st.just(data[start:end] * 2),
                st.just(b""),
            )
        )
        data = data[:start] + piece + data[end:]
    return data


VALUES: SearchStrategy[object] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), SCRAPS, TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=8,
)
"""Plain data of any shape."""
