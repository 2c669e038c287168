from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importing.accounts import accounted, words

from readout_tui.importing import PageError, import_page

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "readouts"

LABELS = [
    "President of Varnia Ilse Maren:",
    "ILSE MAREN:",
    "Q:",
    "MR. OKAFOR:",
    "Vice-Premier Tolva (as interpreted):",
    "El Presidente:",
    "В. Петров:",
    "王明：",
]
PLAIN_LINES = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(
        [
            "Meeting with the harbour council",
            "12 March 2031, 10:15, Port Varn",
            "Premier Maren said:",
            "- Welcome, everyone.",
            "“We are glad,” she said.",
            "* * *",
            "<…>",
            "[[Page H12]]",
            "END  2:05 P.M. EDT",
            "Premier Ilse Maren thanked the guests.",
            "There being no objection, the letter follows:",
            "     Dear Sir: a letter set off by an indent",
        ]
    ),
    st.text(
        st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po", "Zs"], exclude_characters="_"), max_size=40
    ),
)
PAGES = st.lists(
    st.tuples(PLAIN_LINES, PLAIN_LINES, st.sampled_from(["\n", "\n\n", " "])), min_size=1, max_size=12
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(PAGES)
def test_no_word_of_a_plain_page_is_lost_or_added(lines: list[tuple[str, str, str]]) -> None:
    page = "".join(f"{first} {second}{end}" for first, second, end in lines)
    if not words(page.replace("[[Page H12]]", "")):
        return
    assert accounted(import_page(page.encode(), "page.txt")) == words(page)


MARKDOWN_BLOCKS = st.sampled_from(
    [
        "# A visit to Varnia",
        "**Premier Maren:** Welcome, *everyone*.",
        "MR. OKAFOR:  Thank you.  \nIt is good to be here.",
        "Q    What was agreed?",
        "- one thing\n- another thing",
        "3. a third thing",
        "> a quoted line",
        "See <https://example.org/a-page> for more.",
        "See [the text](https://example.org/text) there.",
        "\\###",
        "well, \\[the Premier\\] said so",
        "---",
        "                 END                 10:01 A.M. EST",
        "A wrapped paragraph that goes\non over two lines of the page.",
    ]
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(MARKDOWN_BLOCKS, min_size=1, max_size=8))
def test_no_word_of_a_markdown_page_is_lost_or_added(blocks: list[str]) -> None:
    page = "\n\n".join(blocks)
    if not words(page):
        return
    assert accounted(import_page(page.encode(), "page.md")) == words(page)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                ("<h1>A visit to Varnia</h1>", "A visit to Varnia"),
                ("<nav><a href='/'>Home page</a> News</nav>", "Home page News"),
                ("<p><strong>Premier Maren:</strong> Welcome.</p>", "Premier Maren Welcome"),
                ("<div>Q one question<br>and its end</div>", "Q one question and its end"),
                ("<ul><li>first point</li><li>second</li></ul>", "first point second"),
                ("loose text <i>in a tag</i>", "loose text in a tag"),
                ("<script>var unseen = 1;</script>", ""),
                ("<table><tr><td>cell</td><td>other cell</td></tr></table>", "cell other cell"),
                ("<pre>  MR. MAREN. Printed\ntext.\n</pre>", "MR MAREN Printed text"),
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_visible_word_of_a_web_page_is_lost_or_added(pieces: list[tuple[str, str]]) -> None:
    seen = words(" ".join(text for _, text in pieces))
    if not seen:
        return
    readout = import_page("".join(f"{html}\n" for html, _ in pieces).encode(), "page.html")
    assert accounted(readout) == seen


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("folder", ["kremlin-en", "un-general-debate", "galicia-parlamint"])
def test_no_word_of_a_real_page_is_lost_or_added(folder: str) -> None:
    for path in sorted((CORPUS / folder).glob("*.txt"))[:3]:
        data = path.read_bytes()
        readout = import_page(data, path.name)
        assert accounted(readout) == words(data.decode("utf-8-sig")), path.name


def test_a_page_without_a_word_is_refused() -> None:
    with pytest.raises(PageError, match="no text is in it"):
        import_page(b" \n\n ", "page.txt")
