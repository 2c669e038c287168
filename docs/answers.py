"""What the program answers on the shipped archive: citations in each style, and the JSON of each command."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from readout_tui.citing import STYLES
from readout_tui.cli.main import main
from readout_tui.user.paths import shipped

CITED = "2032-07-15-ostrevna-press-conference#4.2"
"""What is cited in each style."""

PAGE = "Port talks\n2 April 2031\n\nMinister Osk: Thank you. A timetable is a promise with numbers in it.\n"
TWO = """\
readout: 1
id: 2031-01-0{0}-osk
title: A speech
participants: [{{id: {1}, name: {2}, role: Minister of Transport, side: Osmark}}]
turns: [{{speaker: {1}, text: The ferry sails.}}]
"""
"""A readout of one who may be another."""

JSON: dict[str, tuple[str, ...]] = {
    "a query": ("search", "river", "dose", "not", "reed", "--json"),
    "a relation": ("related", "2031-06-09-soltva-statement", "--json"),
    "an echo": ("echoes", "2031-11-12-demril-kerzhin#2.3", "--json"),
    "one object": ("compare", "2031-03-27-kerzhin-vaucort", "--json"),
    "a person": ("people", "--json"),
    "two who may be one": ("people", "--suggest", "--json", "-a", "two"),
    "one object, all counts": ("stats", "--json"),
    "one object; of a whole readout it is the file's fields, and words that are gone have no paragraphs": (
        "show",
        "2031-06-09-soltva-statement#1.2",
        "--json",
    ),
    "a problem or a doubt": ("check", "archive", "--json"),
    "a page": ("import", "page.txt", "--into", "new", "--json"),
    "one object, of a dossier": ("export", CITED, "--format", "json"),
    "an action of the screen": ("keys", "--json"),
    "a theme": ("themes", "--json"),
    "one object, a setting each": ("config", "--json"),
    "one object, a path each": ("paths", "--json"),
}
"""What a line is, and the call that prints it."""

WIDTH = 100
"""Columns of a line of JSON."""
LONGEST = 48
"""Characters of a text before it is cut."""


@contextmanager
def desk() -> Iterator[Path]:
    """Work in a folder with a copy of the shipped archive, and with settings and caches of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch).resolve()
        shutil.copytree(shipped("archive"), folder / "archive")
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
        (folder / "two").mkdir()
        for number, (person, name) in enumerate({"juri-osk": "Juri Osk", "osk": "J. Osk"}.items(), 1):
            text = TWO.format(number, person, name)
            (folder / "two" / f"2031-01-0{number}-osk.yaml").write_text(text, encoding="utf-8")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("READOUT_")}
        own = {
            f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")
        }
        home = {"HOME": str(folder), "READOUT_ARCHIVE": "archive", "NO_COLOR": "1"}
        with mock.patch.dict(os.environ, kept | own | home, clear=True), chdir(folder):
            yield folder


def said(*words: str) -> str:
    """Run a command and return what it printed.

    Raises:
        ValueError: It failed.
    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    if status:
        raise ValueError(f"{' '.join(words)}: {err.getvalue()}")
    return out.getvalue()


def styles() -> str:
    """Return the styles of citation, with one passage in each."""
    parts = []
    with desk():
        for name, style in STYLES.items():
            cited = said("cite", CITED, "--style", name).rstrip("\n")
            parts.append(f"### {name}\n\n{style.help[0].upper()}{style.help[1:]}.\n\n```text\n{cited}\n```")
    return "\n\n".join(parts)


def json_shapes() -> str:
    """Return of each command that prints JSON the first object, with long texts and lists cut."""
    parts = []
    with desk() as folder:
        for what, words in JSON.items():
            printed = said(*words).replace(str(folder), "~")
            for name in ("archive", "themes"):
                printed = printed.replace(str(shipped(name)), f"…/{name}")
            first, _ = json.JSONDecoder().raw_decode(printed)
            if "ms" in first:
                first["ms"] = 9.0
            call = " ".join(["readout", *words])
            parts.append(f"`{call}`: {what}\n\n```json\n{pretty(shortened(first))}\n```")
    return "\n\n".join(parts)


def shortened(value: object) -> object:
    """Return a JSON value with long texts cut, and of each list of objects or texts only the first."""
    match value:
        case str() if len(value) > LONGEST:
            return value[:LONGEST].rsplit(" ", 1)[0] + " …"
        case dict():
            return {key: shortened(one) for key, one in value.items()}
        case [dict() | str() | list(), *_]:
            return [shortened(value[0])]
        case _:
            return value


def pretty(value: object, indent: int = 0, width: int = WIDTH) -> str:
    """Write JSON, on one line where there is room."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= width or not isinstance(value, dict | list) or not value:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        items = (
            f"{json.dumps(key)}: {pretty(one, indent + 2, width - len(key) - 5)}"
            for key, one in value.items()
        )
        begin, end = "{}"
    else:
        items = (pretty(one, indent + 2, width) for one in value)
        begin, end = "[]"
    body = ",\n".join(f"{inner}{item}" for item in items)
    return f"{begin}\n{body}\n{' ' * indent}{end}"


if __name__ == "__main__":
    sys.stdout.write(json_shapes())
