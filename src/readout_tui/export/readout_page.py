"""A whole readout as one page of HTML, in which every paragraph has its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from readout_tui.citing.excerpt import Voice, voice_of
from readout_tui.citing.quoting import html_address
from readout_tui.export.page import LANGUAGE, in_language, lines, whole_page
from readout_tui.locator import Place, paragraphs
from readout_tui.model import Participant, Readout, Source, Turn
from readout_tui.timespan import Timespan

_LISTED = 60
"""Characters of a turn in the list of turns."""


def html_readout(readout: Readout) -> str:
    """Return the page.

    It speaks the readout's language; where that is not known or another than ours, our own words say so. The
    paragraph at `ID#2.3` is at `#p2.3` of the page, turn 2 at `#t2`.
    """
    return _ReadoutPage(readout).whole()


class _ReadoutPage:
    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._around = readout.language or LANGUAGE
        self._own = in_language(LANGUAGE, self._around)
        self._its = in_language(readout.language, self._around)
        self._anchors = {str(place) for place, _ in paragraphs(readout)}

    def whole(self) -> str:
        readout = self._readout
        sections = {
            "participants": ("Participants", self._participants()),
            "text": ("Text", self._turns()),
            "notes": ("Notes", self._remarks((note.at, note.text) for note in readout.notes)),
            "doubts": ("Doubts of the import", self._remarks((d.at, d.text) for d in readout.doubts)),
            "related": ("Related", self._related()),
            "source": ("Source", self._source()),
        }
        shown = {name: (title, html) for name, (title, html) in sections.items() if html}
        links = "\n".join(f'<li><a href="#{name}">{title}</a></li>' for name, (title, _) in shown.items())
        body = "\n".join(
            f'<section>\n<h2 id="{name}"{self._own}>{title}</h2>\n{html}\n</section>'
            for name, (title, html) in shown.items()
        )
        return whole_page(
            readout.title,
            f"""\
