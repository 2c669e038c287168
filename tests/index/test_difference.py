from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout_tui.index.difference import Words, differences


def written(before: str, after: str) -> str:
    parts = []
    for change in differences(Words.of(before), Words.of(after)):
        old, new = before[slice(*change.before)], after[slice(*change.after)]
        if change.kind == "kept":
            parts.append(new)
        else:
            parts.append((f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else ""))
    return " ".join(parts)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "a full and firm promise",
            "a promise in good faith",
            "a [-full and firm-] promise {+in good faith+}",
        ),
        ("the old ferry sails", "the new ferry sails", "the [-old-]{+new+} ferry sails"),
        ("Straße, İzmir!", "strasse — izmir", "strasse — izmir"),
        ("we sail on Monday", "they row to Friday", "[-we sail on Monday-]{+they row to Friday+}"),
        (
            "boats leave the quay",
            "trains reach the town",
            "[-boats leave the quay-]{+trains reach the town+}",
        ),
        ("", "something", "{+something+}"),
        ("something", "", "[-something-]"),
        ("", "", ""),
        ("渡轮开了", "渡轮停了", "渡轮 [-开-]{+停+} 了"),
    ],
)
def test_changes_are_told_word_for_word(before: str, after: str, expected: str) -> None:
    assert written(before, after) == expected


def test_a_part_of_a_text_keeps_the_positions_of_the_whole() -> None:
    text = "Straße. The new ferry."
    words = Words.of(text, 8, len(text))
    assert [text[start:end] for start, end in words.spans] == ["The", "new", "ferry"]


SOME_WORDS = st.lists(st.sampled_from("the of a ferry quay town promise".split()), max_size=12)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(SOME_WORDS, SOME_WORDS)
def test_all_words_of_both_are_accounted_for_in_order(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    changes = differences(Words.of(old), Words.of(new))
    assert " ".join(old[slice(*c.before)] for c in changes if c.before[0] < c.before[1]) == old
    assert " ".join(new[slice(*c.after)] for c in changes if c.after[0] < c.after[1]) == new
    assert all(old[slice(*c.before)] == new[slice(*c.after)] for c in changes if c.kind == "kept")
    assert all(one.kind == "kept" or two.kind == "kept" for one, two in pairwise(changes))
