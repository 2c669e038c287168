"""How right the derived relations of the shipped archive are: `python bench/relations.py`.

What the files declare is taken away first, all but translations, so that everything has to be found in the
text and in who, when and where. Prints precision and recall for each kind of relation, and what is wrong or
missing.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from readout_tui.index.answers import Tie
from readout_tui.library import Library
from readout_tui.store.archive import readout_files
from readout_tui.store.people import PEOPLE_FILE
from readout_tui.store.reading import read_readout
from readout_tui.store.writing import write_readout

ARCHIVE = Path(__file__).parents[1] / "archive"
LABELS = Path(__file__).with_suffix(".labels")

Pair = tuple[str, str]


class Labels:
    """What is right."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read `KIND ID ID` and `threads ID THREAD...`, a line each."""
        self.pairs: dict[str, set[Pair]] = defaultdict(set)
        self.threads: dict[str, set[str]] = {}
        for line in lines:
            kind, *words = line.split() or ["#"]
            if kind == "threads":
                self.threads[words[0]] = set(words[1:])
            elif kind != "#":
                self.pairs[kind].add((words[0], words[1]))
        self._events = {
            other: one for kind in ("counterpart", "translation") for one, other in self.pairs[kind]
        }

    def event(self, readout_id: str) -> str:
        """Return the id that stands for all readouts of an event."""
        return self._events.get(readout_id, readout_id)

    def share_a_thread(self, pair: Pair) -> bool:
        """Tell whether two readouts are about one thing."""
        return bool(self.threads[pair[0]] & self.threads[pair[1]])


def copy_undeclared(folder: Path) -> None:
    """Copy the archive without what it declares."""
    for path in readout_files(ARCHIVE):
        readout = read_readout(path).readout
        if readout is None:
            sys.exit(f"{path} is no readout")
        related = tuple(one for one in readout.related if one.relation == "translation-of")
        write_readout(folder / path.name, replace(readout, related=related))
    (folder / PEOPLE_FILE).write_bytes((ARCHIVE / PEOPLE_FILE).read_bytes())


def unordered(one: str, other: str) -> Pair:
    """Return a pair that is the same from both ends."""
    return min(one, other), max(one, other)


def report(kind: str, found: set[Pair], wanted: set[Pair], known: set[Pair] | None = None) -> None:
    """Print precision and recall, and each pair that is wrong or missing.

    Args:
        kind: The kind of relation.
        found: What was found as such.
        wanted: What is right.
        known: What was found as such or as something stronger; else `found`.
    """
    right, met = found & wanted, wanted & (known or found)
    precision, recall = len(right) / max(1, len(found)), len(met) / max(1, len(wanted))
    print(f"{kind:18} precision {precision:.2f} ({len(right)} of {len(found)})", end="   ")
    print(f"recall {recall:.2f} ({len(met)} of {len(wanted)})")
    for pair in sorted(found - wanted):
        print("    wrong   ", *pair)
    for pair in sorted(wanted - met):
        print("    missing ", *pair)


def main() -> None:
    """Measure."""
    labels = Labels(LABELS.read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        copy_undeclared(folder)
        with Library.open(folder, cache=Path(name)) as library:
            ties = {event.id: library.related(event.id) for event in library.timeline()}
            references = {
                (one, labels.event(reference.target_id))
                for one in ties
                for reference in library.references(one)
            }
            both_ways = all(
                any(tie.event.id == one for tie in ties[reference.target_id])
                for one in ties
                for reference in library.references(one)
            )
    named, hidden = (
        {(one, labels.event(other)) for one, other in labels.pairs[kind]}
        for kind in ("refers-to", "alludes-to")
    )
    report("refers-to", references - hidden, named)
    print(f"{'':18} of {len(hidden)} allusions without date and place: {len(references & hidden)}")
    print(f"{'':18} told from both ends: {'yes' if both_ways else 'no'}")
    for kind in ("counterpart", "same-occasion"):
        strong = pairs_of(ties, "declared", "counterpart", "refers-to", "same-occasion", "translation-of")
        report(kind, pairs_of(ties, kind), {unordered(*pair) for pair in labels.pairs[kind]}, strong)
    for kind in ("same-tag", "same-participants"):
        found = pairs_of(ties, kind)
        right = sum(map(labels.share_a_thread, found))
        print(f"{kind:18} precision {right / len(found):.2f} ({right} of {len(found)})")


def pairs_of(ties: Mapping[str, Iterable[Tie]], *kinds: str) -> set[Pair]:
    """Return the readouts that some kinds of relations tie."""
    return {
        unordered(one, tie.event.id) for one, found in ties.items() for tie in found if tie.relation in kinds
    }


if __name__ == "__main__":
    main()
