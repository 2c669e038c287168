"""Pages that are hostile by what they have too much of, or by what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.hostile.strings import HOSTILE, harm_in
from tests.importing.accounts import accounted, words

from readout_tui.importing import PageError, html, import_page
from readout_tui.intake import gathering, read_page
from readout_tui.intake.gathering import LARGEST_PAGE, read_page_file

MANY = 20_000

TOO_MUCH: dict[str, tuple[str, str]] = {
    # A page that once took a time which grew with its square, and why it is refused.
    "open emphasis": ("<p>Hello" + "<b><font></p>" * MANY, "stand in each other"),
    "open blocks": ("<div>" * MANY, "stand in each other"),
    "open blocks after stray ends": ("</div>" * MANY + "<div>" * MANY, "stand in each other"),
    "open blocks between others' ends": ("<div></section>" * MANY, "stand in each other"),
    "options": ("<p>Hello<select>" + "<option>x" * MANY, "more than 10,000 options"),
    "attributes": ("<p " + " ".join(f"a{n}" for n in range(MANY)) + ">Hello", "more than 2,000 attributes"),
    "attributes in quotes": (
        "<p " + "".join(f'a{n}="<"' for n in range(MANY)) + ">Hello",
        "more than 2,000 attributes",
    ),
    "attributes after a stray quote": (
        '<p x=y" ' + "/".join(f"a{n}" for n in range(MANY)) + ">Hello",
        "more than 2,000 attributes",
    ),
    "attributes behind a script that is none": (
        '<p title="<script>"><p ' + " ".join(f"a{n}" for n in range(MANY)) + ">Hello",
        "more than 2,000 attributes",
    ),
    "roots": ("<p>Hello" + "".join(f"<body a{n}=b>" for n in range(MANY)), "begins more than 100 times"),
    "tags": ("<p>Hello" + "<br>" * 1_000_001, "more than 1,000,000 tags"),
}


@pytest.mark.parametrize(("page", "words"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_page_that_would_take_too_long_is_refused(page: str, words: str) -> None:
    with pytest.raises(PageError, match=words):
        import_page(page.encode(), "page.html")


def test_a_page_with_much_of_everything_is_read() -> None:
    page = (
        f"<body {' '.join(f'a{n}' for n in range(1000))}><select>{'<option>x</option>' * 300}</select>"
        f'<img src="data:image/png;base64,{"A" * 100_000}" alt="a b c">'
        f"{'<div><p><b>Hello</b> <i>there</i>.</p></div>' * 300}"
    )
    assert len(import_page(page.encode(), "page.html").turns) > 0


def test_what_scripts_hold_is_no_markup() -> None:
    script = "for(i=0;i<n;i++){if(a<b)s='it is \"one" + " word" * 5000 + "'}"
    page = f"<script>{script}</script><!-- <p {'a ' * 5000} --><p data-props='{'x y ' * 5000}'>Hello.</p>"
    assert [turn.text for turn in import_page(page.encode(), "page.html").turns] == ["Hello."]


def test_brackets_without_end_are_no_links() -> None:
    few, many = ("Hello [there](x) ![a](y) " + "![b" * count for count in (3, MANY))
    assert [note.text for note in import_page(few.encode(), "page.md").notes] == ["x", "y"]
    readout = import_page(many.encode(), "page.md")
    assert not readout.notes
    assert accounted(readout) == words(many)


def test_ten_million_tags_are_larger_or_more_than_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST_PAGE <= 32 * 2**20
    assert len("<i>") * 10_000_000 > html._MOST_TAGS
    monkeypatch.setattr(gathering, "LARGEST_PAGE", 1 << 20)
    page = read_page(b"x" * ((1 << 20) + 1), "stdin.txt")
    assert (page.readout, page.data, page.error) == (None, b"", "not read: it has more than 1 MB")


def test_a_huge_page_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(100 * LARGEST_PAGE)
    page = read_page_file(path)
    assert (page.readout, page.data) == (None, b"")
    assert page.error == "not read: it has 3200 MB, more than 32"


@pytest.mark.parametrize(
    "charset", ["undefined", "idna", "punycode", "unicode_escape", "UTF-7", "hex", "rot13"]
)
def test_an_encoding_that_is_none_of_pages_is_not_believed(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>The harbour\\x1b \\q is +AGE- open; so it is.</p>'
    readout = import_page(page.encode(), "page.html")
    assert "The harbour\\x1b \\q is +AGE- open" in readout.turns[0].text


def references(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_a_page_writes_by_references_is_clean_wherever_it_goes(text: str) -> None:
    written = references(text)
    pages = {
        "page.html": f"<html lang='{written}'><title>{written}</title><meta name=date content='{written}'>"
        f"<meta property=og:url content='{written}'><meta property=og:site_name content='{written}'>"
        f"<link rel=canonical href='{written}'><nav>{written}</nav><h1>{written}</h1>"
        f"<time datetime='{written}'>x</time><p><b>Ada {written}:</b> We begin. {written}</p>"
        f'<pre>{written}</pre><script type=\'application/ld+json\'>{{"headline": "\\u001b]52;"}}</script>',
        "linked.html": f"<link rel=canonical href='http://a.example/{written}'><p>So.",
        "page.md": f"# {written}\n\n**Ada {written}:** We [begin]({written}).\n\n- {written}\n",
        "page.xml": f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><u who="#x"><seg>{written}'
        "We begin.</seg></u></div></body></text></TEI>",
        "page.txt": f"{text}\n\nAda Lund: {text}\n",
    }
    for name, page in pages.items():
        try:
            readout = import_page(page.encode("utf-8", "surrogatepass"), name)
        except PageError as error:
            assert not harm_in(str(error))
        else:
            assert not harm_in(msgspec.json.encode(readout).decode().replace("\\n", "\n"))
