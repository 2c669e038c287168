from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.citing import cite
from readout_tui.locator import Locator, Passage, Place, Point, passage_at, resolve
from readout_tui.model import Readout, Source, Turn


def whole(readout: Readout, place: str) -> Passage:
    locator = Locator.parse(readout.id + place)
    found = resolve(readout, locator)
    assert found is not None
    return passage_at(readout, locator, found)


def test_plain_is_the_passage_character_by_character(visit: Readout) -> None:
    passage = Passage(visit.id, Point(Place(1, 1), 8), Point(Place(2, 2), 8))

    assert cite(visit, passage, "plain") == (
        f"{visit.turns[0].paragraphs[0][8:]}\n\n"
        "Welcome to Velm. The harbour, Mr. Belq, is open again.\n\nWe shall"
    )


def test_plain_names_who_speaks_where_several_do(visit: Readout) -> None:
    passage = Passage(visit.id, Point(Place(2, 1), 8), Point(Place(3, 1), 10))

    assert cite(visit, passage, "plain") == (
        "[Ada Orrin:] to Velm. The harbour, Mr. Belq, is open again.\n\nWe shall keep it open!\n\n"
        f"[{visit.speaker_name(visit.turns[2])}:] Thank you."
    )


def test_markdown_quotes_and_credits(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#2"), "markdown") == (
        "> Welcome to Velm. The harbour, Mr. Belq, is open again.\n"
        ">\n"
        "> We shall keep it open!\n"
        "\n"
        "— Ada Orrin, Mayor of Velm, in “Ada Orrin receives ‘the Envoy’ & his party”, mayor.velm.example, "
        "4 May 2033, 09:15, Velm, <https://mayor.velm.example/n?a=1&b=2>, "
        "`2033-05-04-orrin-belq#2.1~ff4f-2.2`"
    )


def test_markdown_names_the_speaker_of_each_turn(visit: Readout) -> None:
    quoted = cite(visit, whole(visit, "#2.2-4.1"), "markdown").partition("\n\n—")[0]

    assert quoted == (
        "> **Ada Orrin:** We shall keep it open!\n>\n"
        "> **Tomaš Belq:** Thank you. Our ships \\<will> come.\n>\n"
        "> **Tomaš Belq (reported):** The envoy added that grain comes first."
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list\n+ none", "\\- no list\n> \\+ none"),
        ("> said\n=== \n~~~", "\\> said\n> \\===\n> \\~\\~~"),
        ("*a* _b_ `c` \\d", "\\*a\\* \\_b\\_ \\`c\\` \\\\d"),
        ("[x](y) [z] &amp; R&D", "[x\\](y) [z] \\&amp; R&D"),
        ("in 2033. And 3.5 - fine", "in 2033. And 3.5 - fine"),
    ],
)
def test_markdown_shows_the_words_as_they_are(visit: Readout, text: str, escaped: str) -> None:
    readout = msgspec.structs.replace(visit, turns=(Turn(text=text),))
    quoted = cite(readout, whole(readout, "#1"), "markdown").partition("\n\n—")[0]

    assert [line.rstrip() for line in quoted.split("\n")] == f"> {escaped}".split("\n")


class _Text(HTMLParser):
    """Collects a quotation's paragraphs, and whatever elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p":
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if self.paragraphs and "figcaption" not in self.tags:
            self.paragraphs[-1] += data


def test_html_quotes_and_credits(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#3"), "html") == (
        "<figure>\n"
        '<blockquote cite="https://mayor.velm.example/n?a=1&amp;b=2">\n'
        '<p lang="en" dir="auto">Thank you. Our ships &lt;will&gt; come.</p>\n'
        "</blockquote>\n"
        "<figcaption>Tomaš Belq, Envoy, Harrow Isles, in "
        '<cite>Ada Orrin receives "the Envoy" &amp; his party</cite>, mayor.velm.example, '
        "4 May 2033, 09:15, Velm, "
        '<a href="https://mayor.velm.example/n?a=1&amp;b=2">https://mayor.velm.example/n?a=1&amp;b=2</a>, '
        "<code>2033-05-04-orrin-belq#3.1~148e</code></figcaption>\n"
        "</figure>"
    )


@settings(derandomize=True, max_examples=50)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_html_gives_the_words_back_and_adds_no_element(text: str) -> None:
    readout = Readout(readout=1, id="x", title="T", turns=(Turn(text=text),))
    parser = _Text()
    parser.feed(cite(readout, whole(readout, "#1"), "html"))

    assert "".join(parser.paragraphs).strip() == text
    assert parser.tags == {"figure", "blockquote", "p", "figcaption", "cite", "code"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://x.example/a b", "data:text/html,x"])
def test_address_that_is_no_web_page_becomes_no_link(visit: Readout, address: str) -> None:
    readout = msgspec.structs.replace(visit, source=Source(url=address))

    assert "href" not in cite(readout, whole(readout, "#3"), "html")
    assert f"<{address}>" not in cite(readout, whole(readout, "#3"), "markdown")


def test_lasting_copy_stands_in_for_a_missing_address(visit: Readout) -> None:
    readout = msgspec.structs.replace(visit, source=Source(archived="https://copies.example/1"))

    assert "<https://copies.example/1>" in cite(readout, whole(readout, "#3"), "markdown")


def test_what_is_unknown_is_left_out() -> None:
    readout = Readout(readout=1, id="note", title="Note", turns=(Turn(text="Nothing more."),))

    credit = cite(readout, whole(readout, "#1"), "markdown").rpartition("\n\n")[2]

    assert re.fullmatch(r"— “Note”, `note#1\.1~[0-9a-f]{4}`", credit)


def test_locator_style_is_the_locator_alone(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#2"), "locator") == "2033-05-04-orrin-belq#2.1~ff4f-2.2"
