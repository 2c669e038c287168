"""What all pages of HTML have in common: they ask no host for anything, run no script, and fit any screen."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

LANGUAGE = "en"
"""That of our own words on a page."""


def whole_page(title: str, body: str, language: str = LANGUAGE) -> str:
    """Return a page.

    Args:
        title: Its title, as plain text.
        body: HTML with a `main` that has the id `main`; a footer is added.
        language: That of the title, and of everything in the body that names no other.
    """
    style, policy = _style()
    return f"""\
<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main"{in_language(LANGUAGE, language)}>Skip to the text</a>
{body}
<footer{in_language(LANGUAGE, language)}>
<p>Made with Readout. This page is complete in itself: it loads nothing and runs nothing.</p>
</footer>
</body>
</html>
"""


def lines(text: str) -> str:
    """Return text as HTML in which its line ends are seen."""
    return escape(text).replace("\n", "<br>\n")


def in_language(language: str | None, around: str | None) -> str:
    """Return the attribute that names a language, or nothing where the one around it is the same.

    Args:
        language: That of a part; None if it is not known, which the attribute says too.
        around: That of what the part stands in.
    """
    return "" if language == around else f' lang="{escape(language or "")}"'


@cache
def _style() -> tuple[str, str]:
    """Return the style sheet, and the policy that lets a browser take this one and load nothing."""
    style = (files("readout_tui.export") / "page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return style, policy