<header>
<h1{self._its} dir="auto">{escape(readout.title)}</h1>
{self._facts()}
</header>
<nav{self._own} aria-label="Contents">
<ul>
{links}
</ul>
{self._list_of_turns()}
</nav>
<main id="main">
{body}
</main>""",
            self._around,
        )

    def _facts(self) -> str:
        """Return what is known of the event, in lines."""
        readout = self._readout
        day = f"<span{self._own}>{_date(readout.date)}</span>"
        place = f'<span{self._its} dir="auto">{escape(readout.place)}</span>' if readout.place else ""
        kind = f"<span{self._own}>{readout.kind.replace('-', ' ')}</span>" if readout.kind else ""
        facts = [f'<p class="quiet">{" · ".join(filter(None, (day, place, kind)))}</p>']
        if readout.dateline:
            facts.append(f'<p class="quiet"{self._its} dir="auto">{lines(readout.dateline)}</p>')
        if readout.tags:
            tags = "".join(f'<li dir="auto">{escape(tag)}</li>' for tag in readout.tags)
            facts.append(f'<ul class="tags quiet"{self._own} aria-label="Tags">{tags}</ul>')
        return "\n".join(facts)

    def _participants(self) -> str:
        """Return a list of those of each side, in the order in which the readout names them."""
        several = len({who.side for who in self._readout.participants}) > 1
        html = []
        for side, group in groupby(self._readout.participants, key=lambda who: who.side):
            if several:
                html.append(
                    f'<h3{self._its} dir="auto">{escape(side)}</h3>'
                    if side
                    else f"<h3{self._own}>No side named</h3>"
                )
            html += [f"<ul{self._its}>", *map(_participant, group), "</ul>"]
        return "\n".join(html)

    def _turns(self) -> str:
        introduced: set[Voice] = set()
        html: list[str] = []
        for number, turn in enumerate(self._readout.turns, 1):
            voice = voice_of(self._readout, turn)
            html += self._turn(number, turn, voice, first=voice not in introduced)
            introduced.add(voice)
        return "\n".join(html)

    def _turn(self, number: int, turn: Turn, voice: Voice, *, first: bool) -> Iterator[str]:
        yield f'<section class="turn {voice.mode}" id="t{number}">'
        yield f"<h3>{self._heading(turn, voice)}</h3>"
        if first and voice.role:
            yield f'<p class="role quiet"{self._its} dir="auto">{escape(voice.role)}</p>'
        language = in_language(turn.language or self._readout.language, self._around)
        for count, text in enumerate(turn.paragraphs, 1):
            at = Place(number, count)
            link = f'<a class="at"{self._own} href="#p{at}" aria-label="Paragraph {at}">{at}</a>'
            yield f'<p id="p{at}"{language} dir="auto">{lines(text)} {link}</p>'
        yield "</section>"

    def _heading(self, turn: Turn, voice: Voice) -> str:
        """Return who speaks, and how the page gives it: in words, since not all see how it looks."""
        if voice.name is None:
            return f'<span class="mode"{self._own}>Narration</span>'
        heading = f'<span{self._its} dir="auto">{escape(voice.name)}</span>'
        if turn.label and turn.label != voice.name:
            heading += f' <span class="label quiet"{self._its} dir="auto">{escape(turn.label)}</span>'
        if voice.mode == "reported":
            heading += f' <span class="mode"{self._own}>reported speech</span>'
        return heading

    def _list_of_turns(self) -> str:
        """Return a list that opens on demand: of some readouts it is longer than a screen."""
        items = []
        for number, turn in enumerate(self._readout.turns, 1):
            who = voice_of(self._readout, turn).heading
            text = " ".join(turn.text.split())
            cut = text if len(text) <= _LISTED else f"{text[:_LISTED].rstrip()}…"
            language = in_language(turn.language or self._readout.language, LANGUAGE)
            words = f'<span{language} dir="auto">{escape(who)}: {escape(cut)}</span>'
            items.append(f'<li><a href="#t{number}">{words}</a></li>')
        summary = f"<summary>Turns ({len(items)})</summary>"
        return "\n".join([f"<details>\n{summary}\n<ol>", *items, "</ol>\n</details>"]) if items else ""

    def _remarks(self, remarks: Iterable[tuple[str | None, str]]) -> str:
        """Return a list of remarks, each with a link to what it is on."""
        items = []
        for at, text in remarks:
            lead = f"{self._place(at)}: " if at else ""
            items.append(f'<li>{lead}<span dir="auto">{lines(text)}</span></li>')
        return "\n".join([f"<ul{self._own}>", *items, "</ul>"]) if items else ""

    def _place(self, at: str) -> str:
        """Return a link to a turn or a paragraph, or the name of a field as it is."""
        if at in self._anchors:
            return f'<a href="#p{at}">Paragraph {at}</a>'
        if f"{at}.1" in self._anchors:
            return f'<a href="#t{at}">Turn {at}</a>'
        return escape(at)

    def _related(self) -> str:
        items = [
            f"<li>{tie.relation.replace('-', ' ')} <code>{escape(tie.id)}</code></li>"
            for tie in self._readout.related
        ]
        return "\n".join([f"<ul{self._own}>", *items, "</ul>"]) if items else ""

    def _source(self) -> str:
        source = self._readout.source or Source()
        facts = {
            "Publisher": escape(source.publisher or ""),
            "Address": html_address(source.url or ""),
            "Lasting copy": html_address(source.archived or ""),
            "Published": _date(source.published) if source.published else "",
            "Retrieved": _date(source.retrieved) if source.retrieved else "",
            "Imported file": f"<code>{escape(source.file)}</code>" if source.file else "",
            "SHA-256 of the file": f"<code>{escape(source.sha256)}</code>" if source.sha256 else "",
            "Locator": f"<code>{escape(self._readout.id)}</code>, with the number of a paragraph: "
            f"<code>{escape(self._readout.id)}#2.3</code>",
        }
        rows = (f"<div><dt>{name}</dt><dd>{html}</dd></div>" for name, html in facts.items() if html)
        return "\n".join([f"<dl{self._own}>", *rows, "</dl>"])


def _participant(who: Participant) -> str:
    role = f', <span dir="auto">{escape(who.role)}</span>' if who.role else ""
    return f'<li><b dir="auto">{escape(who.name)}</b>{role}</li>'


def _date(text: str | None) -> str:
    """Return a date for readers, and where it is one moment for programs too."""
    if text is None:
        return "undated"
    spelled = escape(Timespan.parse(text).spelled())
    return spelled if "/" in text else f'<time datetime="{escape(text)}">{spelled}</time>'
