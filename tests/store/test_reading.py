from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from readout_tui.model import Doubt, Note, Participant, Readout, Source, Turn
from readout_tui.store.problems import MAX_PROBLEMS
from readout_tui.store.reading import Reading, parse_readout, read_readout

HERE = Path("well.yaml")
HEAD = "readout: 1\nid: well\ntitle: The well\n"
WHOLE = HEAD + "turns:\n  - text: Water.\n"

Found = list[tuple[int, int, str]]
Cases = list[tuple[str | bytes, Found]]


def found_in(data: str | bytes) -> Found:
    """Return line, column and message of each problem."""
    read = parse_readout(data if isinstance(data, bytes) else data.encode(), HERE)
    return [(p.line, p.column, p.message) for p in read.problems]


def assert_found(data: str | bytes, expected: Found) -> None:
    """Assert the problems' places, and that each message holds the words."""
    found = found_in(data)
    assert [(line, column) for line, column, _ in found] == [(line, column) for line, column, _ in expected]
    for (_, _, message), (_, _, words) in zip(found, expected, strict=True):
        assert words in message


SYNTAX: Cases = [
    ("readout: 1\ntitle: One: two\n", [(2, 11, "put a value that holds ': ' in quotes")]),
    ('readout: 1\ntitle: "One\nid: a\n', [(4, 1, "that begins in line 2: close the quotation mark")]),
    ("readout: 1\ntags: [a, b\ntitle: x\n", [(3, 6, "close the bracket")]),
    ("readout: 1\n\ttitle: x\n", [(2, 1, "indent with spaces")]),
    ("readout: 1\ntitle: @home\n", [(2, 8, "in quotes")]),
    ("readout: 1\ntitle: 'é' x\n", [(2, 12, "did not find expected key")]),
    (WHOLE + "title: Again\n", [(6, 1, "'title' stands already in line 3")]),
    (WHOLE + "source: {url: a, url: b}\n", [(6, 18, "'url' stands already in line 6")]),
    (WHOLE + "place: &here Ville\n", [(6, 8, "an anchor ('&here')")]),
    (WHOLE + "tags: &t [a]\n", [(6, 7, "an anchor ('&t') before a list")]),
    (WHOLE + "place: *here\n", [(6, 8, "an alias ('*here')")]),
    (WHOLE + "place: !!str Ville\n", [(6, 8, "a tag ('!!str')")]),
    (WHOLE + "place: ! Ville\n", [(6, 8, "a tag ('!')")]),
    (WHOLE + "? [a]\n: b\n", [(6, 3, "a key must be a word")]),
    (WHOLE + "---\n" + WHOLE, [(6, 1, "a second document")]),
]

SHAPES: Cases = [
    ("just words\n", [(1, 1, "the file must be keys and values")]),
    ("- a\n", [(1, 1, "but is a list")]),
    (
        WHOLE + "tags: a\n",
        [(6, 7, "'tags' must be a list, one item a line, each after '- ', but is the text 'a'")],
    ),
    (WHOLE + "place: [a]\n", [(6, 8, "'place' must be text, but is a list")]),
    (WHOLE + "source: x\n", [(6, 9, "'source' must be keys and values (publisher, url,")]),
    (WHOLE + "tags:\n  - a\n  - {b: c}\n", [(8, 5, "an item of 'tags' must be text")]),
    (WHOLE + "tags: [a, ~]\n", [(6, 11, "an item of 'tags' must be text, but is empty")]),
    (WHOLE + "kind: [call]\n", [(6, 7, "'kind' must be one of briefing, call,")]),
    (WHOLE + "kind: cal\n", [(6, 7, "'kind' cannot be 'cal': did you mean 'call'?")]),
    (WHOLE + "kind: zzz\n", [(6, 7, "'kind' cannot be 'zzz': use one of briefing, call,")]),
    (WHOLE.replace("1", "2", 1), [(1, 10, "'readout' cannot be '2': it can only be 1")]),
    (WHOLE + "plaec: Ville\n", [(6, 1, "unknown key 'plaec': did you mean 'place'?")]),
    (WHOLE + "<<: {a: b}\n", [(6, 1, "unknown key '<<'")]),
    (WHOLE + "source: {ulr: x}\n", [(6, 10, "unknown key 'ulr': did you mean 'url'?")]),
    ("title: The well\nid: well\n", [(1, 1, "'readout' is missing"), (1, 1, "'turns' is missing")]),
    (HEAD + "turns:\n  - label: Q\n", [(5, 5, "'text' is missing: add it to an item of 'turns'")]),
    (WHOLE + "related:\n  - id: x\n", [(7, 5, "'relation' is missing")]),
    (WHOLE + "place:\n", [(6, 1, "'place' has no value")]),
    (WHOLE + "place: ~\nkind: null\ntags:\n", [(6, 1, "'place'"), (7, 1, "'kind'"), (8, 1, "'tags'")]),
    (WHOLE + "place: ''\n", [(6, 8, "'place' is empty")]),
]

