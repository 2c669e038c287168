"""Measure how badly remembered quotes are found, by `readout search` and by what people use otherwise.

    python -m bench.remembered [ARCHIVE] [--quotes 45] [--seed 1]

Quotes are 5 to 12 words of the archive's English paragraphs, spoiled in nine ways in turn: not at all, with
typing errors in a fifth and in two fifths of the words, with a word missing, a word added, two words swapped,
two endings changed, the last word half typed, and several of these; none has accents or punctuation. Each is
asked as one would on a command line, over the archive's YAML files, where a paragraph is a line; a way whose
program is not installed is left out. A quote is found if a paragraph with the true words is among the first
ten that are printed. Times are of a whole call, in milliseconds. What is said of a browser is computed: it is
shown the right page, and looks for the quote as it was typed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from readout_tui.library import Library
from readout_tui.text import fold
from readout_tui.user.paths import shipped

LIMIT = 10
"""Lines that somebody looks at."""
KINDS = ("clean", "typos", "many typos", "missing", "added", "order", "endings", "unfinished", "mixed")
ADDED = ("really", "then", "also", "just", "maybe", "about")
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Quote:
    """A quotation as it is remembered, and as it is."""

    words: tuple[str, ...]
    kind: str
    passage: str

    @property
    def query(self) -> str:
        """What is typed."""
        return " ".join(self.words)

    def is_in(self, line: str) -> bool:
        """Tell whether a line has the true words."""
        return f" {self.passage} " in f" {' '.join(words_of(line))} "


def words_of(text: str) -> list[str]:
    """Return a text's words, folded, with their apostrophes."""
    return _WORD.findall(fold(text))


def typo(word: str, chance: random.Random) -> str:
    """Mistype a word: a letter wrong, missing, doubled or changed with the next."""
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def ending(word: str) -> str:
    """Give a word another ending."""
    return word[:-1] if word.endswith("s") else f"{word}s" if len(word) > 3 else word


