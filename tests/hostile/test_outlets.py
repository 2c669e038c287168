from __future__ import annotations

import argparse
import base64
import csv
import io
import json
import re
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt
from tests.hostile.conftest import write_archive
from tests.hostile.strings import HOSTILE, harm_in

from readout_tui import clipboard
from readout_tui.citing import STYLES, cite
from readout_tui.cli.main import build_parser, main
from readout_tui.export.dossier import FORMATS, dossier
from readout_tui.export.entries import entries_of, entry_at
from readout_tui.export.readout_page import html_readout
from readout_tui.library import Library
from readout_tui.locator import Locator, passage_at, resolve
from readout_tui.model import Readout
from readout_tui.store.reading import parse_readout, read_readout
from readout_tui.store.writing import dump_readout
from readout_tui.text import clean, clean_line
from readout_tui.user.marks import Mark, Marks, mark_of

ONE = "2031-osc-52"
OWN_COLOURS = re.compile(r"\x1b\[(?:0|1|36|1;33|1;32|9;31)m")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("search", "zebra"),
    ("search", "zebra", "--json"),
    ("search", "zebra", "--csv"),
    ("related", ONE),
    ("related", ONE, "--json"),
    ("stats",),
    ("stats", "--json"),
    ("echoes", f"{ONE}#3"),
    ("echoes", f"{ONE}#3", "--json"),
    ("compare", ONE, "2031-bidi"),
    ("compare", ONE, "2031-tower", "--json"),
    ("people",),
    ("people", "--json"),
    ("people", "--suggest"),
    ("people", "--suggest", "--json"),
    ("check",),
    ("check", "--json"),
    ("fmt", "--check"),
    ("show", ONE),
    ("show", ONE, "--json"),
    ("show", f"{ONE}#3", "--json"),
    ("cite", f"{ONE}#3"),
    ("export", "--format", "html", ONE),
    ("export", f"{ONE}#3"),
    ("paths",),
    ("config",),
    ("keys",),
    ("themes",),
    ("import", "--again", "--into", "."),
)
ELSEWHERE = {"open", "serve", "schema", "completion"}
"""Commands that show the screen, or nothing of an archive."""


def readouts(root: Path) -> list[Readout]:
    found = [read_readout(path).readout for path in sorted((root / "2031").iterdir())]
    return [readout for readout in found if readout is not None]


def texts_of(value: object) -> list[str]:
    """Return all text in plain data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts_of(one)]
    return [text for one in value for text in texts_of(one)] if isinstance(value, list | tuple) else []


def test_every_command_has_its_proof_here() -> None:
    parsers = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert {name for parser in parsers for name in parser.choices} == {c[0] for c in COMMANDS} | ELSEWHERE


def test_every_string_is_harmful_until_it_is_read(hostile: Path) -> None:
    assert sum(bool(harm_in(text)) for text in HOSTILE.values()) > 18
    found = readouts(hostile)
    assert len(found) >= 2 * len(HOSTILE) - 1
    for readout in found:
        texts = texts_of(msgspec.to_builtins(readout))
        assert not set().union(*map(harm_in, texts))
        assert sum("z" in text for text in texts) > 15


@pytest.mark.parametrize("colours", [False, True])
def test_no_command_sends_a_terminal_what_it_would_obey(
    hostile: Path, colours: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(hostile)
    coloured = {"search", "related", "echoes", "compare", "people"}
    for words in COMMANDS:
        if colours and (words[0] not in coloured or len(words) > 3 or words[-1].startswith("--")):
            continue
        capsys.readouterr()
        if colours:
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        place = [] if words[0] in ("paths", "keys", "themes", "import") else ["-a", str(hostile)]
        main([*words[:1], *place, *words[1:]])
        out, err = capsys.readouterr()
        assert words[0] != "search" or len(words) > 2 or colours == bool(OWN_COLOURS.search(out))
        assert not harm_in(OWN_COLOURS.sub("", out) if colours else out), words
        assert not harm_in(err), words
        if "--json" in words and words[0] != "show":
            assert all(json.loads(line) for line in out.splitlines())


def test_lines_of_a_list_are_as_many_as_its_items(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "-a", str(hostile), "--limit", "30", "zebra"])
    assert len(capsys.readouterr().out.splitlines()) == 60
    main(["check", str(hostile)])
    assert all(re.match(rf"{hostile}.*?:\d+:\d+: ", line) for line in capsys.readouterr().out.splitlines())


def passages(root: Path) -> list[tuple[Readout, Locator]]:
    return [(readout, Locator(readout.id, turn)) for readout in readouts(root) for turn in (2, 3, 4)]


def test_no_citation_and_no_clipboard_gets_what_a_terminal_would_obey(hostile: Path) -> None:
    sent: list[str] = []
    route = (clipboard.Route("osc52"),)
    for readout, locator in passages(hostile):
        found = resolve(readout, locator)
        assert found
        for style in STYLES:
            citation = cite(readout, passage_at(readout, locator, found), style)
            assert not harm_in(citation), (readout.id, style)
            clipboard.send(citation, route, write_osc52=sent.append)
            assert sent[-1].startswith("\x1b]52;c;")
            assert sent[-1].endswith("\x07")
            assert base64.b64decode(sent[-1][7:-1]).decode() == citation


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_clipboard_gets_no_control_whoever_sends_it(text: str) -> None:
    sent: list[str] = []
    clipboard.send(text, (clipboard.Route("osc52"),), write_osc52=sent.append)
    copied = base64.b64decode(sent[0][7:-1]).decode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", copied)


class Tags(HTMLParser):
    """Collects the tags of a page with the names of their attributes, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[tuple[str, tuple[str, ...]]] = set()
        self.links: set[str] = set()
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.links |= {value or "" for name, value in attrs if name in ("href", "cite", "src")}

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


