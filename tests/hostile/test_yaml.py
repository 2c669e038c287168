"""Files that are hostile as a whole: each is told at a place, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from readout_tui.cli.main import main
from readout_tui.intake import Intake, read_page
from readout_tui.library import Library
from readout_tui.store import nodes
from readout_tui.store.archive import check
from readout_tui.store.nodes import MAX_NODES
from readout_tui.store.problems import Problems
from readout_tui.store.reading import parse_readout
from readout_tui.store.source import MAX_BYTES, read_bytes
from readout_tui.user import theme_files
from readout_tui.user.theme_files import ThemeError, read_theme

HEAD = "readout: 1\nid: x\ntitle: t\n"
SOUND = HEAD + "turns: [{text: Water.}]\n"
BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

FILES: dict[str, tuple[str | bytes, int, int, str]] = {
    # Its content, and the line, the column and the words of one of its problems.
    "alias bomb": (f"a0: &a0 [x]\n{BOMB}", 1, 1, "unknown key 'a0'"),
    "alias of itself": (SOUND + "tags: &t [*t]\n", 5, 7, "an anchor ('&t') before a list"),
    "merge": (SOUND + "base: &b {place: x}\n<<: *b\n", 5, 1, "unknown key 'base'"),
    "long anchor": (SOUND + f"place: &{'a' * 100_000} x\n", 5, 8, "an anchor ('&aaaa"),
    "long alias": (SOUND + f"place: *{'a' * 100_000}\n", 5, 8, "an alias ('*aaaa"),
    "10,000 braces": (SOUND + "source: " + "{a: " * 10_000, 5, 9 + 4 * 31, "nested deeper than 32 levels"),
    "10,000 dashes": (SOUND + "tags:\n" + "- " * 10_000, 6, 1 + 2 * 31, "nested deeper than 32 levels"),
    "10,000 questions": (SOUND + "? " * 10_000, 5, 3 + 2 * 31, "nested deeper than 32 levels"),
    "object": (
        SOUND + "place: !!python/object/apply:os.system [touch /tmp/owned]\n",
        5,
        8,
        "a tag ('!!python/object/apply:os.system') before a list",
    ),
    "object name": (SOUND + "place: !!python/name:os.system\n", 5, 8, "a tag ('!!python/name:os.system')"),
    "local tag": (SOUND + "place: !<tag:evil.example,2031:x> y\n", 5, 8, "a tag ('tag:evil.example,2031:x')"),
    "binary": (SOUND + "place: !!binary AAAA\n", 5, 8, "a tag ('!!binary')"),
    "declared tag": ("%TAG ! tag:evil.example:\n---\n" + SOUND + "place: !x y\n", 7, 8, "a tag ("),
    "version": (f"%YAML {'9' * 5000}.1\n---\n{SOUND}", 1, 16, "version number"),
    "large escape": (SOUND + 'place: "\\UFFFFFFFF"\n', 5, 11, "invalid Unicode character escape"),
    "surrogate escape": (SOUND + 'place: "\\ud800"\n', 5, 11, "invalid Unicode character escape"),
    "duplicates": (SOUND + "title: u\n" * 2000, 5, 1, "the key 'title' stands already in line 3"),
    "unknown keys": (SOUND + "".join(f"k{n}: v\n" for n in range(5000)), 5, 1, "unknown key 'k0'"),
    "speakers": (
        HEAD + "turns:\n" + "".join(f"- {{speaker: s{n}, text: x}}\n" for n in range(3000)),
        5,
        13,
        "the speaker 's0' is no participant",
    ),
    "no date": (SOUND + "date: 2031-02-30\n", 5, 7, "'2031-02-30' is no date: day is out of range"),
    "no hour": (SOUND + "date: 2031-02-03T25:00\n", 5, 7, "is no date"),
    "year 0": (SOUND + "date: '0000'\n", 5, 7, "is no date"),
    "long date": (SOUND + f"date: 2031-{'0' * 100_000}1\n", 5, 7, "is too long for one"),
    "digits of another script": (SOUND + "date: ٢٠٣١\n", 5, 7, "is no date"),
    "NUL": (SOUND + "place: a\0b\n", 5, 9, "1 NUL in the text"),
    "all NUL": (b"\0" * 100_000, 1, 1, "UTF-16 or UTF-32"),
    "UTF-16": (SOUND.encode("utf-16-le"), 1, 1, "UTF-16"),
    "broken UTF-8": (SOUND.encode() + b"place: a\xed\xa0\x80\xc0\xaf\xff\n", 5, 9, "byte 0xed is no UTF-8"),
    "noise": (bytes(range(256)) * 400, 1, 1, "UTF-16 or UTF-32"),
    "one quotation mark": (HEAD + 'place: "' + "a\n" * 20_000, 20_004, 1, "close the quotation mark"),
    "one bracket": (HEAD + "tags: [" + "a,\n" * 20_000, 20_004, 1, "while parsing a flow node"),
    "long key": (f"{'k' * 100_000}: v\n", 1, 100_001, "mapping values are not allowed"),
    "tabs": (HEAD + "\t" * 100_000 + "a: b\n", 4, 1, "indent with spaces"),
    "comments": (SOUND + "# x\n" * 20_000 + "plaec: x\n", 20_005, 1, "unknown key 'plaec'"),
    "documents": (SOUND + "---\n" * 50_000, 5, 1, "a second document begins here"),
}


@pytest.mark.parametrize(("content", "line", "column", "words"), FILES.values(), ids=FILES)
def test_a_hostile_file_is_told_at_its_place(
    content: str | bytes, line: int, column: int, words: str
) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    problems = parse_readout(data, Path("x.yaml")).problems
    here = [problem.message for problem in problems if (problem.line, problem.column) == (line, column)]
    assert any(words in message for message in here), problems[:5]
    assert all(len(problem.message) < 500 for problem in problems)
    assert len(problems) <= 1000


def test_brackets_within_brackets_are_refused_however_far_the_parser_looks_ahead() -> None:
    # libyaml reads on while a bracket may begin a key, and from 0.2.6 on stops by itself at a thousand.
    problems = parse_readout((SOUND + "tags: " + "[" * 10_000).encode(), Path("x.yaml")).problems
    (told,) = (one for one in problems if one.message == "nested deeper than 32 levels: this is no readout")
    assert told.line == 5
    assert 7 + 31 <= told.column <= 7 + 1024


def test_none_of_them_stops_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, (content, *_) in FILES.items():
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / f"{name.replace(',', '')}.yaml").write_bytes(data[:20_000])
    (tmp_path / "good.yaml").write_text(SOUND.replace("id: x", "id: good"))
    checked = check([tmp_path])
    assert checked.readouts == len(FILES) + 1
    assert {problem.path.stem for problem in checked.problems} == {name.replace(",", "") for name in FILES}
    with Library.open(tmp_path) as library:
        assert library.readout("good").title == "t"
    assert Intake(tmp_path).take(read_page(b"The harbour\n\nWe begin.\n", "page.txt")).outcome == "written"
    assert not Path("/tmp/owned").exists()


def test_a_file_of_values_without_end_is_read_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_NODES <= 1_000_000
    monkeypatch.setattr(nodes, "MAX_NODES", 1000)
    for content in ("tags: [" + "a," * 1000, "turns:\n" + "- [x]\n" * 510, "turns:\n" + "- text: x\n" * 500):
        problems = parse_readout(content.encode(), Path("x.yaml")).problems
        (last,) = [p for p in problems if p.message == "more than 1,000 values: this is no readout"]
        assert last.line * last.column > 300


def test_a_huge_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100 * MAX_BYTES)
    assert main(["check", str(tmp_path)]) == 1
    assert "huge.yaml:1:1: larger than 64 MiB: split it" in capsys.readouterr().out
    main(["fmt", str(tmp_path)])
    with Library.open(tmp_path) as library:
        assert len(library.problems()) == 1
    Intake(tmp_path)
    problems = Problems(path)
    monkeypatch.setattr(Path, "open", lambda path, mode: pytest.fail(f"{path} was opened"))
    assert read_bytes(path, problems) is None
    assert problems.in_order()


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_does_not_end_an_import(opening: str, tmp_path: Path) -> None:
    (tmp_path / "deep.yaml").write_text(
        f"readout: 1\nid: deep\ntitle: t\nparticipants:\n  {opening * (60_000 // len(opening))}\nturns:\n"
    )
    # In a process of its own: what this once did was to end it by a signal.
    code = f"from readout_tui.intake import Intake; from pathlib import Path; Intake(Path({str(tmp_path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "person",
    ['{id: a, name: " "}', '{id: a, name: ""}', "{id: '../a', name: Ada Lund}", '{id: "", name: Ada Lund}'],
)
def test_a_person_who_is_nobody_gives_an_import_neither_name_nor_id(person: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        f"readout: 1\nid: x\ntitle: t\nparticipants: [{person}]\nturns:\n  - text: Water.\n"
    )
    (tmp_path / "people.yaml").write_text(f"people: [{person}]\n")
    page = read_page(b"Meeting of the harbour council\n\nPremier Ada Lund: We begin.\n", "page.txt")
    taken = Intake(tmp_path).take(page)
    assert taken.readout
    assert [one.id for one in taken.readout.participants] == ["ada-lund"]


@pytest.mark.parametrize(
    "content",
    ['place: "\\UFFFFFFFF"\n', 'place: "\\U00110000"\n', f"%YAML {'9' * 5000}.1\n---\nplace: x\n"],
    ids=["overflow", "no character", "version"],
)
def test_where_pyyaml_has_no_libyaml_numbers_without_end_are_told_too(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "Loader", yaml.SafeLoader)
    monkeypatch.setattr(theme_files, "_LOADER", yaml.SafeLoader)
    assert any(
        "this is no YAML" in p.message for p in parse_readout(content.encode(), Path("x.yaml")).problems
    )
    (tmp_path / "theme.yaml").write_text(content)
    with pytest.raises(ThemeError):
        read_theme(tmp_path / "theme.yaml")
