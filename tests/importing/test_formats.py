"""Bytes to blocks: encodings, Markdown, and lines that are wrapped or broken."""

from __future__ import annotations

import hashlib
import random

import pytest

from readout_tui.importing import import_page
from readout_tui.importing.kinds import kind_of
from readout_tui.importing.language import language_of
from readout_tui.importing.markdown import read_markdown
from readout_tui.importing.pages import PageError, decode, read_page
from readout_tui.importing.wrapping import blocks_of_lines


@pytest.mark.parametrize(
    "data",
    [
        "Größe".encode(),
        "Größe".encode("utf-8-sig"),
        "Größe".encode("utf-16"),
        b'<meta charset="iso-8859-1">' + "Größe".encode("iso-8859-1"),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    text, doubts = decode(data)
    assert text.endswith("Größe")
    assert doubts == ()


def test_a_guessed_encoding_is_doubted() -> None:
    text, doubts = decode("Привет, как дела сегодня утром? Всё хорошо, спасибо большое.".encode("cp1251"))
    assert "Привет" in text
    assert doubts == ("encoding: guessed to be cp1251",)


PARAGRAPHS = {
    "cp1251": "Президент принял министра в гавани. Паромы ждали достаточно долго.",
    "koi8-r": "Президент принял министра в гавани. Паромы ждали достаточно долго.",
    "latin-1": "Le président a reçu le ministre à l'école; où sont les élèves?",
    "cp1252": "“Welcome”, the President said – it’s time for the naïve café.",
    "shift_jis": "大統領は港で大臣と会談した。フェリーは長く待った。",
    "gb18030": "总统在港口会见了部长。渡轮等了很久。",
    "cp1256": "استقبل الرئيس الوزير في الميناء.",
    "utf-16": "Президент принял министра. Welcome.",
}


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize("encoding", PARAGRAPHS)
def test_texts_of_older_encodings_are_no_garbage(encoding: str, times: int) -> None:
    decode((f"{PARAGRAPHS[encoding]}\n\n" * times).encode(encoding))


@pytest.mark.parametrize("size", [100, 3_000, 100_000])
@pytest.mark.parametrize("nuls", [True, False])
def test_random_bytes_are_no_text(size: int, nuls: bool) -> None:
    data = random.Random(size).randbytes(size)
    with pytest.raises(PageError, match="it is no text"):
        decode(data if nuls else data.replace(b"\0", b"x"))


def test_a_few_damaged_bytes_are_doubted_and_the_text_read() -> None:
    text, doubts = decode(
        "Der Minister empfing den Präsidenten am Hafen. ".encode() * 20 + b"\xff\x81\x9d\xc3\xa4\xff"
    )
    assert text.count("am Hafen.") == 20
    assert doubts


def test_text_is_made_safe() -> None:
    assert decode(b"a\x1b[31mb\x0cc")[0] == "a\ufffd[31mb\n\nc"


def test_html_is_known_by_its_content() -> None:
    assert read_page(b"<!DOCTYPE html><p>Some text here.</p>", "page").blocks[0].text == "Some text here."


def test_front_matter_gives_facts_as_they_are_written() -> None:
    facts = read_markdown(
        '---\ntitle: "A\\_call\\\n  \\ to Varn"\ndate: 2031-05-03\nlang: en\n---\ntext\n'
    ).facts
    assert (facts.title, facts.date, facts.language) == ("A call to Varn", "2031-05-03", "en")


def test_front_matter_gives_place_and_tags() -> None:
    text = "---\ntitle: A\nplace: Port Varn\ntags: [Water quotas, harbour]\n---\n\nThe text.\n"
    readout = import_page(text.encode(), "page.md")
    assert (readout.place, readout.tags) == ("Port Varn", ("water-quotas", "harbour"))


def test_broken_front_matter_is_doubted_and_the_text_read() -> None:
    page = read_markdown("---\ntitle: [\n---\ntext\n")
    assert page.blocks[0].text == "text"
    assert page.doubts == ("front matter: not read, it is no YAML",)


def test_markup_goes_and_words_stay() -> None:
    (block,) = read_markdown("**Ada** said *so* to \\[us\\]:\nsee [it](https://x.example/y).\n").blocks
    assert block.text == "Ada said so to [us]: see it."
    assert block.bold == ((0, 3),)
    assert block.marks == ("https://x.example/y",)


def test_a_line_of_no_break_spaces_parts_paragraphs() -> None:
    assert [b.text for b in read_markdown("one  \n\u00a0   \ntwo\n").blocks] == ["one", "two"]


def test_a_number_stays_in_a_list() -> None:
    assert [b.text for b in read_markdown("128. first\n129. second\n").blocks] == [
        "128. first",
        "129. second",
    ]


WRAPPED = """\
  This is a page whose lines have been wrapped at some sixty columns
by a typist, and whose paragraphs begin with an indent of two. The
last line of one is short.
  Another begins here, and goes on to the line below it like all of
those before it did.
"""


def test_wrapped_lines_are_joined_and_indents_begin_paragraphs() -> None:
    first, second = (block.text for block in blocks_of_lines(WRAPPED))
    assert first.endswith("The last line of one is short.")
    assert second.startswith("Another begins here, and goes on to the line below it like all of those")


def test_short_broken_lines_stay_broken() -> None:
    assert [b.text for b in blocks_of_lines("Harbour House\nPort Varn\n\nText.\n")] == [
        "Harbour House\nPort Varn",
        "Text.",
    ]


def test_a_page_mark_inside_a_sentence_is_set_aside() -> None:
    (block,) = blocks_of_lines(f"{WRAPPED[:130]}\n\n[[Page 7]]\n\nand so on it went.\n{WRAPPED[:60]}x\n")[:1]
    assert "[[Page" not in block.text
    assert block.marks == ("[[Page 7]]",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Premier and the Minister met in the harbour, and that is all for today.", "en"),
        ("El presidente y la ministra se reunieron en el puerto para hablar de los barcos.", "es"),
        ("Мы говорили о том, что это не так, и на этом всё.", "ru"),
        ("Cumhurbaşkanı ve bakan bu konuda çok olumlu bir görüşme için bir araya geldi.", "tr"),
        ("我们注意到有关报道。", "zh"),
        ("報告が一件ございます。", "ja"),
        ("نرحب بكم جميعا", "ar"),
        ("xyzzy plugh", None),
    ],
)
def test_the_language_shows(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ada Obi has received Minister Rand", "meeting"),
        ("Readout of President Rand’s Call with Premier Obi", "call"),
        ("Joint press conference after the meeting", "press-conference"),
        ("Press Briefing by Mira Lund", "briefing"),
        ("Выступление на форуме", "speech"),
        ("外交部发言人主持例行记者会", "press-conference"),
        ("Harbour dues", None),
    ],
)
def test_the_titles_words_tell_the_kind(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


CORRECTED = "---\ndate: 3 May 2031\ntitle: The right title\nplace: Velm\n---\n"
WEB = (
    "<!doctype html><html><head><meta property='og:title' content='A wrong one'></head>"
    "<body><h1>A wrong one</h1><p>4 June 2030</p><p>Ada Lund: Good day.</p></body></html>"
)
SITTING = "<TEI><text><u who='#ObiAda'><p>We go on.</p></u></text></TEI>"
RECORD = '{"readout": 1, "id": "talk", "title": "Talk", "date": "2030", "turns": [{"text": "They met."}]}'


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (WEB, "page.html"),
        (WEB, "page"),
        (SITTING, "page.xml"),
        (RECORD, "page.json"),
        ("A wrong one\n\n4 June 2030\n\nAda Lund: Good day.\n", "page.txt"),
    ],
)
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_front_matter_holds_for_a_page_of_any_kind(page: str, name: str, begins: str) -> None:
    data = f"{begins}{CORRECTED}{page}".encode()
    readout = import_page(data, name)
    assert (readout.title, readout.date, readout.place) == ("The right title", "2031-05-03", "Velm")
    assert "---" not in "".join(turn.text for turn in readout.turns)
    assert readout.source is not None and readout.source.sha256 == hashlib.sha256(data).hexdigest()
    assert readout.id == "talk" if name == "page.json" else readout.id.startswith("2031-05-03-")
