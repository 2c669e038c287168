"""Whatever stands in a file, a page or a query, it is read or refused in words: nothing else is raised."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.hostile.profile import fuzzed
from tests.hostile.strategies import (
    ANY_TEXT,
    SOUND_FILES,
    SOUND_PEOPLE,
    SOUP,
    VALUES,
    mutated,
)
from tests.hostile.strings import HOSTILE, harm_in
from tests.importing.accounts import accounted, words

from readout_tui.importing import PageError, import_page
from readout_tui.index.query import QueryError, narrowed, parse_query, plain_query
from readout_tui.locator import Locator
from readout_tui.store.people import PeopleReading, parse_people
from readout_tui.store.problems import Problem
from readout_tui.store.reading import Reading, parse_readout
from readout_tui.store.writing import dump, dump_readout
from readout_tui.user.kept import KeptError
from readout_tui.user.marks import Marks, MarksError
from readout_tui.user.queries import Queries
from readout_tui.user.session import Session
from readout_tui.user.settings import SettingsError, load_settings
from readout_tui.user.theme_files import ThemeError, read_theme

TODAY = date(2031, 11, 24)
THEME = (Path(__file__).parents[2] / "themes" / "ink.yaml").read_text(encoding="utf-8")
PAGES = ("page.txt", "page.md", "page.html", "page.xml", "page.json")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for all examples of a test."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def assert_told(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert 0 < len(problem.message) < 600
        assert not harm_in(problem.message)
        assert "\n" not in problem.message


FILES = st.one_of(
    st.binary(max_size=200),
    SOUP.map(lambda text: text.encode("utf-8", "surrogatepass")),
    mutated(SOUND_FILES),
    mutated(SOUND_FILES),
)


@fuzzed(80)
@given(FILES)
def test_a_readouts_file_is_read_or_told_and_what_is_read_is_written_and_read_again(data: bytes) -> None:
    reading = parse_readout(data, Path("x.yaml"))
    assert_told(reading.problems)
    if reading.readout is None:
        assert reading.problems
        return
    written = dump_readout(reading.readout)
    assert not harm_in(written)
    again = parse_readout(written.encode(), Path("x.yaml"))
    assert again.readout == reading.readout
    if not reading.problems:
        assert again == Reading(reading.readout, ())
        assert dump_readout(reading.readout) == written


@fuzzed(30)
@given(st.one_of(mutated(SOUND_PEOPLE), SOUP.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_people_are_read_or_told(data: bytes) -> None:
    reading = parse_people(data, Path("people.yaml"))
    assert_told(reading.problems)
    if reading.people is not None and not reading.problems:
        written = dump(reading.people).encode()
        assert parse_people(written, Path("people.yaml")) == PeopleReading(reading.people, ())


@fuzzed(25)
@given(st.one_of(SOUP.map(str.encode), st.binary(max_size=300)), st.sampled_from(PAGES))
@example(b'<meta charset="undefined"><p>hello', "page.html")
@example(b'---\ntitle: "\\UFFFFFFFF"\n---\nhello', "page.md")
@example(b'---\ntitle: "\\U00110000"\n---\nhello', "page.md")
@example(b"---\n%YAML " + b"9" * 5000 + b".1\n---\nhello", "page.md")
def test_a_page_is_read_or_refused_and_what_is_read_makes_a_sound_file(data: bytes, name: str) -> None:
    try:
        readout = import_page(data, name)
    except PageError as error:
        assert not harm_in(str(error))
        assert "\n" not in str(error)
        return
    written = dump_readout(readout)
    assert not harm_in(written)
    reading = parse_readout(written.encode(), Path(f"{readout.id}.yaml"))
    assert reading.readout == readout
    assert reading.problems == ()


@fuzzed(30)
@given(SOUP)
def test_no_word_of_a_soup_is_lost_or_added(text: str) -> None:
    page = "".join(c for c in text if c.isprintable() or c == "\n").replace("[[Page 7]]", "")
    page = page.replace("---", "").replace("%", "").replace("<", "").replace("&", "")
    if page.strip() and words(page):
        with suppress(PageError):
            assert accounted(import_page(page.encode(), "page.txt")) == words(page)


@fuzzed(30)
@given(st.dictionaries(st.sampled_from(["readout", "id", "title", "turns", "date", "source", "x"]), VALUES))
def test_a_record_is_read_or_refused(data: dict[str, object]) -> None:
    with suppress(PageError):
        import_page(json.dumps({"readout": 1} | data).encode(), "page.json")


QUERIES = st.one_of(
    ANY_TEXT,
    st.lists(
        st.one_of(
            SOUP,
            st.sampled_from(
                [
                    *(
                        '"',
                        "-",
                        " ",
                        "speaker:",
                        "date:",
                        "after:",
                        'before:"',
                        "kind:",
                        "sort:",
                        "is:",
                        "lang:",
                    ),
                    *(
                        "mode:",
                        "-date:",
                        "2031-11",
                        "2031-02-30",
                        "٢٠٣١",
                        "²",
                        "0000",
                        "9999-12-31",
                        "/",
                        "x:y",
                    ),
                ]
            ),
        ),
        max_size=6,
    ).map("".join),
)


@fuzzed(40)
@given(QUERIES)
def test_a_query_is_understood_or_searched_as_words(text: str) -> None:
    try:
        query = parse_query(text, TODAY)
    except QueryError as error:
        assert 0 <= error.position < len(text)
        query = plain_query(text)
        assert not query.conditions
    assert all(word == word.strip() != "" for word in query.words)
    assert isinstance(narrowed(text, "speaker:adela-marn"), str)


@fuzzed(80)
@given(st.one_of(ANY_TEXT, st.from_regex(r"[^#]{0,8}#?[0-9.~a-f-]{0,12}", fullmatch=True)))
def test_a_locator_is_what_it_was_when_it_is_written_and_read(text: str) -> None:
    try:
        locator = Locator.parse(text)
    except ValueError as error:
        assert "is no locator" in str(error)
    else:
        assert Locator.parse(str(locator)) == locator


SETTINGS = [
    "theme = 'ink'\nclipboard = 'auto'\nmeasure = 80\nstyle = 'apa'\n"
    "[keys]\npreset = 'vim'\n'list.up' = ['x']\n"
]


@fuzzed(40)
@given(st.one_of(mutated(SETTINGS), SOUP.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b"measure = " + b"9" * 5000)
@example(b"x = " + b"[" * 20_000)
def test_settings_are_read_or_told(folder: Path, data: bytes) -> None:
    path = folder / "config.toml"
    path.write_bytes(data)
    try:
        load_settings({"READOUT_CONFIG": str(path)})
    except SettingsError as error:
        assert all(line.startswith(str(path)) for line in str(error).splitlines())


@fuzzed(30)
@given(st.one_of(mutated([THEME]), SOUP.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b'about: "\\UFFFFFFFF"')
@example(b"%YAML " + b"9" * 5000 + b".1\n---\na: b")
def test_a_theme_is_read_or_told(folder: Path, data: bytes) -> None:
    path = folder / "theme.yaml"
    path.write_bytes(data)
    try:
        theme = read_theme(path)
    except ThemeError as error:
        assert error.problems
        assert not harm_in(str(error))
    else:
        assert not harm_in(theme.about)


MARKS = [
    json.dumps(
        {
            "marks": [
                {
                    **{
                        "id": "1",
                        "locator": "a#1.1~9f1c",
                        "start": 0,
                        "quote": "x",
                        "title": "t",
                        "note": "n",
                    },
                    **{"tags": ["a"], "made": "2031-01-01T00:00:00Z", "archive": "/nowhere", "date": "2031"},
                }
            ]
        }
    )
]


@fuzzed(40)
@given(mutated(MARKS))
def test_marks_are_read_or_told(folder: Path, data: bytes) -> None:
    path = folder / "marks.json"
    path.write_bytes(data)
    try:
        marks = Marks(path, folder).all()
    except MarksError as error:
        assert str(error).startswith(f"{path}: ")
        assert not harm_in(str(error))
    else:
        for mark in marks:
            assert not harm_in(f"{mark.quote}{mark.title}{mark.note}{mark.date}{mark.locator}")


@fuzzed(40)
@given(
    st.one_of(mutated(['{"version": 2, "visits": {"HERE": {"query": "x", "back": [{"locator": "a#1.1"}]}}}']))
)
def test_a_session_is_read_as_far_as_it_goes(folder: Path, data: bytes) -> None:
    path = folder / "session.json"
    path.write_bytes(data.replace(b"HERE", str(folder).encode()))
    session = Session(path, folder)
    visit = session.last_visit()
    assert not harm_in(f"{visit.query}{visit.theme}{session.remark}")
    path.unlink()


@fuzzed(40)
@given(mutated(['{"version": 1, "saved": ["a", "b"], "recent": ["speaker:x"]}']))
def test_queries_are_read_or_told(folder: Path, data: bytes) -> None:
    path = folder / "queries.json"
    path.write_bytes(data)
    with suppress(KeptError):
        assert not harm_in("".join(Queries(path).recent))


def test_the_long_run_is_asked_for_by_a_profile() -> None:
    assert fuzzed(7).max_examples in (7, fuzzed(8).max_examples)
    assert len(HOSTILE) > 30
