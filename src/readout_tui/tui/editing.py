"""Opening a readout's file in the user's editor, at a paragraph."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

DEFAULT_EDITOR = "vi"

_GOTO = {"code", "codium", "subl", "hx"}
"""Editors that take `FILE:LINE`; all others here take `+LINE FILE`."""


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file at a line: by VISUAL, else EDITOR, else vi."""
    editor = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or DEFAULT_EDITOR)
    name = Path(editor[0]).name
    if name in _GOTO:
        goto = ["--wait", "--goto"] if name in ("code", "codium") else []
        return [*editor, *goto, f"{path}:{line}"]
    return [*editor, f"+{line}", str(path)]


def line_of(lines: Sequence[str], paragraph: str) -> int:
    """Return the line of a file, counted from 1, on which a paragraph begins; 1 if it cannot be told.

    Args:
        lines: The file's.
        paragraph: Its text, which may be folded or quoted differently further on.
    """
    beginning = paragraph.partition("\n")[0][:60]
    for length in (len(beginning), 24, 12):
        for number, line in enumerate(lines, 1):
            if beginning[:length] and beginning[:length] in line:
                return number
    return 1


def edit(path: Path, at: str | int | None) -> str | None:
    """Let the user edit a file, and return what went wrong, if anything did.

    Args:
        path: The file.
        at: The paragraph or the line to go to; without, the beginning.
    """
    try:
        if isinstance(at, str):
            at = line_of(path.read_text(encoding="utf-8", errors="replace").splitlines(), at)
        command = editor_command(path, at or 1, os.environ)
        status = subprocess.run(command, check=False).returncode
    except (OSError, ValueError) as error:
        return f"the editor cannot be started: {error}"
    return f"the editor ended with status {status}" if status else None


def edit_on(app: App[Any], path: Path, at: str | int | None) -> str | None:
    """Leave the terminal to the user's editor for a file, and return what went wrong, as `edit` does."""
    try:
        with app.suspend():
            return edit(path, at)
    except SuspendNotSupported:
        return "the editor needs a terminal of its own"
