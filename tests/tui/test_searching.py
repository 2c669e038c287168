"""The search sheet: what was found as it was typed and what nearly, and the turn around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.tui.driver import Screen, running

from readout_tui.index.answers import Count, Hit
from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.tui.hits import pieces_of
from readout_tui.tui.screens.search import LIMIT, SearchSheet
from readout_tui.tui.searching import PER_DAY, spread
from readout_tui.tui.widgets.counts import NOBODY
from readout_tui.tui.widgets.preview import MOST


def sheet_of(screen: Screen) -> SearchSheet:
    sheet = screen.pilot.app.screen
    assert isinstance(sheet, SearchSheet)
    return sheet


async def search(screen: Screen, words: str) -> None:
    """Search for words that are typed at once."""
    await screen.press("slash")
    sheet_of(screen).query_input.value = words
    await screen.settle()


def shown_in_preview(screen: Screen) -> list[Segment]:
    """Return what is painted in the preview."""
    top = sheet_of(screen).preview.region.y
    return [segment for line in sheet_of(screen)._compositor.render_strips()[top:] for segment in line]


def style_of(screen: Screen, word: str) -> Style:
    """Return how a word is painted in the preview."""
    return next(s.style for s in shown_in_preview(screen) if s.style and s.text.strip() == word)


def hit(text: str, spans: tuple[tuple[int, int], ...], near: tuple[tuple[int, int], ...]) -> Hit:
    return Hit(Locator("a", 1, 1), None, "direct", None, "A", text, 90.0, spans, near)


@pytest.mark.parametrize(
    ("spans", "near", "pieces"),
    [
        (((0, 3), (8, 14)), (), ["the", "timely"]),
        (((0, 14),), ((4, 7),), ["the ", "~old", " timely"]),
        (((0, 7),), ((0, 7),), ["~the old"]),
        (((0, 7), (8, 14)), ((4, 7), (8, 14)), ["the ", "~old", "~timely"]),
    ],
)
def test_runs_that_are_only_alike_stand_apart(
    spans: tuple[tuple[int, int], ...], near: tuple[tuple[int, int], ...], pieces: list[str]
) -> None:
    text = "the old timely ferry"
    found = pieces_of(hit(text, spans, near))
    assert ["~" * is_near + text[start:end] for start, end, is_near in found] == pieces


async def test_exact_and_alike_words_look_different_and_the_frame_says_so(library: Library) -> None:
    async with running(library) as screen:
        await search(screen, "ferries wiated")
        sheet = sheet_of(screen)
        names = dict(sheet.results.row_parts(1))
        assert (names["ferries"], names["waited"]) == ("found", "near")
        assert "underlined words are only alike" in str(sheet.query_one("#sheet").border_subtitle)
        exact = style_of(screen, "ferries")
        wanted = sheet.results.get_component_rich_style("row-list--found", partial=True)
        assert exact.color != exact.bgcolor
        assert (exact.bgcolor, exact.reverse) == (wanted.bgcolor, wanted.reverse)
        alike = style_of(screen, "waited")
        assert alike.underline
        assert alike.bgcolor != exact.bgcolor


@pytest.mark.parametrize("theme", ["plain", "ansi"])
async def test_a_theme_without_colours_reverses_what_was_found(
    library: Library, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("READOUT_THEME", theme)
    async with running(library) as screen:
        await search(screen, "ferries")
        assert style_of(screen, "ferries").reverse


LONG = """\
readout: 1
id: 2031-08-01-long-turn
title: A long turn
date: 2031-08-01
turns:
  - text: Before it.
  - text: |
{paragraphs}
"""


async def test_the_preview_shows_the_turn_with_the_hit_in_view(archive: Path) -> None:
    words = ["Nothing to see here, and a good deal of it, line after line." for _ in range(20)]
    words[12] += " " + "More and more and still more of the same. " * 12 + "Then came the zeppelin."
    text = LONG.format(paragraphs="\n\n".join(f"      {one}" for one in words))
    (archive / "2031" / "2031-08-01-long-turn.yaml").write_text(text, encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, (60, 20)) as screen:
            await search(screen, "zeppel")
            preview = sheet_of(screen).preview
            assert preview.content.plain.split("\n\n") == [word.strip() for word in words]
            assert any("zeppelin" in segment.text for segment in shown_in_preview(screen))
            await screen.pilot.resize_terminal(100, 30)
            await screen.settle()
            assert any("zeppelin" in segment.text for segment in shown_in_preview(screen))


async def test_all_matches_are_shown_in_time_where_more_were_found_than_listed(archive: Path) -> None:
    turns = "\n".join(f"  - text: The zeppelin came, number {n}." for n in range(LIMIT + 30))
    for month in (2, 11):
        name = f"2031-{month:02}-01-zeppelins"
        (archive / "2031" / f"{name}.yaml").write_text(
            f"readout: 1\nid: {name}\ntitle: Zeppelins\ndate: 2031-{month:02}-01\nturns:\n{turns}\n",
            encoding="utf-8",
        )
    with Library.open(archive) as library:
        async with running(library) as screen:
            await search(screen, "zeppel")
            assert f"the best {LIMIT} of {2 * LIMIT + 60} hits" in str(
                sheet_of(screen).query_one("#sheet").border_subtitle
            )
            await screen.press("enter")
            days = screen.browser.panes.density._hits
            assert days is not None
            assert sorted({day.month for day in days}) == [2, 11]
            assert len(days) == 2 * LIMIT + 60


def test_counts_by_month_are_spread_over_its_days() -> None:
    assert spread([Count("2031-02", "", 2), Count("2031-04", "", 1)]) == [
        date(2031, 2, 1),
        date(2031, 2, 15),
        date(2031, 4, 1),
    ]
    many = spread([Count("2031-01", "", 10_000_000), Count("2031-02", "", 1)])
    assert len(many) <= 31 * PER_DAY * 2
    assert many[-1] == date(2031, 2, 1)


async def test_the_counts_say_what_they_are_of_where_that_is_not_all_that_is_listed(library: Library) -> None:
    async with running(library) as screen:
        await search(screen, "the ferry ")
        counts = sheet_of(screen).counts
        rows = ["".join(text for text, _ in counts.parts(item)) for item in counts.items]
        listed = len(sheet_of(screen).results.items) // 2
    counted = library.counts("the ferry ").paragraphs
    assert rows[0].strip() == f"{counted} as full as the best"
    assert listed > counted > 0


async def test_narration_has_a_row_that_narrows_to_it(library: Library) -> None:
    async with running(library) as screen:
        await search(screen, "living minister ")
        counts = sheet_of(screen).counts
        row = next(item for item in counts.items if isinstance(item, Count))
        assert (row.name, row.narrower, row.count) == (NOBODY, "mode:narration", 1)
        await screen.press("tab", "enter")
        assert sheet_of(screen).query_input.value.startswith("mode:narration")
        assert len(sheet_of(screen).results.items) == 2


async def test_a_search_that_finds_nothing_says_so_where_the_hits_would_be(library: Library) -> None:
    async with running(library) as screen:
        await search(screen, '"xylophone"')
        sheet = sheet_of(screen)
        assert sheet.results.render_line(0).text.strip() == "Nothing found."
        assert sheet.counts.render_line(0).text.strip() == ""


async def test_the_words_are_loaded_while_the_user_reaches_for_the_first_letter(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library) as screen:
        loaded: list[bool] = []
        prepare = library.prepare_search

        def counted() -> None:
            loaded.append(isinstance(screen.pilot.app.screen, SearchSheet))
            prepare()

        monkeypatch.setattr(library, "prepare_search", counted)
        await screen.press("j")
        assert loaded == []
        await screen.press("/")
        assert loaded == [True]


async def test_of_a_paragraph_as_long_as_a_book_the_preview_shows_what_surrounds_the_hit(
    archive: Path,
) -> None:
    text = LONG.format(paragraphs="      " + "and so on " * 2_500 + "came the zeppelin " + "and on " * 3_500)
    (archive / "2031" / "2031-08-01-long-turn.yaml").write_text(text, encoding="utf-8")
    with Library.open(archive) as library:
        async with running(library, (100, 30)) as screen:
            await search(screen, "zeppel")
            plain = sheet_of(screen).preview.content.plain
            assert len(plain) <= MOST + 2
            assert plain.startswith("…") and plain.endswith("…")
            found = [s for s in shown_in_preview(screen) if "zeppel" in s.text]
            assert [segment.text for segment in found] == ["zeppelin"]
            assert found[0].style is not None
