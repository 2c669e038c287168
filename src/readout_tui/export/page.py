"""A dossier as one page of HTML, which asks no host for anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from readout_tui.citing.quoting import html_address, html_block
from readout_tui.export.context import Context
from readout_tui.export.entries import Entry

_STYLE = """\
:root {
  color-scheme: light dark;
  --ink: #1d2329; --quiet: #565f68; --line: #c9cfd5; --ground: #fdfdfb; --rule: #2f6f8f;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6e3; --quiet: #a3abb2; --line: #3b444c; --ground: #15191d; --rule: #7fb9d6; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 42rem; color: var(--ink); background: var(--ground);
  font: 1.0625rem/1.6 Georgia, "Noto Serif", serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; }
h2 { margin: 0; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; }
a { color: var(--rule); }
nav ol { padding-left: 1.5rem; }
article { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.quiet, figcaption { color: var(--quiet); font-size: 0.9375rem; }
figure { margin: 1rem 0; }
blockquote { margin: 0 0 0.75rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
pre { overflow-x: auto; white-space: pre-wrap; }
ul.tags { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; margin: 0.5rem 0; padding: 0; }
ul.tags li { list-style: none; }
ul.tags li::before { content: "#"; }
@media print { nav { display: none; } article { break-inside: avoid; } }
"""


def html_dossier(entries: Sequence[Entry], title: str) -> str:
    """Return the page: a heading, a table of contents, and an article for each entry."""
    shown = escape(title)
    count = f"{len(entries)} quotation{'' if len(entries) == 1 else 's'}"
    contents = "\n".join(
        f'<li><a href="#q{number}" dir="auto">{escape(entry.heading)}</a></li>'
        for number, entry in enumerate(entries, 1)
    )
    articles = "\n".join(line for number, entry in enumerate(entries, 1) for line in _article(entry, number))
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{shown}</title>
<style>
{_STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">{shown}</h1>
<p>{count}</p>
</header>
<nav aria-label="Contents">
<ol>
{contents}
</ol>
</nav>
<main>
{articles}
</main>
</body>
</html>
"""


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
        yield f'<p class="quiet" dir="auto"><em>{_lines(remark)}</em></p>'
    if entry.note:
        yield f'<h3>Note</h3>\n<p dir="auto">{_lines(entry.note)}</p>'
    if entry.tags:
        tags = "".join(f'<li dir="auto">{escape(tag)}</li>' for tag in entry.tags)
        yield f'<ul class="tags quiet" aria-label="Tags">{tags}</ul>'
    yield f'<p class="quiet"><code>{escape(str(entry.locator))}</code></p>'
    yield "</article>"


def _context(label: str, context: Context) -> str:
    language = f' lang="{escape(context.language)}"' if context.language else ""
    speaker = f"<b>{escape(context.speaker)}:</b> " if context.speaker else ""
    text = f'<span{language} dir="auto">{speaker}{_lines(context.text)}</span>'
    return f'<p class="quiet"><em>{label}:</em> {text}</p>'


def _credit(entry: Entry) -> str:
    if "\n" in entry.credit:
        return f"<pre>{escape(entry.credit)}</pre>"
    if not entry.url:
        return escape(entry.credit)
    return html_address(entry.url).join(map(escape, entry.credit.split(entry.url)))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
