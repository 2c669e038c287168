from __future__ import annotations

import msgspec
import pytest

from readout_tui.model import KINDS, Participant, Person, Position, Readout, Turn

WELL = Readout(
    readout=1,
    id="well",
    title="The well",
    participants=(Participant(id="ann", name="Ann Reth"), Participant(id="bob", name="Bob Orn")),
    turns=(Turn(speaker="ann", text="Water."),),
)


@pytest.mark.parametrize(
    ("turn", "mode"),
    [
        (Turn(text="x"), "narration"),
        (Turn(speaker="ann", text="x"), "direct"),
        (Turn(label="Q", text="x"), "direct"),
        (Turn(speaker="ann", mode="reported", text="x"), "reported"),
        (Turn(mode="direct", text="x"), "direct"),
        (Turn(label="Q", mode="narration", text="x"), "narration"),
    ],
)
def test_mode_is_the_given_one_else_direct_if_somebody_speaks(turn: Turn, mode: str) -> None:
    assert turn.spoken_mode == mode


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", ()),
        (" \n ", ()),
        ("one", ("one",)),
        ("one\ntwo", ("one\ntwo",)),
        ("one\n\ntwo", ("one", "two")),
        ("\n\none\n\n\n  \n\t\ntwo\n\n", ("one", "two")),
        ("one\n \n two", ("one", " two")),
        ("one\n", ("one",)),
    ],
)
def test_paragraphs_are_divided_by_blank_lines(text: str, paragraphs: tuple[str, ...]) -> None:
    assert Turn(text=text).paragraphs == paragraphs


def test_participant_is_found_by_id() -> None:
    assert WELL.participant("bob") == Participant(id="bob", name="Bob Orn")
    assert WELL.participant("nobody") is None
    assert WELL.participant(None) is None


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        (Turn(speaker="ann", label="MS. RETH", text="x"), "Ann Reth"),
        (Turn(speaker="cid", label="MR. CID", text="x"), "MR. CID"),
        (Turn(speaker="cid", text="x"), "cid"),
        (Turn(label="Q", text="x"), "Q"),
        (Turn(text="x"), None),
    ],
)
def test_name_of_a_speaker_is_the_fullest_that_is_known(turn: Turn, name: str | None) -> None:
    assert WELL.speaker_name(turn) == name


def test_defaults_are_left_out_and_order_is_that_of_the_file() -> None:
    assert list(msgspec.to_builtins(WELL)) == ["readout", "id", "title", "participants", "turns"]
    assert msgspec.to_builtins(WELL)["turns"] == ({"speaker": "ann", "text": "Water."},)


def test_unknown_keys_and_other_versions_are_refused() -> None:
    plain = msgspec.to_builtins(WELL)
    assert msgspec.convert(plain, Readout) == WELL
    for wrong in ({"plaec": "x"}, {"readout": 2}, {"kind": "cal"}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(plain | wrong, Readout)


def test_position_has_the_words_of_the_file() -> None:
    position = Position(role="Keeper", since="2029", until="2031")
    assert msgspec.to_builtins(position) == {"role": "Keeper", "from": "2029", "to": "2031"}
    assert msgspec.to_builtins(Person(id="ann", name="Ann")) == {"id": "ann", "name": "Ann"}


def test_kinds_are_told_apart() -> None:
    assert len(set(KINDS)) == len(KINDS) == 10
