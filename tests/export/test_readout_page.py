from __future__ import annotations

from itertools import pairwise

from msgspec import structs
from tests.export.markup import Page

from readout_tui.export.readout_page import html_readout
from readout_tui.library import Library
from readout_tui.model import Doubt, Note, Participant, Readout, Relation, Source, Turn

MEETING = "2031-04-02-marn-osk"
HOSTILE = "</style></title><script>alert('1')</script>&\"'><img src=x onerror=x>"


def hostile() -> Readout:
    """A readout with markup wherever a page may have written some."""
    return Readout(
        readout=1,
        id=HOSTILE,
        title=HOSTILE,
        date="2031-04-02",
        dateline=HOSTILE,
        place=HOSTILE,
        language='"><b>',
        tags=(HOSTILE,),
        source=Source(
            publisher=HOSTILE, url="javascript:alert(1)", archived="data:text/html,x", file=HOSTILE
        ),
        participants=(
            Participant(id="a", name=HOSTILE, role=HOSTILE, side=HOSTILE),
            Participant(id="b", name=HOSTILE),
        ),
        turns=(
            Turn(speaker="a", label=HOSTILE, mode="reported", language='" onclick="x', text=HOSTILE),
            Turn(label=HOSTILE, text=HOSTILE),
            Turn(text=HOSTILE),
        ),
        related=(Relation(id=HOSTILE, relation="follows"),),
        notes=(Note(at=HOSTILE, text=HOSTILE), Note(at="1.1", text=HOSTILE)),
        doubts=(Doubt(at="place", text=HOSTILE),),
    )


def test_markup_in_a_readout_is_shown_as_text() -> None:
    page = Page(html_readout(hostile()))

    assert not {"script", "img"} & set(page.seen)
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "".join(page.text).count(HOSTILE) >= 18


def test_only_addresses_of_the_web_become_links() -> None:
    readout = structs.replace(
        hostile(), source=Source(url="https://veld.example/a?b=1&c", archived="http://x.example")
    )

    assert [link for link in Page(html_readout(hostile())).links if not link.startswith("#")] == []
    assert [link for link in Page(html_readout(readout)).links if not link.startswith("#")] == [
        "https://veld.example/a?b=1&c",
        "http://x.example",
    ]


def test_the_page_asks_no_host_for_anything(library: Library) -> None:
    text = html_readout(library.readout(MEETING))
    page = Page(text)

    assert page.addresses == []
    assert not {"link", "script", "img", "iframe", "object", "base", "form"} & set(page.seen)
    assert "default-src 'none'; style-src 'sha256-" in text
    assert "url(" not in text
    assert "@import" not in text


def test_every_paragraph_has_its_address_and_a_link_to_it(library: Library) -> None:
    page = Page(html_readout(library.readout(MEETING)))

    assert [name for name in page.ids if name.startswith("p") and "." in name] == [
        "p1.1",
        "p2.1",
        "p2.2",
        "p3.1",
        "p4.1",
        "p5.1",
    ]
    assert {f"#{name}" for name in page.ids if name[0] in "pt" and name[1:2].isdigit()} <= set(page.links)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)


def test_headings_go_down_one_level_at_a_time(library: Library) -> None:
    seen = Page(html_readout(library.readout(MEETING))).seen

    levels = [int(tag[1]) for tag in seen if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [seen.count(tag) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_the_way_of_speaking_is_told_in_words(library: Library) -> None:
    text = html_readout(library.readout(MEETING))

    assert text.count('<span class="mode">Narration</span>') == 1
    assert text.count('<span class="mode">reported speech</span>') == 1
    assert text.count('<section class="turn direct"') == 3


def test_a_role_stands_at_a_speakers_first_turn(library: Library) -> None:
    text = html_readout(library.readout(MEETING))

    assert text.count('<p class="role quiet" dir="auto">Minister of Transport, Osmark</p>') == 1
    assert (
        text.count('<p class="role quiet" dir="auto">President of Veld</p>') == 2
    )  # Once directly, once reported.


def test_a_label_stands_beside_a_name_that_it_is_not() -> None:
    turns = (Turn(speaker="a", label="MS BRILL", text="Yes."), Turn(label="Q", text="When?"))
    people = (Participant(id="a", name="Hanne Brill"),)
    page = Page(html_readout(Readout(readout=1, id="x", title="X", participants=people, turns=turns)))

    shown = "".join(page.text)
    assert "Hanne Brill MS BRILL" in shown
    assert page.text.count("Q") == 1


def languages(readout: Readout) -> dict[str, str | None]:
    """Return the language of the page, of our own words, of the first turn and of the second."""
    page = Page(html_readout(readout))
    in_force = page.languages
    return {
        "page": in_force["html"],
        "ours": in_force["participants"],
        "first": in_force["p1.1"],
        "second": in_force["p2.1"],
    }


def test_each_part_says_its_language() -> None:
    readout = Readout(
        readout=1,
        id="x",
        title="X",
        language="az",
        participants=(Participant(id="a", name="A"),),
        turns=(Turn(text="Bəli."), Turn(speaker="a", language="ru", text="Да.")),
    )

    assert languages(readout) == {"page": "az", "ours": "en", "first": "az", "second": "ru"}
    unknown = structs.replace(readout, language=None)
    assert languages(unknown) == {"page": "en", "ours": "en", "first": "", "second": "ru"}
    english = structs.replace(readout, language="en")
    assert languages(english) == {"page": "en", "ours": "en", "first": "en", "second": "ru"}


def test_remarks_lead_to_what_they_are_on() -> None:
    readout = Readout(
        readout=1,
        id="x",
        title="X",
        turns=(Turn(text="One.\n\nTwo."),),
        notes=(Note(at="1.2", text="[[Page 3]]"), Note(at="9.9", text="Gone."), Note(text="All.")),
        doubts=(Doubt(at="1", text="Who?"), Doubt(at="date", text="When?")),
    )
    text = html_readout(readout)

    assert '<li><a href="#p1.2">Paragraph 1.2</a>: <span dir="auto">[[Page 3]]</span></li>' in text
    assert '<li>9.9: <span dir="auto">Gone.</span></li>' in text
    assert '<li><span dir="auto">All.</span></li>' in text
    assert '<li><a href="#t1">Turn 1</a>: <span dir="auto">Who?</span></li>' in text
    assert '<li>date: <span dir="auto">When?</span></li>' in text


def test_sections_with_nothing_in_them_are_left_out(library: Library) -> None:
    page = Page(html_readout(library.readout("note-on-names")))

    assert [
        name for name in page.ids if name in ("participants", "text", "notes", "doubts", "related", "source")
    ] == [
        "text",
        "source",
    ]
    assert "undated" in page.text
    bare = Page(html_readout(Readout(readout=1, id="x", title="X", turns=())))
    assert "details" not in bare.seen


def test_a_moment_is_a_time_for_programs_and_several_days_are_not(library: Library) -> None:
    meeting = library.readout(MEETING)

    assert '<time datetime="2031-04-02T10:15">2 April 2031, 10:15</time>' in html_readout(meeting)
    days = html_readout(structs.replace(meeting, date="2031-04-02/2031-04-03"))
    assert "2 to 3 April 2031" in days
    assert "<time" not in days


def test_line_ends_within_a_paragraph_are_kept() -> None:
    text = html_readout(Readout(readout=1, id="x", title="X", turns=(Turn(text="One,\ntwo."),)))

    assert '<p id="p1.1" lang="" dir="auto">One,<br>\ntwo. ' in text
