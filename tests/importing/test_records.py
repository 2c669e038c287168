from __future__ import annotations

import msgspec
import pytest

from readout_tui.importing import PageError, import_page
from readout_tui.model import Participant, Readout, Turn

READOUT = Readout(
    readout=1,
    id="2031-05-03-obi",
    title="Talks",
    date="2031-05-03",
    participants=(Participant(id="ada-obi", name="Ada Obi"),),
    turns=(Turn(speaker="ada-obi", text="We agree.\x1b[31m"),),
)


def test_a_readouts_json_is_that_readout_made_safe() -> None:
    readout = import_page(msgspec.json.encode(READOUT), "talks.json")
    assert (readout.id, readout.participants) == (READOUT.id, READOUT.participants)
    assert readout.turns[0].text == "We agree.\ufffd[31m"
    assert readout.source is not None and readout.source.file == "talks.json"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"readout": 1, "id": "x"}', "no valid readout"),
        (b'{"readout": 1, "id": "x", "title": "t", "turns": []}', "has no turns"),
        (
            b'{"readout": 1, "id": "x", "title": "t", "date": "soon", "turns": [{"text": "a"}]}',
            "'soon' is no date",
        ),
        (b'{"readout": 1', "no valid readout"),
        (b'{"hits": []}', "its JSON is no readout's, as `readout show --json ID` prints it"),
        (b"[]", "its JSON is no readout's"),
        (b'{"readout": 1, "id": "../x", "title": "t", "turns": [{"text": "a"}]}', "id may hold letters"),
    ],
)
def test_a_record_that_is_no_readout_says_why(data: bytes, says: str) -> None:
    with pytest.raises(PageError, match=says):
        import_page(data, "x.json")


def test_the_order_of_a_records_keys_is_free() -> None:
    notes = [{"text": f"a note, number {number}"} for number in range(20)]
    record = {"notes": notes, "readout": 1, "id": "x", "title": "t", "turns": [{"text": "a"}]}
    assert import_page(msgspec.json.encode(record), "x.json").title == "t"


def test_other_text_in_braces_is_a_page() -> None:
    assert import_page(b"{a remark} and some words", "x.txt").turns[0].text == "{a remark} and some words"
