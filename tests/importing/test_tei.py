"""TEI transcripts as the ParlaMint corpora write them; this one is invented."""

from __future__ import annotations

from pathlib import PurePath
from xml.etree import ElementTree

import pytest
from tests.importing.accounts import accounted, words

from readout_tui.importing import PageError, import_page
from readout_tui.importing.teiheader import name_of_id

NAME = "ParlaMint-XV_2031-05-03-S07.xml"
PERSONS = """
<particDesc>
  <listOrg>
    <org xml:id="party.BRP" role="politicalParty">
      <orgName full="yes" xml:lang="en">Bridge Party</orgName><orgName full="abb">BRP</orgName>
    </org>
  </listOrg>
  <listPerson>
    <person xml:id="OrroTomás">
      <persName><surname>Orro</surname><surname>García</surname><forename>Tomás</forename></persName>
      <sex value="M"/>
      <affiliation role="member" ref="#PX" from="2028-01-01"/>
      <affiliation role="minister" ref="#GOV" from="2024-01-01" to="2029-12">
        <roleName>Conselleiro do Mar</roleName>
      </affiliation>
      <affiliation role="minister" ref="#GOV" from="2030-01-01">
        <roleName xml:lang="en">Minister of Bridges</roleName>
        <roleName xml:lang="gl">Conselleiro de Pontes</roleName>
      </affiliation>
      <affiliation role="member" ref="#party.BRP" from="2028-01-01"/>
    </person>
  </listPerson>
</particDesc>
"""


