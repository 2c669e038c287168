"""Pages made to be slow: each shape once took a time that grew with its square, or nearly."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.importing.accounts import accounted, words

from readout_tui.importing import PageError, import_page, markdown
from readout_tui.importing.markdown import read_markdown

SIZE = 300_000


def filled(line: Callable[[int], str]) -> list[str]:
    """Return a page's lines, by number, until it is full."""
    page: list[str] = []
    length = 0
    while length < SIZE:
        page.append(line(len(page)))
        length += len(page[-1])
    return page


def name(number: int) -> str:
    """Return a name for a number, another for each."""
    letters = ""
    while number >= 0:
        letters += chr(ord("a") + number % 26)
        number = number // 26 - 1
    return f"{letters.capitalize()}ov"


PLAIN: dict[str, tuple[str, Callable[[int], str], bool]] = {
    # What it is called: its beginning, its lines by number, and whether each line names another person.
    "colons in one line": ("", lambda i: "The bridge: it stands: ", False),
    "surnames in capitals": ("", lambda i: f"MR. {name(i).upper()}: so\n\n", True),
    "surnames of a crowd": ("", lambda i: f"Minister {name(i)} Lund: so\n\n", True),
    "offices": (
        "",
        lambda i: f"Minister {name(i)}: so\n\nMINISTER OF {name(i).upper()} AFFAIRS: so\n\n",
        True,
    ),
    "lead-ins": ("", lambda i: f"Minister {name(i)} {name(i + 3)} said:\n\n- So.\n\n", True),
    "lines that are names": ("", lambda i: f"{name(i)} {name(2 * i)}\n\n", False),
    "letters": ("", lambda i: "A:\n\n", False),
    "nested brackets": ("Lund\n\n", lambda i: "((((Ada)))) (", False),
    "open brackets": ("Lund\n\n", lambda i: "(", False),
    "dates": ("Lund\n\n", lambda i: "3 May 2031\n", False),
    "numbers on lines of their own": ("Lund\n\n", lambda i: "7\n\n", False),
    "page marks": ("Lund\n\n", lambda i: "[[Page 7]]\n", False),
}


@pytest.mark.parametrize("shape", PLAIN)
def test_a_text_of_one_shape_keeps_its_words_and_its_people(shape: str) -> None:
    first, line, named = PLAIN[shape]
    lines = filled(line)
    page = first + "".join(lines)
    readout = import_page(page.encode(), "page.txt")
    assert accounted(readout) == words(page)
    assert len(readout.participants) == (len(lines) if named else 0)


def test_bold_labels_parted_by_line_breaks_are_each_a_label() -> None:
    lines = filled(lambda i: "<b>Ada Lund:</b> so<br><br>")
    readout = import_page(f"<p>{''.join(lines)}</p>".encode(), "page.html")
    assert len(readout.turns) == len(lines)
    assert {turn.label for turn in readout.turns} == {"Ada Lund"}


def test_share_bars_within_one_another_are_weighed_once() -> None:
    lines = filled(lambda i: "<div class=share><p>some words</p></div>")
    nested = f"<div class=share>{'<div class=menu>' * 2000}{''.join(lines)}{'</div>' * 2000}</div>"
    assert accounted(import_page(nested.encode(), "page.html")) == words("some words " * len(lines))


def test_elements_left_open_without_end_are_refused() -> None:
    with pytest.raises(PageError, match="more than 5000 of its elements stand in each other"):
        import_page("".join(filled(lambda i: "<div>x")).encode(), "page.html")


def test_bold_labels_on_lines_that_markdown_breaks_are_each_a_label() -> None:
    readout = import_page(b"**Ada Lund:** so  \n" * 8000, "page.md")
    assert len(readout.turns) == 8000
    assert {turn.label for turn in readout.turns} == {"Ada Lund"}


@settings(max_examples=300, derandomize=True)
@given(line=st.text(alphabet=st.sampled_from("**a é\u00a0:!.-#>1_[]()<&;`~\\"), min_size=1, max_size=14))
@example("**ADA:** so")
@example("**ADA:**")
@example("** ADA:** so")
@example("**ADA **so")
@example("**A**b")
@example("1. **ADA:** so!")
def test_a_line_without_markup_reads_as_the_markdown_parser_reads_it(line: str) -> None:
    quick = read_markdown(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_PLAIN", re.compile(r"(?!)"))
        assert read_markdown(line) == quick
