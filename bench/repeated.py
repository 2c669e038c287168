"""A large archive out of a smaller one: its readouts over and over, each time with changed words.

The distinct readouts of a source, in an order that is drawn once, are written one after the other; after the
last one it begins again with the first. Each is cut after `MOST_PARAGRAPHS` paragraphs. The first time round
a readout is otherwise as it is; every later copy of it is changed, always in the same way:

- Of its words in small letters, about a third change places with one another, anywhere in the readout. How
  often a word occurs, in how many readouts and beside which subjects, stays as it was, Zipf's law with it;
  of a paragraph's wording runs of two or three words are left, so that a copy is no echo of its original.
- Words of five letters or more that stand only once in the source are spelt anew in half of the copies, by
  one letter: a vocabulary grows with its text, though ever more slowly, and without this it would not.
- Who takes part in one readout of the source only is somebody else in each copy. All others stay who they
  are, which makes relations harder than in real life: the events of one person grow with the archive.
- Days are moved by up to 200 days either way, all of a readout's by the same number; years and months stay.
- The id gets the copy's number at its end, and so do the ids that a readout declares as related.
"""

from __future__ import annotations

import os
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from readout_tui.model import Participant, Readout, Turn
from readout_tui.store.archive import readout_files
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import dump_readout

MOST_PARAGRAPHS = 62
"""Cut after so many, the readouts of a source of long debates have forty on average."""

_SEED = 1
_MOVED = 1 / 3
_LEAST_LETTERS = 5
_DAYS = 200
_CHUNK = 50
_WORD = re.compile(r"([^\W\d_]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Spool:
    """The distinct readouts of a source, cut, in one file, so that YAML is read once."""

    file: Path
    places: Sequence[tuple[int, int]]
    """Where each one begins in the file and how long it is, in bytes."""
    rare_words: frozenset[str]
    """Those that stand once in the source, in small letters."""
    rare_people: frozenset[str]
    """Ids of those who take part in one readout."""

    def original(self, place: int) -> Readout:
        """Return a readout as it is in the source."""
        start, length = self.places[place]
        with self.file.open("rb") as file:
            file.seek(start)
            return msgspec.msgpack.decode(file.read(length), type=Readout)

    def readout(self, number: int) -> Readout:
        """Return a readout of the large archive, counted from 0."""
        copy, place = divmod(number, len(self.places))
        original = self.original(place)
        return self._changed(original, copy) if copy else original

    def _changed(self, original: Readout, copy: int) -> Readout:
        chance = random.Random(f"{_SEED} {copy} {original.id}")
        shift = timedelta(chance.randint(-_DAYS, _DAYS))
        ids = {
            one.id: f"{one.id}-{copy}" if one.id in self.rare_people else one.id
            for one in original.participants
        }
        texts = self._reworded([turn.text for turn in original.turns], copy, chance)
        return replace(
            original,
            id=f"{original.id}-r{copy}",
            date=_DAY.sub(lambda day: _moved(day[0], shift), original.date) if original.date else None,
            participants=tuple(self._somebody(one, ids[one.id], copy) for one in original.participants),
            turns=tuple(
                replace(turn, text=text, speaker=ids.get(turn.speaker or "", turn.speaker))
                for turn, text in zip(original.turns, texts, strict=True)
            ),
            related=tuple(replace(one, id=f"{one.id}-r{copy}") for one in original.related),
        )

    def _somebody(self, one: Participant, person: str, copy: int) -> Participant:
        if person == one.id:
            return one
        return replace(one, id=person, name=_WORD.sub(lambda word: respelt(word[0], copy), one.name))

    def _reworded(self, texts: Sequence[str], copy: int, chance: random.Random) -> list[str]:
        """Let words change places, and spell rare ones anew."""
        pieces = [_WORD.split(text) for text in texts]
        spots = [
            (piece, at)
            for piece in pieces
            for at in range(1, len(piece), 2)
            if piece[at].islower() and chance.random() < _MOVED
        ]
        words = [piece[at] for piece, at in spots]
        chance.shuffle(words)
        for (piece, at), word in zip(spots, words, strict=True):
            piece[at] = word
        for piece in pieces:
            for at in range(1, len(piece), 2):
                if piece[at].lower() in self.rare_words and (copy + zlib.crc32(piece[at].encode())) % 2:
                    piece[at] = respelt(piece[at], copy)
        return ["".join(piece) for piece in pieces]


def respelt(word: str, copy: int) -> str:
    """Return a word with one letter changed, never the first: always the same for the same copy."""
    if len(word) < _LEAST_LETTERS:
        return word
    drawn = zlib.crc32(f"{word.lower()} {copy}".encode())
    at = 1 + drawn % (len(word) - 1)
    return f"{word[:at]}{_LETTERS[drawn // 1000 % 26]}{word[at + 1 :]}"


def _moved(day: str, shift: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + shift).isoformat()
    except (ValueError, OverflowError):
        return day


def gather(source: Path, most: int, file: Path) -> Spool:
    """Read the source into a spool.

    Args:
        source: An archive, or a folder of archives.
        most: The most readouts to take.
        file: Where they are kept.
    """
    files = readout_files(source)
    random.Random(_SEED).shuffle(files)
    words, people = Counter[str](), Counter[str]()
    places, seen = list[tuple[int, int]](), set[int]()
    with file.open("wb") as spool, ProcessPoolExecutor(os.cpu_count()) as pool:
        for readout in pool.map(_read, files, chunksize=_CHUNK):
            if len(places) == most:
                pool.shutdown(cancel_futures=True)
                break
            if readout is None:
                continue
            text = "\n".join(turn.text for turn in readout.turns)
            if (key := hash(text)) in seen:
                continue
            seen.add(key)
            words.update(_WORD.findall(text.lower()))
            people.update({one.id for one in readout.participants})
            encoded = msgspec.msgpack.encode(readout)
            places.append((spool.tell(), len(encoded)))
            spool.write(encoded)
    return Spool(file, places, _once(words), _once(people))


def _once(counts: Counter[str]) -> frozenset[str]:
    return frozenset(name for name, count in counts.items() if count == 1)


def _read(path: Path) -> Readout | None:
    readout = read_readout(path).readout
    return replace(readout, turns=tuple(_cut(readout.turns))) if readout else None


def _cut(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Yield turns until there are enough paragraphs."""
    left = MOST_PARAGRAPHS
    for turn in turns:
        paragraphs = turn.paragraphs[:left]
        if not paragraphs:
            return
        left -= len(paragraphs)
        yield replace(turn, text="\n\n".join(paragraphs))


def write(spool: Spool, root: Path, numbers: range) -> int:
    """Write some readouts of the large archive; return how many bytes they have."""
    chunks = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(spool, root)) as pool:
        return sum(pool.map(_write, chunks))


def copy_people(source: Path, root: Path) -> None:
    """Take over what the source knows of persons."""
    if (source / PEOPLE_FILE).exists() and not (root / PEOPLE_FILE).exists():
        (root / PEOPLE_FILE).write_bytes((source / PEOPLE_FILE).read_bytes())


_at_work: tuple[Spool, Path]


def _begin(spool: Spool, root: Path) -> None:
    global _at_work
    _at_work = spool, root


def _write(numbers: range) -> int:
    spool, root = _at_work
    written = 0
    for number in numbers:
        readout = spool.readout(number)
        path = root / (readout.date or "undated")[:4] / f"{readout.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(dump_readout(readout).encode())
    return written
