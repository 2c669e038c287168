"""Text made to do harm, and the model's fields that it may stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec
from msgspec import inspect

from readout_tui.model import Entry, Participant, People, Person, Position, Readout, Relation, Source, Turn

HOSTILE: dict[str, str] = {
    "colour": "\x1b[31;5;7mzebra\x1b[27;5m",
    "clear": "\x1b[2J\x1b[3;3Hzebra\x1bc",
    "answer-back": "zebra\x1b[6n\x1b[c\x05",
    "osc-52": "zebra\x1b]52;c;emVicmE=\x07",
    "osc-52-st": "zebra\x1b]52;c;emVicmE=\x1b\\",
    "osc-8": "\x1b]8;;https://evil.example\x1b\\zebra\x1b]8;;\x1b\\",
    "title": "zebra\x1b]0;owned\x07\x1b]2;owned\x07",
    "dcs": "zebra\x1bP$q m\x1b\\\x1b_Gi=1\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "tmux": "zebra\x1bPtmux;\x1b\x1b]52;c;emVicmE=\x07\x1b\\",
    "c1": "zebra\x9b2J\x9d52;c;emVicmE=\x9c\x90q\x9c\x85",
    "back": "zebra\x08\x08\x08\x08\x08\x7f\r\x0b\x0c",
    "shift": "zebra\x0e\x0f\x00",
    "bidi": "zebra\u202eetad\u202d\u202a\u202b\u202c",
    "isolates": "zebra\u2066x\u2067y\u2068z\u2069\u061c",
    "deprecated": "zebra\u206a\u206b\u206c\u206d\u206e\u206f",
    "markup": "[red]zebra[/red] [@click=app.quit]x[/] [link=file:///etc/passwd]y[/link] [/] [",
    "dollar": "$error $(zebra) `zebra` ${HOME} %s {0} {zebra!r}",
    "zero-width": "zeb\u200bra\u2060\u00ad\u200c\u200d\ufeff" + "\u200b" * 200,
    "tags": "zebra" + "".join(chr(0xE0000 + ord(c)) for c in "obey me"),
    "tower": "z" + "\u0301\u0325" * 250 + "ebra",
    "enclosing": "zebra" + "\u20dd" * 500,
    "lines": "zebra\u2028x\u2029y\x85z\r\nw\n\n# v\n- u",
    "annotation": "\ufff9zebra\ufffax\ufffb\ufdd0\uffff",
    "html": "zebra<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover='x' <!--",
    "entities": "zebra &lt;b&gt; &#27;]52; &amp;#x202e;",
    "markdown": "zebra [x](javascript:alert(1)) ![y](//evil.example/z) <javascript:alert(1)> `q` |a|\n# h",
    "formula": "=cmd|' /C calc'!A0 zebra",
    "formula-wide": "＝1+1 zebra",
    "formula-at": " @SUM(1) zebra",
    "latex": "zebra } @misc{x, title={y}} \\input{/etc/passwd} \\write18{ls} %",
    "yaml": "zebra: {a: &b [*b]} # c\n---\n!!python/object/apply:os.system [ls]",
    "json": 'zebra", "x": "y\\u001b]52;\\',
}
"""By what they are made of; each holds `zebra`, as it is or nearly."""

_ORDERS = re.compile("[\x1b\x80-\x9f].[^\x1b\x07\x80-\x9f]*", re.DOTALL)
_RANGES = ((0x202A, 0x202E), (0x2066, 0x206F), (0xFFF9, 0xFFFB), (0xFDD0, 0xFDEF), (0xE0000, 0xE007F))
_FORBIDDEN = frozenset("\u061c\u2028\u2029\ufeff").union(
    *(map(chr, range(first, last + 1)) for first, last in _RANGES)
)
MOST_ROOMLESS = 8


def orders() -> Iterator[str]:
    """Yield each sequence of the hostile strings that a terminal would obey."""
    for text in HOSTILE.values():
        yield from _ORDERS.findall(text)


def harm_in(text: str) -> set[str]:
    """Return what a text holds that must reach nobody; line feeds are no harm."""
    found = {c for c in text if c in _FORBIDDEN or (c != "\n" and unicodedata.category(c) in ("Cc", "Cs"))}
    for heap in re.findall(rf"[^\w\s\x00-\x7f]{{{MOST_ROOMLESS + 1},}}", text):
        signs = "".join("m" if unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf") else " " for c in heap)
        if "m" * (MOST_ROOMLESS + 1) in signs:
            found.add(heap)
    return found


_SOUND: dict[tuple[type[Entry], str], str] = {
    (Readout, "id"): "ID",
    (Readout, "date"): "2031-04-02T10:15",
    (Source, "published"): "2031-04-03",
    (Source, "retrieved"): "2031-04-04",
    (Source, "file"): "page.txt",
    (Source, "sha256"): "00",
    (Participant, "id"): "zed",
    (Turn, "speaker"): "zed",
    (Relation, "id"): "OTHER",
    (Person, "id"): "zed",
    (Person, "ids"): "zed-2",
    (Position, "since"): "2030",
    (Position, "until"): "2032",
}
"""What stands in fields that take no free text."""
_PLACES = "at"
"""Fields that name a place in the readout; what is none there is a problem, and has tests of its own."""


def filled(kind: type[Entry], text: str) -> dict[str, object]:
    """Return a struct as plain data with a text in each field that takes any, structs below included."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {
        field.encode_name: _value(field.type, kind, field.name, text)
        for field in info.fields
        if field.name != _PLACES
    }


