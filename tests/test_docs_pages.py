"""The documentation as a whole: links lead somewhere, nothing is said twice, examples are understood."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from readout_tui.store.people import read_people
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import dump_readout

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "archive/README.md")),
    *sorted(DOCS.glob("*.md")),
]
PACKAGE = ROOT / "src" / "readout_tui"

_FENCE = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
_GENERATED = re.compile(r"^<!-- generated.*?^<!-- end", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_LONG = 9
"""Words from which on a sentence that stands in two places is no chance."""


def prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings have both on a site made by MkDocs and on a forge."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    words = [re.sub(r"[^\w\s-]", "", head.lower()).strip() for head in heads]
    return {re.sub(r"[-\s]+", "-", one) for one in words} & {one.replace(" ", "-") for one in words}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def sentences(page: Path) -> Iterator[str]:
    text = _GENERATED.sub("", prose(page))
    for part in re.split(
        r"(?<=[.!?:;])\s+|\n\s*\n|\n[|-]|\s\|\s", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    ):
        words = re.findall(r"\w+", part.lower())
        if len(words) >= _LONG:
            yield " ".join(words)


def test_nothing_is_said_in_two_places() -> None:
    said = defaultdict(list)
    for page in PAGES:
        for sentence in sentences(page):
            said[sentence].append(page.name)
    assert {sentence: names for sentence, names in said.items() if len(names) > 1} == {}


def test_every_page_is_in_the_contents() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"[\w-]+\.md", str(yaml.safe_load(text)["nav"]))
    assert sorted(listed) == sorted(page.name for page in DOCS.glob("*.md"))


def test_the_architecture_names_every_room() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = [f"`{one.name}/`" for one in PACKAGE.iterdir() if (one / "__init__.py").exists()]
    rooms += [f"`{one.name}`" for one in PACKAGE.glob("*.py") if not one.name.startswith("__")]
    assert [room for room in rooms if room not in text] == []


def test_the_architecture_names_no_file_that_there_is_not() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)*\w+\.py)`", text))
    assert [name for name in named if not (PACKAGE / name).exists() and not (ROOT / name).exists()] == []


def example(first: str) -> str:
    text = (DOCS / "format.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```yaml\n({first}.+?)^```$", text, re.DOTALL | re.MULTILINE)
    return str(found)


def test_the_example_of_a_readout_is_one_in_canonical_form(tmp_path: Path) -> None:
    path = tmp_path / "2031-05-03-lund-orr.yaml"
    path.write_text(example("readout:"), encoding="utf-8")
    reading = read_readout(path)
    assert reading.problems == ()
    assert reading.readout is not None
    assert dump_readout(reading.readout) == example("readout:")
    assert reading.readout.turns[1].paragraphs[1] == "It was to be open in March."


def test_the_example_of_people_is_understood(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(example("people:"), encoding="utf-8")
    reading = read_people(tmp_path)
    assert reading.problems == ()
    assert reading.people is not None
    assert reading.people.people[0].ids == ("t-orr",)
