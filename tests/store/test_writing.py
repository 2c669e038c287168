from __future__ import annotations

import string
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import FieldInfo, fields

from readout_tui.model import KINDS, Doubt, Note, Participant, Readout, Relation, Source, Turn
from readout_tui.store import writing
from readout_tui.store.reading import Reading, parse_readout
from readout_tui.store.writing import dump_readout, write_readout
from readout_tui.text import clean, clean_line

NASTY = (
    *(
        "no",
        "ON",
        "~",
        "null",
        "12:30",
        "3.10",
        "2031-01-02",
        "1e3",
        "0x1f",
        "0o17",
        "1_000",
        ".inf",
        "=",
        "<<",
    ),
    *(
        "- a",
        "-",
        "---",
        "...",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
    ),
    *(
        "'",
        '"',
        "\\",
        "it's",
        'so "it" is',
        "'\"",
        "{a}",
        "[a]",
        "a, b",
        " a",
        "a ",
        "\u00a0a",
        "a\u3000",
        "\t",
        "\x07",
    ),
    *(
        "\n",
        "\n\n",
        " \n",
        "\n ",
        "a\n\nb",
        "a\n \nb",
        "\ufeff",
        "\u2028",
        "\x85",
        "\r\n",
        "é",
        "水",
        "🛢",
        "\ufffd",
    ),
    *("x" * 200, "y " * 80, "a: " * 50),
)
ANY = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=4).map("".join)
TEXT = ANY.map(clean).filter(lambda text: bool(text.strip()))
LINE = ANY.map(clean_line).filter(lambda text: bool(text.strip()))
ID = st.sampled_from(["no", "2031", "1e3", "~x", "2031-01-02"]) | st.text(
    string.ascii_lowercase + "é-", min_size=1
)
DATE = st.sampled_from(["2031", "2031-02", "2031-02-03", "2031-02-03T04:05", "2031-02-03T04:05+06:00"])
SPAN = DATE | st.just("2031-02-03/2031-02-05")


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


@st.composite
def readouts(draw: st.DrawFn) -> Readout:
    """Draw a readout that has no problem, with texts that are hard to write in YAML."""
    ids = draw(st.lists(ID, max_size=3, unique=True))
    participants = [
        Participant(id=one, name=draw(LINE), role=draw(maybe(LINE)), side=draw(maybe(LINE))) for one in ids
    ]
    speaker = maybe(st.sampled_from(ids)) if ids else st.none()
    mode = st.sampled_from([None, "direct", "reported", "narration"])
    turn = st.builds(Turn, speaker=speaker, label=maybe(LINE), mode=mode, language=maybe(LINE), text=TEXT)
    turns = draw(st.lists(turn, min_size=1, max_size=4))
    at = st.sampled_from([str(number) for number in range(1, len(turns) + 1)] + ["1.1"])
    source = st.builds(
        Source,
        publisher=maybe(LINE),
        url=maybe(LINE),
        published=maybe(DATE),
        archived=maybe(LINE),
        sha256=maybe(ID),
    )
    kind = draw(st.sampled_from([None, *KINDS]))
    relations = st.builds(Relation, id=ID, relation=st.sampled_from(["follows", "counterpart"]))
    return Readout(
        readout=1,
        id=draw(ID),
        title=draw(LINE),
        date=draw(maybe(SPAN)),
        dateline=draw(maybe(LINE)),
        place=draw(maybe(LINE)),
        kind=kind,
        language=draw(maybe(LINE)),
        tags=tuple(draw(st.lists(LINE, max_size=4))),
        source=draw(st.none() | source),
        participants=tuple(participants),
        turns=tuple(turns),
        related=tuple(draw(st.lists(relations, max_size=2))),
        notes=tuple(draw(st.lists(st.builds(Note, at=maybe(at), text=TEXT), max_size=3))),
        doubts=tuple(
            draw(st.lists(st.builds(Doubt, at=maybe(at | st.just("place")), text=TEXT), max_size=3))
        ),
    )


@settings(derandomize=True, max_examples=150, deadline=None)
@given(readouts())
def test_what_is_written_is_read_as_the_same_readout(readout: Readout) -> None:
    written = dump_readout(readout)
    assert parse_readout(written.encode(), Path(f"{readout.id}.yaml")) == Reading(readout, ())


@settings(derandomize=True, max_examples=60, deadline=None)
@given(readouts())
def test_what_is_written_is_read_by_a_guessing_yaml_1_1_reader_as_the_same_text(readout: Readout) -> None:
    assert_same(yaml.safe_load(dump_readout(readout)), msgspec.to_builtins(readout))