def spoiled(words: Sequence[str], kind: str, chance: random.Random) -> list[str]:
    """Return words as they may be remembered."""
    kept = list(words)
    if kind == "mixed":
        for one in chance.sample(("missing", "added", "order", "endings"), 2):
            kept = spoiled(kept, one, chance)
        return spoiled(kept, "typos", chance)
    at = chance.randrange(len(kept) - 1)
    match kind:
        case "typos" | "many typos":
            share = 5 if kind == "typos" else 2.5
            for place in chance.sample(range(len(kept)), max(1, round(len(kept) / share))):
                kept[place] = typo(kept[place], chance)
        case "missing":
            del kept[at]
        case "added":
            kept.insert(at + 1, chance.choice(ADDED))
        case "order":
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
        case "endings":
            for place in chance.sample(range(len(kept)), 2):
                kept[place] = ending(kept[place])
        case "unfinished":
            kept[-1] = kept[-1][: max(2, len(kept[-1]) // 2)]
    return kept


def make_quotes(library: Library, count: int, seed: int) -> tuple[list[Quote], list[str]]:
    """Make badly remembered quotes of an archive; return them, and the folded pages that they are of."""
    chance = random.Random(seed)
    events = library.timeline()
    some = chance.sample(events, min(len(events), 2 * count))
    readouts = [library.readout(event.id) for event in some]
    texts = [
        paragraph
        for readout in readouts
        if readout.language == "en"
        for turn in readout.turns
        if turn.language in (None, "en")
        for paragraph in turn.paragraphs
    ]
    quotes: list[Quote] = []
    while len(quotes) < count:
        words = words_of(chance.choice(texts))
        length = chance.randint(5, 12)
        if len(words) < length + 2:
            continue
        begin = chance.randrange(len(words) - length)
        kind = KINDS[len(quotes) % len(KINDS)]
        passage = words[begin : begin + length]
        quotes.append(Quote(tuple(spoiled(passage, kind, chance)), kind, " ".join(passage)))
    return quotes, [fold("\n".join(turn.text for turn in readout.turns)) for readout in readouts]


@dataclass(frozen=True)
class Place:
    """Where to look, ready for a shell."""

    archive: str
    lines: str
    """A file with all lines of the archive, for programs that read one file."""


@dataclass(frozen=True)
class Way:
    """One way to look for a quote."""

    name: str
    needs: str
    """The program without which there is no such way."""
    line: Callable[[Quote, Place], str]
    """Returns what is typed into a shell."""


def _grep(word: str, place: Place) -> str:
    return f"grep -rhiF --include='*.yaml' -e {shlex.quote(word)} {place.archive}"


def _rg(words: str, place: Place) -> str:
    return f"rg -iFIN --sort path -g '*.yaml' -e {shlex.quote(words)} {place.archive}"


def _every_word(quote: Quote, place: Place) -> str:
    first, *others = quote.words
    return _grep(first, place) + "".join(f" | grep -iF -e {shlex.quote(word)}" for word in others)


WAYS = (
    Way("grep, the whole quote", "grep", lambda quote, place: _grep(quote.query, place)),
    Way("rg, the whole quote", "rg", lambda quote, place: _rg(quote.query, place)),
    Way("grep, word after word", "grep", _every_word),
    Way("grep, the longest word", "grep", lambda quote, place: _grep(max(quote.words, key=len), place)),
    Way(
        "agrep, the best match",
        "tre-agrep",
        lambda quote, place: f"tre-agrep -iBk {shlex.quote(quote.query)} {place.lines}",
    ),
    Way(
        "rg into fzf --filter",
        "fzf",
        lambda quote, place: f"{_rg('', place)} | fzf --filter {shlex.quote(quote.query)}",
    ),
    Way(
        "lnav, filtered by the quote",
        "lnav",
        lambda quote, place: f"lnav -n -c {shlex.quote(f':filter-in (?i){quote.query}')} {place.lines}",
    ),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path, nargs="?", default=shipped("archive"))
    parser.add_argument("--quotes", type=int, default=45, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    arguments = parser.parse_args()
    with Library.open(arguments.archive) as library:
        quotes, pages = make_quotes(library, arguments.quotes, arguments.seed)
        counts = library.statistics()
        inner = [library.search(quote.query, LIMIT).milliseconds for quote in quotes]
    print(f"{counts.paragraphs} paragraphs, {len(quotes)} quotes\n")
    print(f"{'':30} {'found':>8} {'lines':>7} {'ms':>6}")
    measure("readout search", quotes, partial(_by_readout, arguments.archive))
    print(f"{'  of which the search itself':30} {'':8} {'':7} {median(inner):6.0f}")
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "lines.txt"
        lines.write_text("".join(map(_text, sorted(arguments.archive.rglob("*.yaml")))), encoding="utf-8")
        place = Place(shlex.quote(str(arguments.archive)), shlex.quote(str(lines)))
        for way in WAYS:
            if shutil.which(way.needs):
                measure(way.name, quotes, partial(_by_shell, way, place))
            else:
                print(f"{way.name:30} {way.needs} is not installed")
    exact = sum(any(fold(quote.query) in page for page in pages) for quote in quotes)
    print(f"{'a browser, on the right page':30} {exact:2} of {len(quotes):2}")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def measure(name: str, quotes: Sequence[Quote], ask: Callable[[Quote], list[str]]) -> None:
    """Ask all quotes in one way, and print how that went."""
    found, lines, times = 0, [], []
    for quote in quotes:
        began = time.perf_counter()
        printed = ask(quote)
        times.append(1000 * (time.perf_counter() - began))
        found += any(map(quote.is_in, printed[:LIMIT]))
        lines.append(len(printed))
    print(f"{name:30} {found:2} of {len(quotes):2} {median(lines):7.0f} {median(times):6.0f}", flush=True)


def _by_readout(archive: Path, quote: Quote) -> list[str]:
    words = [
        sys.executable,
        "-m",
        "readout_tui",
        "search",
        "--json",
        "--limit",
        str(LIMIT),
        "-a",
        str(archive),
    ]
    run = subprocess.run([*words, "--", quote.query], capture_output=True, text=True, check=False)
    return [hit["text"] for hit in json.loads(run.stdout)["hits"]]


def _by_shell(way: Way, place: Place, quote: Quote) -> list[str]:
    line = way.line(quote, place)
    run = subprocess.run(line, shell=True, capture_output=True, text=True, errors="replace", check=False)
    return run.stdout.splitlines()


if __name__ == "__main__":
    main()