def tei(body: str, persons: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="gl" xml:id="XV-S07" ana="#parla.sitting">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main" xml:lang="en">Varnian parliamentary corpus, 2031-05-03</title>
        <title type="main" xml:lang="gl">Corpus parlamentario de Varnia, 2031-05-03</title>
        <title type="sub" xml:lang="gl">Diario de Sesións de Varnia</title>
        <meeting ana="#parla.meeting" n="7">Número 7</meeting>
      </titleStmt>
      <publicationStmt>
        <publisher><orgName xml:lang="en">An infrastructure</orgName></publisher>
        <idno type="URI">https://corpus.example/7</idno>
        <date when="2033-01-01">2033-01-01</date>
      </publicationStmt>
      <sourceDesc><bibl>
        <publisher>Parlamento de Varnia</publisher>
        <idno type="URI">https://varnia.example/7.pdf</idno>
        <date when="2031-05-03">03.05.2031</date>
      </bibl></sourceDesc>
    </fileDesc>
    <profileDesc>
      <settingDesc><setting>
        <name type="address">Praza do Porto, 1</name><name type="city">Porto Varn</name>
        <date when="2031-05-03">03.05.2031</date>
      </setting></settingDesc>{persons}
    </profileDesc>
  </teiHeader>
  <text><body><div type="debateSection">{body}</div></body></text>
</TEI>
""".encode()


BODY = """
<pb n="1"/>
<head>A ponte</head>
<note type="time">Ábrese a sesión ás dez.</note>
<note type="speaker">A señora PRESIDENTA:</note>
<u who="#MarenAda" ana="#chair" xml:id="u1"><seg>Bos días.</seg><seg>Ten a palabra o señor Orro.</seg></u>
<note type="speaker">O señor ORRO GARCÍA:</note>
<u who="#OrroTomás" ana="#regular" xml:id="u2">
  <seg>Grazas, presidenta. <kinesic type="applause"><desc>Aplausos.</desc></kinesic> Vou falar da ponte
    <gap reason="inaudible"><desc>Unha palabra non se oe</desc></gap> vella.</seg>
  <vocal type="murmuring"><desc>(Murmurios.)</desc></vocal>
  <seg xml:lang="en">It stands.</seg>
</u>
<incident><desc>Soa unha campá.</desc></incident>
<u who="#MarenAda" ana="#chair"><seg>Remate.</seg></u>
<u ana="#guest"><seg xml:lang="en">May I speak?</seg></u>
<note type="speaker">O señor FALCO</note>
<note type="time">Remata a sesión.</note>
"""


def test_each_utterance_is_a_turn_of_whom_it_names_under_the_label_that_is_printed() -> None:
    readout = import_page(tei(BODY, PERSONS), NAME)
    assert [(t.spoken_mode, t.speaker, t.label, t.paragraphs) for t in readout.turns] == [
        ("narration", None, None, ("A ponte", "Ábrese a sesión ás dez.")),
        ("direct", "maren-ada", "A señora PRESIDENTA", ("Bos días.", "Ten a palabra o señor Orro.")),
        (
            "direct",
            "tomas-orro-garcia",
            "O señor ORRO GARCÍA",
            (
                "Grazas, presidenta. (Aplausos.) Vou falar da ponte vella.",
                "(Murmurios.)",
                "It stands.",
            ),
        ),
        ("narration", None, None, ("Soa unha campá.",)),
        ("direct", "maren-ada", None, ("Remate.",)),
        ("direct", None, None, ("May I speak?",)),
        ("narration", None, None, ("Remata a sesión.", "O señor FALCO")),
    ]
    assert readout.turns[5].language == "en"
    assert [(note.at, note.text) for note in readout.notes] == [
        (None, "Diario de Sesións de Varnia"),
        ("3.1", "Unha palabra non se oe"),
    ]


def test_the_header_tells_of_the_sitting() -> None:
    readout = import_page(tei(BODY), NAME)
    assert readout.title == "Corpus parlamentario de Varnia, 2031-05-03"
    assert (readout.date, readout.place, readout.dateline) == (
        "2031-05-03",
        "Porto Varn",
        "Porto Varn, 03.05.2031",
    )
    assert (readout.kind, readout.language, readout.id) == ("debate", "gl", "2031-05-03-ada-garcia")
    assert readout.source is not None
    assert (readout.source.publisher, readout.source.url) == (
        "Parlamento de Varnia",
        "https://varnia.example/7.pdf",
    )
    assert (readout.source.published, readout.source.file) == (None, NAME)


def test_a_listed_person_has_the_office_and_the_side_of_that_day() -> None:
    people = {p.id: p for p in import_page(tei(BODY, PERSONS), NAME).participants}
    orro = people["tomas-orro-garcia"]
    assert (orro.name, orro.role, orro.side) == ("Tomás Orro García", "Conselleiro de Pontes", "Bridge Party")
    assert people["maren-ada"].role == "Chair"


def test_the_chair_and_a_stranger_are_named_by_their_ids_and_doubted() -> None:
    readout = import_page(tei(BODY), NAME)
    assert [(p.name, p.role) for p in readout.participants] == [
        ("Maren Ada", "Chair"),
        ("Tomás Orro García", None),
    ]
    assert [(doubt.at, doubt.text) for doubt in readout.doubts] == [
        (
            "participants",
            "names made of ids, as the header lists no such persons: Maren Ada, Tomás Orro García",
        ),
        ("6", "speaker: the file does not say who speaks"),
    ]


@pytest.mark.parametrize(
    ("identifier", "labels", "name"),
    [
        ("VarelaSuanzesCarpegnaXose", [], "Varela Suanzes Carpegna Xose"),
        ("VarelaSuanzesXose", ["O señor VARELA SUANZES-CARPEGNA"], "Xose Varela Suanzes-Carpegna"),
        ("OrroTomás", ["O señor PRESIDENTE", "O señor CONSELLEIRO (Orro García)"], "Tomás Orro García"),
        ("ObiAda", ["Ms Ada Obi"], "Ada Obi"),
        ("ObiAda", ["A señora FALCO"], "Obi Ada"),
        ("person.12", [], "person 12"),
    ],
)
def test_an_id_is_made_a_name(identifier: str, labels: list[str], name: str) -> None:
    assert name_of_id(identifier, labels) == name


def test_no_word_of_the_text_is_lost_or_added() -> None:
    head = words(
        "Corpus parlamentario de Varnia, 2031-05-03 Porto Varn, 03.05.2031 Diario de Sesións de Varnia"
    )
    text = words(
        " ".join(
            ElementTree.fromstring(
                f"<x xmlns:xml='http://www.w3.org/XML/1998/namespace'>{BODY}</x>"
            ).itertext()
        )
    )
    assert accounted(import_page(tei(BODY, PERSONS), NAME)) == head + text


def test_words_that_are_annotated_one_by_one_make_a_sentence() -> None:
    body = """<u who="#A"><seg><s>
      <name type="PER"><w>Ada</w><w join="right">Obi</w></name><pc>,</pc>
      <w>here</w><w join="right">now</w><pc>.</pc>
    </s></seg></u>"""
    assert import_page(tei(body), NAME).turns[0].text == "Ada Obi, here now."


def test_a_play_like_encoding_and_a_bare_utterance_are_read() -> None:
    body = """<sp who="#A"><speaker>ADA.</speaker><p>Yes.</p></sp>
      <u who="#A">Well <vocal><desc>coughs</desc></vocal> no</u>"""
    readout = import_page(tei(body), NAME)
    assert [(t.label, t.text) for t in readout.turns] == [("ADA.", "Yes."), (None, "Well (coughs) no")]


def test_a_second_label_in_an_utterance_begins_another_turn() -> None:
    body = """<u who="#A"><note type="speaker">Ada:</note><seg>One.</seg>
      <note type="speaker">Ada (again):</note><seg>Two.</seg></u>"""
    readout = import_page(tei(body), NAME)
    assert [(t.label, t.text) for t in readout.turns] == [("Ada", "One."), ("Ada (again)", "Two.")]


def test_what_references_hide_is_made_safe() -> None:
    assert import_page(tei("<u who='#A'><seg>a&#x202e;b</seg></u>"), NAME).turns[0].text == "a\ufffdb"


def test_without_a_header_the_files_name_tells_and_is_doubted() -> None:
    readout = import_page(b"<TEI><text><body><u who='#ObiAda'><p>Yes.</p></u></body></text></TEI>", NAME)
    assert (readout.title, readout.date) == (PurePath(NAME).stem, "2031-05-03")
    assert [doubt.at for doubt in readout.doubts] == ["title", "date", "participants"]


BOMB = b'<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><TEI><text><p>&b;</p></text></TEI>'
FILE = b'<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]><TEI><text><p>&a;</p></text></TEI>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB, "declares the entity 'a'"),
        (FILE, "declares the entity 'a'"),
        (b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><text><p>&a;</p></text></TEI>', "needs the entity 'a'"),
        (b"<TEI><text>" + b"<div>" * 200 + b"</div>" * 200 + b"</text></TEI>", "100 in each other"),
        (b"<TEI><text><p>unclosed</text></TEI>", "no well-formed XML: mismatched tag: line 1"),
        (b"<rss><item>x</item></rss>", "XML with 'rss' and no text in TEI"),
        (b"<TEI><teiHeader/></TEI>", "no text in TEI"),
        (b"<TEI><text><body/></text></TEI>", "no text is in it"),
        (b"<TEI>" + b" " * (32 << 20) + b"</TEI>", "it has 32 MB, more than 32"),
        (b"no markup at all", "no well-formed XML"),
    ],
)
def test_xml_that_is_no_transcript_says_why(data: bytes, says: str) -> None:
    with pytest.raises(PageError, match=says):
        import_page(data, "x.xml")


def test_tei_is_known_by_its_content_and_web_pages_by_theirs() -> None:
    assert import_page(tei("<u who='#A'><seg>Yes.</seg></u>"), "stdin.txt").kind == "debate"
    page = b'<?xml version="1.0"?>\n<html><body><p>Some text here.</p></body></html>'
    assert import_page(page, "page.xml").turns[0].text == "Some text here."