MEANING: Cases = [
    (WHOLE + "date: 2031-13-01\n", [(6, 7, "'2031-13-01' is no date")]),
    (WHOLE + "date: 2031-05-05/2031-05-01\n", [(6, 7, "ends before it starts")]),
    (
        WHOLE + "source:\n  published: soon\n  retrieved: 2031-02-30\n",
        [(7, 14, "soon"), (8, 14, "day is out of")],
    ),
    (WHOLE.replace("well", "spring", 1), [(2, 5, "the id 'spring' differs from the file's name")]),
    (
        WHOLE.replace("id: well", "id: ../a b"),
        [(2, 5, "'../a b' is no id"), (2, 5, "differs from the file's name")],
    ),
    (
        WHOLE + "participants:\n  - {id: ann, name: Ann}\n  - {id: ann, name: Anna}\n",
        [(8, 10, "the id 'ann' stands already in line 7")],
    ),
    (
        WHOLE + "  - {text: Yes., speaker: anm}\nparticipants:\n  - {id: ann, name: Ann}\n",
        [(6, 27, "the speaker 'anm' is no participant: did you mean 'ann'?")],
    ),
    (WHOLE + "  - {text: Yes., speaker: ann}\n", [(6, 27, "add one with this id")]),
    (HEAD + "turns: []\n", [(4, 8, "'turns' is empty")]),
    (WHOLE + "source: {file: ../../secret}\n", [(6, 16, "'../../secret' leads out of the archive's pages")]),
    (WHOLE + "source: {file: 'C:\\..\\x'}\n", [(6, 16, "leads out")]),
    (WHOLE + "source: {file: /etc/x}\n", [(6, 16, "leads out")]),
    (HEAD + "turns:\n  - text: ''\n", [(5, 11, "'text' is empty")]),
    (HEAD + "turns:\n  - label: Q\n    text: |\n      \n", [(6, 11, "'text' is empty")]),
    (WHOLE + "notes:\n  - {at: 2, text: x}\n", [(7, 10, "there is no turn 2: the last is 1")]),
    (WHOLE + 'notes:\n  - {at: "1.2", text: x}\n', [(7, 10, "turn 1 has no paragraph 2: the last is 1")]),
    (WHOLE + "notes:\n  - {at: place, text: x}\n", [(7, 10, "'place' is no place: write a turn (3)")]),
    (WHOLE + "doubts:\n  - {at: plaec, text: x}\n", [(7, 10, "nor a field: did you mean 'place'?")]),
    (WHOLE + 'doubts:\n  - {at: "0.1", text: x}\n', [(7, 10, "'0.1' is neither")]),
]

BYTES: Cases = [
    (WHOLE.encode() + b"place: \xc3\xa9t\xe9\n", [(6, 10, "byte 0xe9 is no UTF-8")]),
    (WHOLE.encode() + b"place: a\0\0\n", [(6, 9, "2 NUL in the text")]),
    (WHOLE.encode("utf-16"), [(1, 1, "UTF-16")]),
    (WHOLE.encode("utf-16-be"), [(1, 1, "UTF-16")]),
    (WHOLE.encode("utf-32"), [(1, 1, "UTF-32")]),
    (WHOLE.replace("\n", "\r\n").encode() + b"plaec: x\r\n", [(6, 1, "unknown key 'plaec'")]),
    (codecs.BOM_UTF8 + b"plaec: x\n" + WHOLE.encode(), [(1, 1, "unknown key 'plaec'")]),
]


