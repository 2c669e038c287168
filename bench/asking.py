"""Ask an archive everything that the screen asks, and tell how long it took, as JSON, for `bench.load`.

python -m bench.asking index ARCHIVE CACHE      make the index
python -m bench.asking ask ARCHIVE CACHE        ask it
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.measuring import (
    Clock,
    Spent,
    largest_child_megabytes,
    one_more_file,
    own_megabytes,
    part,
    private_megabytes,
    words,
)

from readout_tui.library import Library
from readout_tui.locator import Locator, paragraphs
from readout_tui.model import Readout

T = TypeVar("T")

_TIMES = 60
_TYPED = 12
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Quote:
    """A paragraph, and how somebody remembers some of its words."""

    locator: Locator
    query: str


def main() -> None:
    """Do one of the two, and print the figures."""
    what, archive, cache = sys.argv[1:]
    tasks = {"index": index, "ask": ask}
    json.dump(tasks[what](Path(archive), Path(cache)), sys.stdout)


def index(archive: Path, cache: Path) -> dict[str, float]:
    """Make the index."""
    clock = Clock()
    with Library.open(archive, cache=cache) as library:
        spent, counts = clock.spent(), library.statistics()
    return {
        "readouts": counts.readouts,
        "paragraphs": counts.paragraphs,
        "people": counts.people,
        "first index, s": spent.milliseconds / 1000,
        "first index, CPU s": spent.cpu_milliseconds / 1000,
        "its largest process, MB": largest_child_megabytes() or private_megabytes(),
    }


def ask(archive: Path, cache: Path) -> dict[str, float]:
    """Ask for what the screen asks for."""
    with Library.open(archive, cache=cache, refresh=False) as library:
        chance = random.Random(1)
        events = chance.sample(list(library.timeline()), min(_TIMES, len(library.timeline())))
        readouts = [library.readout(event.id) for event in events]
        quotes = [quote for readout in readouts if (quote := misremembered(readout, chance))]
        figures = kept_up(library)
        figures |= searched(library, quotes)
        figures |= related(library, [event.id for event in events], [quote.locator for quote in quotes])
        return figures | listed(library)


def misremembered(readout: Readout, chance: random.Random) -> Quote | None:
    """Draw a passage, mistype a third of its words, leave out one, and swap two."""
    long = [(place, words(text).split()) for place, text in paragraphs(readout)]
    long = [(place, said) for place, said in long if len(said) >= 12]
    if not long:
        return None
    place, said = chance.choice(long)
    start, length = chance.randrange(len(said) - 10), chance.randint(6, 10)
    query = [mistyped(word, chance) if chance.random() < 1 / 3 else word for word in said[start:][:length]]
    del query[chance.randrange(len(query))]
    at = chance.randrange(len(query) - 1)
    query[at : at + 2] = query[at + 1], query[at]
    return Quote(Locator(readout.id, place.turn, place.paragraph), " ".join(query))


def mistyped(word: str, chance: random.Random) -> str:
    """Change one letter of a word of four or more."""
    at = chance.randrange(len(word))
    return f"{word[:at]}{chance.choice(_LETTERS)}{word[at + 1 :]}" if len(word) > 3 else word


def kept_up(library: Library) -> dict[str, float]:
    """Look at an archive that has not changed, then at one more file."""
    return {
        **once("refresh, nothing changed", library.refresh),
        **once("files newer than the last visit", lambda: library.changed_since(datetime.now(UTC))),
        "one more file, until found, ms": one_more_file(library),
    } | memory("refreshing")


def searched(library: Library, quotes: Sequence[Quote]) -> dict[str, float]:
    """Search for quotes, and for the beginnings of some, with counts as the sheet shows them."""
    figures = once("first search", lambda: library.search(quotes[0].query))
    found = 0

    def search(quote: Quote) -> None:
        nonlocal found
        found += quote.locator in [hit.locator for hit in library.search(quote.query, 10).hits]

    figures |= spread("search", search, quotes)
    figures["searches that find, %"] = 100 * found / len(quotes)
    typed = [quote.query[:end] for quote in quotes[:_TYPED] for end in range(1, len(quote.query) // 2)]
    figures |= spread("a letter typed", lambda query: library.search(query, 100), typed)
    figures |= once("people", library.people)
    figures |= spread("counts", lambda quote: library.counts(quote.query), quotes)
    figures |= spread("search by person", lambda one: library.search(one, 100), by_person(library, quotes))
    return figures | memory("searching")


def by_person(library: Library, quotes: Sequence[Quote]) -> list[str]:
    """Return queries that ask for words of those who are in most readouts."""
    persons = [person.id for person in library.people()[:_TYPED]]
    return [f"speaker:{one} {quote.query}" for one, quote in zip(persons, quotes, strict=False)]


def related(library: Library, ids: Sequence[str], locators: Sequence[Locator]) -> dict[str, float]:
    """Ask for relations."""
    figures = once("first relations", lambda: library.related(ids[0]))
    figures |= spread("references", library.references, ids)
    figures |= spread("related", library.related, ids)
    figures |= spread("counterparts", library.counterparts, ids)
    figures |= spread("same people, next", lambda one: library.next_with_same_participants(one, 1), ids)
    figures |= spread("echoes", library.echoes, locators)
    figures |= once("all counterparts", library.counterpart_groups)
    return figures | memory("relations")


def listed(library: Library) -> dict[str, float]:
    """Ask for lists of everything."""
    return {
        **once("suggested merges", library.suggested_merges),
        **once("problems", library.problems),
        **once("sides", library.sides),
    } | memory("lists")


def timed(action: Callable[[], object]) -> Spent:
    """Return how long something takes."""
    clock = Clock()
    action()
    return clock.spent()


def once(name: str, action: Callable[[], object]) -> dict[str, float]:
    """Do something that is kept once it is done."""
    spent = timed(action)
    return {f"{name}, ms": spent.milliseconds, f"{name}, CPU ms": spent.cpu_milliseconds}


def spread(name: str, action: Callable[[T], object], things: Iterable[T]) -> dict[str, float]:
    """Do something with each of many things."""
    spent = [timed(partial(action, one)) for one in things]
    wall, cpu = [one.milliseconds for one in spent], [one.cpu_milliseconds for one in spent]
    return {
        f"{name}, p50 ms": part(wall, 0.5),
        f"{name}, p95 ms": part(wall, 0.95),
        f"{name}, max ms": max(wall),
        f"{name}, p50 CPU ms": part(cpu, 0.5),
        f"{name}, p95 CPU ms": part(cpu, 0.95),
    }


def memory(after: str) -> dict[str, float]:
    """Return the memory as it is now."""
    return {
        f"own memory after {after}, MB": own_megabytes(),
        f"with mapped files, after {after}, MB": private_megabytes(),
    }


if __name__ == "__main__":
    main()
