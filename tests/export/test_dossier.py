from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.markup import Page

from readout_tui.export.dossier import FORMATS, Format, dossier
from readout_tui.export.entries import Entry, entries_of, entry_at
from readout_tui.library import Library
from readout_tui.locator import Locator
from readout_tui.user.marks import Mark

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "</style><script>alert('1')</script>&\"<img src=x onerror=x>"


@pytest.mark.parametrize("form", FORMATS)
def test_a_dossier_is_as_it_was_read_over(library: Library, marks: tuple[Mark, ...], form: Format) -> None:
    entries = sorted(entries_of(library, marks, "chicago"), key=lambda entry: entry.sort_key)

    made = dossier(entries, form, title="Words & weather")

    assert made == (GOLDEN / f"dossier.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_reported_speech_around_a_quotation_is_told_from_direct(library: Library, form: Format) -> None:
    made = dossier([entry_at(library, Locator.parse("2031-04-02-marn-osk#4"), "chicago")], form)

    if form == "json":
        (entry,) = json.loads(made)
        assert (entry["after"]["speaker"], entry["after"]["mode"]) == ("Adela Marn", "reported")
        assert entry["before"]["mode"] == "direct"
    else:
        shown = "".join(Page(made).text) if form == "html" else made.replace("\\", "")
        assert "Adela Marn (reported): The President asked" in shown
        assert shown.count("(reported)") == 1


def hostile(library: Library) -> Entry:
    """Return an entry with markup wherever a page or a user may have written some."""
    entry = entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "chicago")
    voice = replace(entry.parts[0].voice, name=HOSTILE)
    return replace(
        entry,
        title=HOSTILE,
        place=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(1)",
        parts=2 * (replace(entry.parts[0], voice=voice, language='"><b>', paragraphs=(HOSTILE,)),),
        before=replace(entry.before, text=HOSTILE, speaker=HOSTILE, language='"') if entry.before else None,
        credit=f"{HOSTILE} javascript:alert(1)",
        note=HOSTILE,
        tags=(HOSTILE,),
        remarks=(HOSTILE,),
    )


def test_a_page_shows_markup_as_text(library: Library) -> None:
    page = Page(dossier([hostile(library)], "html", title=HOSTILE))

    assert not {"script", "img"} & set(page.seen)
    assert page.links == ["#main", "#q1"]
    shown = "".join(page.text).split("Before:")
    assert [HOSTILE in part for part in shown] == [True, True]


def test_a_page_asks_no_host_for_anything(library: Library) -> None:
    text = dossier([entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "chicago")], "html")
    page = Page(text)

    assert page.links == ["#main", "#q1", "https://presidency.veld.example/marn-osk"]
    assert page.addresses == []
    assert not {"link", "script", "img", "iframe", "object", "base"} & set(page.seen)
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "@import" not in text


def test_a_page_has_landmarks_and_one_heading_of_the_first_level(library: Library) -> None:
    entry = entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "chicago")
    page = Page(dossier([entry, entry], "html"))

    counts = {tag: page.seen.count(tag) for tag in ("header", "nav", "main", "footer", "h1", "article", "h2")}
    assert counts == {"header": 1, "nav": 1, "main": 1, "footer": 1, "h1": 1, "article": 2, "h2": 2}
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.links[:3]) <= {f"#{name}" for name in page.ids}


def test_markdown_shows_markup_as_text(library: Library) -> None:
    made = dossier([replace(hostile(library), note="# no\n\n- *list*")], "md")

    assert "<script" not in made.replace("\\<", "")
    assert "**Note:** \\# no\\\n\\- \\*list\\*\n" in made


def test_a_record_for_programs_stands_as_code(library: Library) -> None:
    entries = [entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "bibtex")]

    assert "\n\n    @misc{2031-04-02-marn-osk,\n      author = " in dossier(entries, "md")
    assert "<pre>@misc{2031-04-02-marn-osk,\n" in dossier(entries, "html")


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_a_table_holds_no_formula(library: Library, words: str) -> None:
    entry = entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "chicago")
    entry = replace(entry, parts=(replace(entry.parts[0], paragraphs=(words,)),))

    row = next(csv.DictReader(io.StringIO(dossier([entry], "csv"))))
    assert row["quotation"] == f"'{words}"
    assert json.loads(dossier([entry], "json"))[0]["quotation"] == words


def test_all_columns_of_a_table_are_keys_of_the_objects(library: Library) -> None:
    entries = [entry_at(library, Locator.parse("2031-04-02-marn-osk#3"), "chicago")]

    table = csv.DictReader(io.StringIO(dossier(entries, "csv")))
    assert set(json.loads(dossier(entries, "json"))[0]) == set(table.fieldnames or ()) - {"speakers"} | {
        "parts"
    }