def assert_same(read: object, meant: object, key: str = "") -> None:
    """Assert that plain data are the same, but for guessed dates, and for the line feed that ends a block."""
    if isinstance(meant, dict):
        assert isinstance(read, dict)
        assert list(read) == list(meant)
        for inner, value in meant.items():
            assert_same(read[inner], value, inner)
    elif isinstance(meant, list | tuple):
        assert isinstance(read, list)
        for one, other in zip(read, meant, strict=True):
            assert_same(one, other)
    elif key not in ("date", "published"):
        assert read == meant or (key == "text" and read == f"{meant}\n")


def one_turn(text: str) -> Readout:
    return Readout(readout=1, id="well", title="The well", turns=(Turn(text=text),))


WHOLE = """\
readout: 1
id: 2031-04-01-the-well
title: "The well: an account"
date: 2031-04-01T19:30
dateline: 1 april 2031, 19:30
kind: meeting
language: "no"
tags: [water, "2031", "a, b"]
source:
  publisher: ville.example
  url: https://ville.example/a?b=c#d
  published: 2031
  sha256: "0123456789e0123456789"
participants:
  - id: ann-e
    name: Ann É
    role: 'Keeper: "the well"'
  - id: bob
    name: "'Bob'"
turns:
  - text: "Ann said:"
  - speaker: ann-e
    text: |
      Well, well.

      It's deep: very.
  - label: Q
    text: |2+
         How deep?

  - speaker: bob
    mode: reported
    text: |
      Bob answered at length that nobody who had gone down had come up with a number that could be believed.
related:
  - id: 2031-03-the-spring
    relation: follows
notes:
  - {at: "2.1", text: "[[Page 1]]"}
  - at: "3"
    text: |
      one
      two
doubts:
  - {text: "who is \\"Bob\\"?"}
"""


def test_canonical_form_is_this() -> None:
    read = parse_readout(WHOLE.encode(), Path("2031-04-01-the-well.yaml"))
    assert read.problems == ()
    assert read.readout
    assert dump_readout(read.readout) == WHOLE


def test_order_quotes_and_folds_of_another_form_do_not_matter() -> None:
    other = """\
title: 'The
  well'
id: "well"
turns: [{text: 'One.


    Two.', label: "Q"}]
readout: '1'
notes: []
"""
    read = parse_readout(other.encode(), Path("well.yaml"))
    assert read.readout
    assert dump_readout(read.readout) == (
        "readout: 1\nid: well\ntitle: The well\nturns:\n  - label: Q\n    text: |\n      One.\n\n      Two.\n"
    )


def test_no_line_is_folded() -> None:
    text = "word " * 10_000 + "end"
    assert f"  - text: |\n      {text}\n" in dump_readout(one_turn(text))


def test_edit_of_one_paragraph_changes_one_line() -> None:
    before = dump_readout(one_turn("One.\n\nTwo.\n\nThree.")).splitlines()
    after = dump_readout(one_turn("One.\n\nTwo: 2.\n\nThree.")).splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("      Two.", "      Two: 2.")
    ]


def test_long_list_stands_one_item_a_line() -> None:
    readout = msgspec.structs.replace(one_turn("x"), tags=("a" * 60, "b: " * 20, "c"))
    assert f'tags:\n  - {"a" * 60}\n  - "{"b: " * 20}"\n  - c\n' in dump_readout(readout)


def test_readout_without_turns_and_source_without_keys_are_written() -> None:
    readout = Readout(readout=1, id="well", title="x", source=Source(), turns=())
    assert dump_readout(readout) == "readout: 1\nid: well\ntitle: x\nsource: {}\nturns: []\n"


def test_writing_a_readout_writes_its_canonical_form(tmp_path: Path) -> None:
    path = tmp_path / "well.yaml"
    write_readout(path, one_turn("Étang."))
    assert path.read_bytes() == dump_readout(one_turn("Étang.")).encode()


def test_what_a_struct_has_is_looked_up_once_and_not_for_each_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[type] = []

    def asking(kind: type) -> tuple[FieldInfo, ...]:
        asked.append(kind)
        return fields(kind)

    writing._fields.cache_clear()
    monkeypatch.setattr(writing, "fields", asking)
    dump_readout(Readout(readout=1, id="a", title="A", turns=(Turn(text="So."),) * 100))
    assert sorted(kind.__name__ for kind in asked) == ["Readout", "Turn"]
