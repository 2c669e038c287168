"""A dossier as one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from readout_tui.citing.quoting import html_address, html_block
from readout_tui.export.context import Context
from readout_tui.export.entries import Entry
from readout_tui.export.page import lines, whole_page


def html_dossier(entries: Sequence[Entry], title: str) -> str:
    """Return the page: a heading, a table of contents, and an article for each entry."""
    shown = escape(title)
    count = f"{len(entries)} quotation{'' if len(entries) == 1 else 's'}"
    contents = "\n".join(
        f'<li><a href="#q{number}" dir="auto">{escape(entry.heading)}</a></li>'
        for number, entry in enumerate(entries, 1)
    )
    articles = "\n".join(line for number, entry in enumerate(entries, 1) for line in _article(entry, number))
    return whole_page(
        title,
        f"""\
<header>
<h1 dir="auto">{shown}</h1>
<p>{count}</p>
</header>
<nav aria-label="Contents">
<ol>
{contents}
</ol>
</nav>
<main id="main">
{articles}
</main>""",
    )


def _article(entry: Entry, number: int) -> Iterator[str]:
    yield f'<article id="q{number}" aria-labelledby="q{number}-heading">'
    yield f'<h2 id="q{number}-heading" dir="auto">{escape(entry.heading)}</h2>'
    yield f'<p class="quiet" dir="auto">{escape(entry.facts)}</p>'
    yield "<figure>"
    if entry.before:
        yield _context("Before", entry.before)
    yield html_block(entry.parts, entry.url)
    if entry.after:
        yield _context("After", entry.after)
    yield f"<figcaption>{_credit(entry)}</figcaption>"
    yield "</figure>"
    for remark in entry.remarks:
        yield f'<p class="quiet" dir="auto"><em>{lines(remark)}</em></p>'
    if entry.note:
        yield f'<h3>Note</h3>\n<p dir="auto">{lines(entry.note)}</p>'
    if entry.tags:
        tags = "".join(f'<li dir="auto">{escape(tag)}</li>' for tag in entry.tags)
        yield f'<ul class="tags quiet" aria-label="Tags">{tags}</ul>'
    yield f'<p class="quiet"><code>{escape(str(entry.locator))}</code></p>'
    yield "</article>"


def _context(label: str, context: Context) -> str:
    language = f' lang="{escape(context.language)}"' if context.language else ""
    speaker = f"<b>{escape(context.told_by)}:</b> " if context.told_by else ""
    text = f'<span{language} dir="auto">{speaker}{lines(context.text)}</span>'
    return f'<p class="quiet"><em>{label}:</em> {text}</p>'


def _credit(entry: Entry) -> str:
    if "\n" in entry.credit:
        return f"<pre>{escape(entry.credit)}</pre>"
    if not entry.url:
        return escape(entry.credit)
    return html_address(entry.url).join(map(escape, entry.credit.split(entry.url)))
