from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from readout_tui.model import Entry
from readout_tui.store.binding import bind
from readout_tui.store.nodes import compose
from readout_tui.store.problems import Problems
from readout_tui.store.writing import dump


class Bucket(Entry, frozen=True, kw_only=True):
    size: Literal["small", "large"]
    owner: str | None = None


class Well(Entry, frozen=True, kw_only=True, rename={"depth": "how-deep"}):
    name: str
    depth: str | None = None
    text: str | None = None
    buckets: tuple[Bucket, ...] = ()


class Flood(Entry, frozen=True, kw_only=True):
    height: float


def bound(text: str) -> tuple[Well | None, list[str]]:
    problems = Problems(Path("w.yaml"))
    well = bind(Well, compose(text, problems), problems)
    return well, [str(problem) for problem in problems.in_order()]


def test_form_of_a_file_follows_from_the_structs_alone() -> None:
    text = (
        "name: Old well\nhow-deep: 3.10\ntext: |\n  One.\n\n  Two.\n"
        "buckets:\n  - size: small\n  - size: large\n    owner: Ann\n"
    )
    well = Well(
        name="Old well",
        depth="3.10",
        text="One.\n\nTwo.",
        buckets=(Bucket(size="small"), Bucket(size="large", owner="Ann")),
    )
    assert bound(text) == (well, [])
    assert dump(well) == text.replace("3.10", '"3.10"')


def test_keys_are_those_of_the_file() -> None:
    assert bound("name: x\ndepth: y\n")[1] == [
        "w.yaml:2:1: unknown key 'depth': use one of name, how-deep, text, buckets"
    ]


def test_broken_part_leaves_nothing_whole() -> None:
    well, problems = bound("name: x\nbuckets:\n  - size: smal\n  - owner: Ann\n")
    assert well is None
    assert problems == [
        "w.yaml:3:11: 'size' cannot be 'smal': did you mean 'small'?",
        "w.yaml:4:5: 'size' is missing: add it to an item of 'buckets'",
    ]


def test_required_key_without_value_leaves_nothing_whole() -> None:
    assert bound("name:\n") == (None, ["w.yaml:1:1: 'name' has no value: give it one, or leave the key out"])


def test_type_that_the_format_cannot_write_is_a_mistake_of_the_model() -> None:
    with pytest.raises(TypeError, match=r"no form for Flood\.height"):
        bind(Flood, None, Problems(Path("w.yaml")))