def tags_of(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    tags.close()
    return tags


def exported(library: Library, root: Path, form: str) -> str:
    """Return a dossier of all passages, in that format, with notes and tags of the user's that are as bad."""
    entries = [entry_at(library, locator, "chicago") for _, locator in passages(root)[::2]]
    marks = Marks(root.parent / "marks.json", root)
    for readout, locator in passages(root)[::9]:
        found = resolve(readout, locator)
        assert found
        bad = (
            HOSTILE[readout.id.removeprefix("2031-").removesuffix("-raw")] if root.name == "hostile" else "x"
        )
        passage = passage_at(readout, locator, found)
        marks.add(mark_of(readout, passage, MADE, note=bad, tags=[bad, "ordinary"]))
    entries += entries_of(library, marks.all(), "bibtex")
    entries += entries_of(library, [lost(mark) for mark in marks.all()], "apa")
    return dossier(entries, next(f for f in FORMATS if f == form), title=clean_line(HOSTILE["html"]))


MADE = datetime(2031, 5, 1, 10, tzinfo=UTC)


def lost(mark: Mark) -> Mark:
    return msgspec.structs.replace(mark, locator=f"gone#{mark.at.turn}.1", id=f"{mark.id}x")


@pytest.fixture
def harmless(tmp_path: Path) -> Path:
    """The same archive, with one text that is ordinary."""
    return write_archive(tmp_path / "harmless", {"plain": "zebra one\ntwo", "other": "zebra"})


def test_no_page_has_a_tag_an_attribute_or_a_link_more_than_an_ordinary_one(
    hostile: Path, harmless: Path
) -> None:
    with Library.open(hostile) as library, Library.open(harmless) as ordinary:
        pages = [exported(library, hostile, "html"), *map(html_readout, readouts(hostile))]
        known = [exported(ordinary, harmless, "html"), *map(html_readout, readouts(harmless))]
    allowed = set().union(*(tags_of(page).tags for page in known))
    for page in pages:
        found = tags_of(page)
        assert not harm_in(page)
        assert found.tags <= allowed
        assert not found.other
        assert all(link.startswith("#") for link in found.links)


def test_markdown_has_no_html_no_picture_and_no_link(hostile: Path) -> None:
    with Library.open(hostile) as library:
        text = exported(library, hostile, "md")
    assert not harm_in(text)
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text)
    kinds = {one.type for token in tokens for one in (token, *(token.children or ()))}
    assert kinds.isdisjoint({"html_block", "html_inline", "image", "link_open"})
    assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1


def test_no_cell_of_a_table_is_a_formula(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(hostile) as library:
        dossier_table = exported(library, hostile, "csv")
    capsys.readouterr()
    main(["search", "-a", str(hostile), "--csv", "--limit", "100", "zebra"])
    for table, title in ((dossier_table, 2), (capsys.readouterr().out, 5)):
        assert not harm_in(table)
        rows = list(csv.reader(io.StringIO(table)))
        assert any(row[title].startswith(("'=cmd", "'＝1+1")) for row in rows)
        assert not any(re.match(r"\s*[=+\-@＝＋－＠]", cell) for row in rows for cell in row)


def test_json_of_a_dossier_is_json(hostile: Path) -> None:
    with Library.open(hostile) as library:
        text = exported(library, hostile, "json")
    assert not harm_in(text)
    assert len(json.loads(text)) > 2 * len(HOSTILE)


def test_records_are_one_record_each(hostile: Path) -> None:
    for readout, locator in passages(hostile):
        found = resolve(readout, locator)
        assert found
        passage = passage_at(readout, locator, found)
        entry = cite(readout, passage, "bibtex")
        braces = re.sub(r"\\text(?:backslash|braceleft|braceright|asciitilde|asciicircum)\{\}", "", entry)
        depth = [0]
        for sign in re.findall("[{}]", braces):
            depth.append(depth[-1] + (1 if sign == "{" else -1))
        assert depth[-1] == 0
        assert all(depth[1:-1])
        assert not re.search(r"\\(?:input|write)", braces)
        (item,) = json.loads(cite(readout, passage, "csl-json"))
        assert item["id"] == readout.id


def test_what_is_written_is_read_again_and_has_no_harm_in_it(hostile: Path) -> None:
    for readout in readouts(hostile):
        text = dump_readout(readout)
        assert not harm_in(text)
        read = parse_readout(text.encode(), Path(f"{readout.id}.yaml"))
        assert (read.readout, read.problems) == (readout, ())


def test_even_what_was_never_cleaned_is_written_escaped() -> None:
    for text in HOSTILE.values():
        readout = msgspec.convert(
            {"readout": 1, "id": "a", "title": text, "turns": [{"text": text, "label": text}]}, Readout
        )
        written = dump_readout(readout)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\uffff]", written)
        again = parse_readout(written.encode(), Path("a.yaml")).readout
        assert again
        assert (again.title, again.turns[0].text) == (clean_line(text), clean(text))
