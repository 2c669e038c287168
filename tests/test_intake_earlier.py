"""Pages that were changed and come once more, forced over their readouts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.test_intake import PAGE, take, written

from readout_tui.intake import Intake, read_page

TALK = "".join(
    f"<p>{who}: {words}</p>"
    for who, words in (
        ("Ada Obi", "Welcome to the harbour. The ferry has waited for this day, and so have we."),
        ("Ilse Maren", "Thank you. We have brought the timetable, the drawings and the reason."),
        ("Ada Obi", "So let us look at the map, and then at the water."),
    )
)


def web_page(front: str = "", url: str = "", talk: str = TALK) -> str:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return f"{front}<html><head>{link}</head><body><h1>Meeting of two</h1>{talk}</body></html>"


DATED = "---\ndate: 12 March 2031\ntitle: Meeting at the harbour\n---\n"
HERE = "https://harbour.example/news/12"


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        (web_page(), web_page(DATED), "page.html"),
        (web_page(url=HERE), web_page(DATED, HERE, TALK.replace("harbour", "port")), "saved-again.html"),
    ],
)
def test_force_writes_a_page_that_was_changed_over_its_readout(
    before: str, after: str, name: str, tmp_path: Path
) -> None:
    first = take(tmp_path, before, "page.html")
    assert first.path is not None and first.path.parent.name == "undated"
    text = first.path.read_text(encoding="utf-8")
    first.path.write_text(text.replace("source:\n", "tags: [kept]\nsource:\n"), encoding="utf-8")

    taken = take(tmp_path, after, name, force=True)

    readout = written(taken)
    assert (taken.path, readout.id) == (first.path, written(first).id)
    assert (readout.date, readout.title) == ("2031-03-12", "Meeting at the harbour")
    assert readout.tags == ("kept",)
    assert (
        "written over: it is the same page in another state; the id does not tell the date" in taken.message
    )
    assert "write 'id: 2031-03-12-obi-maren' and move the file to" in taken.message
    assert readout.source is not None
    kept = tmp_path / "pages" / (readout.source.file or "")
    assert kept.read_text(encoding="utf-8") == after
    assert [change.before == change.after for change in Intake(tmp_path).again()] == [True]
    # A third state of it too, though its page is kept under another name.
    assert take(tmp_path, after.replace("So let us", "Let us"), name, force=True).path == first.path


@pytest.mark.parametrize(
    ("url", "talk"),
    [
        ("https://harbour.example/news/13", TALK),
        (HERE, "<p>Tomas Orr: Nothing of this.</p><p>Lena Brandt: Nor of that.</p><p>Tomas Orr: So.</p>"),
    ],
)
def test_a_page_with_another_address_or_other_words_is_another_page(
    url: str, talk: str, tmp_path: Path
) -> None:
    first = take(tmp_path, web_page(url=HERE), "page.html")
    assert take(tmp_path, web_page(DATED, url, talk), "page.html", force=True).path != first.path


def test_between_two_readouts_that_may_be_of_the_page_none_is_chosen(tmp_path: Path) -> None:
    paths = [
        take(tmp_path, web_page(talk=TALK.replace("Welcome", hello)), "page.html").path
        for hello in ("Hello", "Greetings")
    ]
    taken = take(tmp_path, web_page(), "page.html", force=True)
    assert taken.path not in paths
    names = ", ".join(path.stem for path in sorted(path for path in paths if path))
    assert taken.message == f"a new readout, for several could be this page's: {names}"


def test_pages_that_come_together_are_not_written_over_each_other(tmp_path: Path) -> None:
    intake = Intake(tmp_path)
    pages = [read_page(web_page(talk=TALK.replace("Welcome", w)).encode(), "page.html") for w in ("Hi", "Oh")]
    paths = {intake.take(page, force=True).path for page in pages}
    assert len(paths) == 2


def test_force_says_that_an_edit_is_gone(tmp_path: Path) -> None:
    path = take(tmp_path, PAGE).path
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8").replace("Welcome.", "Edited."), encoding="utf-8")
    assert take(tmp_path, PAGE, force=True).message == "what was edited in it is gone"
