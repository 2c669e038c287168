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
        <roleName xml:lang="en">Minister of Bridges</roleName><roleName xml:lang="gl">Conselleiro de Pontes</roleName>
      </affiliation>
      <affiliation role="member" ref="#party.BRP" from="2028-01-01"/>
    </person>
  </listPerson>
</particDesc>
"""


def tei(body: str, persons: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="gl" xml:id="ParlaMint-XV_2031-05-03-S07" ana="#parla.sitting">
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
        ("narration", None, None, ("O señor FALCO:"[:-1], "Remata a sesión.")),
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
    assert (readout.kind, readout.language, readout.id) == ("debate", "gl", "2031-05-03-ada-orro-garcia")
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
