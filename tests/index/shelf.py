"""An archive that a test fills with the readouts it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from readout_tui.index.archive_index import ArchiveIndex
from readout_tui.index.filters import Known
from readout_tui.index.query import parse_query
from readout_tui.model import Kind, Participant, Readout, Relation, RelationKind, Source, Turn
from readout_tui.store.writing import write_readout
from readout_tui.text import fold

TODAY = date(2031, 11, 24)


@dataclass
class Shelf:
    """Writes readouts, and asks an index of them."""

    root: Path
    opened: list[ArchiveIndex] = field(default_factory=list)

    def add(
        self,
        readout_id: str,
        *turns: Turn | str,
        day: str | None = None,
        people: str = "",
        place: str | None = None,
        kind: Kind | None = None,
        language: str | None = None,
        tags: tuple[str, ...] = (),
        publisher: str | None = None,
        related: tuple[tuple[str, RelationKind], ...] = (),
    ) -> Path:
        """Write a readout. `people` are `Name of Side` with commas between; a text alone is narration."""
        path = self.root / f"{readout_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        readout = Readout(
            readout=1,
            id=readout_id,
            title=f"Title of {readout_id}",
            date=day,
            place=place,
            kind=kind,
            language=language,
            tags=tags,
            source=Source(publisher=publisher) if publisher else None,
            participants=tuple(_participant(text) for text in people.split(",") if text),
            turns=tuple(Turn(text=turn) if isinstance(turn, str) else turn for turn in turns or ["Nothing."]),
            related=tuple(Relation(id=other, relation=relation) for other, relation in related),
        )
        write_readout(path, readout)
        return path

    def index(self, folder: Path | None = None) -> ArchiveIndex:
        """Open an up to date index, in memory unless there is a folder."""
        index = ArchiveIndex(self.root, folder)
        self.opened.append(index)
        index.refresh()
        return index

    def found(self, query: str, index: ArchiveIndex | None = None, known: Known | None = None) -> list[str]:
        """Return the locators of a query's hits, the best first."""
        view = (index or self.index()).view
        hits, _ = view.search(parse_query(query, TODAY), known or Known(), 20)
        return [str(hit.locator) for hit in hits]


def _participant(text: str) -> Participant:
    name, _, side = text.strip().partition(" of ")
    return Participant(id=fold(name).replace(" ", "-"), name=name, side=side or None)
