from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.citing import cite
from readout_tui.locator import Locator, Passage, passage_at, resolve
from readout_tui.model import Readout, Source, Turn


def whole(readout: Readout, place: str) -> Passage:
    locator = Locator.parse(readout.id + place)
    found = resolve(readout, locator)
    assert found is not None
    return passage_at(readout, locator, found)


def test_bibtex_has_all_that_is_known(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#2.2-3.1"), "bibtex") == (
        "@misc{2033-05-04-orrin-belq,\n"
        "  author = {{mayor.velm.example}},\n"
        '  title = {{Ada Orrin receives "the Envoy" \\& his party}},\n'
        "  year = {2033},\n"
        "  month = may,\n"
        "  day = {4},\n"
        "  address = {Velm},\n"
        "  url = {https://mayor.velm.example/n?a=1&b=2},\n"
        "  urldate = {2033-06-01},\n"
        "  language = {en},\n"
        "  note = {Ada Orrin, Mayor of Velm; Tomaš Belq, Envoy, Harrow Isles; "
        "2033-05-04-orrin-belq\\#2.2\\textasciitilde{}3b33-3.1},\n"
        "  annote = {[Ada Orrin:] We shall keep it open! \\par "
        "[Tomaš Belq:] Thank you. Our ships <will> come.}\n"
        "}"
    )


def test_bibtex_leaves_out_what_is_unknown() -> None:
    readout = Readout(readout=1, id="now", title="Now", date="2033", turns=(Turn(text="So."),))

    lines = cite(readout, whole(readout, "#1"), "bibtex").split("\n")

    assert [line.split()[0] for line in lines[1:-1]] == ["title", "year", "note", "annote"]


def test_bibtex_escapes_what_latex_would_read() -> None:
    title = r"50% of {a_b} & c#d ~ e^f \ $5"
    readout = Readout(readout=1, id="now", title=title, turns=(Turn(text="So."),))

    assert (
        r"title = {{50\% of \textbraceleft{}a\_b\textbraceright{} \& c\#d \textasciitilde{} "
        r"e\textasciicircum{}f \textbackslash{} \$5}},"
    ) in cite(readout, whole(readout, "#1"), "bibtex")


@settings(derandomize=True, max_examples=50)
@given(title=st.text(), words=st.text(), address=st.text())
def test_bibtex_braces_match_whatever_the_text(title: str, words: str, address: str) -> None:
    readout = Readout(
        readout=1, id="now", title=title, source=Source(url=address), turns=(Turn(text=f"a{words}"),)
    )

    depth, ends = 0, []
    entry = cite(readout, whole(readout, "#1"), "bibtex")
    for position, character in enumerate(entry):
        depth += (character == "{") - (character == "}")
        if depth == 0 and character == "}":
            ends.append(position)
    assert ends == [len(entry) - 1]


def test_bibtex_address_stays_one_that_works(visit: Readout) -> None:
    readout = msgspec.structs.replace(visit, source=Source(url="https://x.example/%7Ea_b/{1}?q=ä#c"))

    assert "url = {https://x.example/%7Ea_b/%7B1%7D?q=%C3%A4#c}" in cite(
        readout, whole(readout, "#3"), "bibtex"
    )


def test_bibtex_key_has_no_character_of_the_syntax() -> None:
    readout = Readout(readout=1, id="a,b{c}=é", title="Now", turns=(Turn(text="So."),))

    assert cite(readout, whole(readout, "#1"), "bibtex").startswith("@misc{a-b-c--é,\n")


def test_csl_json_has_all_that_is_known(visit: Readout) -> None:
    (item,) = json.loads(cite(visit, whole(visit, "#4"), "csl-json"))

    assert item == {
        "id": "2033-05-04-orrin-belq",
        "type": "webpage",
        "title": 'Ada Orrin receives "the Envoy" & his party',
        "author": [{"literal": "mayor.velm.example"}],
        "genre": "press-conference",
        "issued": {"date-parts": [[2033, 5, 4]]},
        "event-date": {"date-parts": [[2033, 5, 4]]},
        "event-place": "Velm",
        "accessed": {"date-parts": [[2033, 6, 1]]},
        "URL": "https://mayor.velm.example/n?a=1&b=2",
        "language": "en",
        "note": "Tomaš Belq, Envoy, Harrow Isles (in reported speech); 2033-05-04-orrin-belq#4.1~cce4",
        "annote": "The envoy added that grain comes first.",
    }


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2033", [[2033]]),
        ("2033-05", [[2033, 5]]),
        ("2033-05-04/2033-06", [[2033, 5, 4], [2033, 6]]),
    ],
)
def test_csl_json_dates_are_as_exact_as_known(date: str, parts: list[list[int]]) -> None:
    readout = Readout(readout=1, id="now", title="Now", date=date, turns=(Turn(text="So."),))

    (item,) = json.loads(cite(readout, whole(readout, "#1"), "csl-json"))

    assert item["issued"] == {"date-parts": parts}
    assert item["type"] == "document"