@pytest.mark.parametrize(("data", "expected"), SYNTAX + SHAPES + MEANING + BYTES)
def test_problem_names_its_place_and_what_to_do(data: str | bytes, expected: Found) -> None:
    assert_found(data, expected)


def test_every_problem_of_a_file_is_found_at_once() -> None:
    text = (
        "readout: 1\nid: other\ndate: never\ndate: 2031\nkind: cal\ntags: one\n"
        "participants:\n  - {id: ann, nmae: Ann}\n"
        "turns:\n  - {speaker: bob, text: Yes.}\n  - speaker: ann\n"
        "notes:\n  - {at: 3, text: x}\n"
    )
    assert_found(
        text,
        [
            (1, 1, "'title' is missing"),
            (2, 5, "differs from the file's name"),
            (3, 7, "'never' is no date"),
            (4, 1, "'date' stands already in line 3"),
            (5, 7, "did you mean 'call'?"),
            (6, 7, "'tags' must be a list"),
            (8, 5, "'name' is missing"),
            (8, 15, "unknown key 'nmae'"),
            (10, 15, "the speaker 'bob' is no participant"),
            (11, 5, "'text' is missing"),
            (13, 10, "there is no turn 3"),
        ],
    )


def test_what_stands_before_a_syntax_error_is_checked_too() -> None:
    text = "plaec: x\nreadout: 1\nturns:\n  - {text: a, lable: Q}\n  - text: 'b\n"
    assert_found(
        text,
        [(1, 1, "unknown key 'plaec'"), (4, 15, "unknown key 'lable'"), (6, 1, "close the quotation mark")],
    )


def test_empty_file_misses_every_required_key() -> None:
    for empty in ("", "# nothing yet\n", "---\n", "~\n"):
        assert_found(empty, [(1, 1, f"'{key}' is missing") for key in ("readout", "id", "title", "turns")])


@pytest.mark.parametrize(
    "text",
    [
        WHOLE + "plaec: x\n",
        WHOLE + "title: Again\n",
        WHOLE + "  - {text: Yes., speaker: ann}\n",
        WHOLE.replace("well", "spring", 1),
        WHOLE + "date: never\n",
        WHOLE + "place:\n",
        WHOLE + "---\n" + WHOLE,
    ],
)
def test_problem_that_leaves_a_valid_model_leaves_the_readout(text: str) -> None:
    read = parse_readout(text.encode(), HERE)
    assert read.problems
    assert read.readout
    assert read.readout.title == "The well"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE + "kind: cal\n",
        WHOLE + "tags: a\n",
        WHOLE + "place: &a b\n",
        WHOLE.replace("id: well", "id: a/b"),
        HEAD,
        WHOLE + "title: 'x\n",
    ],
)
def test_problem_that_leaves_no_valid_model_leaves_no_readout(text: str) -> None:
    read = parse_readout(text.encode(), HERE)
    assert read.problems
    assert read.readout is None


def test_date_that_is_none_counts_as_left_out() -> None:
    text = WHOLE + "date: never\nsource: {published: '', url: x}\n"
    read = parse_readout(text.encode(), HERE)
    assert read.readout
    assert read.readout.date is None
    assert read.readout.source == Source(url="x")


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "12:30",
        "3.10",
        "2031-01-02",
        "0x1f",
        "1e3",
        "=",
        ".inf",
        "NO",
        "True",
        "0o17",
        "010",
        "1_000",
    ],
)
def test_no_scalar_is_guessed_to_be_something_else(written: str) -> None:
    read = parse_readout(WHOLE.replace("The well", written).encode(), HERE)
    assert read.readout
    assert (read.readout.title, read.problems) == (written, ())


