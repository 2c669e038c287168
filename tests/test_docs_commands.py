"""Every command that the documentation shows is run, and does what stands there."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from tests.shell import run

from readout_tui.library import Library
from readout_tui.locator import Locator, passage_at, resolve
from readout_tui.user.marks import Marks, mark_of
from readout_tui.user.paths import shipped, user_paths

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "archive" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]

EXCLUDED: dict[str, str] = {
    r"make |pre-commit ": "what has to pass anyway: each run of the checks calls it",
    r"(pipx|pip|uv|uvx) |.*/uv ": "installs; make dist installs the wheel and tries it",
    r"ssh ": "needs another machine",
    r"python -m bench|\.venv/bin/python -m bench|python bench/": "measures, for minutes",
    r".venv/bin/pytest ": "would test the tests",
    r"cp themes/": "is said of a folder of the repository; tests/test_docs_themes.py reads its themes",
}
"""What is not run here, by the pattern that it begins with, and why."""

ELSEWHERE = {"commands.md": "its examples are those of --help, which tests/cli/test_examples.py runs"}

_FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_BARE = re.compile(r"(\$ )?(readout|make|pipx?|uv|ssh|mkdir|cp|git|python|\.venv/bin/\w+)\b")
_STATUS = re.compile(r"# .*exit status (\d+)")

MARKED = Locator.parse("2031-06-09-soltva-statement#1.7")
PAGE = "Port talks\n2 April 2031\n\nMinister Osk: Thank you. A timetable is a promise with numbers in it.\n"


@dataclass(frozen=True)
class Block:
    """What stands in a fence."""

    info: str
    body: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(one["info"].strip(), one["body"], text.count("\n", 0, one.start()) + 1)
        for one in _FENCE.finditer(text)
    ]


def is_run(block: Block) -> bool:
    return block.info in ("sh", "console") or (not block.info and bool(_BARE.match(block.body)))


def calls(block: Block) -> Iterator[tuple[str, str | None]]:
    """Yield the command lines of a block, with what they should print if that stands there."""
    body = block.body.replace("\\\n", "")
    if block.info == "console":
        for call in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            line, _, output = call.partition("\n")
            yield line, output
        return
    for line in body.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line, None


def as_pattern(output: str) -> str:
    """Return what matches an output; a line of `…` stands for any lines."""
    return "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in output.splitlines())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One index of the shipped archive for all pages: making it takes longer than they do."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the pages that the documentation names, and a home with an archive in it."""
    monkeypatch.setenv("READOUT_CACHE", str(cache))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("READOUT_CLIPBOARD", "none")
    shutil.copytree(shipped("archive"), tmp_path / "readouts")
    desk = tmp_path / "desk"
    for name in ("page.txt", "another.md", "folder/third.txt", "downloads/fourth.txt"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(f"{PAGE}\n{name}\n", encoding="utf-8")
    (desk / "quotes.txt").write_text("agreed flow\nthe bridge\n", encoding="utf-8")
    with Library.open(shipped("archive"), cache=cache) as library:
        readout, locator = library.readout(MARKED.id), MARKED
        resolved = resolve(readout, locator)
        assert resolved is not None
        mark = mark_of(readout, passage_at(readout, locator, resolved), datetime(2033, 4, 1, tzinfo=UTC))
        Marks(user_paths().marks, library.archive).add(mark)
    monkeypatch.chdir(desk)
    return desk


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.name not in ELSEWHERE],
    ids=lambda page: f"{page.parent.name}/{page.name}",
)
def test_each_command_of_a_page_does_what_it_says(page: Path, desk: Path) -> None:
    for block in filter(is_run, blocks(page)):
        for line, output in calls(block):
            if any(re.match(pattern, line) for pattern in EXCLUDED):
                continue
            status = _STATUS.search(line)
            ran = run(line)
            where = f"{page.name}:{block.line}: {line}\n{ran.said}"
            assert ran.status == int(status[1] if status else 0), where
            assert output is None or re.fullmatch(as_pattern(output), ran.said), where


def test_what_is_not_run_stands_somewhere() -> None:
    lines = [line for page in PAGES for block in filter(is_run, blocks(page)) for line, _ in calls(block)]
    assert [pattern for pattern in EXCLUDED if not any(re.match(pattern, line) for line in lines)] == []


def test_python_of_a_page_runs_and_prints_what_stands_below_it(desk: Path) -> None:
    every = blocks(ROOT / "docs" / "scripting.md")
    names: dict[str, object] = {}
    assert sum(block.info == "python" for block in every) >= 5
    for block, below in pairwise(every):
        if block.info != "python":
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.body, f"scripting.md:{block.line}", "exec"), names)
        assert printed.getvalue()
        if below.info == "text":
            assert re.fullmatch(as_pattern(below.body), printed.getvalue()), block.line


def queries() -> list[tuple[str, str]]:
    text = (ROOT / "docs" / "searching.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(.+)` \| (\S+#\S+) \|$", text, re.MULTILINE)


def test_a_query_finds_what_the_table_says(cache: Path) -> None:
    from readout_tui.index.query import FIELDS

    assert all(any(f"{field}:" in query for query, _ in queries()) for field in FIELDS if field != "is")
    with Library.open(shipped("archive"), cache=cache) as library:
        missed = []
        for query, locator in queries():
            result = library.search(query, 10, today=date(2033, 4, 1))
            if locator not in [str(hit.locator) for hit in result.hits]:
                missed.append((query, [str(hit.locator) for hit in result.hits]))
    assert not missed


def test_the_environment_of_a_page_is_not_that_of_the_user(desk: Path) -> None:
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(desk.parent)
