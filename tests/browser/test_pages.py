"""The pages that `readout export --html` writes, read from files as a browser reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.conftest import Look
from tests.browser.driver import DESKTOP, PHONE, Sight

from readout_tui.cli.main import main

MEETING = "2031-04-02-marn-osk"
HOSTILE = "</style></title><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>"
SMALL = (320, 640)
"""What is left of a wide page at four times its size, which it must bear."""

Write = Callable[..., Path]


@pytest.fixture
def write(archive: Path, tmp_path: Path) -> Write:
    """Writes a page of what is named."""

    def export(*named: str) -> Path:
        page = tmp_path / "page.html"
        assert main(["export", "--html", *named, "-o", str(page), "-a", str(archive)]) == 0
        return page

    return export


@pytest.fixture
def hostile(archive: Path) -> None:
    """Puts markup into every text of a readout."""
    path = archive / "2031" / f"{MEETING}.yaml"
    text = path.read_text(encoding="utf-8")
    for words in (
        "Meeting of President Marn",
        "Minister of Transport",
        "Welcome.",
        "presidency.veld.example\n",
    ):
        text = text.replace(words, f"{HOSTILE}{words}", 1)
    text = text.replace("https://presidency.veld.example/marn-osk", "javascript:alert(3)")
    path.write_text(f"{text}notes:\n  - text: {HOSTILE}\n", encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("named", [(MEETING,), (f"{MEETING}#2.1", f"{MEETING}#5", "2031-06-press-day#1")])
def test_a_page_can_be_read_by_everybody_on_any_screen(
    look: Look, write: Write, named: tuple[str, ...], scheme: str
) -> None:
    page = write(*named)
    for size in (DESKTOP, PHONE, SMALL):
        sight = look(size, scheme)
        sight.page.goto(page.as_uri())
        assert sight.violations() == []
        assert not sight.is_scrolled_sideways()
        assert sight.asked == [page.as_uri()]


def test_axe_sees_what_is_wrong(look: Look) -> None:
    sight = look()
    sight.page.set_content("<p style='color: #ccc; background: #fff'>Faint</p><h1>Top</h1><h4>Deep</h4>")

    rules = {violation.partition(":")[0] for violation in sight.violations()}
    assert {"color-contrast", "html-has-lang", "document-title", "heading-order", "region"} <= rules


def test_the_landmarks_and_headings_make_an_outline(look: Look, write: Write) -> None:
    sight = look()
    sight.page.goto(write(MEETING).as_uri())

    outline = sight.page.locator("body").aria_snapshot()
    for landmark in ("- banner:", '- navigation "Contents":', "- main:", "- contentinfo:"):
        assert outline.count(landmark) == 1
    assert '- heading "Meeting of President Marn with Minister Osk" [level=1]' in outline
    assert '- heading "Participants" [level=2]' in outline
    assert '- heading "Adela Marn reported speech" [level=3]' in outline
    assert '- heading "Narration" [level=3]' in outline


def test_a_link_to_a_paragraph_leads_there(look: Look, write: Write) -> None:
    sight = look(PHONE)
    sight.page.goto(f"{write(MEETING).as_uri()}#p5.1")
    box = sight.page.locator("#p5\\.1").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE[1]

    sight.page.get_by_role("link", name="Paragraph 2.2").click()
    assert sight.page.url.endswith("#p2.2")
    assert "I said in March" in sight.page.locator(":target").inner_text()


def test_the_first_tab_skips_to_the_text(look: Look, write: Write) -> None:
    sight = look()
    sight.page.goto(write(MEETING).as_uri())

    sight.page.keyboard.press("Tab")
    assert sight.page.locator(":focus").inner_text() == "Skip to the text"
    sight.page.keyboard.press("Enter")
    assert sight.page.url.endswith("#main")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("named", [MEETING, f"{MEETING}#2.1-3.1"])
def test_markup_in_a_readout_runs_nothing_and_asks_nobody(look: Look, write: Write, named: str) -> None:
    page = write(named)
    sight = look()
    sight.page.goto(page.as_uri())

    assert HOSTILE in sight.page.locator("main").inner_text()
    assert sight.page.locator("script, img").count() == 0
    assert sight.page.locator("a:not([href^='#'])").count() == 0
    assert sight.asked == [page.as_uri()]


def test_the_policy_of_a_page_lets_nothing_run_that_got_in_all_the_same(look: Look, write: Write) -> None:
    page = write(MEETING)
    text = page.read_text(encoding="utf-8")
    smuggled = (
        HOSTILE.removeprefix("</style></title>")
        + "<p style='color: red'>Red</p><iframe src='data:,x'></iframe>"
    )
    page.write_text(text.replace("</main>", f"{smuggled}</main>"), encoding="utf-8")
    sight = look()
    sight.page.goto(page.as_uri())

    refusals = [complaint for complaint in sight.complaints if "Content Security Policy" in complaint]
    assert len(refusals) == len(sight.complaints) >= 4
    sight.wait(lambda: sight.asked == [page.as_uri()], "the picture refused")
    sight.complaints.clear()


def test_the_ways_of_speaking_look_different_without_colour(look: Look, write: Write) -> None:
    sight = look()
    sight.page.goto(write(MEETING).as_uri())

    def style(mode: str, name: str) -> str:
        turn = sight.page.locator(f".turn.{mode}").first
        return str(turn.evaluate(f"node => getComputedStyle(node).{name}"))

    assert style("direct", "borderInlineStartStyle") == "solid"
    assert style("reported", "borderInlineStartStyle") == "dashed"
    assert style("narration", "fontFamily") != style("direct", "fontFamily")


def printed(sight: Sight) -> list[bool]:
    return [sight.page.locator(name).is_visible() for name in ("nav", "#p2\\.2", "#source")]


def test_what_is_printed_is_the_text_in_black_on_white(look: Look, write: Write) -> None:
    sight = look(scheme="dark")
    sight.page.goto(write(MEETING).as_uri())
    assert printed(sight) == [True, True, True]

    sight.page.emulate_media(media="print", color_scheme="dark")
    assert printed(sight) == [False, True, True]
    colours = sight.page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