def test_quoted_nothing_is_text() -> None:
    read = parse_readout((WHOLE + "place: 'null'\nsource: {publisher: \"~\"}\n").encode(), HERE)
    assert read.readout
    assert read.problems == ()
    assert (read.readout.place, read.readout.source) == ("null", Source(publisher="~"))


def test_whole_readout_is_read() -> None:
    text = """\
readout: 1
id: well
title: >
  The
  well
participants:
  - {id: ann, name: Ann}
turns:
  - speaker: ann
    mode: reported
    text: |
      First.

      Second, with a colon: and "quotes".
  - text: |2-
        indented
notes: [{at: "1.2", text: "[page 2]"}]
doubts: [{at: source.url, text: none}]
"""
    expected = Readout(
        readout=1,
        id="well",
        title="The well",
        participants=(Participant(id="ann", name="Ann"),),
        turns=(
            Turn(speaker="ann", mode="reported", text='First.\n\nSecond, with a colon: and "quotes".'),
            Turn(text="  indented"),
        ),
        notes=(Note(at="1.2", text="[page 2]"),),
        doubts=(Doubt(at="source.url", text="none"),),
    )
    assert parse_readout(text.encode(), HERE) == Reading(expected, ())


def test_hostile_characters_are_made_harmless_quietly() -> None:
    text = WHOLE.replace("Water.", '"\\x1b[2J\\u202eWa\\u2028ter\\t."') + "place: a\x1bb\x85c\u2028d\u202ee\n"
    read = parse_readout(text.encode(), HERE)
    assert read.problems == ()
    assert read.readout
    assert read.readout.turns[0].text == "\ufffd[2J\ufffdWa\nter ."
    assert read.readout.place == "a\ufffdb c d\ufffde"


def test_only_text_has_several_lines() -> None:
    written = '"one\\ntwo"'
    read = parse_readout(f"{HEAD}place: {written}\nturns:\n  - text: {written}\n".encode(), HERE)
    assert read.readout
    assert (read.readout.place, read.readout.turns[0].text) == ("one two", "one\ntwo")


def test_rare_line_ends_move_no_position() -> None:
    assert_found(WHOLE + "place: a\u2028b\nplaec: x\n", [(7, 1, "unknown key 'plaec'")])


def test_wide_characters_count_as_one_column() -> None:
    assert_found(WHOLE + "source: {url: 🛢水é, ulr: x}\n", [(6, 20, "unknown key 'ulr'")])


def test_problems_of_a_broken_file_are_bounded() -> None:
    read = parse_readout((WHOLE + "title: x\n" * (2 * MAX_PROBLEMS)).encode(), HERE)
    assert len(read.problems) == MAX_PROBLEMS
    assert "the others are not listed" in read.problems[-1].message
    assert read.readout is None


def test_message_is_short_and_safe_to_print() -> None:
    ((_, _, message),) = found_in(WHOLE + f'kind: "\\e[2J\\n{"x" * 100_000}"\n')
    assert len(message) < 300
    assert message.isprintable()


def test_place_of_a_paragraph_is_counted_in_the_cleaned_text() -> None:
    text = HEAD + 'turns:\n  - text: "a\\u2028\\u2028b"\nnotes: [{at: 1.2, text: x}]\n'
    assert found_in(text) == []


def test_speaker_is_not_missed_where_a_participant_has_no_proper_id() -> None:
    text = WHOLE + "  - {text: Yes., speaker: ann}\nparticipants:\n  - {name: Ann}\n"
    assert_found(text, [(8, 5, "'id' is missing")])


def test_name_of_a_file_may_be_kept_decomposed() -> None:
    assert parse_readout(WHOLE.replace("well", "pré", 1).encode(), Path("pre\u0301.yaml")).problems == ()


def test_standard_input_has_no_name_to_agree_with() -> None:
    assert parse_readout(WHOLE.encode(), Path("-")).problems == ()


def test_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "well.yaml"
    path.write_text(WHOLE)
    read = read_readout(path)
    assert read.problems == ()
    assert read.readout
    assert read.readout.id == "well"
