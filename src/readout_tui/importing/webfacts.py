"""What a web page's head says of it: `<meta>`, Open Graph, JSON-LD, `<title>`, `<html lang>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from readout_tui.importing.pages import Facts
from readout_tui.text import clean_line

_SITE = re.compile(r"\s+(?:[|•·»–—-]|::)\s+[^|•·»]{2,60}$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_JSON_DEPTH = 6
"""How deep a headline may lie in JSON-LD."""


def facts_of(tree: LexborHTMLParser, heading: str | None) -> Facts:
    """Read a page's facts.

    Args:
        tree: The page.
        heading: Its chief heading, which tells where in `<title>` the site's name begins.
    """
    meta = _meta(tree)
    linked = dict(_json_facts(tree))
    site = _first(meta, "og:site_name", "application-name") or linked.get("publisher")
    title = _first(meta, "og:title", "twitter:title", "dc.title") or linked.get("headline") or _title(tree)
    language = _first(meta, "inlanguage", "language", "content-language", "dc.language") or _lang(tree)
    return Facts(
        title=_plain_title(title, heading, site),
        published=_first(
            meta, "article:published_time", "datepublished", "date", "dc.date", "pubdate", "dcterms.created"
        )
        or linked.get("datePublished")
        or _time(tree),
        url=_first(meta, "og:url") or _canonical(tree) or linked.get("url"),
        publisher=site,
        language=_tag(language or _first(meta, "og:locale")),
    )


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        content = " ".join(clean_line(attributes.get("content") or "").split())
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _json_facts(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data: object = json.loads(node.text(deep=True))
        except (ValueError, RecursionError):
            continue
        yield from _walk_json(data, 0)


def _walk_json(data: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _JSON_DEPTH:
        return
    if isinstance(data, list):
        for one in data:
            yield from _walk_json(one, depth + 1)
    elif isinstance(data, dict):
        for key in ("headline", "datePublished", "url"):
            value = data.get(key)
            if isinstance(value, str) and "headline" in data:
                yield key, " ".join(clean_line(value).split())
        publisher = data.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield "publisher", clean_line(publisher["name"])
        yield from _walk_json(data.get("@graph"), depth + 1)


def _title(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("head > title")
    return " ".join(clean_line(node.text(deep=True)).split()) or None if node else None


def _time(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("time[datetime]")
    return clean_line(node.attributes.get("datetime") or "") or None if node else None


def _canonical(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return clean_line(node.attributes.get("href") or "") or None if node else None


def _lang(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("html[lang]")
    return node.attributes.get("lang") if node else None


def _tag(language: str | None) -> str | None:
    """Make `en_US` a BCP 47 tag; what is none is left out."""
    if language is None or not _LANGUAGE.fullmatch(language.strip()):
        return None
    first, *rest = language.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _plain_title(title: str | None, heading: str | None, site: str | None) -> str | None:
    """Take the site's name off a title: the page's heading shows where it begins, else its separator."""
    if title is None:
        return heading
    if heading and heading.casefold() in title.casefold():
        return heading
    for name in (site, site and site.removeprefix("The ")):
        if name and title.casefold().endswith(name.casefold()) and len(title) > len(name):
            return title[: -len(name)].rstrip(" |•·»–—-:")
    return _SITE.sub("", title)
