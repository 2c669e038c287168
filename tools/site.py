"""Look at the site that MkDocs made: it must load nothing from elsewhere; where its links go out is listed.

python tools/site.py build/site
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "link": "href",
    "object": "data",
    "embed": "src",
}
"""What a browser loads by itself, and the attribute that says from where."""
SAID = ("canonical", "next", "prev")
"""Relations of a `link` that load nothing."""

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_IN_STYLE = re.compile(r"(?:url\(|@import\s+)['\"]?((?:https?:)?//[^'\")\s]+)")


def loaded(html: str) -> list[str]:
    """Return the addresses elsewhere that a page would load something from."""
    tree = LexborHTMLParser(html)
    found = []
    for tag, attribute in LOADED.items():
        for node in tree.css(tag):
            address = node.attributes.get(attribute) or ""
            if _REMOTE.match(address) and node.attributes.get("rel") not in SAID:
                found.append(address)
    return [*found, *(address for node in tree.css("style") for address in _IN_STYLE.findall(node.text()))]


def linked(html: str) -> list[str]:
    """Return the addresses elsewhere that a page has links to."""
    links = (node.attributes.get("href") or "" for node in LexborHTMLParser(html).css("a"))
    return [link for link in links if _REMOTE.match(link)]


def main() -> int:
    """Print what is loaded from elsewhere, and fail if anything is; list the links out."""
    parser = argparse.ArgumentParser(description="Look at what a site loads from elsewhere, and links to.")
    parser.add_argument("site", type=Path)
    site: Path = parser.parse_args().site
    failed, out = False, defaultdict[str, set[str]](set)
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        for address in loaded(html):
            failed = True
            print(f"{page}: loads {address}", file=sys.stderr)
        for link in linked(html):
            out[link].add(page.name)
    for style in sorted(site.rglob("*.css")):
        for address in _IN_STYLE.findall(style.read_text(encoding="utf-8")):
            failed = True
            print(f"{style}: loads {address}", file=sys.stderr)
    print(f"nothing is loaded from elsewhere; {len(out)} links lead out:" if not failed else "links out:")
    for link, names in sorted(out.items()):
        print(f"  {link}  ({', '.join(sorted(names))})")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