def _value(declared: inspect.Type, kind: type[Entry], name: str, text: str) -> object:
    if isinstance(declared, inspect.UnionType):
        declared = next(t for t in declared.types if not isinstance(t, inspect.NoneType))
    if isinstance(declared, inspect.StrType):
        return _SOUND.get((kind, name), text)
    if isinstance(declared, inspect.LiteralType):
        return next(iter(declared.values))
    if isinstance(declared, inspect.VarTupleType):
        return [_value(declared.item_type, kind, name, text)]
    assert isinstance(declared, inspect.StructType)
    assert issubclass(declared.cls, Entry)
    return filled(declared.cls, text)


def readout_of(readout_id: str, text: str, other: str) -> dict[str, object]:
    """Return a readout with a text wherever one can be, that is related to another."""
    data = filled(Readout, text)
    assert isinstance(data["turns"], list)
    sound = {"speaker": "zed", "text": f"The zebra has waited long enough. {text} So it ends."}
    data["turns"] = [
        {"text": f"{text} began."},
        *data["turns"],
        sound,
        {"label": text, "text": f"Zebra? {text}"},
    ]
    return data | {"id": readout_id, "related": [{"id": other, "relation": "follows"}]}


def people_of(texts: dict[str, str]) -> dict[str, object]:
    """Return the content of a `people.yaml` with one person for each text."""
    people = []
    for name, text in texts.items():
        person = filled(Person, text) | {"id": f"zed-{name}", "ids": [f"old-{name}"]}
        people.append(person)
    assert {field.encode_name for field in msgspec.structs.fields(People)} == {"people"}
    return {"people": people}


def flow(value: object, *, raw: bool = False) -> str:
    """Write plain data as YAML in one line, text between double quotation marks, escaped or as it is."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner, raw=raw)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner, raw=raw) for inner in value) + "]"
    return f'"{_written(value, raw)}"' if isinstance(value, str) else str(value)


def _written(text: str, raw: bool) -> str:
    if raw:
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(
        c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text
    )


def document(data: dict[str, object], *, raw: bool = False) -> str:
    """Write a file's content as YAML, a key a line."""
    return "".join(f"{key}: {flow(value, raw=raw)}\n" for key, value in data.items())
