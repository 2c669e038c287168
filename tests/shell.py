"""Command lines as a shell would run them, with `readout` in this process: starting it takes long."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from readout_tui.cli.main import build_parser, main

SCREENS = ("open", "serve", None)
"""Commands that last until somebody leaves: it is enough that they are understood."""

_COMMENT = re.compile(r"(?:^|\s+)# .*$")


@dataclass
class Ran:
    """What became of a command line."""

    status: int
    said: str
    """Both outputs, as they came."""


class Stage:
    """One program of a pipe."""

    def __init__(self, text: str) -> None:
        """Take it apart: variables, words, and the files that it reads and writes."""
        lexer = shlex.shlex(text, posix=True, punctuation_chars="<>")
        lexer.whitespace_split, lexer.commenters = True, ""
        words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in lexer]
        self.source, self.target = self._after("<", words), self._after(">", words)
        self.variables = {}
        while re.match(r"[A-Z_]+=", words[0]):
            name, _, self.variables[name] = words.pop(0).partition("=")
        self.name = words[0]
        self.words = (
            [name for word in words[1:] for name in (sorted(map(str, Path().glob(word))) or [word])]
            if "*" in text
            else words[1:]
        )

    def _after(self, sign: str, words: list[str]) -> Path | None:
        if sign not in words:
            return None
        path = Path(words.pop(words.index(sign) + 1))
        words.remove(sign)
        return path


def run(line: str) -> Ran:
    """Run a command line; what stands after a program that is not installed is left out."""
    given, ran = "", Ran(0, "")
    for text in _stages(_COMMENT.sub("", line)):
        stage = Stage(text)
        if stage.source:
            given = stage.source.read_text(encoding="utf-8")
        if stage.name != "readout" and not shutil.which(stage.name):
            return Ran(0, "")
        out, both = io.StringIO(), io.StringIO()
        status = (_readout if stage.name == "readout" else _other)(stage, given, _Both(out, both), both)
        given = out.getvalue()
        if stage.target:
            stage.target.write_text(given, encoding="utf-8")
            given = ""
        ran = Ran(status or ran.status, both.getvalue() if not stage.target else "")
    return ran


def _stages(line: str) -> Iterator[str]:
    """Yield the programs of a pipe; a bar in quotation marks divides none."""
    yield from re.findall(r"(?:'[^']*'|\"[^\"]*\"|[^|'\"])+", line)


class _Both(io.StringIO):
    """Writes to two places."""

    def __init__(self, *targets: io.StringIO) -> None:
        super().__init__()
        self._targets = targets

    def write(self, text: str) -> int:
        for target in self._targets:
            target.write(text)
        return len(text)


def _readout(stage: Stage, given: str, out: io.StringIO, both: io.StringIO) -> int:
    with redirect_stdout(out), redirect_stderr(both):
        try:
            if not {"-h", "--help", "--version"} & set(stage.words) and _lasts(stage.words):
                return 0
            stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
            with mock.patch("sys.stdin", stdin), mock.patch.dict("os.environ", stage.variables):
                return main(stage.words)
        except SystemExit as exited:
            return exited.code if isinstance(exited.code, int) else 1


def _lasts(words: list[str]) -> bool:
    from readout_tui.cli.ask import with_excluded_words

    return build_parser().parse_args(with_excluded_words(words)).command in SCREENS


def _other(stage: Stage, given: str, out: io.StringIO, both: io.StringIO) -> int:
    done = subprocess.run(
        [stage.name, *stage.words], input=given, capture_output=True, text=True, check=False
    )
    out.write(done.stdout)
    both.write(done.stderr)
    return done.returncode
