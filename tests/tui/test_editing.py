"""Opening a readout's file in an editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import VELD

from readout_tui.tui.editing import editor_command, line_of

FILE = Path("/archive/a b.yaml")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["vi", "+7", str(FILE)]),
        ({"EDITOR": "nano -w"}, ["nano", "-w", "+7", str(FILE)]),
        ({"VISUAL": "/usr/bin/code", "EDITOR": "nano"}, ["/usr/bin/code", "--wait", "--goto", f"{FILE}:7"]),
        ({"EDITOR": "hx"}, ["hx", f"{FILE}:7"]),
    ],
)
def test_the_editor_is_the_users_and_goes_to_the_line(
    environment: dict[str, str], command: list[str]
) -> None:
    assert editor_command(FILE, 7, environment) == command


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("I said in March that we would finish this before the ice. We will.", 27),
        ("Thank you, Madam President. A timetable is a promise with numbers in it.", 29),
        ("Words that stand nowhere.", 1),
    ],
)
def test_the_line_is_the_paragraphs(paragraph: str, line: int) -> None:
    lines = VELD.splitlines()
    assert line_of(lines, paragraph) == line
    if line > 1:
        assert paragraph[:20] in lines[line - 1]
