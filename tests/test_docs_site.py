"""The site of the documentation loads nothing from elsewhere, and `tools/site.py` would see it if it did."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tools.site import linked, loaded

MKDOCS = Path(__file__).parents[1] / "mkdocs.yml"


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="http://a.example/b.png">',
        "<style>@import 'https://a.example/b.css';</style>",
        "<style>p { background: url(//a.example/b.png) }</style>",
    ],
)
def test_what_a_page_loads_from_elsewhere_is_seen(html: str) -> None:
    assert len(loaded(html)) == 1


def test_what_lies_beside_a_page_and_where_links_lead_is_not_loaded() -> None:
    html = (
        '<link rel="canonical" href="https://a.example/"><link rel="icon" href="assets/i.png">'
        '<script src="assets/a.js"></script><a href="https://a.example/">a</a><a href="b.html">b</a>'
    )
    assert loaded(html) == []
    assert linked(html) == ["https://a.example/"]


def test_the_theme_asks_nobody_for_fonts_and_a_broken_link_is_an_error() -> None:
    settings = yaml.safe_load(MKDOCS.read_text(encoding="utf-8"))
    assert settings["theme"]["font"] is False
    assert settings["strict"] is True
    assert set(settings["validation"]["links"].values()) == {"warn"}
    assert "extra_javascript" not in settings
    assert "extra_css" not in settings
