from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from readout_tui.store import nodes
from readout_tui.store.nodes import (
    MAX_DEPTH,
    TOO_DEEP,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    first_comment,
)
from readout_tui.store.problems import Problems

WHOLE = """\
readout: 1
id: well
title: The well
turns:
  - text: Water.
"""


def composed(text: str) -> tuple[object, list[str]]:
    """Return a text's tree as plain data with its places, and its problems."""
    problems = Problems(Path("well.yaml"))
    root = compose(text, problems)
    return (plain(root) if root else None), [str(problem) for problem in problems.in_order()]


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return "refused"


def test_deep_nesting_is_refused_without_recursion() -> None:
    depth = 100_000
    _, problems = composed("- " * depth)
    assert problems == [f"well.yaml:1:{2 * MAX_DEPTH + 1}: {TOO_DEEP}"]


def test_deep_nesting_of_brackets_is_told_as_such_where_the_parser_stops_first() -> None:
    # libyaml reads on while a bracket may begin a key, and from 0.2.6 on stops by itself at a thousand.
    _, (problem,) = composed("place: " + "[" * 100_000)
    assert problem.startswith("well.yaml:1:")
    assert problem.endswith(f": {TOO_DEEP}")


def test_alias_bomb_copies_nothing() -> None:
    lines = [f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)]
    data, problems = composed("a: &a [x]\n" + "".join(lines))
    assert data == {"a": ["x"]} | {key: ["refused"] * 3 for key in "bcdefg"}
    assert len(problems) == 7 + 6 * 3


def test_line_end_that_closes_a_block_is_no_text() -> None:
    assert composed('a: |\n  x\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\ne: "x\\n"\n')[0] == {
        "a": "x",
        "b": "x",
        "c": "x\n",
        "d": "x y",
        "e": "x\n",
    }


def test_tree_ends_where_the_syntax_does() -> None:
    data, problems = composed("a: 1\nb: [2, 3, {c: 4}\nd: 5\n")
    assert data == {"a": "1", "b": ["2", "3", {"c": "4"}]}
    assert len(problems) == 1


def test_python_parser_reads_as_libyaml_does(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        WHOLE,
        WHOLE.replace("Water.", "|2\n        One.\n\n      Two.\n"),
        WHOLE + "place: &a b\ntags: [*a, !x c, ~]\n",
        WHOLE + "place: 水é\ntitle: again\n",
    ]
    fast = [composed(text) for text in texts]
    monkeypatch.setattr(nodes, "Loader", yaml.SafeLoader)
    assert [composed(text) for text in texts] == fast


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        (WHOLE, None),
        (WHOLE + "place: a#b\nsource: {url: 'x # y'}\n", None),
        (WHOLE.replace("Water.", "|\n      # text\n"), None),
        ("# first\n" + WHOLE, (1, 1)),
        (WHOLE.replace("well\ntitle", "well  # stem\ntitle"), (2, 11)),
        (WHOLE.replace("turns:", "turns: # said"), (4, 8)),
        (WHOLE.replace("Water.", "| # block\n      # text\n"), (5, 13)),
        (WHOLE.replace("Water.", "|\n      text\n # after\n"), (7, 2)),
        (WHOLE + "# last", (6, 1)),
    ],
)
def test_comment_is_told_from_text(text: str, spot: tuple[int, int] | None) -> None:
    assert first_comment(text) == spot
