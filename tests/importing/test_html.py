from __future__ import annotations

from readout_tui.importing import import_page
from readout_tui.model import Readout

SITE = """<!doctype html>
<html lang="en-GB"><head>
<title>Meeting with Ada Obi | Presidency of Varn</title>
<meta property="og:title" content="Meeting with Ada Obi | Presidency of Varn">
<meta property="og:site_name" content="Presidency of Varn">
<meta property="og:url" content="https://presidency.varn.example/news/1">
<meta property="article:published_time" content="2031-05-04T08:00:00Z">
</head><body class="page with-sidebar">
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main>
<a href="/events">Events</a>
<h1>Meeting with Ada Obi</h1>
<div class="meta"><time>May 3, 2031</time><div>15:30</div><div>Port Varn, Varn Region</div></div>
<div class="share-bar">Share this</div>
<div class="entry-content">
<figure><img src="x"><figcaption>Ada Obi in Varn.</figcaption></figure>
<p><b>President of Varn Olaf Rand</b>: Welcome to Varn, dear colleague, we are glad to see you.</p>
<p>We spoke <span class="tooltip hidden">Moe, the builder</span>of the new harbour at length.</p>
<p><b>Ada Obi</b>: Thank you.<br>It is good to be here again.</p>
<p>* * *</p>
</div>
<h2>Topics</h2><ul><li><a href="/t">Harbours</a></li></ul>
</main>
<footer>All rights reserved</footer>
</body></html>"""


def page(html: str) -> Readout:
    return import_page(html.encode(), "page.html")


def test_the_text_is_told_from_what_surrounds_it() -> None:
    readout = page(SITE)
    assert [(turn.label, turn.text) for turn in readout.turns] == [
        (
            "President of Varn Olaf Rand",
            "Welcome to Varn, dear colleague, we are glad to see you.\n\n"
            "We spoke of the new harbour at length.",
        ),
        ("Ada Obi", "Thank you.\nIt is good to be here again."),
    ]
    aside = "\n".join(note.text for note in readout.notes)
    for furniture in (
        "Home",
        "Events",
        "Share this",
        "Ada Obi in Varn.",
        "Moe, the builder",
        "Topics",
        "All rights",
    ):
        assert furniture in aside


def test_the_head_gives_title_dateline_and_source() -> None:
    readout = page(SITE)
    assert (readout.title, readout.date) == ("Meeting with Ada Obi", "2031-05-03T15:30")
    assert (readout.place, readout.language) == ("Port Varn, Varn Region", "en-GB")
    source = readout.source
    assert source is not None
    assert (source.publisher, source.url) == ("Presidency of Varn", "https://presidency.varn.example/news/1")
    assert source.published == "2031-05-04"


def test_a_title_without_a_heading_loses_the_sites_name() -> None:
    html = "<title>A visit to Varn - Varn Today</title><body><p>The Premier came to Varn in the morning.</p>"
    assert page(html).title == "A visit to Varn"


def test_json_ld_gives_facts() -> None:
    html = (
        '<script type="application/ld+json">{"@graph": [{"headline": "A visit", "datePublished": '
        '"2031-05-04",'
        '"publisher": {"name": "Varn Today"}}]}</script><body><p>The Premier came to Varn in the morning.</p>'
    )
    readout = page(html)
    assert readout.title == "A visit"
    assert readout.source is not None
    assert (readout.source.publisher, readout.source.published) == ("Varn Today", "2031-05-04")


def test_an_issue_date_is_not_the_events() -> None:
    html = (
        "<h1>Briefing</h1><p>Issued on: May 4, 2031</p><p>May 3, 2031</p><p>5:30 P.M. EDT</p>"
        "<p>MR. OBI: Hello.</p><p>Q Hi.</p><p>MR. OBI: So.</p>"
    )
    assert page(html).date == "2031-05-03T17:30-04:00"


def test_a_page_in_pre_is_read_as_it_is_printed() -> None:
    html = """<title>Varn Record, Volume 3 (Tuesday, May 3, 2031)</title><body><pre>
[Varn Record Volume 3 (Tuesday, May 3, 2031)]
[Page V7]

                         ON THE NEW HARBOUR

  Mr. OBI. Mr. President, the harbour which we have is too small for
all of the ships that come to us, and I have said so every year that

[[Page V8]]

I have been here. I shall say so again.
  The PRESIDING OFFICER. The Senator has said so, and the Record will
show that he has said it as clearly as anyone could wish to hear it.
</pre></body>"""
    readout = page(html)
    assert (readout.title, readout.date) == ("ON THE NEW HARBOUR", "2031-05-03")
    assert [turn.label for turn in readout.turns] == ["Mr. OBI", "The PRESIDING OFFICER"]
    assert "every year that I have been here." in readout.turns[0].text
    assert ("1.1", "[[Page V8]]") in [(note.at, note.text) for note in readout.notes]


def test_nesting_of_any_depth_is_read() -> None:
    assert page("<div>" * 3000 + "deep text").turns[0].text == "deep text"


def test_an_element_that_holds_a_speaker_ends_a_label() -> None:
    line = '<div><span class="speaker">{}</span><span class="said">{}</span></div>'
    said = [
        ("Ada Lund", "Good day."),
        ("Tomas Orr", "Good day."),
        ("Ada Lund", "When?"),
        ("Tomas Orr", "In June."),
    ]
    readout = page(f"<h1>Minister Orr interviewed</h1>{''.join(line.format(*one) for one in said)}")
    assert [(turn.label, turn.text) for turn in readout.turns] == said


def test_a_name_in_bold_over_its_speech_is_a_label_though_others_have_a_colon() -> None:
    readout = page(
        "<h1>Joint press point</h1><p>with Secretary General Tomas Orr and President Maren</p>"
        "<p><b>Secretary General Tomas Orr</b><br>Welcome.</p>"
        "<p><b>President Ilse Maren</b><br>Thank you.</p>"
        "<p><b>Moderator:</b> Questions.</p><p><b>Reporter (The Harbour):</b> When?</p>"
    )
    assert readout.title == "Joint press point with Secretary General Tomas Orr and President Maren"
    assert [(turn.speaker or turn.label) for turn in readout.turns] == [
        "tomas-orr",
        "ilse-maren",
        "Moderator",
        "Reporter (The Harbour)",
    ]


def test_a_letter_and_a_full_stop_in_bold_ask_and_answer() -> None:
    readout = page(
        "<h1>Rueda de prensa del ministro de Ríos, Tomás Oro</h1><p><b>Ministro.-</b> Buenos días.</p>"
        "<p><b>P.</b> ¿Cuándo?</p><p><b>R.</b> En junio.</p>"
    )
    assert [(turn.label, turn.text) for turn in readout.turns] == [
        ("Ministro", "Buenos días."),
        ("P", "¿Cuándo?"),
        ("R", "En junio."),
    ]
