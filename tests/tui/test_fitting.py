"""How typed words fit the rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from readout_tui.tui.fitting import Fit, Text, fitting

ROWS = {
    "next": [Text("Next turn"), Text("} Ctrl+↓", is_keys=True), Text("Go to the next turn.", 0.8)],
    "filter": [Text("Filter"), Text("f", is_keys=True), Text("List only events with a person.", 0.8)],
    "fetch": [Text("Fetch"), Text("F", is_keys=True), Text("Bring the page.", 0.8)],
}


def found(typed: str) -> dict[str, Fit]:
    return dict(fitting(ROWS, lambda name: ROWS[name], typed))


def letters(texts: Sequence[Text], fit: Fit) -> list[list[str]]:
    return [
        [text.text[start:end] for start, end in spans] for text, spans in zip(texts, fit.spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["next", "filter", "fetch"]),
        ("turn", ["next"]),
        ("turn next", ["next"]),
        ("turn filter", []),
        ("TURN", ["next"]),
        ("}", ["next"]),
        ("ilt", ["filter"]),
        ("fltr", ["filter"]),
        ("fitler", ["filter"]),
        ("persno", ["filter"]),
        ("zebra", []),
    ],
)
def test_every_word_must_fit_some_text(typed: str, names: list[str]) -> None:
    assert list(found(typed)) == names


def test_one_letter_is_a_key_as_it_is_printed_or_begins_a_word() -> None:
    best = found("F")
    assert max(best, key=lambda name: best[name].score) == "fetch"
    best = found("f")
    assert max(best, key=lambda name: best[name].score) == "filter"
    assert "next" not in best


def test_the_beginning_of_a_title_counts_for_more_than_help_and_the_middle_of_a_word() -> None:
    rows = {"help": [Text("Go", 1.0), Text("Copy it.", 0.8)], "title": [Text("Copy"), Text("Take it.", 0.8)]}
    scores = {name: fit.score for name, fit in fitting(rows, lambda name: rows[name], "copy")}
    assert scores["title"] > scores["help"]
    (begins,), (within,) = (
        [fit.score for _, fit in fitting(["next turn"], lambda text: [Text(text)], typed)]
        for typed in ("turn", "urn")
    )
    assert begins > within


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("filt", [["Filt"], [], []]),
        ("fltr", [["F", "lt", "r"], [], []]),
        ("f", [["F"], ["f"], []]),
        ("fil ter", [["Filter"], [], []]),
    ],
)
def test_the_letters_that_were_typed_are_told(typed: str, shown: list[list[str]]) -> None:
    assert letters(ROWS["filter"], found(typed)["filter"]) == shown


def test_letters_are_those_of_the_text_as_it_is_printed() -> None:
    text = "Große Örtchen"
    ((_, fit),) = fitting([text], lambda row: [Text(row)], "grosse ort")
    assert letters([Text(text)], fit) == [["Große", "Ört"]]
